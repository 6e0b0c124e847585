use super::kind::check_distinct;
use super::{
    Facts, InForce, ReferenceRate, ReferenceRates, Rule, RuleCertainty, RulebookError, Silence, Text, Verdict,
};
use crate::sort::sort_by_key;
use crate::words::InChinese;
use crate::{Currency, Date, Rate};
use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

/// What is wrong with a rulebook, and where in it.
///
/// ```
/// # #[cfg(feature = "json")] {
/// let error = arrears::rulebook::Rulebook::from_json("[]").unwrap_err();
/// assert_eq!((error.code(), error.to_string().as_str()), (1206, "rulebook: an object needed"));
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadError(Box<Told>);

/// Behind one pointer: an error that is rare should not make every answer large.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Told {
    path: String,
    error: RulebookError,
}

impl LoadError {
    #[cold]
    pub(super) fn new(path: impl Into<String>, error: impl Into<RulebookError>) -> Self {
        Self(Box::new(Told { path: path.into(), error: error.into() }))
    }

    /// The same error of a book that stands at `place` in a document.
    #[cfg(feature = "json")]
    pub(super) fn within(mut self, place: &str) -> Self {
        let inner = &self.0.path;
        let dot = if place.is_empty() || inner.is_empty() || inner.starts_with('[') { "" } else { "." };
        self.0.path = format!("{place}{dot}{inner}");
        self
    }

    /// The field, such as `rules[3].values.months`; empty for the book as a whole.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// What is wrong with it.
    #[must_use]
    pub fn error(&self) -> RulebookError {
        self.0.error
    }

    /// The stable number of the error.
    #[must_use]
    pub fn code(&self) -> u16 {
        self.0.error.code()
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path().is_empty() {
            return write!(f, "rulebook: {}", self.error());
        }
        write!(f, "`{}`: {}", self.path(), self.error())
    }
}

impl InChinese for LoadError {
    fn chinese(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path() {
            "" => f.write_str("规则库：")?,
            path => write!(f, "`{path}`：")?,
        }
        self.error().chinese(f)
    }
}

impl core::error::Error for LoadError {}

/// A jurisdiction's rules, dated and sourced.
///
/// ```
/// # #[cfg(feature = "json")] {
/// use arrears::rulebook::{Facts, Lender, PlanFacts, PlanCategory, Product, RateDisplay, Rulebook};
/// use arrears::{Currency, Date, Language, Money};
/// let book = Rulebook::china().unwrap();
/// let day = |text| Date::parse(text).unwrap();
/// let plan = PlanFacts {
///     kind: PlanCategory::Hardship,
///     effective: day("2026-03-01"),
///     last_due: day("2032-03-01"),
///     amount: Money::parse("52000.00", Currency::CNY).unwrap(),
///     contains_instalments: true,
///     fees_bearing_interest: Money::zero(Currency::CNY),
///     rate_display: RateDisplay::SimpleNamed,
/// };
/// let facts = Facts::new(day("2026-03-01"), Product::CreditCard, Lender::Bank).plan(plan);
/// let broken: Vec<_> = book.broken(&facts).collect();
/// assert_eq!(broken.len(), 1);
/// assert_eq!(
///     broken[0].text(Language::Chinese).to_string(),
///     "个性化分期还款期限：72个月，规定不超过60个月，不符合（《商业银行信用卡业务监督管理办法》第70条）"
/// );
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rulebook {
    jurisdiction: String,
    name: Text,
    currency: Currency,
    as_of: Date,
    rules: Vec<Rule>,
    reference_rates: Option<ReferenceRates>,
}

impl Rulebook {
    /// The most rules of a book.
    pub const MAX_RULES: usize = 1_000;
    /// The most bytes of a text in a rule.
    pub const MAX_TEXT: usize = 1_000;

