use super::node::Node;
use crate::rulebook::{LoadError, RulebookError};
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;

/// A value and its path.
pub(super) struct At<'n> {
    path: String,
    node: &'n Node,
}

impl<'n> At<'n> {
    pub(super) const fn root(node: &'n Node) -> Self {
        Self { path: String::new(), node }
    }

    /// The error with this value's path.
    pub(super) fn wrong(&self, error: impl Into<RulebookError>) -> LoadError {
        LoadError::new(self.path.clone(), error)
    }

    fn needed(&self, needed: &'static str) -> LoadError {
        self.wrong(RulebookError::WrongType { needed })
    }

    pub(super) fn text(&self) -> Result<&'n str, LoadError> {
        match self.node {
            Node::Text(text) => Ok(text),
            _ => Err(self.needed("text")),
        }
    }

    pub(super) fn boolean(&self) -> Result<bool, LoadError> {
        match self.node {
            Node::Bool(value) => Ok(*value),
            _ => Err(self.needed("true or false")),
        }
    }

    pub(super) fn integer(&self) -> Result<i64, LoadError> {
        match self.node {
            Node::Integer(number) => Ok(*number),
            _ => Err(self.needed("a whole number")),
        }
    }

    /// A whole number of `min` to `max`.
    pub(super) fn count(&self, min: u16, max: u16) -> Result<u16, LoadError> {
        let given = self.integer()?;
        let fits = u16::try_from(given).ok().filter(|count| (min..=max).contains(count));
        fits.ok_or_else(|| self.wrong(RulebookError::OutOfRange { given, min: min.into(), max: max.into() }))
    }

    /// Text that `parse` reads.
    pub(super) fn parse<T, E: Into<RulebookError>>(
        &self,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<T, LoadError> {
        parse(self.text()?).map_err(|error| self.wrong(error))
    }

    /// A word of a closed list.
    pub(super) fn word<T>(
        &self,
        from_key: impl FnOnce(&str) -> Option<T>,
        allowed: &'static str,
    ) -> Result<T, LoadError> {
        from_key(self.text()?).ok_or_else(|| self.wrong(RulebookError::UnknownWord { allowed }))
    }

    pub(super) fn list(&self) -> Result<impl Iterator<Item = At<'n>> + use<'n>, LoadError> {
        let Node::List(entries) = self.node else {
            return Err(self.needed("a list"));
        };
        let path = self.path.clone();
        Ok(entries.iter().enumerate().map(move |(index, node)| At { path: format!("{path}[{index}]"), node }))
    }
}

/// An object whose keys are all allowed, each given once.
pub(super) struct Object<'n> {
    path: String,
    entries: &'n [(String, Node)],
}

impl<'n> Object<'n> {
    /// `allowed` lists the keys, a space between two.
    pub(super) fn new(at: At<'n>, allowed: &'static str) -> Result<Self, LoadError> {
        let Node::Object(entries) = at.node else {
            return Err(at.needed("an object"));
        };
        let object = Self { path: at.path, entries };
        for (index, (key, _)) in entries.iter().enumerate() {
            if !allowed.split(' ').any(|known| known == key && !key.is_empty()) {
                return Err(LoadError::new(object.path_of(key), RulebookError::UnknownKey { allowed }));
            }
            if entries.iter().take(index).any(|(earlier, _)| earlier == key) {
                return Err(LoadError::new(object.path_of(key), RulebookError::DuplicateKey));
            }
        }
        Ok(object)
    }

    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// The value of a key, where it is given.
    pub(super) fn get(&self, key: &str) -> Option<At<'n>> {
        let (_, node) = self.entries.iter().find(|(known, _)| known == key)?;
        Some(At { path: self.path_of(key), node })
    }

    /// The value of a key that is needed.
    pub(super) fn need(&self, key: &str) -> Result<At<'n>, LoadError> {
        self.get(key).ok_or_else(|| LoadError::new(self.path_of(key), RulebookError::MissingKey))
    }

    /// The error with this object's path.
    pub(super) fn wrong(&self, error: impl Into<RulebookError>) -> LoadError {
        LoadError::new(self.path.clone(), error)
    }
}
