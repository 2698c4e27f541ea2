//! Web pages: markup off into visible blocks, with the evidence that the markup gives.

use super::page::Page;

/// Takes the markup of a page off.
pub(super) fn page(html: &str) -> Page {
    Page { text: html.to_owned(), ..Page::default() }
}