    /// A book of `rules`, known as they were on `as_of`, for `jurisdiction` (a country's two letters, or more).
    ///
    /// # Errors
    /// Whatever is unsound, with its path: see [`RulebookError`]. The same door checks a book read from a file, where
    /// each error is provoked.
    /// ```
    /// use arrears::rulebook::{Rulebook, Text};
    /// use arrears::{Currency, Date};
    /// let name = Text { en: "Our rules".into(), zh: "本行规则".into() };
    /// let error = Rulebook::new("cn", name, Currency::CNY, Date::MIN, Vec::new()).unwrap_err();
    /// assert_eq!((error.code(), error.path()), (1211, "rules"));
    /// ```
    pub fn new(
        jurisdiction: impl Into<String>,
        name: Text,
        currency: Currency,
        as_of: Date,
        rules: Vec<Rule>,
    ) -> Result<Self, LoadError> {
        let jurisdiction = jurisdiction.into();
        check_identifier("jurisdiction", &jurisdiction)?;
        check_text("name", &name)?;
        if rules.is_empty() || rules.len() > Self::MAX_RULES {
            let error = RulebookError::ListLength { given: rules.len(), min: 1, max: Self::MAX_RULES };
            return Err(LoadError::new("rules", error));
        }
        let mut versions: Vec<(&str, InForce, usize)> = Vec::with_capacity(rules.len());
        for (index, rule) in rules.iter().enumerate() {
            check_rule(index, rule)?;
            versions.push((&rule.id, rule.in_force, index));
        }
        // Sorted by id and start, only neighbours can overlap.
        sort_by_key(&mut versions, |(id, in_force, index)| (*id, in_force.from, *index));
        for ((id, one, at), (next_id, next, next_at)) in versions.iter().zip(versions.iter().skip(1)) {
            if id == next_id && one.overlaps(*next) {
                let (earlier, later) = (*at.min(next_at), *at.max(next_at));
                return Err(LoadError::new(
                    format!("rules[{later}].from"),
                    RulebookError::OverlappingDates { earlier },
                ));
            }
        }
        Ok(Self { jurisdiction, name, currency, as_of, rules, reference_rates: None })
    }

    /// With the history of the market's reference rate, which rules may limit a multiple of.
    #[must_use]
    pub fn with_reference_rates(mut self, rates: ReferenceRates) -> Self {
        self.reference_rates = Some(rates);
        self
    }

    /// The reference rate with its history.
    #[must_use]
    pub const fn reference_rates(&self) -> Option<&ReferenceRates> {
        self.reference_rates.as_ref()
    }

    /// The reference rate of a day.
    #[must_use]
    pub fn reference_rate(&self, day: Date) -> Option<ReferenceRate> {
        self.reference_rates.as_ref().and_then(|rates| rates.on(day))
    }

    /// The reference rate of a day where it is known for certain; one that is not is nobody's limit.
    #[must_use]
    pub fn known_reference_rate(&self, day: Date) -> Option<Rate> {
        let known = self.reference_rate(day).filter(|rate| rate.certainty != RuleCertainty::Unconfirmed);
        known.map(|rate| rate.rate)
    }

    /// The jurisdiction, such as `cn`.
    #[must_use]
    pub fn jurisdiction(&self) -> &str {
        &self.jurisdiction
    }

    /// The book's name.
    #[must_use]
    pub const fn name(&self) -> &Text {
        &self.name
    }

    /// The currency of its amounts.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// The day to which its facts were known.
    #[must_use]
    pub const fn as_of(&self) -> Date {
        self.as_of
    }

    /// Every rule and version, in the order of the book.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The rules in force on `day`.
    pub fn in_force(&self, day: Date) -> impl Iterator<Item = &Rule> {
        self.rules.iter().filter(move |rule| rule.in_force.contains(day))
    }

    /// The version of rule `id` in force on `day`.
    #[must_use]
    pub fn rule(&self, id: &str, day: Date) -> Option<&Rule> {
        self.in_force(day).find(|rule| rule.id == id)
    }

