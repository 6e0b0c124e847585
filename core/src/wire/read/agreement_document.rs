//! Reading an agreement back: from its canonical text, held against its digest and against what the figures follow from.

use alloc::string::String;
use alloc::vec::Vec;

use super::casework::{digest, reference};
use super::node;
use super::parties::{PartiesShape, form, parties};
use crate::agreement::{
    AGREEMENT_VERSION, AccountFingerprint, AccrualReinstatement, Agreement, AgreementError, BreachClause,
    EarlyCompletion, OtherAccount, Parts, WaiverReinstatement,
};
use crate::calendar::MonthDay;
use crate::digest::Canonical;
use crate::frequency::Frequency;
use crate::json::{Anything, Kind, Node, Of, Shaped, shapes, shortened};
use crate::money::{Currency, Money};
use crate::offer::{
    self, Claim, Class, Deferral, DeferralDue, FirstPeriodInterest, NewAccrual, PerClass, Placed, PlanKind,
    PrepaymentEffect, RepaymentPlan, Settlement, Waived, WaivedWhen,
};
use crate::rate::Rate;
use crate::wire::{WireError, WireFault};
use crate::words::{Word, said};

shapes! {
    /// An agreement with the digest it was signed with.
    pub(super) struct SignedShape {
        /// Its text, `agreement.document` of the report that made it.
        #[cfg_attr(feature = "schema", schemars(with = "serde_json::Map<String, serde_json::Value>"))]
        canonical_text: Anything,
        /// The digest of the text, `agreement.digest` of that report.
        digest: String,
    }
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
        payments: Anything,
        totals: Anything,
        items: Anything,
        clause: ClauseShape,
        early: String,
        prepayment: Option<String>,
        notes: Vec<String>,
        difference: Vec<AmountShape>,
        origin: OriginShape,
        together: Option<Vec<OtherAccountShape>>,
    }
    struct OtherAccountShape {
        account: String,
        owed: Vec<AmountShape>,
        origin: OriginShape,
    }
    struct ClaimShape {
        as_of: String,
        currency: String,
        total: String,
        owed: Vec<AmountShape>,
        days_past_due: String,
        contains_instalments: String,
        contract_rate: String,
    }
    struct AmountShape {
        class: String,
        amount: String,
    }
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
        first_period: Option<String>,
        shape: String,
        interest_only_periods: Option<String>,
        step_every: Option<String>,
        step_factor: Option<String>,
        balloon: Option<String>,
        payment: Option<String>,
        fee: Option<String>,
        fee_charged: Option<String>,
        accrual: String,
        rate: Option<String>,
        discount: Option<String>,
        expires: Option<String>,
        waived: Vec<WaivedShape>,
        placed: Vec<PlacedShape>,
        bearing: Option<Vec<String>>,
    }
    struct WaivedShape {
        class: String,
        share: String,
        when: String,
    }
    struct PlacedShape {
        class: String,
        place: String,
    }
    struct ClauseShape {
        consecutive: Option<String>,
        total: Option<String>,
        "graceDays" late_payment_grace_days: String,
        tolerance: String,
        accelerates: String,
        waived: String,
        accrual: String,
    }
    struct OriginShape {
        eve: String,
        received: String,
    }
}

/// An agreement made earlier, held against its digest.
pub(super) fn signed(node: Of<'_, SignedShape>) -> Result<Agreement, WireError> {
    let (given, sealed) = (node.canonical_text(), node.digest());
    let expected = digest(sealed)?;
    let tree = node::part(given.node(), &DocumentShape::SHAPE)?;
    let document = Of::<DocumentShape>::root(&tree);
    document.version().version(AGREEMENT_VERSION)?;
    let text = canonical(given.node())?;
    if text.digest() != expected {
        return Err(sealed.refused(AgreementError::DigestDiffers));
    }
    if document.calc_version().text() != crate::CALC_VERSION {
        return Err(document.calc_version().refused(AgreementError::OtherCalculation));
    }
    let agreement = Agreement::new(parts(document)?).map_err(|error| document.refused(error))?;
    if agreement.text() != &text {
        return Err(document.refused(AgreementError::FiguresDiffer));
    }
    Ok(agreement)
}

