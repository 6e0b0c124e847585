use super::object::{At, Object, text, words};
use crate::delinquency::{Classification, Ladder, Observation};
use crate::rulebook::{
    AllocationOrder, AllocationStep, AnnualCostCap, ChargeCap, ContactCooldown, ContactCounter, ContactPersons,
    ContactRelay, ContactWindow, Counted, CountedPer, KeptFrom, LateFeeBase, LateFeeBasis, LateFeeCap, LegalDocument,
    LoadError, LostInterestFreePeriod, MaxAmount, MaxTerm, MinimumPayment, Moratorium, MultipleBand, NoReinstalment,
    Paused, PaymentOrder, PenaltyMultiple, PersistentDebt, Person, RateBand, RateShown, RecordKind, RequiredItem,
    RequiredItems, Retention, RetentionPeriod, RuleKind, RulebookError,
};
use crate::{Currency, DayCount, Fraction, Money, Rate, RatePeriod, TimeOfDay};
use alloc::borrow::ToOwned;
use alloc::vec::Vec;

/// The most months of a value: fifty years.
const MAX_MONTHS: u16 = 600;
/// The most days of a value: ten years.
const MAX_DAYS: u16 = 3_660;

/// The demand of a rule: `key` names its kind, `values` are its values.
pub(super) fn rule_kind(key: At<'_>, values: At<'_>, currency: Currency) -> Result<RuleKind, LoadError> {
    let name = key.text()?;
    for group in [of_plans, of_terms, of_lateness, of_contact] {
        if let Some(kind) = group(name, values, currency)? {
            return Ok(kind);
        }
    }
    Err(key.wrong(RulebookError::UnknownKind { allowed: RuleKind::KEYS }))
}

fn months(at: At<'_>) -> Result<u16, LoadError> {
    at.count(1, MAX_MONTHS)
}

/// Demands on a plan; `None` for a kind of another group.
fn of_plans(name: &str, values: At<'_>, currency: Currency) -> Result<Option<RuleKind>, LoadError> {
    Ok(Some(match name {
        "maxTerm" => {
            let values = Object::new(values, "months")?;
            RuleKind::MaxTerm(MaxTerm { months: months(values.need("months")?)? })
        }
        "maxAmount" => {
            let values = Object::new(values, "amount")?;
            RuleKind::MaxAmount(MaxAmount { amount: money(values.need("amount")?, currency)? })
        }
        "noReinstalment" => {
            let values = Object::new(values, "exceptHardship")?;
            RuleKind::NoReinstalment(NoReinstalment { except_hardship: values.need("exceptHardship")?.boolean()? })
        }
        "noInterestOnFees" => Object::new(values, "").map(|_| RuleKind::NoInterestOnFees)?,
        "rateShown" => {
            let values = Object::new(values, "simpleNamed")?;
            RuleKind::RateShown(RateShown { simple_named: values.need("simpleNamed")?.boolean()? })
        }
        "requiredItems" => RuleKind::RequiredItems(required_items(values)?),
        _ => return Ok(None),
    }))
}

