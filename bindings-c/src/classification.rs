//! The five-tier class of days past due.

use engine::delinquency::{Classification, ClassificationRules};

use crate::boundary::Place;
use crate::error::{ArrearsError, Failure};
use crate::status::ArrearsStatus;

/// The five-tier class of the order of 2023: day 271 is doubtful.
pub const ARREARS_CLASSIFICATION_RULES_ORDER_2023: i32 = 1;
/// The five-tier class of the card ladder of 2011: day 121 is doubtful.
pub const ARREARS_CLASSIFICATION_RULES_CARD_LADDER_2011: i32 = 2;
/// The worse class of the two.
pub const ARREARS_CLASSIFICATION_RULES_STRICTER: i32 = 3;

/// Pass.
pub const ARREARS_CLASSIFICATION_PASS: i32 = 0;
/// Special mention.
pub const ARREARS_CLASSIFICATION_SPECIAL_MENTION: i32 = 1;
/// Substandard.
pub const ARREARS_CLASSIFICATION_SUBSTANDARD: i32 = 2;
/// Doubtful.
pub const ARREARS_CLASSIFICATION_DOUBTFUL: i32 = 3;
/// Loss.
pub const ARREARS_CLASSIFICATION_LOSS: i32 = 4;

/// The five-tier class of days past due by classification rules (ARREARS_CLASSIFICATION_RULES_...): ARREARS_CLASSIFICATION_PASS to ARREARS_CLASSIFICATION_LOSS.
///
/// # Safety
/// `out` and `error` are NULL or valid for writing.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_classification_of_days(
    days_past_due: i32,
    classification_rules: i32,
    out: *mut i32,
    error: *mut ArrearsError,
) -> ArrearsStatus {
    boundary!(error, {
        // SAFETY: NULL or valid for writing, by this function's contract.
        let out = unsafe { Place::new(out, "out") }?;
        let rules = rules_or_usual(classification_rules, "classification_rules")?
            .ok_or_else(|| Failure::unknown("classification_rules", classification_rules, "1 to 3"))?;
        let class = rules.classification(days_past_due).map_err(|error| Failure::engine("days_past_due", error))?;
        out.fill(class_number(class));
        Ok(())
    })
}

/// The rules of a number; nothing of 0, where the usual ones are meant.
pub(crate) fn rules_or_usual(given: i32, path: &'static str) -> Result<Option<ClassificationRules>, Failure> {
    Ok(Some(match given {
        0 => return Ok(None),
        ARREARS_CLASSIFICATION_RULES_ORDER_2023 => ClassificationRules::Order2023,
        ARREARS_CLASSIFICATION_RULES_CARD_LADDER_2011 => ClassificationRules::CardLadder2011,
        ARREARS_CLASSIFICATION_RULES_STRICTER => ClassificationRules::Stricter,
        other => return Err(Failure::unknown(path, other, "1 to 3")),
    }))
}

/// The number of a class.
pub(crate) const fn class_number(class: Classification) -> i32 {
    match class {
        Classification::Pass => ARREARS_CLASSIFICATION_PASS,
        Classification::SpecialMention => ARREARS_CLASSIFICATION_SPECIAL_MENTION,
        Classification::Substandard => ARREARS_CLASSIFICATION_SUBSTANDARD,
        Classification::Doubtful => ARREARS_CLASSIFICATION_DOUBTFUL,
        Classification::Loss => ARREARS_CLASSIFICATION_LOSS,
    }
}
