//! What a case says of the law it is judged by: the key `law` of the case document.

use alloc::string::String;
use alloc::vec::Vec;

use crate::calendar::Date;
use crate::case::{AccountLaw, Law, StatedDocument};
use crate::delinquency::{
    Classification, ClassificationRules, CreditStanding, DelinquencyError, Observation, Restructuring,
};
use crate::json::{Anything, Of, shapes};
use crate::rulebook::{LegalDocument, Lender, LoadError, Product, RateDisplay, Rulebook};
use crate::wire::WireError;
use crate::wire::error::in_both;
use crate::words::keyed;

shapes! {
    /// The law that the account is judged by. Every key may be left out.
    pub(super) struct LawShape {
        /// A rulebook document; mainland China's where absent.
        #[cfg_attr(
            feature = "schema",
            schemars(with = "Option<serde_json::Map<alloc::string::String, serde_json::Value>>")
        )]
        rulebook: Option<Anything>,
        /// `creditCard` (default), `cardInstalment` or `cashInstalment` of a card; `loan` (default) or `onlineLoan` of a loan.
        product: Option<String>,
        /// `bank` (default), `consumerFinance`, `localLicensed`, `private` or `agency`.
        lender: Option<Lender>,
        /// By which days past due the account is classified; where absent the 2023 order, and of a card asked about before 2023-07-01 the ladder of 2011.
        classification_rules: Option<ClassificationRulesShape>,
        /// The day that the cap on charges counts from; the day the posted balance last rose from zero where absent.
        cap_from: Option<String>,
        /// Restructurings of the account so far, in the order of agreement.
        restructurings: Option<Vec<RestructuringShape>>,
        /// The borrower's other accounts: the report says how the borrower stands over all.
        other_accounts: Option<Vec<OtherAccountShape>>,
        /// Whether the contract asks a fee for exceeding the limit: false where absent.
        over_limit_fee: Option<bool>,
        /// What the signed contract says of the late fee, as a share of the unpaid minimum payment: a decimal fraction, 0 to
        /// 10. Given where the account is run by other terms; by its terms where absent.
        contract_late_fee_rate: Option<String>,
        /// How the annual rate of a plan is shown to the customer: `notShown`, `simpleNamed` (default: a simple rate that is
        /// said to be one), `simpleUnnamed` or `compound`.
        rate_display: Option<RateDisplay>,
        /// The class that the lender has given the account, `pass` to `loss`, where it is not the one computed: what rules of
        /// classification are asked about.
        assigned_classification: Option<Classification>,
        /// The first day of a statutory moratorium.
        moratorium_from: Option<String>,
        /// Documents that law prescribes, each with what it states.
        legal_documents: Option<Vec<LegalDocumentShape>>,
    }
    /// What law has to know of one of several accounts beyond its history. Every key may be left out.
    pub(super) struct AccountLawShape {
        /// As in `law`; where absent that of the account of the case where both are cards or both loans, else `creditCard` or `loan`.
        product: Option<String>,
        /// The day that the cap on its charges counts from; the day its posted balance last rose from zero where absent.
        cap_from: Option<String>,
        /// Restructurings of the account so far, in the order of agreement.
        restructurings: Option<Vec<RestructuringShape>>,
        /// Whether its contract asks a fee for exceeding the limit: false where absent.
        over_limit_fee: Option<bool>,
        /// What its signed contract says of the late fee, as a share of the unpaid minimum payment: a decimal fraction, 0 to 10.
        contract_late_fee_rate: Option<String>,
        /// The class that the lender has given it, `pass` to `loss`, where it is not the one computed.
        assigned_classification: Option<Classification>,
    }
    struct LegalDocumentShape {
        /// `agreement`, `contract`, `statement`, `letter` or `disclosure`.
        legal_document: LegalDocument,
        /// The day it is of: law of that day speaks on it; the day asked about where absent.
        date: Option<String>,
        /// The keys of the items it states, as the rulebook names them.
        items: Vec<String>,
    }
    struct RestructuringShape {
        /// The day it was agreed.
        agreed: String,
        /// The first repayment date under the new terms.
        first_new_due: String,
        /// The day the second of two consecutive new due dates was paid as agreed; absent while that has not happened.
        second_consecutive_paid: Option<String>,
    }
    struct OtherAccountShape {
        /// Its days past due, 0 or above.
        days_past_due: i32,
        /// Its class, where it is worse than its days past due make it: `pass` to `loss`.
        classification: Option<Classification>,
    }
}

keyed! {
    enum ClassificationRulesShape {
        /// Special mention from day 1, substandard from 91, doubtful from 271, loss from 361.
        Order2023 = "order2023";
        /// Doubtful from day 121, loss from 181.
        CardLadder2011 = "cardLadder2011";
        /// The worse of the two.
        Stricter = "stricter";
    }
}

/// What the law's keys are read against.
pub(super) struct Whose {
    pub(super) is_loan: bool,
    pub(super) as_of: Date,
}