/// A value of texts, lists and objects as what a digest is taken of.
fn canonical(node: Node<'_>) -> Result<Canonical, WireError> {
    match node.kind() {
        Kind::Text => Ok(Canonical::text(node.text())),
        Kind::List => Ok(Canonical::list(node.parts().map(canonical).collect::<Result<Vec<_>, _>>()?)),
        Kind::Object => {
            let pairs = node.parts().map(|part| Ok((part.key(), canonical(part)?)));
            let pairs = pairs.collect::<Result<Vec<_>, WireError>>()?;
            Canonical::object(pairs).map_err(|error| node.refused(error))
        }
        _ => Err(node.fault(
            WireFault::WrongType,
            Word::new(
                "expected a text, a list or an object, given another value",
                "应为文本、列表或对象，给出的是其他值",
            ),
        )),
    }
}

fn yes(node: Of<'_, String>) -> Result<bool, WireError> {
    match node.text() {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(node.unknown_name("yes no")),
    }
}

/// A count, written as a text.
fn count<T: TryFrom<i64>>(node: Of<'_, String>) -> Result<T, WireError> {
    let count = node.text().parse::<i64>().ok().and_then(|count| T::try_from(count).ok());
    count.ok_or_else(|| {
        let given = shortened(node.text());
        let message = said!(
            "expected a whole number that fits, as a text, given the text `{given}`",
            "应为文本形式的适当整数，给出的是文本`{given}`"
        );
        node.fault(WireFault::WrongType, message)
    })
}

fn class(name: Of<'_, String>) -> Result<Class, WireError> {
    name.word(Class::from_key, Class::KEYS)
}

fn parts(node: Of<'_, DocumentShape>) -> Result<Parts, WireError> {
    let claim = claim(node.claim())?;
    let currency = claim.currency();
    let mut difference = PerClass::all(Money::zero(currency));
    for amount in node.difference().parts() {
        difference.set(class(amount.class())?, amount.amount().money(currency)?);
    }
    let origin = node.origin();
    Ok(Parts {
        number: count(node.number())?,
        previous: node.previous().read(digest)?,
        kind: node.kind().word(PlanKind::from_key, PlanKind::KEYS)?,
        claim,
        plan: plan(node.plan(), currency)?,
        parties: parties(node.parties())?,
        form: form(node.form(), node.recording())?,
        accepted: node.accepted().date()?,
        clause: clause(node.clause(), currency)?,
        early: node.early().word(EarlyCompletion::from_key, EarlyCompletion::KEYS)?,
        prepayment: node
            .prepayment()
            .read(|given| given.word(PrepaymentEffect::from_key, PrepaymentEffect::KEYS))?
            .unwrap_or(PrepaymentEffect::Nothing),
        notes: node.notes().parts().map(|note| note.text().into()).collect(),
        difference,
        fingerprint: fingerprint(origin, currency)?,
        together: node.together().parts().map(|given| other_account(given, currency)).collect::<Result<_, _>>()?,
    })
}

fn fingerprint(origin: Of<'_, OriginShape>, currency: Currency) -> Result<AccountFingerprint, WireError> {
    Ok(AccountFingerprint { eve: digest(origin.eve())?, received: origin.received().money(currency)? })
}

fn other_account(node: Of<'_, OtherAccountShape>, currency: Currency) -> Result<OtherAccount, WireError> {
    let mut owed = PerClass::all(0);
    for given in node.owed().parts() {
        owed.set(class(given.class())?, given.amount().not_negative(currency)?.minor());
    }
    Ok(OtherAccount { account: reference(node.account())?, owed, fingerprint: fingerprint(node.origin(), currency)? })
}

fn claim(node: Of<'_, ClaimShape>) -> Result<Claim, WireError> {
    let currency = node.currency().currency()?;
    let rate = node.contract_rate();
    let annual = Rate::annual(rate.text()).map_err(|error| rate.given(error))?;
    let mut claim = Claim::new(node.as_of().date()?, currency, annual)
        .with_days_past_due(count(node.days_past_due())?)
        .with_instalments(yes(node.contains_instalments())?);
    for owed in node.owed().parts() {
        let amount = owed.amount();
        claim = claim.with(class(owed.class())?, amount.money(currency)?).map_err(|error| amount.refused(error))?;
    }
    Ok(claim)
}

