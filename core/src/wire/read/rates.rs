//! Rows of flows whose yearly rates are asked for: the key `rates` of the case document.

use alloc::string::String;
use alloc::vec::Vec;

use crate::case::{FlowPeriod, RateQuestion};
use crate::cash_flow::{CashFlowError, DatedFlow, DatedFlows, QuotedRate, YearFraction};
use crate::json::{Of, shapes};
use crate::money::Currency;
use crate::wire::WireError;

shapes! {
    /// What is lent and what comes back when.
    pub(super) struct FlowsShape {
        /// The flows, 2 to 601, in order of their days.
        flows: Vec<FlowShape>,
        /// The unit period; a month where absent.
        period: Option<FlowPeriod>,
        /// Decimals of the percentages, 1 to 6; two where absent.
        decimals: Option<u8>,
    }
    struct FlowShape {
        /// The day it flows.
        date: String,
        /// The amount: below zero what is lent, above what comes back, or the other way round.
        amount: String,
    }
}

/// Each row checked; whether it has a rate is an answer.
pub(super) fn rates(rows: Of<'_, Vec<FlowsShape>>, currency: Currency) -> Result<Vec<RateQuestion>, WireError> {
    let rows = rows.parts().map(|row| {
        let given = row.flows();
        let flows = given.parts().map(|flow| Ok(DatedFlow::new(flow.date().date()?, flow.amount().money(currency)?)));
        let flows = flows.collect::<Result<Vec<_>, WireError>>()?;
        DatedFlows::new(&flows, YearFraction::Actual365).map_err(|error| given.refused(error))?;
        let question = RateQuestion::new(flows).period(row.period().value().unwrap_or(FlowPeriod::Month));
        let Some(decimals) = row.decimals().value() else { return Ok(question) };
        if !QuotedRate::DECIMALS.contains(&decimals) {
            return Err(row.refused(CashFlowError::Decimals { given: decimals }));
        }
        Ok(question.decimals(decimals))
    });
    rows.collect()
}
