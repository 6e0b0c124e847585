//! What is known of the overdue terms of Chinese consumer loans, as data with its year and how sure it is.
//!
//! None of this is law, and the contract's own numbers go before it. Where nothing was found the preset says nothing.

// Semantics: [loan-25].

use super::TermsError;
use super::{
    Compound, LoanTermsDraft, OverdueFrom, PaymentDay, Penalty, PenaltyBase, PenaltyRate, PresetCertainty, Sourced,
};
use crate::calendar::DayCount;
use crate::rate::{Fraction, Rate, RatePeriod};
use crate::schedule::Amortisation;

/// A consumer-loan product with a preset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LoanProduct {
    /// 花呗 Huabei: 0.05 % a day on the overdue part, from the day after the due date, the day of payment counted.
    Huabei,
    /// 借呗 Jiebei.
    Jiebei,
    /// 微粒贷 Weilidai: overdue principal at 1.5 times the daily rate.
    Weilidai,
    /// A bank's consumer loan: 1.5 times the contract rate, compound interest at the penalty rate, three days of late-payment grace.
    ConsumerLoan,
    /// The same used for another purpose than agreed (挪用): 2 times the contract rate.
    MisusedLoan,
}

/// What is known of a product's overdue terms. `None`: nothing found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoanPreset {
    /// The product.
    pub product: LoanProduct,
    /// Its name in the case document.
    pub name: &'static str,
    /// Its Chinese name.
    pub chinese_name: &'static str,
    /// Penalty rate as a multiple of the contract rate.
    pub penalty_multiple: Option<Sourced<Fraction>>,
    /// Penalty rate of its own, a day.
    pub penalty_daily: Option<Sourced<Fraction>>,
    /// What it is charged on.
    pub penalty_base: Option<Sourced<PenaltyBase>>,
    /// Compound interest on overdue interest.
    pub compound: Option<Sourced<Compound>>,
    /// The first day that bears penalty interest.
    pub overdue_from: Option<Sourced<OverdueFrom>>,
    /// Which balance the day of a payment accrues on.
    pub payment_day: Option<Sourced<PaymentDay>>,
    /// Late-payment grace after the due date, in days.
    pub late_payment_grace_days: Option<Sourced<u16>>,
}

const fn confirmed<T: Copy>(value: T, year: u16) -> Option<Sourced<T>> {
    Some(Sourced { value, year: Some(year), certainty: PresetCertainty::Confirmed })
}

const fn reported<T: Copy>(value: T, year: Option<u16>) -> Option<Sourced<T>> {
    Some(Sourced { value, year, certainty: PresetCertainty::Reported })
}

const fn unconfirmed<T: Copy>(value: T) -> Option<Sourced<T>> {
    Some(Sourced { value, year: None, certainty: PresetCertainty::Unconfirmed })
}

const fn unknown(product: LoanProduct, name: &'static str, chinese_name: &'static str) -> LoanPreset {
    LoanPreset {
        product,
        name,
        chinese_name,
        penalty_multiple: None,
        penalty_daily: None,
        penalty_base: None,
        compound: None,
        overdue_from: None,
        payment_day: None,
        late_payment_grace_days: None,
    }
}

const HALF_MORE: Fraction = Fraction::ten_thousandths(15_000);

/// The presets, one a product.
///
/// # Source
/// 银发〔2003〕251号 §3 (penalty 30 to 50 % above the contract rate, misuse 50 to 100 %, unpaid interest compounds at the
/// penalty rate); portals for the products; 2025 press for the late-payment grace of consumer loans.
pub const LOAN_PRESETS: [LoanPreset; 5] = [
    LoanPreset {
        penalty_daily: reported(Fraction::ten_thousandths(5), None),
        penalty_base: reported(PenaltyBase::PrincipalAndInterest, None),
        compound: unconfirmed(Compound::None),
        overdue_from: reported(OverdueFrom::DayAfterDue, None),
        payment_day: reported(PaymentDay::OldBalance, None),
        ..unknown(LoanProduct::Huabei, "huabei", "花呗")
    },
    LoanPreset { penalty_multiple: unconfirmed(HALF_MORE), ..unknown(LoanProduct::Jiebei, "jiebei", "借呗") },
    LoanPreset {
        penalty_multiple: reported(HALF_MORE, None),
        penalty_base: reported(PenaltyBase::Principal, None),
        ..unknown(LoanProduct::Weilidai, "weilidai", "微粒贷")
    },
    LoanPreset {
        penalty_multiple: confirmed(HALF_MORE, 2003),
        compound: confirmed(Compound::PenaltyRate, 2003),
        late_payment_grace_days: reported(3, Some(2025)),
        ..unknown(LoanProduct::ConsumerLoan, "consumerLoan", "消费贷款")
    },
    LoanPreset {
        penalty_multiple: confirmed(Fraction::ten_thousandths(20_000), 2003),
        compound: confirmed(Compound::PenaltyRate, 2003),
        ..unknown(LoanProduct::MisusedLoan, "misusedLoan", "挪用贷款")
    },
];