fn accrual(node: Of<'_, PlanShape>) -> Result<NewAccrual, WireError> {
    let given = node.accrual();
    Ok(match given.text() {
        "frozen" => NewAccrual::Frozen,
        "continued" => NewAccrual::Continued,
        "planRate" => NewAccrual::PlanRate(node.rate().needed()?.fraction()?),
        "fee" => {
            let charged = node.fee_charged().needed()?.word(offer::FeeCharged::from_key, offer::FeeCharged::KEYS)?;
            NewAccrual::Fee(offer::PlanFee { share: node.fee().needed()?.fraction()?, charged })
        }
        _ => return Err(given.unknown_name("frozen continued planRate fee")),
    })
}

/// Which capitalised classes bear. A paper without the key is of before it was asked: everything bore.
fn bearing(node: Of<'_, PlanShape>) -> Result<PerClass<bool>, WireError> {
    let mut bearing = PerClass::all(false);
    match node.bearing().given() {
        Some(list) => {
            for name in list.parts() {
                bearing.set(class(name)?, true);
            }
        }
        None => Class::ALL.iter().for_each(|class| bearing.set(*class, class.may_bear_interest())),
    }
    Ok(bearing)
}

fn plan(node: Of<'_, PlanShape>, currency: Currency) -> Result<RepaymentPlan, WireError> {
    let given = node.shape();
    let shape = match given.text() {
        "level" => offer::RepaymentProfile::Level,
        "equalPrincipal" => offer::RepaymentProfile::EqualPrincipal,
        "principalFirst" => offer::RepaymentProfile::PrincipalFirst,
        "interestOnly" => {
            offer::RepaymentProfile::InterestOnly { periods: count(node.interest_only_periods().needed()?)? }
        }
        "stepUp" => offer::RepaymentProfile::StepUp {
            every: count(node.step_every().needed()?)?,
            factor: node.step_factor().needed()?.fraction()?,
        },
        "balloon" => offer::RepaymentProfile::Balloon { last: node.balloon().needed()?.money(currency)? },
        "fixed" => offer::RepaymentProfile::Fixed { payment: node.payment().needed()?.money(currency)? },
        _ => return Err(given.unknown_name("level equalPrincipal principalFirst interestOnly stepUp balloon fixed")),
    };
    let accrual = accrual(node)?;
    let settlement = node.discount().read(|discount| {
        Ok(Settlement { discount: discount.fraction()?, expires: node.expires().needed()?.date()? })
    })?;
    let mut waived = PerClass::all(Waived::NOTHING);
    for given in node.waived().parts() {
        let share = given.share().fraction()?;
        let when = given.when().word(WaivedWhen::from_key, WaivedWhen::KEYS)?;
        waived.set(class(given.class())?, Waived { share, when });
    }
    let mut placed = PerClass::all(Placed::Capitalised);
    for given in node.placed().parts() {
        placed.set(class(given.class())?, given.place().word(Placed::from_signed_key, Placed::SIGNED_KEYS)?);
    }
    let day = node.pay_day();
    Ok(RepaymentPlan {
        signed: node.signed().date()?,
        down_payment: node.down_payment().money(currency)?,
        waived,
        placed,
        bearing: bearing(node)?,
        accrual,
        periods: count(node.periods())?,
        frequency: node.frequency().word(Frequency::from_key, Frequency::KEYS)?,
        first_due: node.first_due().date()?,
        pay_day: MonthDay::new(count(day)?).map_err(|error| day.refused(error))?,
        first_period: node
            .first_period()
            .read(|given| given.word(FirstPeriodInterest::from_key, FirstPeriodInterest::KEYS))?
            .unwrap_or(FirstPeriodInterest::Whole),
        profile: shape,
        deferral: Deferral {
            periods: count(node.deferred_periods())?,
            accrues: yes(node.deferral_accrues())?,
            due: node.deferral_due().word(DeferralDue::from_signed_key, DeferralDue::SIGNED_KEYS)?,
        },
        settlement,
    })
}

fn clause(node: Of<'_, ClauseShape>, currency: Currency) -> Result<BreachClause, WireError> {
    Ok(BreachClause {
        consecutive: node.consecutive().read(count)?,
        total: node.total().read(count)?,
        late_payment_grace_days: count(node.late_payment_grace_days())?,
        tolerance: node.tolerance().money(currency)?,
        accelerates: yes(node.accelerates())?,
        waived: node.waived().word(WaiverReinstatement::from_key, WaiverReinstatement::KEYS)?,
        accrual: node.accrual().word(AccrualReinstatement::from_key, AccrualReinstatement::KEYS)?,
    })
}
