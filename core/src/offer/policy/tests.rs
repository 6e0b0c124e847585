use alloc::vec;

use super::*;
use crate::frequency::Frequency;
use crate::offer::FeeCharged;

const ONE: i64 = Fraction::SCALE;

fn fraction(parts: i64) -> Fraction {
    Fraction::from_parts(parts).unwrap()
}

fn range(from: i64, to: i64, step: i64) -> AllowedRange {
    AllowedRange::new(from, to, step).unwrap()
}

fn yuan(minor: i64) -> Money {
    Money::from_minor(minor, Currency::CNY).unwrap()
}

fn of(rules: Vec<KindRule>) -> Result<Policy, PolicyError> {
    Policy::new("", Currency::CNY, Fraction::ZERO, Concession::ALL.to_vec(), rules)
}

/// What a policy of one kind is refused for, once its rule is changed.
fn refused(kind: PlanKind, change: impl FnOnce(&mut KindRule)) -> Option<(&'static str, OfferError)> {
    let mut rule = KindRule::preset(kind);
    change(&mut rule);
    let error = of(vec![rule]).err()?;
    assert_eq!(error.kind, Some(0));
    Some((error.key, error.error))
}

fn personalised(change: impl FnOnce(&mut KindRule)) -> Option<(&'static str, OfferError)> {
    refused(PlanKind::Personalised, change)
}

#[test]
fn a_policy_has_each_kind_once_and_one_at_least() {
    let error = of(vec![]).unwrap_err();
    assert_eq!((error.kind, error.key), (None, "kinds"));
    assert_eq!(error.error, OfferError::ListLength { given: 0, min: 1, max: 12 });
    let all: Vec<KindRule> = PlanKind::ALL.iter().copied().map(KindRule::preset).collect();
    assert_eq!(of(all.clone()).map(|policy| policy.kinds().len()), Ok(12));
    let error = of(all.iter().cloned().chain(all.first().cloned()).collect()).unwrap_err();
    assert_eq!(error.error, OfferError::ListLength { given: 13, min: 1, max: 12 });
    let twice = vec![KindRule::preset(PlanKind::StepUp), KindRule::preset(PlanKind::StepUp)];
    let error = of(twice).unwrap_err();
    assert_eq!((error.kind, error.key, error.error), (Some(1), "kind", OfferError::KindTwice));
}

/// 1,000 values of one concession and 1,000 of another are 1,000,000 settings, with two of a third twice as many.
#[test]
fn a_kind_has_a_million_settings_at_most() {
    let settings = |interest, late_fee, periods: AllowedRange| {
        personalised(|rule| {
            let concessions = rule.concessions.waive(Class::Interest, range(0, interest, 1));
            rule.concessions = concessions.waive(Class::LateFee, range(0, late_fee, 1));
            rule.concessions.periods = periods;
        })
    };
    let too_many = |given| Some(("kind", OfferError::TooManyCombinations { given, max: 1_000_000 }));
    assert_eq!(settings(999, 999, range(6, 6, 1)), None);
    assert_eq!(settings(999, 1_000, range(6, 6, 1)), too_many(1_001_000));
    assert_eq!(settings(999, 999, range(6, 7, 1)), too_many(2_000_000));
}