    /// The verdict of every rule and version, in the order of the book.
    pub fn verdicts<'a>(&'a self, facts: &Facts<'_>) -> impl Iterator<Item = Verdict<'a>> {
        self.rules.iter().map(|rule| rule.judge(facts))
    }

    /// The verdicts to look at: failures and warnings, the rules that could not be judged among them.
    pub fn broken<'a>(&'a self, facts: &Facts<'_>) -> impl Iterator<Item = Verdict<'a>> {
        self.verdicts(facts).filter(|verdict| verdict.outcome().is_adverse())
    }
}

impl Rule {
    /// This rule's verdict on a case.
    #[must_use]
    pub fn judge<'a>(&'a self, facts: &Facts<'_>) -> Verdict<'a> {
        Verdict::new(self, self.ranges(facts).and_then(|()| self.kind.judge(facts)))
    }

    /// Why it has nothing to say of a case, where it has not.
    pub(crate) fn silence(&self, facts: &Facts<'_>) -> Option<Silence> {
        self.ranges(facts).and_then(|()| self.kind.judge(facts)).err()
    }

    fn ranges(&self, facts: &Facts<'_>) -> Result<(), Silence> {
        if !self.in_force.contains(facts.day) {
            return Err(Silence::NotInForce);
        }
        let scope = &self.scope;
        if !scope.products.is_empty() && !scope.products.contains(&facts.product) {
            return Err(Silence::OtherProduct);
        }
        if !scope.lenders.is_empty() && !scope.lenders.contains(&facts.lender) {
            return Err(Silence::OtherLender);
        }
        match facts.plan {
            _ if scope.plans.is_empty() => Ok(()),
            None => Err(Silence::NoFacts),
            Some(plan) if scope.plans.contains(&plan.kind) => Ok(()),
            Some(_) => Err(Silence::OtherPlan),
        }
    }
}

fn check_rule(index: usize, rule: &Rule) -> Result<(), LoadError> {
    let at = |field: &str| format!("rules[{index}].{field}");
    check_identifier(&at("id"), &rule.id)?;
    check_text(&at("source.name"), &rule.source.name)?;
    rule.source.article.as_ref().map_or(Ok(()), |article| check_text(&at("source.article"), article))?;
    check_text(&at("limits"), &rule.limits)?;
    if rule.in_force.to.is_some_and(|to| to < rule.in_force.from) {
        return Err(LoadError::new(at("to"), RulebookError::EndsBeforeStart));
    }
    let scope = |(field, error): (&str, RulebookError)| LoadError::new(at(&format!("applies.{field}")), error);
    check_distinct("products", &rule.scope.products).map_err(scope)?;
    check_distinct("lenders", &rule.scope.lenders).map_err(scope)?;
    check_distinct("plans", &rule.scope.plans).map_err(scope)?;
    rule.kind.check().map_err(|(field, error)| LoadError::new(at(&format!("values.{field}")), error))
}

fn check_identifier(path: &str, identifier: &str) -> Result<(), LoadError> {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.' || b == b'-';
    if identifier.is_empty() || identifier.len() > 64 || !identifier.bytes().all(allowed) {
        return Err(LoadError::new(path.to_string(), RulebookError::BadIdentifier));
    }
    Ok(())
}

fn check_text(path: &str, text: &Text) -> Result<(), LoadError> {
    for (language, text) in [("en", &text.en), ("zh", &text.zh)] {
        if text.trim().is_empty() {
            return Err(LoadError::new(format!("{path}.{language}"), RulebookError::Empty));
        }
        check_length(&format!("{path}.{language}"), text)?;
    }
    Ok(())
}

fn check_length(path: &str, text: &str) -> Result<(), LoadError> {
    if text.len() > Rulebook::MAX_TEXT {
        let error = RulebookError::TooLong { given: text.len(), allowed: Rulebook::MAX_TEXT };
        return Err(LoadError::new(path.to_string(), error));
    }
    Ok(())
}
