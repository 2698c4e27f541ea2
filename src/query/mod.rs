//! What the user typed, as a tree that knows no index.
