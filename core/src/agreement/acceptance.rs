//! Accepting an offer.

// Semantics: [agree-3] [agree-19].

use alloc::string::String;
use alloc::vec::Vec;

use super::agreement::{Agreement, in_time};
use super::clause::{BreachClause, EarlyCompletion};
use super::follow_up::{AgreementStatus, FollowUp};
use super::received::Received;
use super::{AccountFingerprint, AgreedAccounts, AgreementError, Form, OtherAccount, Parties, Parts};
use crate::balance::Account;
use crate::calendar::Date;
use crate::casework::Reference;
use crate::money::{Currency, Money};
use crate::offer::{Claim, Offer, PerClass, PlanKind, PrepaymentEffect, RepaymentPlan, Schedule, owed_of, sum_of};

/// An offer accepted: on which day, by whom, in which form, with which clause.
///
/// ```
/// use arrears::agreement::{Acceptance, AgreementError, BreachClause, FollowUp, Form, Parties, PayoffQuote, AgreementStatus};
/// use arrears::balance::{Account, CardAccount};
/// use arrears::casework::Reference;
/// use arrears::ledger::{Event, Ledger};
/// use arrears::offer::{Claim, Deferral, FirstPeriodInterest, PlanKind, NewAccrual, PerClass, Placed, RepaymentPlan, RepaymentProfile, Waived};
/// use arrears::terms::{CardTermsDraft, DueRule};
/// use arrears::{Currency, Date, Digest, Frequency, Money, MonthDay, Rate};
/// let yuan = |text| Money::parse(text, Currency::CNY).unwrap();
/// let terms = CardTermsDraft::new(Date::new(2023, 3, 6)?, MonthDay::new(5)?)
///     .due(DueRule::DayOfMonth(MonthDay::new(23)?))
///     .purchase_rate(Rate::daily("0.0005")?)
///     .build()?;
/// let bought = Event::purchase(Date::new(2023, 3, 30)?, yuan("1000.00"));
/// let ledger = Ledger::new([bought])?;
/// let account = Account::Card(CardAccount::new(&terms, &ledger));
/// let signed = Date::new(2023, 7, 1)?;
/// let claim = Claim::of(&account.as_of(signed)?, &account);
/// let plan = RepaymentPlan {
///     signed,
///     down_payment: yuan("0"),
///     waived: PerClass::all(Waived::NOTHING),
///     placed: PerClass::all(Placed::Capitalised),
///     bearing: PerClass::all(false),
///     accrual: NewAccrual::Frozen,
///     periods: 3,
///     frequency: Frequency::Monthly,
///     first_due: Date::new(2023, 8, 1)?,
///     pay_day: MonthDay::new(1)?,
///     first_period: FirstPeriodInterest::ByDays,
///     profile: RepaymentProfile::Level,
///     deferral: Deferral::NONE,
///     settlement: None,
/// };
/// let reference = |text| Reference::new(text).unwrap();
/// let parties = Parties { lender: reference("bank-1"), debtor: reference("d-7"), account: reference("a-9") };
/// let accept = Acceptance::new(signed, parties, Form::Written, BreachClause::after(2, Currency::CNY));
/// let agreement = accept.clone().plan(PlanKind::Personalised, &plan, &claim, &account)?;
/// assert_eq!(agreement.schedule().total(), claim.total()?);
/// assert_eq!(agreement.verify(Digest::of(b"another")), Err(AgreementError::DigestDiffers));
/// // Interest has grown by the next day: the difference is shown, or the offer is not accepted.
/// let next = accept.clone().on(Date::new(2023, 7, 2)?);
/// let error = next.clone().plan(PlanKind::Personalised, &plan, &claim, &account).unwrap_err();
/// assert!(matches!(error, AgreementError::BalanceChanged { .. }));
/// assert!(next.showing_difference().plan(PlanKind::Personalised, &plan, &claim, &account).is_ok());
/// // The first payment falls due on 1 August: the day after, it is too late to accept.
/// let late = accept.on(Date::new(2023, 8, 2)?);
/// let error = late.plan(PlanKind::Personalised, &plan, &claim, &account).unwrap_err();
/// assert!(matches!(error, AgreementError::Expired { .. }));
/// // It is followed up from its own account, from its acceptance on; a quote ends no earlier than it begins.
/// let follow_up = FollowUp::new(&agreement, &account, Date::new(2023, 8, 2)?, None)?;
/// assert_eq!((follow_up.status(), follow_up.missed_payments_left()), (AgreementStatus::PastDue, 1));
/// let early = FollowUp::new(&agreement, &account, Date::new(2023, 6, 30)?, None);
/// assert!(matches!(early, Err(AgreementError::BeforeAcceptance { .. })));
/// let other = Ledger::new([Event::purchase(Date::new(2023, 3, 30)?, yuan("1000.01"))])?;
/// let other = Account::Card(CardAccount::new(&terms, &other));
/// assert!(matches!(FollowUp::new(&agreement, &other, signed, None), Err(AgreementError::OtherLedger)));
/// let backwards = PayoffQuote::new(&agreement, &account, (Date::new(2023, 7, 9)?, signed));
/// assert!(matches!(backwards, Err(AgreementError::QuoteDates { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Acceptance<'p> {
    day: Date,
    parties: Parties,
    form: Form,
    clause: BreachClause,
    early: EarlyCompletion,
    prepayment: PrepaymentEffect,
    notes: Vec<String>,
    shows_difference: bool,
    previous: Option<&'p Agreement>,
    others: Vec<(Reference, Claim)>,
}

