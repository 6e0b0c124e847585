//! Small policies, every combination of values of concessions tried: none concedes less than what the search finds.
//!
//! Semantics: [plan-12] to [plan-14].

use arrears::cash_flow::{DatedFlow, present_value};
use arrears::offer::{
    AllowedAccrual, AllowedProfile, AllowedRange, Applicant, Claim, Class, Concession, Deferral, FeeCharged,
    FirstPeriodInterest, KindRule, NewAccrual, OfferSearch, Offers, PerClass, PlanFee, PlanKind, PlanRow, Policy,
    Price, PriceList, Reason, RepaymentCapacity, RepaymentPlan, RepaymentProfile, Schedule, Settlement, Waived,
};
use arrears::rulebook::{Lender, Product, Rulebook, Text};
use arrears::{Currency, Date, Fraction, Frequency, Money, MonthDay, Rate, Rounding};

use super::Numbers;
use crate::extent;

const UNIT: i64 = 1_000_000_000_000;

pub(super) fn yuan(minor: i64) -> Money {
    Money::from_minor(minor, Currency::CNY).unwrap()
}

fn fraction(parts: i64) -> Fraction {
    Fraction::from_parts(parts).unwrap()
}

pub(super) struct Question {
    pub(super) claim: Claim,
    pub(super) monthly: i64,
    pub(super) lump_sum: i64,
    pub(super) from: Option<Date>,
    pub(super) policy: Policy,
}

