//! A case whose account begins in the middle.

// Semantics: [open-3] [value-16].

use alloc::borrow::Cow;
use alloc::format;

use super::{AccountOpening, AccountTerms, Assumption, AssumptionCertainty, Case, CaseError, CasePlace};
use crate::Language;
use crate::balance::{OpeningGap, ReplayError, ReplayFault};
use crate::ledger::Action;
use crate::money::Currency;
use crate::rulebook::Text;

impl Case {
    /// An opening is of the kind of its terms.
    pub(super) fn check_opening(&self) -> Result<(), CaseError> {
        match (&self.terms, &self.opening) {
            (AccountTerms::Loan(_), Some(AccountOpening::Card(_)))
            | (AccountTerms::Card(_), Some(AccountOpening::Loan(_))) => {
                Err(CaseError::at(CasePlace::Opening, ReplayError::from(ReplayFault::WrongKind)))
            }
            (AccountTerms::Card(_) | AccountTerms::Loan(_), _) => Ok(()),
        }
    }

    /// What the answer rests on although nobody told it for certain.
    pub(super) fn assumed(&self) -> Cow<'_, [Assumption]> {
        let Some(opening) = &self.opening else { return Cow::Borrowed(&self.assumptions) };
        let mut assumed = self.assumptions.clone();
        let day = opening.day();
        let before = Text {
            en: format!(
                "what happened up to {day} is not told: months before it have no credit history, and a cap on charges counts from it"
            ),
            zh: format!("未提供{day}及以前的经过：此前各月无还款记录，费用上限自该日起计"),
        };
        assumed.push(Assumption::new("account.events", AssumptionCertainty::Unknown, before));
        let currency = self.terms.currency();
        let gaps = opening.gaps().into_iter().chain(self.unknown_met(opening));
        assumed.extend(gaps.map(|gap| assumption(gap, currency)));
        Cow::Owned(assumed)
    }

    /// What earlier money met matters where a payment is charged back, and is not told.
    fn unknown_met(&self, opening: &AccountOpening) -> Option<OpeningGap> {
        let is_open = matches!(opening, AccountOpening::Loan(loan) if loan.met.is_none());
        let mut entries = self.ledger.entries().iter();
        let returns = entries.any(|entry| matches!(entry.action(), Action::Chargeback(_)));
        (is_open && returns).then_some(OpeningGap::Met)
    }
}

fn assumption(gap: OpeningGap, currency: Currency) -> Assumption {
    let certainty = match gap {
        OpeningGap::PostingDay(_) => AssumptionCertainty::Unknown,
        OpeningGap::Rounded(..) => AssumptionCertainty::Rounded,
        OpeningGap::Paid(_) | OpeningGap::MissedPayments(_) | OpeningGap::Payment => AssumptionCertainty::Derived,
        _ => AssumptionCertainty::Simplest,
    };
    let (en, zh) = (gap.word().of(Language::English).into(), gap.word().of(Language::Chinese).into());
    let told = Assumption::new(format!("account.opening.{}", gap.key()), certainty, Text { en, zh });
    match gap.value(currency) {
        Some(value) => told.value(value),
        None => told,
    }
}
