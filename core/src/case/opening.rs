//! A case whose account begins in the middle.

// Semantics: [open-3] [value-16].

use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{AccountTerms, Assumption, AssumptionCertainty, Case, CaseError, CasePlace};
use crate::Language;
use crate::balance::{Account, CardOpening, LoanOpening, OpeningGap, ReplayError, ReplayFault};
use crate::calendar::Date;
use crate::money::Currency;
use crate::rulebook::Text;

/// Where an account stood at the end of a day, by its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountOpening {
    /// A revolving card.
    Card(Box<CardOpening>),
    /// An instalment loan.
    Loan(Box<LoanOpening>),
}

/// The names that an opening gives to purchases and plans, for events that name them: in the order of the opening.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct OpeningIds {
    /// Of what is posted and unpaid, and then of what is disputed.
    pub postings: Vec<Option<String>>,
    /// Of instalment plans.
    pub plans: Vec<Option<String>>,
}

impl AccountOpening {
    /// The day at the end of which it stands.
    #[must_use]
    pub fn day(&self) -> Date {
        match self {
            Self::Card(opening) => opening.day,
            Self::Loan(opening) => opening.day,
        }
    }

    /// What was not told, or told rounded.
    fn gaps(&self) -> Vec<OpeningGap> {
        match self {
            Self::Card(opening) => opening.gaps().collect(),
            Self::Loan(opening) => opening.gaps().collect(),
        }
    }
}

impl From<CardOpening> for AccountOpening {
    fn from(opening: CardOpening) -> Self {
        Self::Card(Box::new(opening))
    }
}

impl From<LoanOpening> for AccountOpening {
    fn from(opening: LoanOpening) -> Self {
        Self::Loan(Box::new(opening))
    }
}

impl Account<'_> {
    /// Where it stands at the end of a day.
    ///
    /// # Errors
    /// As [`Account::as_of`].
    pub fn opening(&self, day: Date) -> Result<AccountOpening, ReplayError> {
        match self {
            Self::Card(account) => account.opening(day).map(AccountOpening::from),
            Self::Loan(account) => account.opening(day).map(AccountOpening::from),
        }
    }
}

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
    pub(super) fn assumed(&self) -> Vec<Assumption> {
        let mut assumed = self.assumptions.clone();
        let Some(opening) = &self.opening else { return assumed };
        let day = opening.day();
        let before = Text {
            en: format!(
                "what happened up to {day} is not told: months before it have no credit history, and a cap on charges counts from it"
            ),
            zh: format!("未提供{day}及以前的经过：此前各月无还款记录，费用上限自该日起计"),
        };
        assumed.push(Assumption::new("account.events", AssumptionCertainty::Unknown, before));
        let currency = self.terms.currency();
        assumed.extend(opening.gaps().into_iter().map(|gap| assumption(gap, currency)));
        assumed
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
