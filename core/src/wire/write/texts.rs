//! What of the library stands in a report as a text.

use core::fmt::Display;

use super::values::{Carried, Minor, OrNothing, Percent, TenThousandths};
use crate::accrual::Accrued;
use crate::calendar::{Date, MonthDay, TimeOfDay};
use crate::case::YearlyPercent;
use crate::casework::Reference;
use crate::cash_flow::CashFlowError;
use crate::component::{Component, Components};
use crate::delinquency::{CreditCode, CreditHistory};
use crate::digest::Digest;
use crate::digits::Digits;
use crate::json::{Text, texts};
use crate::ledger::EventId;
use crate::money::{Currency, Money};
use crate::offer::Item;
use crate::rate::{Fraction, Rate, RatePeriod};
use crate::wire::error::EventName;
use crate::wire::exact::Exact;

impl Text for Money {
    fn digits(&self) -> Option<Digits> {
        Some(Self::digits(*self))
    }
}

impl Text for Date {
    fn digits(&self) -> Option<Digits> {
        Some(Self::digits(*self))
    }
}

impl<D: Display> Text for OrNothing<D> {}

texts! {
    Accrued Carried CashFlowError Component Components CreditCode CreditHistory Currency Digest EventId EventName<'_> Exact
    Fraction Item Minor MonthDay Percent Rate RatePeriod Reference TenThousandths TimeOfDay YearlyPercent
}