impl LoanProduct {
    /// What is known of this product's overdue terms.
    #[must_use]
    pub fn preset(self) -> LoanPreset {
        let known = LOAN_PRESETS.into_iter().find(|p| p.product == self);
        known.unwrap_or(unknown(self, "", ""))
    }

    /// The product of a name in the case document.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        LOAN_PRESETS.into_iter().find(|p| p.name == name).map(|p| p.product)
    }

    /// A draft of this product's terms in the currency of the amortisation, which is as given, the overdue terms as the preset knows them.
    ///
    /// ```
    /// use arrears::schedule::{Amortisation, Dues, Method};
    /// use arrears::terms::LoanProduct;
    /// use arrears::{Currency, Date, Money, Rate, TermsError};
    /// let dues = Dues::monthly(Date::new(2023, 2, 10)?, 12)?;
    /// let (borrowed, rate) = (Money::parse("10000.00", Currency::CNY)?, Rate::daily("0.0005")?);
    /// let amortisation = Amortisation::new(borrowed, Date::new(2023, 1, 10)?, dues, rate, Method::EqualPrincipal)?;
    /// let terms = LoanProduct::Weilidai.loan(amortisation)?.build()?;
    /// assert_eq!(terms.penalty_rate(rate)?, Some(Rate::daily("0.00075")?));
    /// # Ok::<(), TermsError>(())
    /// ```
    ///
    /// # Errors
    /// None in practice: a test drafts every preset.
    pub fn loan(self, amortisation: Amortisation) -> Result<LoanTermsDraft, TermsError> {
        let preset = self.preset();
        let mut draft = LoanTermsDraft::new(amortisation);
        let rate = match (preset.penalty_multiple, preset.penalty_daily) {
            (Some(multiple), _) => Some(PenaltyRate::Multiple(multiple.value)),
            (None, Some(daily)) => Some(PenaltyRate::Own(Rate::new(daily.value, RatePeriod::Daily)?)),
            (None, None) => None,
        };
        if let Some(rate) = rate {
            let base = preset.penalty_base.map_or(PenaltyBase::Principal, |b| b.value);
            draft = draft.penalty(Penalty { rate, day_count: DayCount::Actual360, base });
        }
        if let Some(compound) = preset.compound {
            draft = draft.compound(compound.value);
        }
        if let Some(from) = preset.overdue_from {
            draft = draft.overdue_from(from.value);
        }
        if let Some(day) = preset.payment_day {
            draft = draft.payment_day(day.value);
        }
        if let Some(grace) = preset.late_payment_grace_days {
            draft = draft.late_payment_grace_days(grace.value);
        }
        Ok(draft)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Date;
    use crate::money::{Currency, Money};
    use crate::schedule::{Dues, Method};

    #[test]
    fn every_preset_builds_and_is_found_by_its_name() {
        let dues = Dues::monthly(Date::new(2023, 2, 10).unwrap(), 12).unwrap();
        let start = Date::new(2023, 1, 10).unwrap();
        let loan = Amortisation::new(
            Money::from_minor(1_000_000, Currency::CNY).unwrap(),
            start,
            dues,
            Rate::annual("0.12").unwrap(),
            Method::Level,
        )
        .unwrap();
        for preset in LOAN_PRESETS {
            assert_eq!(LoanProduct::from_name(preset.name), Some(preset.product));
            let terms = preset.product.loan(loan).unwrap().build().unwrap();
            assert_eq!(terms.late_payment_grace_days(), preset.late_payment_grace_days.map_or(0, |g| g.value));
            assert!(terms.penalty().is_some());
        }
        assert_eq!(LoanProduct::from_name("no loan"), None);
    }
}
