//! One tantivy index with all record kinds.
