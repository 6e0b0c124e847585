//! Reading a rulebook from JSON.

mod kind;
mod object;
mod reference;
mod rule;

use super::{LoadError, Rulebook, RulebookError};
use crate::json::{Misfit, Node, Shape, Tree};
use crate::{Currency, Date};
use alloc::vec::Vec;
use object::{At, Object, text};

impl Rulebook {
    /// The format that [`Rulebook::from_json`] reads.
    pub const FORMAT: i64 = 2;
    /// The most bytes of a file.
    pub const MAX_BYTES: usize = 1 << 20;

    /// Mainland China's rules, as data of this crate.
    ///
    /// # Errors
    /// None: a test loads the file.
    pub fn china() -> Result<Self, LoadError> {
        Self::from_json(include_str!("../../../rulebooks/cn.json"))
    }

    /// Reads a book: a country's, or a bank's own.
    ///
    /// Amounts, rates, dates and times are text; whole numbers are numbers; both languages are needed. `to`, `applies`
    /// and its lists, and `article` may be left out; everything else is needed, and nothing else is allowed. `to` is
    /// the last day in force.
    ///
    /// ```
    /// use arrears::rulebook::Rulebook;
    /// use arrears::Date;
    /// let book = Rulebook::from_json(r#"{
    ///   "format": 2,
    ///   "jurisdiction": "cn-our-bank",
    ///   "name": { "en": "Our bank", "zh": "本行" },
    ///   "currency": "CNY",
    ///   "asOf": "2026-03-01",
    ///   "rules": [{
    ///     "id": "our.plan.max-term",
    ///     "source": { "name": { "en": "Credit policy 7", "zh": "授信政策第7号" }, "article": { "en": "2.1", "zh": "2.1" } },
    ///     "limits": { "en": "term of a plan", "zh": "方案期限" },
    ///     "from": "2026-01-01",
    ///     "binding": "binding",
    ///     "certainty": "confirmed",
    ///     "applies": { "products": ["creditCard"], "plans": ["hardship"] },
    ///     "kind": "maxTerm",
    ///     "values": { "months": 36 }
    ///   }]
    /// }"#).unwrap();
    /// assert!(book.rule("our.plan.max-term", Date::parse("2026-01-01").unwrap()).is_some());
    /// ```
    ///
    /// # Errors
    /// A [`LoadError`] with the path of the field, for the first thing that is unsound:
    /// ```
    /// use arrears::rulebook::Rulebook;
    /// let error = Rulebook::from_json(r#"{ "format": 2, "jurisdictoin": "cn" }"#).unwrap_err();
    /// assert_eq!((error.code(), error.path()), (1203, "jurisdictoin"));
    /// let error = Rulebook::from_json("{").unwrap_err();
    /// assert_eq!((error.code(), error.path()), (1200, ""));
    /// ```
    pub fn from_json(text: &str) -> Result<Self, LoadError> {
        if text.len() > Self::MAX_BYTES {
            let error = RulebookError::TooLong { given: text.len(), allowed: Self::MAX_BYTES };
            return Err(LoadError::new("", error));
        }
        // Whatever JSON it is, a tree takes it.
        let tree = Tree::read(text, &Shape::Tree).map_err(|fault| match fault.misfit() {
            Misfit::NotJson { line, column } => LoadError::new("", RulebookError::NotJson { line, column }),
            _ => LoadError::new("", RulebookError::TooLong { given: text.len(), allowed: Self::MAX_BYTES }),
        })?;
        Self::from_node(tree.root())
    }

    /// Reads a book that is part of a document.
    pub(crate) fn from_node(node: Node<'_>) -> Result<Self, LoadError> {
        let book = Object::new(At::root(node), "format jurisdiction name currency asOf rules referenceRates")?;
        let format = book.need("format")?;
        let given = format.integer()?;
        if given != Self::FORMAT {
            return Err(format.wrong(RulebookError::UnknownFormat { given, allowed: Self::FORMAT }));
        }
        let jurisdiction = book.need("jurisdiction")?.text()?;
        let name = text(book.need("name")?)?;
        let currency = book.need("currency")?.parse(Currency::from_code)?;
        let as_of = book.need("asOf")?.parse(Date::parse)?;
        let rules = book.need("rules")?.list()?.map(|at| rule::rule(at, currency)).collect::<Result<Vec<_>, _>>()?;
        let references = book.get("referenceRates").map(reference::rates).transpose()?;
        let book = Self::new(jurisdiction, name, currency, as_of, rules).map_err(|error| error.within(&node.path()))?;
        Ok(match references {
            Some(references) => book.with_reference_rates(references),
            None => book,
        })
    }
}