impl<'p> Acceptance<'p> {
    /// An acceptance on a day. Interest not yet earned is not charged on early completion.
    #[must_use]
    pub const fn new(day: Date, parties: Parties, form: Form, clause: BreachClause) -> Self {
        Self {
            day,
            parties,
            form,
            clause,
            early: EarlyCompletion::Rebate,
            prepayment: PrepaymentEffect::Nothing,
            notes: Vec::new(),
            shows_difference: false,
            previous: None,
            others: Vec::new(),
        }
    }

    /// The account of the parties.
    #[cfg(feature = "std")]
    pub(crate) const fn account(&self) -> &Reference {
        &self.parties.account
    }

    /// Sets another day of acceptance.
    #[must_use]
    pub const fn on(mut self, day: Date) -> Self {
        self.day = day;
        self
    }

    /// Sets what an early completion costs.
    #[must_use]
    pub const fn early(mut self, early: EarlyCompletion) -> Self {
        self.early = early;
        self
    }

    /// Sets what becomes of money that comes in beyond the running payment; without it, it waits for the next payments.
    #[must_use]
    pub const fn prepayment(mut self, effect: PrepaymentEffect) -> Self {
        self.prepayment = effect;
        self
    }

    /// Adds a matter in the words of the parties.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Accepts also where what is owed has changed since the offer: the agreement shows the difference by class.
    #[must_use]
    pub const fn showing_difference(mut self) -> Self {
        self.shows_difference = true;
        self
    }

    /// Makes the new agreement supersede another: the claim is what is owed under that.
    #[must_use]
    pub const fn superseding(mut self, previous: &'p Agreement) -> Self {
        self.previous = Some(previous);
        self
    }

    /// Adds another account of the same lender, by a reference of your own, with its part of the claim. The
    /// accounts are given to [`offer`](Self::offer) and to a follow-up in the same order, that of the parties first.
    #[must_use]
    pub fn together(mut self, account: Reference, claim: Claim) -> Self {
        self.others.push((account, claim));
        self
    }

