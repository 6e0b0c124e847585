//! What a case says of the law it is judged by: the key `law` of the case document.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use std::sync::OnceLock;

use serde::Deserialize;

use super::WireError;
use super::path::At;
use super::shape::date;
use crate::balance::{ReplayError, ReplayFault};
use crate::calendar::Date;
use crate::delinquency::{DelinquencyError, Observation, Restructuring, Scheme, Standing, Tier};
use crate::json::Raw;
use crate::rulebook::{Lender, LoadError, Product, Rulebook, RulebookError};

/// The law that the account is judged by. Every key may be left out.
#[derive(Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct LawShape {
    /// A rulebook document; mainland China's where absent.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<serde_json::Map<alloc::string::String, serde_json::Value>>")
    )]
    rulebook: Option<Raw>,
    /// `creditCard` (default), `cardInstalment` or `cashInstalment` of a card; `loan` (default) or `onlineLoan` of a loan.
    product: Option<String>,
    /// `bank` (default), `consumerFinance`, `localLicensed`, `private` or `agency`.
    lender: Option<String>,
    /// By which days past due the account is classified; the 2023 order where absent.
    scheme: Option<SchemeShape>,
    /// The day that the cap on charges counts from; the day the posted balance last rose from zero where absent.
    cap_from: Option<String>,
    /// In the order of agreement.
    restructurings: Option<Vec<RestructuringShape>>,
    /// The borrower's other accounts: the report says how the borrower stands over all.
    other_accounts: Option<Vec<OtherAccountShape>>,
}

