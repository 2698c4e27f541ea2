//! Arguments and printing: the only module that knows a terminal.
