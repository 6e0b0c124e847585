//! What a borrower hands in to ask for a plan: the key `application` of the case document.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::calendar::Date;
use crate::casework::{Application, AskedPlan, CaseworkError, Hardship, Relief, SupportingDocument};
use crate::json::{Of, shapes};
use crate::money::Currency;
use crate::wire::WireError;

shapes! {
    /// What the borrower hands in to ask for a plan.
    pub(super) struct ApplicationShape {
        /// Why the borrower cannot pay as agreed: asks which documents are needed.
        hardship: Hardship,
        /// The reasons in the borrower's own words, each of 1 to 2,000 characters; at most 20.
        reasons: Option<Vec<String>>,
        /// What is expected month by month, one month after the other; at most 120.
        months: Vec<ApplicationMonthShape>,
        /// What is attached.
        supporting_documents: Option<Vec<SupportingDocument>>,
        /// What is asked for beside the payments.
        asks: Option<Vec<Relief>>,
        /// The plan asked for.
        plan: AskedPlanShape,
    }
    struct ApplicationMonthShape {
        /// The month, such as `2026-04`.
        month: String,
        /// What comes in.
        income: String,
        /// What cannot be left out; 0 where absent.
        essential: Option<String>,
    }
    /// Equal payments on the same day of each month.
    struct AskedPlanShape {
        /// The amount of each payment.
        payment: String,
        /// How many payments, 1 to 360.
        payments: u16,
        /// When the first is due.
        first_due: String,
    }
}

pub(super) fn application(node: Of<'_, ApplicationShape>, currency: Currency) -> Result<Application, WireError> {
    let asked = node.plan();
    let payment = asked.payment().money(currency)?.positive().map_err(|error| asked.payment().refused(error))?;
    let plan = AskedPlan::new(payment, asked.payments().value(), asked.first_due().date()?);
    let plan = plan.map_err(|error| match error {
        CaseworkError::AskedPayments { .. } => asked.payments().refused(error),
        _ => asked.payment().refused(error),
    })?;
    let mut application = Application::new(node.hardship().value(), plan);
    for reason in node.reasons().parts() {
        application = application.reason(reason.text()).map_err(|error| reason.refused(error))?;
    }
    for month in node.months().parts() {
        let day = Date::parse(&format!("{}-01", month.month().text())).map_err(|error| month.month().given(error))?;
        let income = month.income().not_negative(currency)?;
        let essential = month.essential().read(|given| given.not_negative(currency))?;
        let essential = essential.unwrap_or_else(|| crate::money::Money::zero(currency));
        let refused = |error| month.month().refused(error);
        application = application.month(day, income, essential).map_err(refused)?;
    }
    for document in node.supporting_documents().parts() {
        application = application.document(document.value());
    }
    Ok(node.asks().parts().fold(application, |application, relief| application.asks(relief.value())))
}
