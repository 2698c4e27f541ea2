//! Briefings.