/// A book whose only rule is the term of a hardship plan.
pub(super) fn term_of(months: u16) -> Rulebook {
    use arrears::rulebook::{
        Binding, InForce, LegalSource, MaxTerm, PlanCategory, Rule, RuleCertainty, RuleKind, Scope,
    };
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

fn shares(n: &mut Numbers) -> AllowedRange {
    match n.below(3) {
        0 => AllowedRange::only(0),
        1 => AllowedRange::new(0, UNIT, UNIT / 2).unwrap(),
        _ => AllowedRange::new(UNIT / 10, UNIT * 3 / 10, UNIT / 10).unwrap(),
    }
}

pub(super) fn question(seed: u64) -> Question {
    let n = &mut Numbers::of(seed);
    // Small amounts too: there the last row's cents make payments uneven.
    let size = [900, 20_000, 4_000_000][usize::try_from(n.below(3)).unwrap()];
    let mut claim = Claim::new(Date::new(2026, 1, 31).unwrap(), Currency::CNY, Rate::daily("0.0005").unwrap());
    for class in [Class::Principal, Class::Interest, Class::LateFee, Class::CompoundInterest] {
        let amount = if class == Class::Principal { n.between(1, size) } else { n.between(0, size / 8) };
        claim = claim.with(class, yuan(amount)).unwrap();
    }
    let kinds = [
        PlanKind::Personalised,
        PlanKind::PrincipalOnly,
        PlanKind::InterestOnly,
        PlanKind::Deferral,
        PlanKind::StepUp,
        PlanKind::Settlement,
        PlanKind::Extension,
    ];
    let kind = kinds[usize::try_from(n.below(7)).unwrap()];
    let mut rule = KindRule::preset(kind);
    let concessions = &mut rule.concessions;
    if kind != PlanKind::Settlement {
        let from = n.between(4, 8);
        concessions.periods = AllowedRange::new(from, from + n.between(0, 12), n.between(1, 3)).unwrap();
        if n.below(2) == 0 {
            concessions.accrual =
                AllowedAccrual::PlanRate(AllowedRange::new(UNIT * 12 / 100, 0, UNIT * 4 / 100).unwrap());
        }
        if n.below(2) == 0 {
            concessions.down_payment = AllowedRange::new(UNIT / 5, 0, UNIT / 10).unwrap();
        }
        if n.below(3) == 0 {
            concessions.deferral = AllowedRange::new(0, 3, 1).unwrap();
            concessions.deferral_accrues = n.below(2) == 0;
        }
        if n.below(4) == 0 {
            concessions.frequency = Frequency::Fortnightly;
        }
    } else {
        concessions.discount = AllowedRange::new(0, UNIT / 2, UNIT / 8).unwrap();
    }
    for class in [Class::Principal, Class::Interest, Class::LateFee] {
        *concessions = concessions.waive(class, shares(n));
    }
    match kind {
        PlanKind::InterestOnly => {
            concessions.profile = AllowedProfile::InterestOnly { periods: u32::try_from(n.between(1, 3)).unwrap() }
        }
        PlanKind::StepUp => concessions.profile = AllowedProfile::StepUp { every: 3, factor: fraction(UNIT * 12 / 10) },
        PlanKind::Extension if n.below(2) == 0 => concessions.profile = AllowedProfile::EqualPrincipal,
        // By a price list, with every payment or once.
        PlanKind::Extension => {
            let first = 3 + u32::try_from(seed % 3).unwrap();
            let prices = (0..4).map(|row| Price {
                periods: first + row * 3,
                fee: fraction(UNIT * (4 + i64::try_from((seed / 3 + u64::from(row) * 5) % 7).unwrap()) / 1_000),
            });
            let charged = if seed.is_multiple_of(2) { FeeCharged::EachPeriod } else { FeeCharged::Once };
            let list = PriceList::new(charged, prices.collect()).unwrap();
            let profile = concessions.profile;
            rule = rule.priced(list);
            rule.concessions.profile = profile;
        }
        // One amount until it is paid: what a month has, more, or less.
        PlanKind::Personalised if seed.is_multiple_of(2) => {
            let part = claim.total().unwrap().minor() / (3 + i64::try_from(seed % 17).unwrap()) + 1;
            concessions.profile = AllowedProfile::Fixed { payment: yuan(part) };
        }
        _ => {}
    }
    // None of capitalised interest bears, all of it, or interest alone.
    for class in [Class::Interest, Class::PenaltyInterest, Class::CompoundInterest] {
        let bears = seed % 3 == 1 || (seed % 3 == 2 && class == Class::Interest);
        rule.concessions.bearing = rule.concessions.bearing.with(class, bears);
    }
    if n.below(2) == 0 {
        rule.first_due_after_days = u16::try_from(n.between(0, 75)).unwrap();
    }
    if n.below(4) == 0 {
        rule.concessions.first_period = FirstPeriodInterest::Whole;
    }
    if n.below(3) == 0 {
        rule.minimum_recovery_ratio = fraction(UNIT * n.between(3, 9) / 10);
    }
    // Small: at most 200 combinations.
    for class in [Class::Interest, Class::LateFee, Class::Principal] {
        if combinations(&rule) > 200 {
            rule.concessions =
                rule.concessions.waive(class, AllowedRange::only(rule.concessions.waived.get(class).from()));
        }
    }
    if combinations(&rule) > 200 {
        rule.concessions.down_payment = AllowedRange::only(0);
    }
    let mut order = Concession::ALL.to_vec();
    for place in (1..order.len()).rev() {
        order.swap(place, usize::try_from(n.below(u64::try_from(place + 1).unwrap())).unwrap());
    }
    let total = claim.total().unwrap().minor();
    let policy = Policy::new("small", Currency::CNY, fraction(UNIT * 6 / 100), order, vec![rule]).unwrap();
    Question {
        claim,
        monthly: total / n.between(3, 30) + n.between(0, 3),
        lump_sum: total * n.between(0, 10) / 10,
        from: (n.below(5) == 0).then(|| Date::new(2026, 3, 20).unwrap()),
        policy,
    }
}

fn combinations(rule: &KindRule) -> u32 {
    Concession::ALL.into_iter().filter_map(|concession| rule.range(concession)).map(|range| range.count()).product()
}

/// The plan of a combination, built here and not by the engine.
fn plan(q: &Question, rule: &KindRule, value: &dyn Fn(Concession) -> i64) -> RepaymentPlan {
    let concessions = &rule.concessions;
    let part = |amount: i64, share: i64| {
        Rounding::HalfUp.quotient(i128::from(amount) * i128::from(share), i128::from(UNIT)).unwrap()
    };
    let mut waived = PerClass::all(Waived::NOTHING);
    let mut left = 0;
    for class in Class::ALL.iter().copied() {
        let share = value(Concession::Waive(class));
        waived = waived.with(class, Waived { share: fraction(share), when: concessions.waived_when.get(class) });
        left += q.claim.owed(class).minor() - part(q.claim.owed(class).minor(), share);
    }
    let priced = rule.price_list.as_ref().map(|list| {
        let of = |price: &&Price| i64::from(price.periods) == value(Concession::Periods);
        NewAccrual::Fee(PlanFee { share: list.prices().iter().find(of).unwrap().fee, charged: list.charged() })
    });
    let signed = q.claim.as_of();
    let first_due = signed.plus_days(i32::from(rule.first_due_after_days)).unwrap();
    RepaymentPlan {
        signed,
        down_payment: yuan(part(left, value(Concession::DownPayment))),
        waived,
        placed: concessions.placed,
        accrual: match concessions.accrual {
            _ if priced.is_some() => priced.unwrap(),
            AllowedAccrual::Frozen => NewAccrual::Frozen,
            AllowedAccrual::Continued => NewAccrual::Continued,
            AllowedAccrual::PlanRate(_) => NewAccrual::PlanRate(fraction(value(Concession::Rate))),
            AllowedAccrual::Fee(_) => panic!("a row of a list"),
        },
        periods: u32::try_from(value(Concession::Periods)).unwrap(),
        frequency: concessions.frequency,
        first_due,
        pay_day: MonthDay::from_date(first_due),
        bearing: concessions.bearing,
        first_period: concessions.first_period,
        profile: match concessions.profile {
            AllowedProfile::Level => RepaymentProfile::Level,
            AllowedProfile::EqualPrincipal => RepaymentProfile::EqualPrincipal,
            AllowedProfile::Fixed { payment } => RepaymentProfile::Fixed { payment },
            AllowedProfile::InterestOnly { periods } => RepaymentProfile::InterestOnly { periods },
            AllowedProfile::StepUp { every, factor } => RepaymentProfile::StepUp { every, factor },
            AllowedProfile::PrincipalFirst => RepaymentProfile::PrincipalFirst,
            AllowedProfile::Balloon { .. } => panic!("no balloon is asked for here"),
        },
        deferral: Deferral {
            periods: u32::try_from(value(Concession::Deferral)).unwrap(),
            accrues: concessions.deferral_accrues,
            due: concessions.deferral_due,
        },
        settlement: (rule.kind == PlanKind::Settlement)
            .then(|| Settlement { discount: fraction(value(Concession::Discount)), expires: first_due }),
    }
}

pub(super) fn passes(q: &Question, rule: &KindRule, plan: &RepaymentPlan, months: i32) -> bool {
    recovers(q, plan, rule.minimum_recovery_ratio) && is_open(q, rule, plan, months)
}

/// What a plan is worth to the lender.
pub(super) fn value(schedule: &Schedule, plan: &RepaymentPlan) -> i64 {
    let flow = |row: &PlanRow| DatedFlow::new(row.due(), yuan(row.payment().minor()));
    let flows: Vec<DatedFlow> = schedule.rows().iter().map(flow).collect();
    present_value(&flows, plan.signed, Rate::annual("0.06").unwrap(), Rounding::HalfUp).unwrap().minor()
}

fn recovers(q: &Question, plan: &RepaymentPlan, floor: Fraction) -> bool {
    let value = value(&Schedule::new(&q.claim, plan).unwrap(), plan);
    let total = q.claim.total().unwrap().minor();
    i128::from(value) * i128::from(UNIT) >= i128::from(total) * i128::from(floor.parts())
}

/// Whether the borrower can pay a plan and law allows it.
pub(super) fn is_open(q: &Question, rule: &KindRule, plan: &RepaymentPlan, months: i32) -> bool {
    let limit = match (rule.kind, plan.frequency) {
        (PlanKind::Settlement, _) => q.lump_sum,
        (_, Frequency::Fortnightly) => q.monthly * 12 / 26,
        _ => q.monthly,
    };
    if plan.down_payment.minor() > q.lump_sum {
        return false;
    }
    let schedule = Schedule::new(&q.claim, plan).unwrap();
    let rows = schedule.rows();
    let payments = || rows.iter().filter(|row| row.number() > 0);
    let last = rows.last().unwrap().due();
    let begins =
        q.from.is_none_or(|from| rule.kind == PlanKind::Settlement || payments().next().unwrap().due() >= from);
    let lawful = rule.kind == PlanKind::Settlement
        || last <= plan.signed.plus_months(months, MonthDay::from_date(plan.signed)).unwrap();
    begins && lawful && payments().all(|row| row.payment().minor() <= limit)
}

/// The places of the least passing combination, the concession given up last first.
fn by_hand(q: &Question, months: i32) -> Option<Vec<(Concession, i64)>> {
    let rule = &q.policy.kinds()[0];
    first(q, |plan, _| passes(q, rule, plan, months))
}

/// The values as an offer tells them: of a fixed amount, how many payments there are and not how many there may be.
pub(super) fn told(q: &Question, values: &[(Concession, i64)]) -> Vec<(Concession, i64)> {
    let rule = &q.policy.kinds()[0];
    let value =
        |concession: Concession| values.iter().find(|(known, _)| *known == concession).map_or(0, |(_, value)| *value);
    let schedule = Schedule::new(&q.claim, &plan(q, rule, &value)).unwrap();
    let rows = i64::try_from(schedule.rows().iter().filter(|row| row.number() > 0).count()).unwrap();
    let is_fixed = matches!(rule.concessions.profile, AllowedProfile::Fixed { .. });
    let as_told = |(concession, value): &(Concession, i64)| match concession {
        Concession::Periods if is_fixed => (*concession, rows),
        _ => (*concession, *value),
    };
    values.iter().map(as_told).collect()
}

/// The places of the first combination whose plan passes.
pub(super) fn first(
    q: &Question,
    mut passes: impl FnMut(&RepaymentPlan, &[(Concession, i64)]) -> bool,
) -> Option<Vec<(Concession, i64)>> {
    let rule = &q.policy.kinds()[0];
    let concessions: Vec<(Concession, Vec<i64>)> = q
        .policy
        .concessions()
        .iter()
        .rev()
        .filter_map(|concession| rule.range(*concession).map(|_| (*concession, rule.values(*concession))))
        .collect();
    // A class of which nothing is owed need not be waived.
    let counts: Vec<usize> = concessions
        .iter()
        .map(|(concession, values)| match concession {
            Concession::Waive(class) if q.claim.owed(*class).minor() == 0 => 1,
            _ => values.len(),
        })
        .collect();
    let mut places = vec![0_usize; concessions.len()];
    loop {
        let values: Vec<(Concession, i64)> = concessions
            .iter()
            .zip(&places)
            .map(|((concession, values), place)| (*concession, values[*place]))
            .collect();
        let value = |concession: Concession| {
            values.iter().find(|(known, _)| *known == concession).map_or(0, |(_, value)| *value)
        };
        if passes(&plan(q, rule, &value), &values) {
            return Some(values);
        }
        let mut at = places.len();
        loop {
            if at == 0 {
                return None;
            }
            at -= 1;
            places[at] += 1;
            if places[at] < counts[at] {
                break;
            }
            places[at] = 0;
        }
    }
}

fn found<'a>(q: &Question, applicant: &Applicant, book: &'a Rulebook) -> Offers<'a> {
    let mut capacity = RepaymentCapacity::new(yuan(q.monthly)).unwrap().lump_sum(yuan(q.lump_sum)).unwrap();
    if let Some(day) = q.from {
        capacity = capacity.from(day);
    }
    // The offers borrow the book alone.
    OfferSearch::new(&q.claim, capacity, applicant, &q.policy, book).run().unwrap()
}

