// Semantics: [law-1].

use super::{Lender, PlanCategory, Product, RuleKind, Text};
use crate::Date;
use crate::words::words;
use alloc::string::String;
use alloc::vec::Vec;

words! {
    /// How well a rule's text is known.
    pub enum RuleCertainty {
        /// The text itself, or a first-hand page, was read.
        Confirmed = "confirmed", "confirmed", "已核实";
        /// Press, a law firm, a portal or a translation.
        Reported = "reported", "reported", "据报道";
        /// From memory, or sources disagree: breaking it never counts as more than a warning.
        Unconfirmed = "unconfirmed", "unconfirmed", "未核实";
    }
}

words! {
    /// What breaking a rule means.
    pub enum Binding {
        /// Not allowed: the verdict is fail.
        Binding = "binding", "binding", "强制";
        /// Allowed and worth knowing: the verdict is warn.
        Advisory = "advisory", "advisory", "提示";
    }
}

/// Where a rule stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegalSource {
    /// The name of the law, order or notice.
    pub name: Text,
    /// Article, section or point; `None` where the instrument as a whole is meant.
    pub article: Option<Text>,
}

/// The days on which a rule is law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InForce {
    /// The first day on which the rule is in force.
    pub from: Date,
    /// The last day; `None` where no end is known.
    pub to: Option<Date>,
}

impl InForce {
    /// Whether `day` is one of them.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }

    /// Whether the two share a day.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.to.is_none_or(|to| other.from <= to) && other.to.is_none_or(|to| self.from <= to)
    }
}

/// Whom and what a rule is about. An empty list means everyone, everything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// The products that it is about; all where empty.
    pub products: Vec<Product>,
    /// The lenders that it is about; all where empty.
    pub lenders: Vec<Lender>,
    /// Kinds of plan; naming one leaves out cases without a plan.
    pub plans: Vec<PlanCategory>,
}

/// One dated rule of law, regulation or practice.
///
/// Plain data: what it means is in its [`RuleKind`], whether it is sound is checked by
/// [`Rulebook::new`](super::Rulebook::new). A file is one way to write it, code another:
///
/// ```
/// use arrears::rulebook::{
///     Binding, RuleCertainty, InForce, MaxTerm, Rule, RuleKind, Rulebook, Scope, LegalSource, Text,
/// };
/// use arrears::{Currency, Date};
/// let text = |en: &str, zh: &str| Text { en: en.into(), zh: zh.into() };
/// let rule = Rule {
///     id: "our.plan.max-term".into(),
///     source: LegalSource { name: text("Credit policy 7", "授信政策第7号"), article: None },
///     limits: text("term of a plan", "方案期限"),
///     in_force: InForce { from: Date::parse("2026-01-01")?, to: None },
///     binding: Binding::Binding,
///     certainty: RuleCertainty::Confirmed,
///     scope: Scope { products: vec![], lenders: vec![], plans: vec![] },
///     kind: RuleKind::MaxTerm(MaxTerm { months: 36 }),
/// };
/// let day = Date::parse("2026-03-01")?;
/// let book = Rulebook::new("cn-our-bank", text("Our bank", "本行"), Currency::CNY, day, vec![rule]);
/// assert_eq!(book.unwrap().in_force(day).count(), 1);
/// # Ok::<(), arrears::CalendarError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name within the book, such as `cn.plan.max-term`; later versions of one rule share it.
    pub id: String,
    /// The law or notice that it stands in, and the article.
    pub source: LegalSource,
    /// What it limits, in a few words.
    pub limits: Text,
    /// When it is law.
    pub in_force: InForce,
    /// What breaking it means.
    pub binding: Binding,
    /// How well it is known.
    pub certainty: RuleCertainty,
    /// Whom and what it is about.
    pub scope: Scope,
    /// What it compares, and with which values.
    pub kind: RuleKind,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends_are_in_force_and_ranges_overlap_by_a_day() {
        let date = |text| Date::parse(text).unwrap();
        let band = InForce { from: date("2017-01-01"), to: Some(date("2020-12-31")) };
        let days = ["2016-12-31", "2017-01-01", "2020-12-31", "2021-01-01"].map(|day| band.contains(date(day)));
        assert_eq!(days, [false, true, true, false]);
        assert!(!band.overlaps(InForce { from: date("2021-01-01"), to: None }));
        assert!(band.overlaps(InForce { from: date("2020-12-31"), to: None }));
        assert!(InForce { from: date("2010-01-01"), to: None }.overlaps(band));
    }
}