    /// The agreement on an offer.
    ///
    /// # Errors
    /// As [`Acceptance::plan`].
    pub fn offer<'s, 'a: 's>(
        self,
        offer: &Offer<'_>,
        claim: &Claim,
        accounts: impl Into<AgreedAccounts<'s, 'a>>,
    ) -> Result<Agreement, AgreementError> {
        self.plan(offer.kind(), offer.plan(), claim, accounts)
    }

    /// The agreement on a plan over a claim of an account, or of several together.
    ///
    /// # Errors
    /// An acceptance before the offer or after its last day, a balance that has changed since and is not to be shown, a
    /// clause or notes that cannot be agreed, an earlier agreement with nothing left to renegotiate: the first four are
    /// shown at the type. Not as many accounts as were named, one of them twice.
    pub fn plan<'s, 'a: 's>(
        self,
        kind: PlanKind,
        plan: &RepaymentPlan,
        claim: &Claim,
        accounts: impl Into<AgreedAccounts<'s, 'a>>,
    ) -> Result<Agreement, AgreementError> {
        let known = |account: &Account<'a>| match account.known_on() {
            Some(known) => account.as_known_on(known.min(self.day)),
            None => account.as_known_on(self.day),
        };
        let accounts: Vec<Account<'a>> = accounts.into().all().iter().map(known).collect();
        let others = self.others.len();
        let Some((first, beside)) = accounts.split_first().filter(|(_, beside)| beside.len() == others) else {
            return Err(AgreementError::OtherAccounts { given: accounts.len(), needed: others.saturating_add(1) });
        };
        in_time(self.day, claim, plan, &Schedule::new(claim, plan)?)?;
        let (number, now) = match self.previous {
            None => (1, owed_on(&accounts, self.day)?),
            Some(previous) => {
                let follow_up = FollowUp::new(previous, &accounts, self.day, None)?;
                if follow_up.status() == AgreementStatus::Completed {
                    return Err(AgreementError::NothingToRenegotiate);
                }
                (previous.parts().number.saturating_add(1), follow_up.claim()?.classes())
            }
        };
        let mut difference = PerClass::all(0_i64);
        for (class, _) in PerClass::all(()).iter() {
            difference.set(class, now.get(class).saturating_sub(claim.owed_minor(class)));
        }
        let by = difference.iter().fold(0_i64, |sum, (_, minor)| sum.saturating_add(minor.saturating_abs()));
        if by != 0 && !self.shows_difference {
            return Err(AgreementError::BalanceChanged { by: Money::saturating(by, claim.currency()) });
        }
        let known_by = |account: &Account<'_>| known_by(account, plan.signed, claim.currency());
        let together = self.others.into_iter().zip(beside).map(|((account, claim), ledger)| {
            Ok(OtherAccount { account, owed: claim.classes(), fingerprint: known_by(ledger)? })
        });
        let parts = Parts {
            number,
            previous: self.previous.map(Agreement::digest),
            kind,
            claim: *claim,
            plan: *plan,
            parties: self.parties,
            form: self.form,
            accepted: self.day,
            clause: self.clause,
            early: self.early,
            prepayment: self.prepayment,
            notes: self.notes,
            difference: difference.in_currency(claim.currency()),
            fingerprint: known_by(first)?,
            together: together.collect::<Result<_, AgreementError>>()?,
        };
        Agreement::new(parts)
    }
}

/// What accounts owe on a day, by class.
fn owed_on(accounts: &[Account<'_>], day: Date) -> Result<PerClass<i64>, AgreementError> {
    let mut owed = Vec::with_capacity(accounts.len());
    for account in accounts {
        owed.push(owed_of(&account.as_of(day)?));
    }
    Ok(sum_of(&owed))
}

/// What an account is known by: what had happened and come in when a plan was signed.
fn known_by(account: &Account<'_>, signed: Date, currency: Currency) -> Result<AccountFingerprint, AgreementError> {
    let received = Received::of(account).by(signed);
    AccountFingerprint::new(account, signed, Money::saturating(received, currency))
}
