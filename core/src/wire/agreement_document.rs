//! Reading an agreement back: from its canonical text, held against its digest and against what the figures follow from.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use serde::Deserialize;
use serde_json::Value;

use super::WireError;
use super::agreement::{PartiesShape, reference};
use super::path::At;
use super::policy::word;
use super::shape::{self, date, fraction, money};
use crate::agreement::{
    AGREEMENT_VERSION, AccrualRevival, Agreement, AgreementError, BreachClause, EarlyCompletion, Form, Origin, Parts,
    WaivedRevival,
};
use crate::calendar::MonthDay;
use crate::digest::{Canonical, Digest};
use crate::frequency::Frequency;
use crate::json::Raw;
use crate::money::Currency;
use crate::offer::{
    Claim, Class, Deferral, DeferralDue, Kind, NewAccrual, PerClass, Placed, Plan, Settlement, Shape, Waived,
    WaivedWhen,
};
use crate::rate::Rate;

/// An agreement with the digest it was signed with.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct SignedShape {
    /// Its text, `agreement.document` of the report that made it.
    #[cfg_attr(feature = "schema", schemars(with = "serde_json::Map<String, serde_json::Value>"))]
    document: Raw,
    /// The digest of the text, `agreement.digest` of that report.
    digest: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct DocumentShape {
    version: String,
    calc_version: String,
    number: String,
    previous: Option<String>,
    kind: String,
    accepted: String,
    form: String,
    recording: Option<String>,
    parties: PartiesShape,
    claim: ClaimShape,
    plan: PlanShape,
    // What follows from the rest is held against it as a text.
    #[expect(dead_code, reason = "computed anew")]
    payments: Raw,
    #[expect(dead_code, reason = "computed anew")]
    totals: Raw,
    #[expect(dead_code, reason = "computed anew")]
    items: Raw,
    clause: ClauseShape,
    early: String,
    notes: Vec<String>,
    difference: Vec<AmountShape>,
    origin: OriginShape,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ClaimShape {
    as_of: String,
    currency: String,
    #[expect(dead_code, reason = "computed anew")]
    total: String,
    owed: Vec<AmountShape>,
    days_past_due: String,
    contains_instalments: String,
    contract_rate: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AmountShape {
    class: String,
    amount: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct PlanShape {
    signed: String,
    periods: String,
    frequency: String,
    first_due: String,
    pay_day: String,
    down_payment: String,
    deferred_periods: String,
    deferral_accrues: String,
    deferral_due: String,
    shape: String,
    interest_only_periods: Option<String>,
    step_every: Option<String>,
    step_factor: Option<String>,
    balloon: Option<String>,
    accrual: String,
    rate: Option<String>,
    discount: Option<String>,
    expires: Option<String>,
    waived: Vec<WaivedShape>,
    placed: Vec<PlacedShape>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WaivedShape {
    class: String,
    share: String,
    when: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlacedShape {
    class: String,
    place: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ClauseShape {
    consecutive: Option<String>,
    total: Option<String>,
    grace_days: String,
    tolerance: String,
    accelerates: String,
    waived: String,
    accrual: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OriginShape {
    eve: String,
    received: String,
}

impl SignedShape {
    pub(super) fn build(self, at: &At<'_>) -> Result<Agreement, WireError> {
        let (at_document, at_digest) = (at.key("document"), at.key("digest"));
        let digest = Digest::parse(&self.digest).map_err(|error| WireError::at(&at_digest, error))?;
        let shape: Box<DocumentShape> = Box::new(shape::read(self.document.get(), Some(&at_document))?);
        if shape.version != AGREEMENT_VERSION {
            let given = super::error::shortened(&shape.version);
            let message = alloc::format!("version `{given}` given, this library reads `{AGREEMENT_VERSION}`");
            return Err(WireError::new(1908, at_document.key("version").text(), message));
        }
        let given: Value = shape::read(self.document.get(), Some(&at_document))?;
        let text = canonical(&given, &at_document)?;
        if text.digest() != digest {
            return Err(WireError::at(&at_digest, AgreementError::DigestDiffers));
        }
        if shape.calc_version != crate::CALC_VERSION {
            return Err(WireError::at(&at_document.key("calcVersion"), AgreementError::OtherCalculation));
        }
        let parts = shape.build(&at_document)?;
        let agreement = Agreement::new(parts).map_err(|error| WireError::at(&at_document, error))?;
        if agreement.text() != &text {
            return Err(WireError::at(&at_document, AgreementError::FiguresDiffer));
        }
        Ok(agreement)
    }
}

/// A value of texts, lists and objects as what a digest is taken of.
fn canonical(value: &Value, at: &At<'_>) -> Result<Canonical, WireError> {
    match value {
        Value::String(text) => Ok(Canonical::text(text)),
        Value::Array(values) => {
            let values = values.iter().enumerate().map(|(place, value)| canonical(value, &at.index(place)));
            Ok(Canonical::list(values.collect::<Result<Vec<_>, _>>()?))
        }
        Value::Object(pairs) => {
            let pairs = pairs.iter().map(|(key, value)| Ok((key.as_str(), canonical(value, &at.key(key))?)));
            let pairs = pairs.collect::<Result<Vec<_>, WireError>>()?;
            Canonical::object(pairs).map_err(|error| WireError::at(at, error))
        }
        _ => Err(WireError::new(1903, at.text(), "an agreement holds texts, lists and objects only")),
    }
}

fn yes(text: &str, at: &At<'_>) -> Result<bool, WireError> {
    match text {
        "yes" => Ok(true),
        "no" => Ok(false),
        other => Err(WireError::unknown_name(at, other, "yes no")),
    }
}

fn count<T: core::str::FromStr>(text: &str, at: &At<'_>) -> Result<T, WireError> {
    let given = super::error::shortened(text);
    text.parse().map_err(|_| WireError::new(1903, at.text(), alloc::format!("`{given}` is no count that fits here")))
}

fn amounts(shapes: &[AmountShape], currency: Currency, at: &At<'_>) -> Result<PerClass<i64>, WireError> {
    let mut amounts = PerClass::all(0);
    for (place, shape) in shapes.iter().enumerate() {
        let at = at.index(place);
        let class = word(&shape.class, &at.key("class"), Class::from_key, Class::KEYS)?;
        amounts.set(class, money(&shape.amount, currency, &at.key("amount"))?.minor());
    }
    Ok(amounts)
}

impl DocumentShape {
    fn build(self, at: &At<'_>) -> Result<Parts, WireError> {
        let claim = self.claim.build(&at.key("claim"))?;
        let currency = claim.currency();
        let at_recording = at.key("recording");
        let form = match (self.form.as_str(), self.recording) {
            ("written", None) => Form::Written,
            ("oral", Some(recording)) => Form::Oral { recording: reference(recording, &at_recording)? },
            ("oral", None) => return Err(WireError::missing(&at_recording)),
            ("written", Some(_)) => {
                return Err(WireError::new(1909, at_recording.text(), "a written agreement does not have this key"));
            }
            (other, _) => return Err(WireError::unknown_name(&at.key("form"), other, "written oral")),
        };
        let digest = |text: &str, at: &At<'_>| Digest::parse(text).map_err(|error| WireError::at(at, error));
        let at_origin = at.key("origin");
        let previous = self.previous.map(|text| digest(&text, &at.key("previous"))).transpose()?;
        Ok(Parts {
            number: count(&self.number, &at.key("number"))?,
            previous,
            kind: word(&self.kind, &at.key("kind"), Kind::from_key, Kind::KEYS)?,
            claim,
            plan: self.plan.build(currency, &at.key("plan"))?,
            parties: self.parties.build(&at.key("parties"))?,
            form,
            accepted: date(&self.accepted, &at.key("accepted"))?,
            clause: self.clause.build(currency, &at.key("clause"))?,
            early: word(&self.early, &at.key("early"), EarlyCompletion::from_key, EarlyCompletion::KEYS)?,
            notes: self.notes,
            difference: amounts(&self.difference, currency, &at.key("difference"))?,
            origin: Origin {
                eve: digest(&self.origin.eve, &at_origin.key("eve"))?,
                received: money(&self.origin.received, currency, &at_origin.key("received"))?.minor(),
            },
        })
    }
}

impl ClaimShape {
    fn build(self, at: &At<'_>) -> Result<Claim, WireError> {
        let at_currency = at.key("currency");
        let currency = Currency::from_code(&self.currency);
        let currency = currency.map_err(|error| WireError::given(&at_currency, &self.currency, error))?;
        let at_rate = at.key("contractRate");
        let rate = Rate::annual(&self.contract_rate);
        let rate = rate.map_err(|error| WireError::given(&at_rate, &self.contract_rate, error))?;
        let mut claim = Claim::new(date(&self.as_of, &at.key("asOf"))?, currency)
            .days_past_due(count(&self.days_past_due, &at.key("daysPastDue"))?)
            .contains_instalments(yes(&self.contains_instalments, &at.key("containsInstalments"))?)
            .contract_rate(rate)
            .map_err(|error| WireError::at(&at_rate, error))?;
        let at_owed = at.key("owed");
        for (place, shape) in self.owed.iter().enumerate() {
            let at = at_owed.index(place);
            let class = word(&shape.class, &at.key("class"), Class::from_key, Class::KEYS)?;
            let amount = money(&shape.amount, currency, &at.key("amount"))?;
            claim = claim.owed(class, amount).map_err(|error| WireError::at(&at.key("amount"), error))?;
        }
        Ok(claim)
    }
}

impl PlanShape {
    fn build(self, currency: Currency, at: &At<'_>) -> Result<Plan, WireError> {
        let needed = |text: &Option<String>, key: &str| text.clone().ok_or_else(|| WireError::missing(&at.key(key)));
        let number = |text: &Option<String>, key: &str| count(&needed(text, key)?, &at.key(key));
        let shape = match self.shape.as_str() {
            "level" => Shape::Level,
            "equalPrincipal" => Shape::EqualPrincipal,
            "principalFirst" => Shape::PrincipalFirst,
            "interestOnly" => {
                Shape::InterestOnly { periods: number(&self.interest_only_periods, "interestOnlyPeriods")? }
            }
            "stepUp" => Shape::StepUp {
                every: number(&self.step_every, "stepEvery")?,
                factor: fraction(&needed(&self.step_factor, "stepFactor")?, &at.key("stepFactor"))?,
            },
            "balloon" => {
                Shape::Balloon { last: money(&needed(&self.balloon, "balloon")?, currency, &at.key("balloon"))? }
            }
            other => {
                let allowed = "level equalPrincipal principalFirst interestOnly stepUp balloon";
                return Err(WireError::unknown_name(&at.key("shape"), other, allowed));
            }
        };
        let accrual = match self.accrual.as_str() {
            "frozen" => NewAccrual::Frozen,
            "continued" => NewAccrual::Continued,
            "planRate" => NewAccrual::PlanRate(fraction(&needed(&self.rate, "rate")?, &at.key("rate"))?),
            other => {
                return Err(WireError::unknown_name(&at.key("accrual"), other, "frozen continued planRate"));
            }
        };
        let settlement = match &self.discount {
            None => None,
            Some(discount) => Some(Settlement {
                discount: fraction(discount, &at.key("discount"))?,
                expires: date(&needed(&self.expires, "expires")?, &at.key("expires"))?,
            }),
        };
        let (at_waived, at_placed, at_day) = (at.key("waived"), at.key("placed"), at.key("payDay"));
        let mut waived = PerClass::all(Waived::NOTHING);
        for (place, shape) in self.waived.iter().enumerate() {
            let at = at_waived.index(place);
            let class = word(&shape.class, &at.key("class"), Class::from_key, Class::KEYS)?;
            let share = fraction(&shape.share, &at.key("share"))?;
            let when = word(&shape.when, &at.key("when"), WaivedWhen::from_key, WaivedWhen::KEYS)?;
            waived.set(class, Waived { share, when });
        }
        let mut placed = PerClass::all(Placed::Folded);
        for (place, shape) in self.placed.iter().enumerate() {
            let at = at_placed.index(place);
            let class = word(&shape.class, &at.key("class"), Class::from_key, Class::KEYS)?;
            placed.set(class, word(&shape.place, &at.key("place"), Placed::from_key, Placed::KEYS)?);
        }
        let pay_day = MonthDay::new(count(&self.pay_day, &at_day)?).map_err(|error| WireError::at(&at_day, error))?;
        Ok(Plan {
            signed: date(&self.signed, &at.key("signed"))?,
            down_payment: money(&self.down_payment, currency, &at.key("downPayment"))?,
            waived,
            placed,
            accrual,
            periods: count(&self.periods, &at.key("periods"))?,
            frequency: word(&self.frequency, &at.key("frequency"), Frequency::from_key, Frequency::KEYS)?,
            first_due: date(&self.first_due, &at.key("firstDue"))?,
            pay_day,
            shape,
            deferral: Deferral {
                periods: count(&self.deferred_periods, &at.key("deferredPeriods"))?,
                accrues: yes(&self.deferral_accrues, &at.key("deferralAccrues"))?,
                due: word(&self.deferral_due, &at.key("deferralDue"), DeferralDue::from_key, DeferralDue::KEYS)?,
            },
            settlement,
        })
    }
}

impl ClauseShape {
    fn build(self, currency: Currency, at: &At<'_>) -> Result<BreachClause, WireError> {
        let number =
            |text: &Option<String>, key: &str| text.as_deref().map(|text| count(text, &at.key(key))).transpose();
        Ok(BreachClause {
            consecutive: number(&self.consecutive, "consecutive")?,
            total: number(&self.total, "total")?,
            grace_days: count(&self.grace_days, &at.key("graceDays"))?,
            tolerance: money(&self.tolerance, currency, &at.key("tolerance"))?,
            accelerates: yes(&self.accelerates, &at.key("accelerates"))?,
            waived: word(&self.waived, &at.key("waived"), WaivedRevival::from_key, WaivedRevival::KEYS)?,
            accrual: word(&self.accrual, &at.key("accrual"), AccrualRevival::from_key, AccrualRevival::KEYS)?,
        })
    }
}
