//! Which days are business days, as a plain struct, and the next one.

use engine::calendar::{BusinessDays, OfficialDays, Weekday};

use crate::boundary::{Place, lent, slice};
use crate::choice;
use crate::date::{ArrearsDate, date};
use crate::error::{ArrearsError, Failure};
use crate::status::ArrearsStatus;

/// China's official days off, and the weekend days that are worked instead, as the State Council announced them.
pub const ARREARS_OFFICIAL_DAYS_CN: i32 = 1;

/// The bit of Monday in `weekdays_off`; each later day of the week has the next one, Sunday 64.
pub const ARREARS_WEEKDAY_MONDAY: i32 = 1;
/// The bit of Tuesday.
pub const ARREARS_WEEKDAY_TUESDAY: i32 = 2;
/// The bit of Wednesday.
pub const ARREARS_WEEKDAY_WEDNESDAY: i32 = 4;
/// The bit of Thursday.
pub const ARREARS_WEEKDAY_THURSDAY: i32 = 8;
/// The bit of Friday.
pub const ARREARS_WEEKDAY_FRIDAY: i32 = 16;
/// The bit of Saturday.
pub const ARREARS_WEEKDAY_SATURDAY: i32 = 32;
/// The bit of Sunday.
pub const ARREARS_WEEKDAY_SUNDAY: i32 = 64;

/// Which days are business days: dates of its own come first, then official days, then the days of the week. Start from
/// ARREARS_BUSINESS_DAYS_INIT: Monday to Friday. What is pointed to is only read by the call.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ArrearsBusinessDays {
    /// The days of the week off, ARREARS_WEEKDAY_... added up, not all seven; ARREARS_UNSET for Saturday and Sunday.
    pub weekdays_off: i32,
    /// ARREARS_OFFICIAL_DAYS_... that hold besides; ARREARS_DEFAULT for nobody's.
    pub official: i32,
    /// Other dates off; NULL for none.
    pub off: *const ArrearsDate,
    /// How many; at most 64 together with `working`.
    pub off_count: usize,
    /// Other dates worked; NULL for none.
    pub working: *const ArrearsDate,
    /// How many.
    pub working_count: usize,
}

impl ArrearsBusinessDays {
    /// The business days of these; paths begin with `at`.
    ///
    /// # Safety
    /// The dates are NULL or as many as their counts say.
    pub(crate) unsafe fn days(&self, at: &str) -> Result<BusinessDays, Failure> {
        let mut days = BusinessDays::MONDAY_TO_FRIDAY;
        if let Some(given) = choice::set(i64::from(self.weekdays_off)) {
            let path = format!("{at}.weekdays_off");
            let bits = u8::try_from(given).ok().filter(|bits| *bits < 128);
            let bits = bits.ok_or_else(|| Failure::unknown(&path, given, "0 to 126"))?;
            let off = (0_u32..).zip(Weekday::ALL).filter(|(place, _)| bits.wrapping_shr(*place) & 1 == 1);
            days = days.weekdays_off(off.map(|(_, day)| *day)).map_err(|error| Failure::engine(&path, error))?;
        }
        match self.official {
            choice::ARREARS_DEFAULT => {}
            ARREARS_OFFICIAL_DAYS_CN => days = days.official(OfficialDays::China),
            other => return Err(Failure::unknown(&format!("{at}.official"), other, "0 or 1")),
        }
        // SAFETY: NULL or as many dates as the count says, by this function's contract.
        let off = unsafe { slice(self.off, self.off_count, "business_days.off") }?;
        // SAFETY: as above.
        let working = unsafe { slice(self.working, self.working_count, "business_days.working") }?;
        for (place, given) in off.iter().enumerate() {
            let path = format!("{at}.off[{place}]");
            days = days.off(date(*given, &path)?).map_err(|error| Failure::engine(&path, error))?;
        }
        for (place, given) in working.iter().enumerate() {
            let path = format!("{at}.working[{place}]");
            days = days.working(date(*given, &path)?).map_err(|error| Failure::engine(&path, error))?;
        }
        Ok(days)
    }
}

/// A day, where it is a business day, or the next one that is.
///
/// @param days which days are business days
/// @param day  the day
/// @param out  receives it
///
/// # Safety
/// `days` is NULL or a struct whose pointers are NULL or lead to as many dates as their counts say; `out` and `error` are
/// NULL or valid for writing.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_business_days_next(
    days: *const ArrearsBusinessDays,
    day: ArrearsDate,
    out: *mut ArrearsDate,
    error: *mut ArrearsError,
) -> ArrearsStatus {
    boundary!(error, {
        // SAFETY: NULL or valid for writing, by this function's contract.
        let out = unsafe { Place::new(out, "out") }?;
        // SAFETY: NULL or a struct, by this function's contract.
        let given = unsafe { lent(days, "days") }?;
        // SAFETY: its pointers are as this function's contract says.
        let days = unsafe { given.days("days") }?;
        let next = days.next_business_day(date(day, "day")?);
        out.fill(next.map_err(|error| Failure::engine("day", error))?.serial());
        Ok(())
    })
}
