//! Learned weights: those that the program carries, and a user's own, which lie beside the user's tables.

use super::Dictionaries;
use std::any::{Any, TypeId};
use std::sync::LazyLock;

/// Weights of one sort that the program carries, unpacked when they are first asked for.
#[derive(Debug)]
pub struct Carried<T: 'static> {
    builtin: LazyLock<Option<T>>,
}

impl<T: Any + Send + Sync> Carried<T> {
    /// Weights that `unpack` gives; nothing only if the build was given broken ones, which a test rules out.
    #[must_use]
    pub const fn new(unpack: fn() -> Option<T>) -> Self {
        Self { builtin: LazyLock::new(unpack) }
    }

    /// The weights to read with: the user's own, or else those that the program carries.
    #[must_use]
    pub fn of<'d>(&'static self, dictionaries: &'d Dictionaries) -> Option<&'d T> {
        dictionaries.own_weights().or_else(|| self.builtin())
    }

    /// The weights that the program carries.
    #[must_use]
    pub fn builtin(&self) -> Option<&T> {
        self.builtin.as_ref()
    }
}

impl Dictionaries {
    /// Reads with a user's own weights in place of those of their sort that the program carries.
    pub fn use_weights<T: Any + Send + Sync>(&mut self, own: T) {
        self.weights.insert(TypeId::of::<T>(), Box::new(own));
    }

    /// The user's own weights of a sort.
    pub(super) fn own_weights<T: Any + Send + Sync>(&self) -> Option<&T> {
        self.weights.get(&TypeId::of::<T>())?.downcast_ref()
    }
}
