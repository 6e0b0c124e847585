//! What the library has, as a report says it.

use alloc::string::String;
use core::fmt::{self, Display};

use crate::cash_flow::QuotedRate;
use crate::digest::Canonical;
use crate::json::{Place, Writer, Written, report};
use crate::money::{Currency, Money};
use crate::offer::Class;
use crate::rate::Fraction;
use crate::rounding::Rounding;
use crate::schedule::{ACCRUAL_UNIT, LoanAccrued};
use crate::words::{Language, Word};

/// Whatever says something in a language is written where the contract wants both.
macro_rules! in_both {
    ($($name:ident)+) => {
        report! {
            $(pub(super) struct $name(en: &dyn Display, zh: &dyn Display) {
                /// In English.
                en: String = en,
                /// In simplified Chinese.
                zh: String = zh,
            })+
        }

        $(impl Written<$name> for Word {
            fn write(self, place: Place, writer: &mut Writer) {
                Written::<$name>::write(|language| self.of(language), place, writer);
            }
        }

        impl<D: Display, F: Fn(Language) -> D> Written<$name> for F {
            fn write(self, place: Place, writer: &mut Writer) {
                let (en, zh) = (self(Language::English), self(Language::Chinese));
                let both: (&dyn Display, &dyn Display) = (&en, &zh);
                Written::<$name>::write(both, place, writer);
            }
        })+
    };
}

// One thing under three names, of which documents that others made of the JSON Schema may know each.
in_both! { Both TextShape WordShape }

report! {
    /// What speaks against something.
    pub(super) struct ObstacleShape(key: &'static str, text: Word) {
        /// Its stable name.
        key: &'static str = key,
        /// What it says.
        text: WordShape = text,
    }
}

/// The same structure as a part of a larger document: the text of it is JSON.
impl<C: core::borrow::Borrow<Canonical>> Written<Canonical> for C {
    fn write(self, place: Place, writer: &mut Writer) {
        writer.written_by(place, |text| self.borrow().write(text));
    }
}

/// Amounts by class, those that are not zero.
pub(super) fn amounts(of: impl Fn(Class) -> Money) -> impl Iterator<Item = (Class, Money)> {
    Class::ALL.iter().map(move |class| (*class, of(*class))).filter(|(_, amount)| amount.minor() != 0)
}

/// Minor units as a decimal text: none beyond the range of amounts.
pub(super) struct Minor(pub(super) i64, pub(super) Currency);

impl Minor {
    /// How much more one amount is than another.
    pub(super) const fn more(one: Money, other: Money) -> Self {
        Self(one.minor().saturating_sub(other.minor()), one.currency())
    }
}

impl Display for Minor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        OrNothing(Money::from_minor(self.0, self.1).ok()).fmt(f)
    }
}

/// A value or an empty text.
pub(super) struct OrNothing<D>(pub(super) Option<D>);

impl<D: Display> Display for OrNothing<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_ref().map_or(Ok(()), |value| value.fmt(f))
    }
}

/// A rate without its sign.
pub(super) struct Percent(pub(super) QuotedRate);

impl Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write_percent(f)
    }
}

/// Ten-thousandths as a decimal: 9832 is `0.9832`.
pub(super) struct TenThousandths(pub(super) i64);

impl Display for TenThousandths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:04}", self.0.div_euclid(10_000), self.0.rem_euclid(10_000))
    }
}

/// A fraction of a minor unit in accrual units, as a decimal text.
///
/// # Rounding
/// To 12 decimals, half up.
pub(super) struct Carried(pub(super) LoanAccrued);

impl Display for Carried {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = self.0.parts().saturating_mul(i128::from(Fraction::SCALE));
        let parts = Rounding::HalfUp.quotient(parts, ACCRUAL_UNIT).unwrap_or(0);
        f.write_str(if parts < 0 { "-" } else { "" })?;
        OrNothing(Fraction::from_parts(parts.saturating_abs()).ok()).fmt(f)
    }
}
