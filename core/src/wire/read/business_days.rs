//! The business days of a case document.

// Semantics: [loan-47].

use alloc::string::String;
use alloc::vec::Vec;

use crate::calendar::{BusinessDays, OfficialDays, Weekday};
use crate::json::{Of, shapes};
use crate::wire::WireError;

shapes! {
    /// Which days are business days: own dates first, then official days, then the days of the week.
    pub(super) struct BusinessDaysShape {
        /// Days of the week on which nobody works; Saturday and Sunday where absent.
        weekdays_off: Option<Vec<Weekday>>,
        /// Whose official days off, and weekend days worked instead, hold besides; nobody's where absent.
        official: Option<OfficialDays>,
        /// Other dates off.
        off: Option<Vec<String>>,
        /// Other dates worked.
        working: Option<Vec<String>>,
    }
}

pub(super) fn business_days(node: Of<'_, BusinessDaysShape>) -> Result<BusinessDays, WireError> {
    let mut days = BusinessDays::MONDAY_TO_FRIDAY;
    if let Some(off) = node.weekdays_off().given() {
        let changed = days.weekdays_off(off.parts().map(|day| day.value()));
        days = changed.map_err(|error| WireError::of(off.path(), error.into()))?;
    }
    if let Some(official) = node.official().given() {
        days = days.official(official.value());
    }
    for date in node.off().parts() {
        days = days.off(date.date()?).map_err(|error| date.given(error))?;
    }
    for date in node.working().parts() {
        days = days.working(date.date()?).map_err(|error| date.given(error))?;
    }
    Ok(days)
}