#[derive(Clone, Copy, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
enum SchemeShape {
    /// Special mention from day 1, substandard from 91, doubtful from 271, loss from 361.
    Order2023,
    /// Doubtful from day 121, loss from 181.
    CardLadder2011,
    /// The worse of the two.
    Stricter,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct RestructuringShape {
    /// The day it was agreed.
    agreed: String,
    /// The first repayment date under the new terms.
    first_new_due: String,
    /// The day the second of two consecutive new due dates was paid as agreed; absent while that has not happened.
    second_consecutive_paid: Option<String>,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct OtherAccountShape {
    /// 0 or above.
    days_past_due: i32,
    /// Its class, where it is worse than its days past due make it: `pass` to `loss`.
    tier: Option<String>,
}

/// The law that a case is judged by.
#[derive(Clone, Debug)]
pub(super) struct Law {
    book: Option<Rulebook>,
    pub(super) product: Product,
    pub(super) lender: Lender,
    pub(super) scheme: Scheme,
    pub(super) cap_from: Option<Date>,
    pub(super) restructurings: Vec<Restructuring>,
    /// The class that the account cannot be better than.
    pub(super) floor: Option<Tier>,
    pub(super) others: Option<Vec<Standing>>,
}

/// What the law's keys are read against.
pub(super) struct Whose {
    pub(super) is_loan: bool,
    pub(super) opened: Date,
    pub(super) as_of: Date,
}

impl Law {
    /// The rulebook.
    pub(super) fn book(&self) -> Result<&Rulebook, WireError> {
        static CHINA: OnceLock<Result<Rulebook, LoadError>> = OnceLock::new();
        match &self.book {
            Some(book) => Ok(book),
            None => CHINA.get_or_init(Rulebook::china).as_ref().map_err(in_rulebook),
        }
    }

    pub(super) const fn scheme_key(&self) -> &'static str {
        match self.scheme {
            Scheme::Order2023 => "order2023",
            Scheme::CardLadder2011 => "cardLadder2011",
            Scheme::Stricter => "stricter",
            Scheme::Own(_) => "own",
        }
    }
}

impl LawShape {
    pub(super) fn build(self, whose: &Whose) -> Result<Law, WireError> {
        let at = At::root("law");
        let book = self.rulebook.map(|text| Rulebook::from_json(text.get())).transpose();
        let scheme = match self.scheme {
            None | Some(SchemeShape::Order2023) => Scheme::Order2023,
            Some(SchemeShape::CardLadder2011) => Scheme::CardLadder2011,
            Some(SchemeShape::Stricter) => Scheme::Stricter,
        };
        let restructurings = self.restructurings.unwrap_or_default();
        let (restructurings, floor) = restructured(&restructurings, whose.as_of, &at.key("restructurings"))?;
        Ok(Law {
            book: book.map_err(|error| in_rulebook(&error))?,
            product: product(self.product.as_deref(), whose.is_loan, &at.key("product"))?,
            lender: match self.lender.as_deref() {
                None => Lender::Bank,
                Some(key) => Lender::from_key(key)
                    .ok_or_else(|| WireError::unknown_name(&at.key("lender"), key, Lender::KEYS))?,
            },
            scheme,
            cap_from: self.cap_from.map(|text| cap_from(&text, whose, &at.key("capFrom"))).transpose()?,
            restructurings,
            floor,
            others: self.other_accounts.map(|list| others(&list, scheme, &at.key("otherAccounts"))).transpose()?,
        })
    }
}

/// An error of the rulebook, at its own path inside the case.
fn in_rulebook(error: &LoadError) -> WireError {
    // The keys of a rulebook are short; one that is not was made up.
    const LONGEST: usize = 150;
    let inner: String = error.path().chars().take(LONGEST).collect();
    let dot = if inner.is_empty() || inner.starts_with('[') { "" } else { "." };
    let message = alloc::string::ToString::to_string(&error.error());
    WireError::new(error.code(), format!("law.rulebook{dot}{inner}"), message)
}

fn product(key: Option<&str>, is_loan: bool, at: &At<'_>) -> Result<Product, WireError> {
    let fits = |product: &Product| matches!(product, Product::Loan | Product::OnlineLoan) == is_loan;
    let (usual, allowed) = match is_loan {
        true => (Product::Loan, "loan onlineLoan (of a loan)"),
        false => (Product::CreditCard, "creditCard cardInstalment cashInstalment (of a card)"),
    };
    match key {
        None => Ok(usual),
        Some(key) => Product::from_key(key).filter(fits).ok_or_else(|| WireError::unknown_name(at, key, allowed)),
    }
}

/// Between the opening and the day asked about.
fn cap_from(text: &str, whose: &Whose, at: &At<'_>) -> Result<Date, WireError> {
    let (date, opened) = (date(text, at)?, whose.opened);
    if date < opened {
        return Err(WireError::at(at, ReplayError::from(ReplayFault::BeforeOpening { date, opened })));
    }
    if date > whose.as_of {
        return Err(WireError::given(at, text, RulebookError::SegmentInverted { index: 0 }));
    }
    Ok(date)
}

/// The restructurings, and the class that they allow at best on a day.
fn restructured(
    list: &[RestructuringShape],
    day: Date,
    at: &At<'_>,
) -> Result<(Vec<Restructuring>, Option<Tier>), WireError> {
    let read = |(index, shape): (usize, &RestructuringShape)| {
        let at = at.index(index);
        let paid = shape.second_consecutive_paid.as_deref();
        Ok(Restructuring {
            agreed: date(&shape.agreed, &at.key("agreed"))?,
            first_new_due: date(&shape.first_new_due, &at.key("firstNewDue"))?,
            second_consecutive_paid: paid.map(|text| date(text, &at.key("secondConsecutivePaid"))).transpose()?,
        })
    };
    let read: Vec<Restructuring> = list.iter().enumerate().map(read).collect::<Result<_, WireError>>()?;
    let floor = Observation::ORDER_2023.floor(&read, day).map_err(|error| match error {
        DelinquencyError::RestructuringsOutOfOrder { index } | DelinquencyError::RestructuringDates { index } => {
            WireError::at(&at.index(index), error)
        }
        _ => WireError::at(at, error),
    })?;
    Ok((read, floor))
}

fn others(list: &[OtherAccountShape], scheme: Scheme, at: &At<'_>) -> Result<Vec<Standing>, WireError> {
    let read = |(index, shape): (usize, &OtherAccountShape)| {
        let at = at.index(index);
        let tier = match shape.tier.as_deref() {
            None => None,
            Some(key) => {
                let tier = Tier::from_key(key);
                Some(tier.ok_or_else(|| WireError::unknown_name(&at.key("tier"), key, Tier::KEYS))?)
            }
        };
        let standing = Standing::new(shape.days_past_due, scheme, tier);
        standing.map_err(|error| WireError::at(&at.key("daysPastDue"), error))
    };
    list.iter().enumerate().map(read).collect()
}
