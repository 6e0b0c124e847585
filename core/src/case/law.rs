//! The law that a case is judged by.

use alloc::vec::Vec;
use std::sync::OnceLock;

use super::{AccountLaw, CaseError, CasePlace, StatedDocument};
use crate::calendar::Date;
use crate::delinquency::{ClassificationRules, CreditStanding};
use crate::rulebook::{Lender, LoadError, Product, RateDisplay, Rulebook};

/// The law that an account is judged by, and what law has to know of it beyond its history.
#[derive(Clone, Debug)]
pub struct Law {
    pub(crate) book: Option<Rulebook>,
    pub(crate) product: Product,
    /// Of the account of the case.
    pub(crate) account: AccountLaw,
    pub(crate) lender: Lender,
    /// Those in force on the day where `None`.
    pub(crate) classification_rules: Option<ClassificationRules>,
    pub(crate) others: Option<Vec<CreditStanding>>,
    pub(crate) rate_display: RateDisplay,
    pub(crate) moratorium_from: Option<Date>,
    pub(crate) documents: Vec<StatedDocument>,
}

impl Law {
    /// The rules of mainland China, a bank as the lender, the classification in force on the day asked about.
    ///
    /// Without feature `json` the library has no rulebook of its own: then one is to be given ([`Law::rulebook`]).
    #[must_use]
    pub const fn new(product: Product) -> Self {
        Self {
            book: None,
            product,
            account: AccountLaw::new(),
            lender: Lender::Bank,
            classification_rules: None,
            others: None,
            rate_display: RateDisplay::SimpleNamed,
            moratorium_from: None,
            documents: Vec::new(),
        }
    }

    pub(crate) const fn usual_product(is_loan: bool) -> Product {
        if is_loan { Product::Loan } else { Product::CreditCard }
    }

    /// Sets another rulebook than the library's own.
    #[must_use]
    pub fn rulebook(mut self, book: Rulebook) -> Self {
        self.book = Some(book);
        self
    }

    /// Sets what law has to know of the account beyond its history; a product named there is that of the law.
    #[must_use]
    pub fn account(mut self, account: AccountLaw) -> Self {
        self.product = account.product.unwrap_or(self.product);
        self.account = account;
        self
    }

    /// Sets who lends: a bank where not said.
    #[must_use]
    pub const fn lender(mut self, lender: Lender) -> Self {
        self.lender = lender;
        self
    }

    /// Sets the classification rules: by which days past due the account is classified.
    #[must_use]
    pub const fn classification_rules(mut self, classification_rules: ClassificationRules) -> Self {
        self.classification_rules = Some(classification_rules);
        self
    }

    /// The classification rules of a day for the account of the case.
    pub(crate) fn classification_rules_on(&self, day: Date) -> ClassificationRules {
        self.classification_rules_of(self.product, day)
    }

    /// The classification rules of a day: those given, or those in force for such a product.
    pub(super) fn classification_rules_of(&self, product: Product, day: Date) -> ClassificationRules {
        let usual = match product {
            Product::CreditCard | Product::CardInstalment | Product::CashInstalment => {
                ClassificationRules::of_card_on(day)
            }
            _ => ClassificationRules::Order2023,
        };
        self.classification_rules.unwrap_or(usual)
    }

    /// Adds another account of the borrower: the answer says how the borrower stands over all.
    #[must_use]
    pub fn other_account(mut self, standing: CreditStanding) -> Self {
        self.others.get_or_insert_default().push(standing);
        self
    }

    /// How the annual rate of a plan is shown to the customer; as a simple rate that is said to be one where not given.
    #[must_use]
    pub const fn rate_display(mut self, display: RateDisplay) -> Self {
        self.rate_display = display;
        self
    }

    /// Sets the first day of a statutory moratorium.
    #[must_use]
    pub const fn moratorium_from(mut self, day: Date) -> Self {
        self.moratorium_from = Some(day);
        self
    }

    /// Adds a document that law prescribes, with what it states.
    #[must_use]
    pub fn document(mut self, document: StatedDocument) -> Self {
        self.documents.push(document);
        self
    }

    /// The rulebook.
    pub(crate) fn book(&self) -> Result<&Rulebook, CaseError> {
        static CHINA: OnceLock<Result<Rulebook, LoadError>> = OnceLock::new();
        match &self.book {
            Some(book) => Ok(book),
            None => CHINA.get_or_init(own_book).as_ref().map_err(|error| CaseError::at(CasePlace::Law, error.error())),
        }
    }
}

#[cfg(feature = "json")]
fn own_book() -> Result<Rulebook, LoadError> {
    Rulebook::china()
}

/// A book without a rule is refused.
#[cfg(not(feature = "json"))]
fn own_book() -> Result<Rulebook, LoadError> {
    let name = crate::rulebook::Text { en: "none".into(), zh: "无".into() };
    Rulebook::new("cn", name, crate::money::Currency::CNY, Date::MIN, Vec::new())
}
