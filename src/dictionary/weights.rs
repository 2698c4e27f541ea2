//! Learned weights that the program carries, in whose place a user's own may be put once.

use std::sync::{LazyLock, OnceLock};

/// Weights of one sort, unpacked when they are first asked for.
#[derive(Debug)]
pub struct Carried<T: 'static> {
    builtin: LazyLock<Option<T>>,
    own: OnceLock<T>,
}

impl<T> Carried<T> {
    /// Weights that `unpack` gives; nothing only if the build was given broken ones, which a test rules out.
    #[must_use]
    pub const fn new(unpack: fn() -> Option<T>) -> Self {
        Self { builtin: LazyLock::new(unpack), own: OnceLock::new() }
    }

    /// Lets every later reading of this process use `own` in place of the built-in weights; gives it back where that was
    /// settled before.
    ///
    /// # Errors
    /// When other weights were put in place already.
    pub fn install(&self, own: T) -> Result<(), Box<T>> {
        self.own.set(own).map_err(Box::new)
    }

    /// The weights in use.
    #[must_use]
    pub fn current(&self) -> Option<&T> {
        self.own.get().or_else(|| self.builtin())
    }

    /// The weights that the program carries.
    #[must_use]
    pub fn builtin(&self) -> Option<&T> {
        self.builtin.as_ref()
    }
}
