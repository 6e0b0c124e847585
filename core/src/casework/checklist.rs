// Semantics: [case-8].

use super::CaseworkError;
use crate::hardship::Hardship;
use crate::paper::Paper;
use crate::rulebook::Product;
use crate::words::words;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;

words! {
    /// What a document is asked for.
    pub enum Purpose {
        /// Who is asking.
        Identity = "identity", "identity", "身份";
        /// What can be paid.
        Income = "income", "income", "收入";
        /// Why it cannot be paid as agreed.
        Special = "special", "special circumstances", "特殊情况";
        /// What is proposed.
        Plan = "plan", "repayment plan", "还款安排";
    }
}

/// A row of a checklist: one of these documents, for these products and reasons. An empty list means all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// What for.
    pub purpose: Purpose,
    /// Any of these will do.
    pub any_of: Vec<Paper>,
    /// For these products.
    pub products: Vec<Product>,
    /// For these reasons.
    pub reasons: Vec<Hardship>,
}

/// A requirement of a request, and the document that meets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Needed<'a> {
    /// What is asked for.
    pub requirement: &'a Requirement,
    /// The document that came in for it; `None` where it is missing.
    pub met_by: Option<Paper>,
}

/// What documents a request needs: the lender's list, as data.
///
/// ```
/// use arrears::casework::{Checklist, Hardship, Paper};
/// use arrears::rulebook::Product;
/// let received = [Paper::Identity, Paper::IncomeLossProof, Paper::BankStatements].into();
/// let list = Checklist::usual();
/// let needed = list.needed(Product::Loan, Hardship::Illness, &received);
/// let missing: Vec<&[Paper]> = needed.filter(|n| n.met_by.is_none()).map(|n| &n.requirement.any_of[..]).collect();
/// assert_eq!(missing, [&[Paper::MedicalRecords][..], &[Paper::HardshipLetter, Paper::RepaymentProposal]]);
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
    /// statements, papers of the circumstances, a letter or proposal; for a card a credit report too.
    ///
    /// # Source
    /// Practice, not law: reported by issuers' customer service.
    #[must_use]
    pub fn usual() -> Self {
        use Hardship::{Business, Disaster, Family, Illness, IncomeFell, Other, OverIndebted, Unemployment};
        use Product::{CardInstalment, CashInstalment, CreditCard};
        let row = |purpose, any_of: &[Paper], products: &[Product], reasons: &[Hardship]| Requirement {
            purpose,
            any_of: any_of.to_vec(),
            products: products.to_vec(),
            reasons: reasons.to_vec(),
        };
        let special = |paper, reason| row(Purpose::Special, &[paper], &[], &[reason]);
        let requirements = alloc::vec![
            row(Purpose::Identity, &[Paper::Identity], &[], &[]),
            row(Purpose::Income, &[Paper::IncomeProof, Paper::IncomeLossProof], &[], &[]),
            row(Purpose::Income, &[Paper::BankStatements], &[], &[]),
            row(Purpose::Income, &[Paper::CreditReport], &[CreditCard, CardInstalment, CashInstalment], &[]),
            special(Paper::IncomeLossProof, IncomeFell),
            special(Paper::UnemploymentProof, Unemployment),
            special(Paper::MedicalRecords, Illness),
            special(Paper::DisasterProof, Disaster),
            special(Paper::FamilyProof, Family),
            special(Paper::BusinessRecords, Business),
            special(Paper::CreditReport, OverIndebted),
            special(Paper::HardshipLetter, Other),
            row(Purpose::Plan, &[Paper::HardshipLetter, Paper::RepaymentProposal], &[], &[]),
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
        received: &'a BTreeSet<Paper>,
    ) -> impl Iterator<Item = Needed<'a>> {
        let asked = self.requirements.iter().filter(move |row| {
            (row.products.is_empty() || row.products.contains(&product))
                && (row.reasons.is_empty() || row.reasons.contains(&reason))
        });
        asked.map(|requirement| Needed {
            requirement,
            met_by: requirement.any_of.iter().copied().find(|paper| received.contains(paper)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every product and reason asks for something of each purpose, and whatever is asked for can be met.
    #[test]
    fn every_request_is_asked_for_each_purpose() {
        let (list, nothing, all) = (Checklist::usual(), BTreeSet::new(), Paper::ALL.iter().copied().collect());
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
        let special = |reason| -> Vec<Paper> {
            let needed = list.needed(Product::CreditCard, reason, &received);
            let special = needed.filter(|needed| needed.requirement.purpose == Purpose::Special);
            special.flat_map(|needed| needed.requirement.any_of.clone()).collect()
        };
        assert_eq!(special(Hardship::Illness), [Paper::MedicalRecords]);
        assert_eq!(special(Hardship::Unemployment), [Paper::UnemploymentProof]);
        let count = |product| list.needed(product, Hardship::Other, &received).count();
        assert_eq!((count(Product::CreditCard), count(Product::Loan)), (6, 5), "a credit report for cards only");
    }
}
