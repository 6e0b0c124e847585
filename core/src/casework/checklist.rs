// Semantics: [case-8].

use super::CaseworkError;
use crate::hardship::Hardship;
use crate::rulebook::Product;
use crate::supporting_document::SupportingDocument;
use crate::words::{Language, words};
use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use core::fmt;

words! {
    /// What a document of a checklist is to show.
    pub enum Purpose {
        /// Identity: who is asking.
        Identity = "identity", "identity", "身份";
        /// Income: what can be paid.
        Income = "income", "income", "收入";
        /// Special circumstances: why it cannot be paid as agreed.
        Special = "special", "special circumstances", "特殊情况";
        /// The plan: what is proposed.
        Plan = "plan", "repayment plan", "还款安排";
    }
}

/// A row of a checklist: one of these documents, for these products and reasons. An empty list means all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// What the document is to show: identity, income, special circumstances, the plan.
    pub purpose: Purpose,
    /// Any of these will do.
    pub any_of: Vec<SupportingDocument>,
    /// The products that the row is for.
    pub products: Vec<Product>,
    /// The reasons of hardship that the row is for.
    pub reasons: Vec<Hardship>,
}

/// A requirement of a request, and the document that meets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Needed<'a> {
    /// What is asked for.
    pub requirement: &'a Requirement,
    /// The document that came in for it; `None` where it is missing.
    pub met_by: Option<SupportingDocument>,
}

impl Needed<'_> {
    /// The documents of which any one will do, in a language: `bank statement or payslip`.
    pub fn text(&self, language: Language) -> impl fmt::Display + '_ {
        AnyOf(&self.requirement.any_of, language)
    }
}

/// The words of documents of which one will do.
struct AnyOf<'a>(&'a [SupportingDocument], Language);

impl fmt::Display for AnyOf<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let or = if self.1 == Language::English { " or " } else { "或" };
        for (place, document) in self.0.iter().enumerate() {
            f.write_str(if place == 0 { "" } else { or })?;
            f.write_str(document.word().of(self.1))?;
        }
        Ok(())
    }
}

/// What documents a request needs: the lender's list, as data.
///
/// ```
/// use arrears::casework::{Checklist, Hardship, SupportingDocument};
/// use arrears::rulebook::Product;
/// let received = [SupportingDocument::Identity, SupportingDocument::IncomeLossProof, SupportingDocument::BankStatements].into();
/// let list = Checklist::usual();
/// let needed = list.needed(Product::Loan, Hardship::Illness, &received);
/// let missing: Vec<&[SupportingDocument]> = needed.filter(|n| n.met_by.is_none()).map(|n| &n.requirement.any_of[..]).collect();
/// assert_eq!(missing, [&[SupportingDocument::MedicalRecords][..], &[SupportingDocument::HardshipLetter, SupportingDocument::RepaymentProposal]]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checklist {
    requirements: Vec<Requirement>,
}

impl Checklist {
    /// A list of one's own.
    ///
    /// # Errors
    /// [`CaseworkError::NothingNeeded`]:
    /// ```
    /// use arrears::casework::{CaseworkError, Checklist, Purpose, Requirement};
    /// let row = Requirement { purpose: Purpose::Income, any_of: vec![], products: vec![], reasons: vec![] };
    /// assert_eq!(Checklist::new([row]), Err(CaseworkError::NothingNeeded));
    /// ```
    pub fn new(requirements: impl IntoIterator<Item = Requirement>) -> Result<Self, CaseworkError> {
        let requirements: Vec<Requirement> = requirements.into_iter().collect();
        if requirements.iter().any(|requirement| requirement.any_of.is_empty()) {
            return Err(CaseworkError::NothingNeeded);
        }
        Ok(Self { requirements })
    }