#[test]
fn numbers_of_payments_and_shares_have_their_ends() {
    let periods = |range| personalised(|rule| rule.concessions.periods = range);
    let wrong = |given, min| OfferError::Periods { given, min, max: 600 };
    assert_eq!([periods(range(1, 600, 1)), periods(range(1, 1, 1))], [None; 2]);
    assert_eq!(periods(range(1, 601, 1)), Some(("periods", wrong(601, 1))));
    assert_eq!(periods(range(0, 12, 1)), Some(("periods", wrong(0, 1))));
    let deferral = |range| personalised(|rule| rule.concessions.deferral = range);
    assert_eq!(deferral(range(0, 600, 1)), None);
    assert_eq!(deferral(range(0, 601, 1)), Some(("deferral", wrong(601, 0))));
    assert_eq!(deferral(range(-1, 3, 1)), Some(("deferral", wrong(0, 0))));
    let paid_down = |most| personalised(|rule| rule.concessions.down_payment = range(most, 0, ONE));
    assert_eq!([paid_down(ONE), paid_down(ONE + 1)], [None, Some(("downPayment", OfferError::ShareAboveOne))]);
    let waived =
        |most| personalised(|rule| rule.concessions = rule.concessions.waive(Class::Cost, range(0, most, ONE)));
    assert_eq!([waived(ONE), waived(ONE + 1)], [None, Some(("waive.cost", OfferError::ShareAboveOne))]);
    // Rates and down payments fall, everything else rises.
    let inverted = |key| Some((key, OfferError::BoundsInverted));
    assert_eq!(periods(range(7, 6, 1)), inverted("periods"));
    assert_eq!(personalised(|rule| rule.concessions.down_payment = range(0, 1, 1)), inverted("downPayment"));
    let rate = |range| personalised(|rule| rule.concessions.accrual = AllowedAccrual::PlanRate(range));
    assert_eq!([rate(range(ONE, 0, ONE)), rate(range(0, ONE, ONE))], [None, inverted("rate")]);
}

#[test]
fn a_shape_fits_the_numbers_of_payments() {
    let shaped = |profile, periods| {
        personalised(|rule| (rule.concessions.profile, rule.concessions.periods) = (profile, periods))
    };
    // Of four payments three may be interest alone.
    let only = |periods| shaped(AllowedProfile::InterestOnly { periods }, range(4, 12, 1));
    assert_eq!(
        [only(3), only(4)],
        [None, Some(("profile", OfferError::NothingLeftToRepayIn { given: 4, periods: 4 }))]
    );
    // Every two periods the 241st is the 120th step after the first, the 243rd one more.
    let rising =
        |parts, every, most| shaped(AllowedProfile::StepUp { every, factor: fraction(parts) }, range(6, most, 1));
    let wrong = Some(("profile", OfferError::StepUp { max: 120 }));
    assert_eq!([rising(ONE, 2, 242), rising(2 * ONE, 2, 242)], [None; 2]);
    assert_eq!(
        [rising(ONE - 1, 2, 242), rising(2 * ONE + 1, 2, 242), rising(ONE, 2, 243), rising(ONE, 0, 6)],
        [wrong; 4]
    );
    let fixed = |minor| shaped(AllowedProfile::Fixed { payment: yuan(minor) }, range(4, 12, 1));
    assert_eq!((fixed(1), fixed(0).map(|(key, _)| key)), (None, Some("profile")));
    let balloon = |parts| shaped(AllowedProfile::Balloon { share: fraction(parts) }, range(4, 12, 1));
    assert_eq!([balloon(ONE), balloon(ONE + 1)], [None, Some(("profile", OfferError::ShareAboveOne))]);
}

#[test]
fn each_kind_has_its_own_concessions() {
    let other = |key, concession| Some((key, OfferError::ConcessionOfAnotherKind { concession }));
    for kind in [PlanKind::PayInFull, PlanKind::Settlement, PlanKind::WaiverOnly] {
        let payments = |range| refused(kind, |rule| rule.concessions.periods = range);
        assert_eq!(payments(AllowedRange::only(1)), None);
        assert_eq!(payments(range(1, 2, 1)), other("periods", Concession::Periods), "{kind:?}");
    }
    let deferred = |kind| refused(kind, |rule| rule.concessions.deferral = range(0, 1, 1));
    assert_eq!(deferred(PlanKind::Settlement), other("deferral", Concession::Deferral));
    assert_eq!([deferred(PlanKind::PayInFull), deferred(PlanKind::Personalised)], [None; 2]);
    let discounted = |kind| refused(kind, |rule| rule.concessions.discount = range(0, 1, 1));
    assert_eq!(discounted(PlanKind::Settlement), None);
    assert_eq!(discounted(PlanKind::PayInFull), other("discount", Concession::Discount));
}

