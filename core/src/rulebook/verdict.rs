// Semantics: [law-2].

use super::{Allowed, Binding, Figure, Rule, RuleCertainty};
use crate::words::words;
use crate::{Language, Money, Word};
use core::fmt;

words! {
    /// Why a rule has nothing to say.
    pub enum Silence {
        /// It is not in force on the day.
        NotInForce = "notInForce", "not in force", "未施行或已失效";
        /// It is about other products.
        OtherProduct = "otherProduct", "another product", "不适用于该产品";
        /// It is about other lenders.
        OtherLender = "otherLender", "another lender", "不适用于该机构";
        /// It is about other kinds of plan.
        OtherPlan = "otherPlan", "another kind of plan", "不适用于该类方案";
        /// The facts it reads were not given.
        NoFacts = "noFacts", "no such facts given", "未提供相关事实";
        /// The facts are of a case that it leaves open.
        OtherCase = "otherCase", "leaves this case open", "未涉及该情形";
        /// The amounts are of another currency than its own.
        OtherCurrency = "otherCurrency", "another currency", "币种不同";
        /// The facts contradict themselves or exceed what can be computed.
        BadFacts = "badFacts", "facts that cannot be used", "事实有误";
    }
}

words! {
    /// The outcome of a rule on a case.
    pub enum Outcome {
        /// It holds.
        Pass = "pass", "pass", "符合";
        /// It is broken and advisory or not certain, or the facts cannot be judged.
        Warn = "warn", "warning", "提示";
        /// It is broken and binding.
        Fail = "fail", "fail", "不符合";
        /// It has nothing to say.
        NotApplicable = "notApplicable", "not applicable", "不适用";
    }
}

impl Outcome {
    /// Whether somebody must look at it: a warning or a failure.
    #[must_use]
    pub const fn is_adverse(self) -> bool {
        matches!(self, Self::Warn | Self::Fail)
    }
}

/// What a rule compared and how it came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Finding {
    pub(super) given: Figure,
    pub(super) allowed: Allowed,
    pub(super) holds: bool,
}

impl Finding {
    pub(super) fn at_most<T: PartialOrd + Copy>(given: T, most: T, figure: impl Fn(T) -> Figure) -> Self {
        Self { given: figure(given), allowed: Allowed::AtMost(figure(most)), holds: given <= most }
    }

    pub(super) fn at_least<T: PartialOrd + Copy>(given: T, least: T, figure: impl Fn(T) -> Figure) -> Self {
        Self { given: figure(given), allowed: Allowed::AtLeast(figure(least)), holds: given >= least }
    }

    /// Both amounts are of one currency.
    pub(super) fn money_at_most(given: Money, most: Money) -> Self {
        let holds = given.minor() <= most.minor();
        Self { given: Figure::Money(given), allowed: Allowed::AtMost(Figure::Money(most)), holds }
    }

    pub(super) fn only(given: Word, only: Word, holds: bool) -> Self {
        Self { given: Figure::Word(given), allowed: Allowed::Only(Figure::Word(only)), holds }
    }
}

/// One rule's verdict on one case.
///
/// `Display` and [`Verdict::text`] say it in a line, as in `term of a plan: 72 months, allowed at most 60 months: fail
/// (Order on credit cards, art. 70)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict<'a> {
    rule: &'a Rule,
    finding: Result<Finding, Silence>,
}

impl<'a> Verdict<'a> {
    pub(super) const fn new(rule: &'a Rule, finding: Result<Finding, Silence>) -> Self {
        Self { rule, finding }
    }

    /// The rule.
    #[must_use]
    pub const fn rule(&self) -> &'a Rule {
        self.rule
    }

    /// How it came out: a broken rule fails where it is binding and its text is known, and warns otherwise. Facts that
    /// a rule cannot judge warn as well, so that nothing passes by being unreadable.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        match self.finding {
            Err(Silence::BadFacts | Silence::OtherCurrency) => Outcome::Warn,
            Err(_) => Outcome::NotApplicable,
            Ok(finding) if finding.holds => Outcome::Pass,
            Ok(_) if self.rule.binding == Binding::Advisory => Outcome::Warn,
            Ok(_) if self.rule.certainty == RuleCertainty::Unconfirmed => Outcome::Warn,
            Ok(_) => Outcome::Fail,
        }
    }

    /// The figure of the case; `None` where nothing was compared.
    #[must_use]
    pub fn given(&self) -> Option<Figure> {
        self.finding.ok().map(|finding| finding.given)
    }

    /// What the rule allows; `None` where nothing was compared.
    #[must_use]
    pub fn allowed(&self) -> Option<Allowed> {
        self.finding.ok().map(|finding| finding.allowed)
    }

    /// Why the rule has nothing to say.
    #[must_use]
    pub fn silence(&self) -> Option<Silence> {
        self.finding.err()
    }

    /// The verdict as one line.
    #[must_use]
    pub const fn text(self, language: Language) -> impl fmt::Display + 'a {
        VerdictText { verdict: self, language }
    }
}

impl fmt::Display for Verdict<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text(Language::English).fmt(f)
    }
}

struct VerdictText<'a> {
    verdict: Verdict<'a>,
    language: Language,
}

impl fmt::Display for VerdictText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (rule, language) = (self.verdict.rule, self.language);
        let outcome = self.verdict.outcome().word().of(language);
        let limits = rule.limits.of(language);
        let source = rule.source.name.of(language);
        match (self.verdict.finding, language) {
            (Ok(finding), Language::English) => {
                let (given, allowed) = (finding.given.text(language), finding.allowed.text(language));
                write!(f, "{limits}: {given}, allowed {allowed}: {outcome} ({source}")?;
            }
            (Ok(finding), Language::Chinese) => {
                let (given, allowed) = (finding.given.text(language), finding.allowed.text(language));
                write!(f, "{limits}：{given}，规定{allowed}，{outcome}（{source}")?;
            }
            (Err(silence), Language::English) => {
                write!(f, "{limits}: {outcome}, {} ({source}", silence.word().of(language))?;
            }
            (Err(silence), Language::Chinese) => {
                write!(f, "{limits}：{outcome}，{}（{source}", silence.word().of(language))?;
            }
        }
        match (&rule.source.article, language) {
            (None, Language::English) => f.write_str(")"),
            (None, Language::Chinese) => f.write_str("）"),
            (Some(article), Language::English) => write!(f, ", {})", article.en),
            (Some(article), Language::Chinese) => write!(f, "{}）", article.zh),
        }
    }
}