/// Demands on rates, fees and the order of payment; `None` for a kind of another group.
fn of_terms(name: &str, values: At<'_>, currency: Currency) -> Result<Option<RuleKind>, LoadError> {
    Ok(Some(match name {
        "rateBand" => {
            let values = Object::new(values, "period atLeast atMost")?;
            let period = values.need("period")?.word(RatePeriod::from_key, RatePeriod::KEYS)?;
            let rate = |at: At<'_>| at.parse(|text| Rate::new(Fraction::parse(text)?, period));
            let (at_least, at_most) = (rate(values.need("atLeast")?)?, rate(values.need("atMost")?)?);
            RuleKind::RateBand(RateBand { at_least, at_most })
        }
        "penaltyMultiple" => {
            let values = Object::new(values, "overdue misuse")?;
            let (overdue, misuse) = (band(values.need("overdue")?)?, band(values.need("misuse")?)?);
            RuleKind::PenaltyMultiple(PenaltyMultiple { overdue, misuse })
        }
        "annualCostCap" => {
            let values = Object::new(values, "rate ofReference")?;
            RuleKind::AnnualCostCap(match (values.get("rate"), values.get("ofReference")) {
                (Some(rate), None) => AnnualCostCap::Rate(rate.parse(Rate::annual)?),
                (None, Some(multiple)) => AnnualCostCap::OfReference(fraction(multiple)?),
                _ => return Err(values.wrong(RulebookError::OneOf { of: "rate ofReference" })),
            })
        }
        "noOverLimitFee" => Object::new(values, "").map(|_| RuleKind::NoOverLimitFee)?,
        "lostInterestFreePeriod" => {
            let values = Object::new(values, "onRepaidPart onEarlierCycles")?;
            let on_repaid_part = values.need("onRepaidPart")?.boolean()?;
            let on_earlier_cycles = values.need("onEarlierCycles")?.boolean()?;
            RuleKind::LostInterestFreePeriod(LostInterestFreePeriod { on_repaid_part, on_earlier_cycles })
        }
        "lateFeeBasis" => {
            let values = Object::new(values, "of share")?;
            let of = values.need("of")?.word(LateFeeBase::from_key, LateFeeBase::KEYS)?;
            RuleKind::LateFeeBasis(LateFeeBasis { of, share: fraction(values.need("share")?)? })
        }
        "lateFeeCap" => {
            let values = Object::new(values, "first repeated")?;
            let first = money(values.need("first")?, currency)?;
            RuleKind::LateFeeCap(LateFeeCap { first, repeated: money(values.need("repeated")?, currency)? })
        }
        "minimumPayment" => {
            let values = Object::new(values, "ofBalance ofCharges ofInstalments")?;
            RuleKind::MinimumPayment(MinimumPayment {
                of_balance: fraction(values.need("ofBalance")?)?,
                of_charges: fraction(values.need("ofCharges")?)?,
                of_instalments: fraction(values.need("ofInstalments")?)?,
            })
        }
        "chargeCap" => RuleKind::ChargeCap(charge_cap(values)?),
        "persistentDebt" => {
            let values = Object::new(values, "months")?;
            RuleKind::PersistentDebt(PersistentDebt { months: months(values.need("months")?)? })
        }
        "allocationOrder" => RuleKind::AllocationOrder(allocation_order(values)?),
        _ => return Ok(None),
    }))
}

/// Demands on how lateness is classed and when it pauses; `None` for a kind of another group.
fn of_lateness(name: &str, values: At<'_>, _: Currency) -> Result<Option<RuleKind>, LoadError> {
    Ok(Some(match name {
        "classification" => RuleKind::Classification(ladder(values)?),
        "observation" => {
            let values = Object::new(values, "months first again")?;
            RuleKind::Observation(Observation {
                months: months(values.need("months")?)?,
                first: values.need("first")?.word(Classification::from_key, Classification::KEYS)?,
                again: values.need("again")?.word(Classification::from_key, Classification::KEYS)?,
            })
        }
        "moratorium" => {
            let values = Object::new(values, "days pauses")?;
            let days = values.need("days")?.count(1, MAX_DAYS)?;
            let pauses = words(Some(values.need("pauses")?), Paused::from_key, Paused::KEYS)?;
            RuleKind::Moratorium(Moratorium { days, pauses })
        }
        _ => return Ok(None),
    }))
}

/// Demands on contact with the debtor and on records; `None` for a kind of another group.
fn of_contact(name: &str, values: At<'_>, _: Currency) -> Result<Option<RuleKind>, LoadError> {
    Ok(Some(match name {
        "contactWindow" => {
            let values = Object::new(values, "opens closes consentLifts")?;
            RuleKind::ContactWindow(ContactWindow {
                opens: values.need("opens")?.parse(TimeOfDay::parse)?,
                closes: values.need("closes")?.parse(TimeOfDay::parse)?,
                consent_lifts: values.need("consentLifts")?.boolean()?,
            })
        }
        "contactCounter" => {
            let values = Object::new(values, "counts per days max givesWay")?;
            RuleKind::ContactCounter(ContactCounter {
                counts: values.need("counts")?.word(Counted::from_key, Counted::KEYS)?,
                per: values.need("per")?.word(CountedPer::from_key, CountedPer::KEYS)?,
                days: values.need("days")?.count(1, MAX_DAYS)?,
                max: values.need("max")?.count(0, u16::MAX)?,
                gives_way: values.get("givesWay").map(At::boolean).transpose()?.unwrap_or(false),
            })
        }
        "contactCooldown" => {
            let values = Object::new(values, "days")?;
            RuleKind::ContactCooldown(ContactCooldown { days: values.need("days")?.count(1, MAX_DAYS)? })
        }
        "contactPersons" => {
            let values = Object::new(values, "persons contactPersonIfUnreachable")?;
            RuleKind::ContactPersons(ContactPersons {
                persons: words(Some(values.need("persons")?), Person::from_key, Person::KEYS)?,
                contact_person_if_unreachable: values.need("contactPersonIfUnreachable")?.boolean()?,
            })
        }
        "contactRelay" => {
            let values = Object::new(values, "failedCalls")?;
            RuleKind::ContactRelay(ContactRelay { failed_calls: values.need("failedCalls")?.count(0, MAX_DAYS)? })
        }
        "noContactWhilePerforming" => Object::new(values, "").map(|_| RuleKind::NoContactWhilePerforming)?,
        "retention" => RuleKind::Retention(retention(values)?),
        _ => return Ok(None),
    }))
}