#[test]
fn whom_a_kind_is_for_has_its_ends() {
    let late = |fewest, most| personalised(|rule| rule.eligibility.days_past_due = (fewest, most));
    assert_eq!([late(0, 0), late(30, 30)], [None; 2]);
    assert_eq!(late(-1, 3), Some(("daysPastDue", OfferError::Days { given: -1, min: 0, max: i32::MAX })));
    assert_eq!(late(31, 30), Some(("daysPastDue", OfferError::BoundBelowBound)));
    let amount = |least, most| personalised(|rule| rule.eligibility.amount = (Some(yuan(least)), Some(yuan(most))));
    assert_eq!([amount(0, 0), amount(5, 5)], [None; 2]);
    assert_eq!(amount(5, 4), Some(("amount", OfferError::BoundBelowBound)));
    assert_eq!(amount(-1, 4).map(|(key, _)| key), Some("amount"));
    assert_eq!(KindRule::preset(PlanKind::Personalised).first_due_after_days, 10);
    let first_due = |days| personalised(|rule| rule.first_due_after_days = days);
    assert_eq!(first_due(366), None);
    assert_eq!(first_due(367), Some(("firstDueAfterDays", OfferError::Days { given: 367, min: 0, max: 366 })));
    let floor = |parts| personalised(|rule| rule.minimum_recovery_ratio = fraction(parts));
    assert_eq!([floor(ONE), floor(ONE + 1)], [None, Some(("minimumRecoveryRatio", OfferError::ShareAboveOne))]);
    let policy = || of(vec![KindRule::preset(PlanKind::PayInFull)]).unwrap();
    assert_eq!(policy().proposal_share(), Fraction::ONE);
    assert!(
        policy().proposed_at_least(Fraction::ONE).is_ok() && policy().proposed_at_least(fraction(ONE + 1)).is_err()
    );
}

/// Rows of 3 and 12 payments: from 3 on in one step of 9.
#[test]
fn a_price_list_says_the_numbers_of_payments() {
    let price = |periods| Price { periods, fee: fraction(i64::from(periods)) };
    let list = |rows: &[u32]| PriceList::new(FeeCharged::Once, rows.iter().copied().map(price).collect()).unwrap();
    let priced = |rows| KindRule::preset(PlanKind::Personalised).priced(list(rows));
    let rule = priced(&[3, 5, 12]);
    assert_eq!((rule.concessions.periods, rule.values(Concession::Periods)), (range(3, 12, 9), vec![3, 5, 12]));
    assert_eq!(rule.concessions.accrual, AllowedAccrual::Frozen);
    let rows = rule.rows();
    let said = rows.iter().map(|row| (row.concessions.periods, row.concessions.accrual, row.price_list.is_none()));
    let fee = |periods| AllowedAccrual::Fee(PlanFee { share: fraction(periods), charged: FeeCharged::Once });
    let expected = [3, 5, 12].map(|periods| (AllowedRange::only(periods), fee(periods), true));
    assert_eq!(said.collect::<Vec<_>>(), expected);
    // One row is one number.
    let one = priced(&[6]);
    assert_eq!((one.concessions.periods.is_fixed(), one.values(Concession::Periods)), (true, vec![6]));
    let shaped = |kind: PlanKind, profile| {
        refused(kind, |rule| {
            *rule = rule.clone().priced(list(&[1, 12]));
            rule.concessions.profile = profile;
        })
    };
    let wrong = Some(("priceList", OfferError::PricedProfile));
    assert_eq!(shaped(PlanKind::Personalised, AllowedProfile::EqualPrincipal), None);
    assert_eq!(shaped(PlanKind::Personalised, AllowedProfile::PrincipalFirst), wrong);
}

#[test]
fn the_widest_concession_is_the_first_of_those_with_most_values() {
    let mut rule = KindRule::preset(PlanKind::Personalised);
    rule.concessions.frequency = Frequency::Weekly;
    assert_eq!(rule.widest(), (Concession::Periods, 1));
    rule.concessions.down_payment = range(2, 0, 1);
    rule.concessions.deferral = range(0, 2, 1);
    assert_eq!(rule.widest(), (Concession::Deferral, 3));
    rule.concessions = rule.concessions.waive(Class::Cost, range(0, 3, 1));
    assert_eq!(rule.widest(), (Concession::Waive(Class::Cost), 4));
}
