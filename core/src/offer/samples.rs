//! What the tests of several files ask about.

use alloc::vec;

use super::breakdown::BalanceBreakdown;
use super::{Class, PerClass};
use crate::calendar::Date;
use crate::money::Currency;
use crate::rate::Fraction;
use crate::rulebook::{
    Binding, InForce, LegalSource, MaxTerm, PlanCategory, Rule, RuleCertainty, RuleKind, Rulebook, Scope, Text,
};
use crate::schedule::FirstPeriod;

/// A book whose only rule is the term of a hardship plan.
pub(super) fn book(months: u16) -> Rulebook {
    let text = |t: &str| Text { en: t.into(), zh: t.into() };
    let rule = Rule {
        id: "test.term".into(),
        source: LegalSource { name: text("a law"), article: None },
        in_force: InForce { from: Date::MIN, to: None },
        limits: text("term"),
        binding: Binding::Binding,
        certainty: RuleCertainty::Confirmed,
        scope: Scope { products: vec![], lenders: vec![], plans: vec![PlanCategory::Hardship] },
        kind: RuleKind::MaxTerm(MaxTerm { months }),
    };
    Rulebook::new("xx", text("test"), Currency::CNY, Date::MIN, vec![rule]).unwrap()
}

/// So much principal that bears 1 % a month, all of it in the instalments.
pub(super) fn lent(principal: i64) -> BalanceBreakdown {
    let annual = Fraction::from_parts(Fraction::SCALE / 100 * 12).unwrap();
    let capitalised = PerClass::all(0).with(Class::Principal, principal);
    let nothing = BalanceBreakdown::nothing(Currency::CNY, annual, 12, FirstPeriod::WHOLE);
    BalanceBreakdown { capitalised, bearing: principal, ..nothing }
}

/// The same, with everything beside it that a payment may hold: 6.00 of fees in the instalments, 11.00 payable first, of the
/// first payment alone also 0.17 of a deferral and 0.13 of a fee, and 0.07 a period.
pub(super) fn with_all(principal: i64) -> BalanceBreakdown {
    BalanceBreakdown { fees: 600, first_sum: 1_100, deferral_first: 17, once_fee: 13, period_fee: 7, ..lent(principal) }
}
