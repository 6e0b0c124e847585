//! An agreement of which some was paid before its time: what its payments are then.

// Semantics: [agree-17].

use super::completion::completed_on;
use super::progress::{breach_day, paid_by, progress};
use super::received::Received;
use super::{Agreement, AgreementError};
use crate::calendar::Date;
use crate::offer::{PrepaymentEffect, RunningPlan};

/// The agreement with the payments that are left once what came in beyond the running payment repaid principal; nothing where nothing did.
///
/// Money repays principal on its day, where everything due up to the day is paid, the agreement is neither breached nor completed, and it is
/// more than the running payment.
pub(super) fn prepaid(
    agreement: &Agreement,
    received: &Received,
    until: Date,
) -> Result<Option<Agreement>, AgreementError> {
    let parts = agreement.parts();
    if parts.prepayment == PrepaymentEffect::Nothing {
        return Ok(None);
    }
    let mut running = RunningPlan::new(&parts.claim, &parts.plan, parts.prepayment)?;
    let mut now = agreement.clone();
    let mut is_prepaid = false;
    let effective = agreement.effective();
    for day in core::iter::once(effective).chain(received.days(effective, until)).filter(|day| *day <= until) {
        let paid = paid_by(agreement, received, day);
        let (due, next) = running.due_by(day);
        let beyond = paid.saturating_sub(due).saturating_sub(next.unwrap_or(i64::MAX));
        if beyond <= 0 {
            continue;
        }
        let rows = progress(&now, received, day)?;
        let is_breached = breach_day(&now, &rows)?.is_some_and(|breach| breach <= day);
        if is_breached || completed_on(&now, received, &rows, day).is_some() {
            break;
        }
        if running.prepay(day, beyond)? {
            now = now.with_schedule(running.schedule()?);
            is_prepaid = true;
        }
    }
    Ok(is_prepaid.then(|| now.with_prepayments(running.into_prepayments())))
}
