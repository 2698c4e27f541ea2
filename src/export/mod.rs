//! Readings and answers as JSON, CSV, XLSX.