fn money(at: At<'_>, currency: Currency) -> Result<Money, LoadError> {
    at.parse(|text| Money::parse(text, currency))
}

fn fraction(at: At<'_>) -> Result<Fraction, LoadError> {
    at.parse(Fraction::parse)
}

fn band(at: At<'_>) -> Result<MultipleBand, LoadError> {
    let band = Object::new(at, "atLeast atMost")?;
    Ok(MultipleBand { at_least: fraction(band.need("atLeast")?)?, at_most: fraction(band.need("atMost")?)? })
}

fn required_items(values: At<'_>) -> Result<RequiredItems, LoadError> {
    let values = Object::new(values, "legalDocument items")?;
    let item = |at: At<'_>| {
        let item = Object::new(at, "key name")?;
        Ok(RequiredItem { key: item.need("key")?.text()?.to_owned(), name: text(item.need("name")?)? })
    };
    Ok(RequiredItems {
        document: values.need("legalDocument")?.word(LegalDocument::from_key, LegalDocument::KEYS)?,
        items: values.need("items")?.list()?.map(item).collect::<Result<Vec<_>, _>>()?,
    })
}

fn charge_cap(values: At<'_>) -> Result<ChargeCap, LoadError> {
    let values = Object::new(values, "rate dayCount")?;
    let day_count = values.need("dayCount")?.word(DayCount::from_key, DayCount::KEYS)?;
    let rate = values.need("rate")?;
    let annual = rate.parse(Rate::annual)?;
    ChargeCap::new(annual, day_count).map_err(|error| rate.wrong(error))
}

fn allocation_order(values: At<'_>) -> Result<AllocationOrder, LoadError> {
    let values = Object::new(values, "steps wholePayment")?;
    let steps = values.need("steps")?.list()?.map(step).collect::<Result<Vec<_>, _>>()?;
    let whole_payment = values.get("wholePayment").map(At::boolean).transpose()?.unwrap_or(false);
    Ok(AllocationOrder { steps, whole_payment })
}

fn step(at: At<'_>) -> Result<AllocationStep, LoadError> {
    let step = Object::new(at, "fromDay toDay order")?;
    Ok(AllocationStep {
        from_day: step.need("fromDay")?.count(0, MAX_DAYS)?,
        to_day: step.get("toDay").map(|to| to.count(0, MAX_DAYS)).transpose()?,
        order: step.need("order")?.word(PaymentOrder::from_key, PaymentOrder::KEYS)?,
    })
}

fn ladder(values: At<'_>) -> Result<Ladder, LoadError> {
    let values = Object::new(values, "above")?;
    let above = values.need("above")?;
    let days = above.list()?.map(|at| at.count(0, MAX_DAYS).map(i32::from)).collect::<Result<Vec<_>, _>>()?;
    let wrong_length = |days: Vec<i32>| RulebookError::ListLength { given: days.len(), min: 4, max: 4 };
    let days = <[i32; 4]>::try_from(days).map_err(|days| above.wrong(wrong_length(days)))?;
    Ladder::new(days).map_err(|error| above.wrong(error))
}

fn retention(values: At<'_>) -> Result<Retention, LoadError> {
    let values = Object::new(values, "of from atLeastMonths atMostMonths")?;
    let keep = match (values.get("atLeastMonths"), values.get("atMostMonths")) {
        (Some(least), None) => RetentionPeriod::AtLeast(least.count(0, MAX_MONTHS)?),
        (None, Some(most)) => RetentionPeriod::AtMost(most.count(0, MAX_MONTHS)?),
        _ => return Err(values.wrong(RulebookError::OneOf { of: "atLeastMonths atMostMonths" })),
    };
    Ok(Retention {
        of: values.need("of")?.word(RecordKind::from_key, RecordKind::KEYS)?,
        from: values.need("from")?.word(KeptFrom::from_key, KeptFrom::KEYS)?,
        keep,
    })
}