/// The key `law`, where it is given.
pub(super) fn law(node: Option<Of<'_, LawShape>>, whose: &Whose) -> Result<Law, WireError> {
    let usual = Law::usual_product(whose.is_loan);
    let Some(node) = node else { return Ok(Law::new(usual)) };
    let book = node.rulebook().read(|book| Rulebook::from_node(book.node()).map_err(|error| in_rulebook(&error)))?;
    let classification_rules = node.classification_rules().value().map(|rules| match rules {
        ClassificationRulesShape::Order2023 => ClassificationRules::Order2023,
        ClassificationRulesShape::CardLadder2011 => ClassificationRules::CardLadder2011,
        ClassificationRulesShape::Stricter => ClassificationRules::Stricter,
    });
    let restructurings = node.restructurings().read(|list| restructured(list, whose.as_of))?.unwrap_or_default();
    let documents = node.legal_documents().read(|list| documents(list, whose.as_of))?.unwrap_or_default();
    let mut law = Law {
        book,
        product: node.product().read(|key| product(key, whose.is_loan))?.unwrap_or(usual),
        account: AccountLaw {
            product: None,
            cap_from: node.cap_from().read(|day| day.date())?,
            restructurings,
            over_limit_fee: node.over_limit_fee().value().unwrap_or(false),
            contract_late_fee: node.contract_late_fee_rate().read(|share| share.fraction())?,
            assigned_classification: node.assigned_classification().value(),
        },
        lender: node.lender().value().unwrap_or(Lender::Bank),
        classification_rules,
        others: None,
        rate_display: node.rate_display().value().unwrap_or(RateDisplay::SimpleNamed),
        moratorium_from: node.moratorium_from().read(|day| day.date())?,
        documents,
    };
    let rules = law.classification_rules_on(whose.as_of);
    law.others = node.other_accounts().read(|list| others(list, rules))?;
    Ok(law)
}

/// What law has to know of another account.
pub(super) fn account_law(
    node: Of<'_, AccountLawShape>,
    (is_loan, as_of): (bool, Date),
) -> Result<AccountLaw, WireError> {
    Ok(AccountLaw {
        product: node.product().read(|key| product(key, is_loan))?,
        cap_from: node.cap_from().read(|day| day.date())?,
        restructurings: node.restructurings().read(|list| restructured(list, as_of))?.unwrap_or_default(),
        over_limit_fee: node.over_limit_fee().value().unwrap_or(false),
        contract_late_fee: node.contract_late_fee_rate().read(|share| share.fraction())?,
        assigned_classification: node.assigned_classification().value(),
    })
}

/// The documents that law prescribes.
fn documents(list: Of<'_, Vec<LegalDocumentShape>>, as_of: Date) -> Result<Vec<StatedDocument>, WireError> {
    let read = |node: Of<'_, LegalDocumentShape>| {
        let document = node.legal_document().value();
        let day = node.date().read(|day| day.date())?.unwrap_or(as_of);
        let items = node.items().parts().map(|item| String::from(item.text())).collect();
        Ok(StatedDocument::new(document, day, items))
    };
    list.parts().map(read).collect()
}

/// An error of the rulebook, at its own path inside the case.
fn in_rulebook(error: &LoadError) -> WireError {
    let fault = error.error();
    WireError::coded(error.code(), error.path().into(), in_both(&fault, &fault))
}

fn product(key: Of<'_, String>, is_loan: bool) -> Result<Product, WireError> {
    let fits = |product: &Product| matches!(product, Product::Loan | Product::OnlineLoan) == is_loan;
    let allowed = match is_loan {
        true => "loan onlineLoan (of a loan)",
        false => "creditCard cardInstalment cashInstalment (of a card)",
    };
    key.word(|key| Product::from_key(key).filter(fits), allowed)
}

/// The restructurings, whose dates must fit each other.
fn restructured(list: Of<'_, Vec<RestructuringShape>>, day: Date) -> Result<Vec<Restructuring>, WireError> {
    let read = |node: Of<'_, RestructuringShape>| {
        Ok(Restructuring {
            agreed: node.agreed().date()?,
            first_new_due: node.first_new_due().date()?,
            second_consecutive_paid: node.second_consecutive_paid().read(|day| day.date())?,
        })
    };
    let read: Vec<Restructuring> = list.parts().map(read).collect::<Result<_, WireError>>()?;
    Observation::ORDER_2023.floor(&read, day).map_err(|error| match error {
        DelinquencyError::RestructuringsOutOfOrder { index } | DelinquencyError::RestructuringDates { index } => {
            list.parts().nth(index).map_or(list.node(), Of::node).refused(error)
        }
        _ => list.refused(error),
    })?;
    Ok(read)
}

fn others(
    list: Of<'_, Vec<OtherAccountShape>>,
    classification_rules: ClassificationRules,
) -> Result<Vec<CreditStanding>, WireError> {
    let read = |node: Of<'_, OtherAccountShape>| {
        let days = node.days_past_due();
        let classification = node.classification().value();
        CreditStanding::new(days.value(), classification_rules, classification).map_err(|error| days.refused(error))
    };
    list.parts().map(read).collect()
}