#[test]
fn no_combination_concedes_less() {
    let (book, months) = (term_of(14), 14);
    let applicant = Applicant::new(Product::CreditCard, Lender::Bank);
    let (mut offered, mut refused) = (0, 0);
    for seed in 0..extent::cases(1_000) {
        let q = question(seed);
        let offers = found(&q, &applicant, &book);
        let expected = by_hand(&q, months);
        match (offers.best(), &expected) {
            (None, None) => refused += 1,
            (Some(offer), Some(values)) => {
                offered += 1;
                for (concession, value) in told(&q, values) {
                    assert_eq!(offer.concession(concession), Some(value), "{seed} {concession}: {values:?}");
                }
            }
            (offer, _) => panic!("{seed}: {:?} against {expected:?}", offer.map(|offer| offer.plan())),
        }
    }
    assert!(offered > 200 && refused > 100, "{offered} {refused}");
}

#[test]
fn what_would_be_affordable_is_and_a_cent_less_is_not() {
    let book = term_of(14);
    let applicant = Applicant::new(Product::CreditCard, Lender::Bank);
    let mut tried = 0;
    for seed in 0..extent::cases(1_000) {
        let mut q = question(seed);
        let offers = found(&q, &applicant, &book);
        let Some(refusal) = offers.refused().first() else { continue };
        for nearest in &refusal.nearest {
            if let arrears::offer::Nearest::AffordableFrom { monthly } = nearest {
                tried += 1;
                q.monthly = monthly.minor();
                assert!(found(&q, &applicant, &book).best().is_some(), "{seed}: {monthly}");
                q.monthly -= 1;
                assert!(found(&q, &applicant, &book).best().is_none(), "{seed}: less than {monthly}");
            }
        }
    }
    assert!(tried > 100, "{tried}");
}

