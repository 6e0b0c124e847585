//! How an amount was found, as text, in English and Chinese.

use alloc::string::String;
use core::fmt;

use super::basis::{PartBasis, Raised};
use super::line_text::{Words, in_units};
use crate::accrual::Accrued;
use crate::component::Component;
use crate::money::Money;
use crate::rate::{Fraction, Rate, RatePeriod};
use crate::terms::LateFeeBound;

impl Words<'_> {
    /// `5% of 1066.19 missing from the minimum payment, cut to the cap; miss 1 in a row`.
    pub(super) fn card_late_fee(
        &mut self,
        amount: Money,
        (shortfall, rate, bound): (Money, Fraction, Option<LateFeeBound>),
        missed_payments: u32,
    ) -> fmt::Result {
        self.late_fee_name(amount)?;
        if !bound.is_some_and(LateFeeBound::replaces_rate) {
            let percent = percent(rate);
            self.say(
                format_args!("{percent} of {shortfall} missing from the minimum payment"),
                format_args!("最低还款额未还部分{shortfall} × {percent}"),
            )?;
        }
        self.late_fee_bound(bound)?;
        self.say(format_args!("; miss {missed_payments} in a row"), format_args!("；连续第{missed_payments}次"))
    }

    /// `5% of 1066.19 of the instalment unpaid after grace`.
    pub(super) fn loan_late_fee(
        &mut self,
        amount: Money,
        (unpaid, rate, bound): (Money, Fraction, Option<LateFeeBound>),
    ) -> fmt::Result {
        self.late_fee_name(amount)?;
        let percent = percent(rate);
        self.say(
            format_args!("{percent} of {unpaid} of the instalment unpaid after grace"),
            format_args!("宽限期满当期未还{unpaid} × {percent}"),
        )?;
        self.late_fee_bound(bound)
    }

    fn late_fee_name(&mut self, amount: Money) -> fmt::Result {
        let name = self.name(Component::LateFee, self.day);
        self.say(format_args!("{name} +{amount}: "), format_args!("{name} +{amount}："))
    }

    fn late_fee_bound(&mut self, bound: Option<LateFeeBound>) -> fmt::Result {
        let Some(bound) = bound else { return Ok(()) };
        if !bound.replaces_rate() {
            self.out.write_str(self.pick(", ", "，"))?;
        }
        self.out.write_str(bound.word().of(self.language))
    }

    /// How a part of a plan, or its settlement, came to its amount.
    pub(super) fn part_basis(&mut self, basis: PartBasis) -> fmt::Result {
        let times = self.pick("x", "×");
        match basis {
            PartBasis::Share { amount, of } => write!(self.out, "{amount} / {of}"),
            PartBasis::Rest => self.out.write_str(self.pick("all that was not billed yet", "未出账本金全部")),
            PartBasis::Level { payment, interest } => write!(self.out, "{payment} - {interest}"),
            PartBasis::Fee { base, rate } => write!(self.out, "{base} {times} {}", percent(rate)),
            PartBasis::Twelfth { base, annual } => {
                write!(self.out, "{base} {times} {} / 12", percent(annual))
            }
        }
    }

    /// What interest earned day by day on what was earned before.
    pub(super) fn compounded(&mut self, exact: Accrued) -> fmt::Result {
        if exact == Accrued::ZERO {
            return Ok(());
        }
        let exact = in_units(exact, self.currency.decimals());
        self.say(format_args!("; {exact} by compounding daily"), format_args!("；按日复利{exact}"))
    }

    /// `; 0.1205 earned by purchases, raised to the least charge of 1.00`.
    pub(super) fn raised(&mut self, by: Component, raised: Option<Raised>) -> fmt::Result {
        let Some(Raised { exact, least }) = raised else { return Ok(()) };
        let (exact, name) = (in_units(exact, self.currency.decimals()), by.word().of(self.language));
        self.say(
            format_args!("; {exact} earned by {name}, raised to the least charge of {least}"),
            format_args!("；{name}计息{exact}，按最低收费{least}计"),
        )
    }
}

fn percent(rate: Fraction) -> String {
    let mut percent = String::new();
    if let Ok(rate) = Rate::new(rate, RatePeriod::Annual) {
        // Writing to a string cannot fail.
        let _ = rate.write_percent(&mut percent);
    }
    percent
}
