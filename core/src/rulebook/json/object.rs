use crate::json::{Kind, Node};
use crate::rulebook::{LoadError, RulebookError, Text};
use crate::words::Word;
use alloc::borrow::ToOwned;
use alloc::vec::Vec;

/// A value of a rulebook.
#[derive(Clone, Copy)]
pub(super) struct At<'n>(Node<'n>);

impl<'n> At<'n> {
    pub(super) const fn root(node: Node<'n>) -> Self {
        Self(node)
    }

    /// The error with this value's path.
    #[cold]
    pub(super) fn wrong(self, error: impl Into<RulebookError>) -> LoadError {
        LoadError::new(self.0.path(), error)
    }

    #[inline(never)]
    fn is(self, kind: Kind, needed: Word) -> Result<Node<'n>, LoadError> {
        if self.0.kind() == kind { Ok(self.0) } else { Err(self.wrong(RulebookError::WrongType { needed })) }
    }

    pub(super) fn text(self) -> Result<&'n str, LoadError> {
        self.is(Kind::Text, Word::new("text", "文本")).map(Node::text)
    }

    pub(super) fn boolean(self) -> Result<bool, LoadError> {
        self.is(Kind::Flag, Word::new("true or false", "true或false")).map(Node::flag)
    }

    pub(super) fn integer(self) -> Result<i64, LoadError> {
        self.is(Kind::Whole, Word::new("a whole number", "整数")).map(Node::whole)
    }

    /// A whole number of `min` to `max`.
    pub(super) fn count(self, min: u16, max: u16) -> Result<u16, LoadError> {
        let given = self.integer()?;
        let fits = u16::try_from(given).ok().filter(|count| (min..=max).contains(count));
        fits.ok_or_else(|| self.wrong(RulebookError::OutOfRange { given, min: min.into(), max: max.into() }))
    }

    /// Text that `parse` reads.
    pub(super) fn parse<T, E: Into<RulebookError>>(
        self,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<T, LoadError> {
        parse(self.text()?).map_err(|error| self.wrong(error))
    }

    /// A word of a closed list.
    pub(super) fn word<T>(
        self,
        from_key: impl FnOnce(&str) -> Option<T>,
        allowed: &'static str,
    ) -> Result<T, LoadError> {
        from_key(self.text()?).ok_or_else(|| self.wrong(RulebookError::UnknownWord { allowed }))
    }

    pub(super) fn list(self) -> Result<impl Iterator<Item = At<'n>> + use<'n>, LoadError> {
        self.is(Kind::List, Word::new("a list", "列表")).map(|node| node.parts().map(At))
    }
}

/// An object whose keys are all allowed, each given once.
#[derive(Clone, Copy)]
pub(super) struct Object<'n>(Node<'n>);

impl<'n> Object<'n> {
    /// `allowed` lists the keys, a space between two.
    pub(super) fn new(at: At<'n>, allowed: &'static str) -> Result<Self, LoadError> {
        let node = at.is(Kind::Object, Word::new("an object", "对象"))?;
        for (index, part) in node.parts().enumerate() {
            let key = part.key();
            if !allowed.split(' ').any(|known| known == key && !key.is_empty()) {
                return Err(At(part).wrong(RulebookError::UnknownKey { allowed }));
            }
            if node.parts().take(index).any(|earlier| earlier.key() == key) {
                return Err(At(part).wrong(RulebookError::DuplicateKey));
            }
        }
        Ok(Self(node))
    }

    /// The value of a key, where it is given.
    pub(super) fn get(self, key: &str) -> Option<At<'n>> {
        self.0.get(key).map(At)
    }

    /// The value of a key that is needed.
    #[inline(never)]
    pub(super) fn need(self, key: &str) -> Result<At<'n>, LoadError> {
        self.get(key).ok_or_else(|| LoadError::new(self.0.path_of(key), RulebookError::MissingKey))
    }

    /// The error with this object's path.
    pub(super) fn wrong(self, error: impl Into<RulebookError>) -> LoadError {
        At(self.0).wrong(error)
    }
}

/// A text in both languages.
pub(super) fn text(at: At<'_>) -> Result<Text, LoadError> {
    let text = Object::new(at, "en zh")?;
    Ok(Text { en: text.need("en")?.text()?.to_owned(), zh: text.need("zh")?.text()?.to_owned() })
}

/// A list of words; none where it is left out.
pub(super) fn words<T>(
    at: Option<At<'_>>,
    from_key: impl Fn(&str) -> Option<T>,
    allowed: &'static str,
) -> Result<Vec<T>, LoadError> {
    let Some(at) = at else {
        return Ok(Vec::new());
    };
    at.list()?.map(|word| word.word(&from_key, allowed)).collect()
}