#[test]
fn floors_that_bite_are_kept_and_told() {
    let (book, months) = (term_of(14), 14);
    let applicant = Applicant::new(Product::CreditCard, Lender::Bank);
    let (mut offered, mut too_little) = (0, 0);
    for seed in 0..extent::cases(300) {
        let mut q = question(seed);
        let mut rule = q.policy.kinds()[0].clone();
        // What can be paid is worth so much at most, the last of it so much: the floor is about there.
        let (mut most, mut last) = (0, 0);
        first(&q, |plan, _| {
            if is_open(&q, &rule, plan, months) {
                last = value(&Schedule::new(&q.claim, plan).unwrap(), plan);
                most = most.max(last);
            }
            false
        });
        let total = q.claim.total().unwrap().minor();
        let near = [most, most + 1, last, most + total / 50][usize::try_from(seed % 4).unwrap()];
        let parts = (i128::from(near.min(total)) * i128::from(UNIT) + i128::from(total) - 1) / i128::from(total);
        rule.minimum_recovery_ratio = fraction(i64::try_from(parts).unwrap());
        let order = q.policy.concessions().to_vec();
        q.policy = Policy::new("floor", Currency::CNY, q.policy.discount_rate(), order, vec![rule.clone()]).unwrap();
        let offers = found(&q, &applicant, &book);
        let expected = by_hand(&q, months).map(|values| told(&q, &values));
        let found: Option<Vec<(Concession, i64)>> = offers.best().map(|offer| {
            let concessions = expected.iter().flatten();
            concessions.map(|(concession, _)| (*concession, offer.concession(*concession).unwrap())).collect()
        });
        assert_eq!(found, expected, "{seed}");
        offered += u32::from(expected.is_some());
        let told = offers.refused().first().is_some_and(|refusal| refusal.reason == Reason::RecoversTooLittle);
        assert_eq!(told, expected.is_none() && most > 0, "{seed}: {:?}", offers.refused());
        too_little += u32::from(told);
    }
    assert!(offered > 30 && too_little > 40, "{offered} {too_little}");
}