    /// What banks in mainland China usually ask for: an identity document, proof of income or of its loss, bank
    /// statements, pages of the circumstances, a letter or proposal; for a card a credit report too.
    ///
    /// # Source
    /// Practice, not law: reported by issuers' customer service.
    #[must_use]
    pub fn usual() -> Self {
        use Hardship::{Business, Disaster, Family, Illness, IncomeFell, Other, OverIndebted, Unemployment};
        use Product::{CardInstalment, CashInstalment, CreditCard};
        let row = |purpose, any_of: &[SupportingDocument], products: &[Product], reasons: &[Hardship]| Requirement {
            purpose,
            any_of: any_of.to_vec(),
            products: products.to_vec(),
            reasons: reasons.to_vec(),
        };
        let special = |document, reason| row(Purpose::Special, &[document], &[], &[reason]);
        let requirements = alloc::vec![
            row(Purpose::Identity, &[SupportingDocument::Identity], &[], &[]),
            row(Purpose::Income, &[SupportingDocument::IncomeProof, SupportingDocument::IncomeLossProof], &[], &[]),
            row(Purpose::Income, &[SupportingDocument::BankStatements], &[], &[]),
            row(
                Purpose::Income,
                &[SupportingDocument::CreditReport],
                &[CreditCard, CardInstalment, CashInstalment],
                &[]
            ),
            special(SupportingDocument::IncomeLossProof, IncomeFell),
            special(SupportingDocument::UnemploymentProof, Unemployment),
            special(SupportingDocument::MedicalRecords, Illness),
            special(SupportingDocument::DisasterProof, Disaster),
            special(SupportingDocument::FamilyProof, Family),
            special(SupportingDocument::BusinessRecords, Business),
            special(SupportingDocument::CreditReport, OverIndebted),
            special(SupportingDocument::HardshipLetter, Other),
            row(Purpose::Plan, &[SupportingDocument::HardshipLetter, SupportingDocument::RepaymentProposal], &[], &[]),
        ];
        Self { requirements }
    }

    /// The rows of the list.
    #[must_use]
    pub fn requirements(&self) -> &[Requirement] {
        &self.requirements
    }

    /// What a request needs, and what of it came in, in the order of the list.
    pub fn needed<'a>(
        &'a self,
        product: Product,
        reason: Hardship,
        received: &BTreeSet<SupportingDocument>,
    ) -> impl Iterator<Item = Needed<'a>> {
        let asked = self.requirements.iter().filter(move |row| {
            (row.products.is_empty() || row.products.contains(&product))
                && (row.reasons.is_empty() || row.reasons.contains(&reason))
        });
        asked.map(|requirement| Needed {
            requirement,
            met_by: requirement.any_of.iter().copied().find(|document| received.contains(document)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every product and reason asks for something of each purpose, and whatever is asked for can be met.
    #[test]
    fn every_request_is_asked_for_each_purpose() {
        let (list, nothing, all) =
            (Checklist::usual(), BTreeSet::new(), SupportingDocument::ALL.iter().copied().collect());
        for product in Product::ALL {
            for reason in Hardship::ALL {
                for purpose in Purpose::ALL {
                    let needed = list.needed(*product, *reason, &nothing);
                    assert!(needed.filter(|needed| needed.requirement.purpose == *purpose).count() >= 1);
                }
                assert!(list.needed(*product, *reason, &nothing).all(|needed| needed.met_by.is_none()));
                assert!(list.needed(*product, *reason, &all).all(|needed| needed.met_by.is_some()));
            }
        }
    }

    #[test]
    fn another_reason_asks_for_another_paper() {
        let (list, received) = (Checklist::usual(), BTreeSet::new());
        let special = |reason| -> Vec<SupportingDocument> {
            let needed = list.needed(Product::CreditCard, reason, &received);
            let special = needed.filter(|needed| needed.requirement.purpose == Purpose::Special);
            special.flat_map(|needed| needed.requirement.any_of.clone()).collect()
        };
        assert_eq!(special(Hardship::Illness), [SupportingDocument::MedicalRecords]);
        assert_eq!(special(Hardship::Unemployment), [SupportingDocument::UnemploymentProof]);
        let count = |product| list.needed(product, Hardship::Other, &received).count();
        assert_eq!((count(Product::CreditCard), count(Product::Loan)), (6, 5), "a credit report for cards only");
    }
}
