//! The five-tier class of days past due.

use engine::delinquency::{Scheme, Tier};

use crate::boundary::Place;
use crate::error::{ArrearsError, Failure};
use crate::status::ArrearsStatus;

/// The five-tier class of the order of 2023: day 271 is doubtful.
pub const ARREARS_SCHEME_ORDER_2023: i32 = 1;
/// The five-tier class of the card ladder of 2011: day 121 is doubtful.
pub const ARREARS_SCHEME_CARD_LADDER_2011: i32 = 2;
/// The worse tier of the two.
pub const ARREARS_SCHEME_STRICTER: i32 = 3;

/// Pass.
pub const ARREARS_TIER_PASS: i32 = 0;
/// Special mention.
pub const ARREARS_TIER_SPECIAL_MENTION: i32 = 1;
/// Substandard.
pub const ARREARS_TIER_SUBSTANDARD: i32 = 2;
/// Doubtful.
pub const ARREARS_TIER_DOUBTFUL: i32 = 3;
/// Loss.
pub const ARREARS_TIER_LOSS: i32 = 4;

/// The five-tier class of days past due by a scheme (ARREARS_SCHEME_...): ARREARS_TIER_PASS to ARREARS_TIER_LOSS.
///
/// # Safety
/// `out` and `error` are NULL or valid for writing.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_tier_of_days(
    days_past_due: i32,
    scheme: i32,
    out: *mut i32,
    error: *mut ArrearsError,
) -> ArrearsStatus {
    boundary!(error, {
        // SAFETY: NULL or valid for writing, by this function's contract.
        let out = unsafe { Place::new(out, "out") }?;
        let scheme = match scheme {
            ARREARS_SCHEME_ORDER_2023 => Scheme::Order2023,
            ARREARS_SCHEME_CARD_LADDER_2011 => Scheme::CardLadder2011,
            ARREARS_SCHEME_STRICTER => Scheme::Stricter,
            other => return Err(Failure::unknown("scheme", other, "1 to 3")),
        };
        out.fill(match scheme.tier(days_past_due).map_err(|error| Failure::engine("days_past_due", error))? {
            Tier::Pass => ARREARS_TIER_PASS,
            Tier::SpecialMention => ARREARS_TIER_SPECIAL_MENTION,
            Tier::Substandard => ARREARS_TIER_SUBSTANDARD,
            Tier::Doubtful => ARREARS_TIER_DOUBTFUL,
            Tier::Loss => ARREARS_TIER_LOSS,
        });
        Ok(())
    })
}
