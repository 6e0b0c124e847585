//! What Chinese issuers print in their card contracts, as data with its year and how sure it is.
//!
//! None of this is law: nearly every number of a card is the contract's. A preset fills a [`CardTermsDraft`]; whatever
//! the account's own contract says is set on the draft afterwards. Where nothing was found, the draft's default stays
//! and the preset says nothing.

// Semantics: [card-32].

use super::{
    AllocationOrders, CardTermsDraft, DueRule, History, InterestBase, LateFeeRule, MinimumRatios, Order, RepeatedFee,
    RepeatedMiss, TermsError,
};
use crate::calendar::{Date, MonthDay};
use crate::component::{Component, Components};
use crate::money::{Currency, Money};
use crate::rate::{Fraction, Rate};

/// How sure a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PresetCertainty {
    /// The contract, charter or regulation itself, or the issuer's own page, was read.
    Confirmed,
    /// Press, law firms, finance portals.
    Reported,
    /// From memory, or sources disagree.
    Unconfirmed,
}

/// A figure with where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sourced<T> {
    /// The figure.
    pub value: T,
    /// The year of the source, where it names one; all are of 2009 to 2025.
    pub year: Option<u16>,
    /// How sure it is.
    pub certainty: PresetCertainty,
}

/// A card issuer with a preset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Issuer {
    /// 工商银行 Industrial and Commercial Bank of China.
    Icbc,
    /// 建设银行 China Construction Bank.
    Ccb,
    /// 中国银行 Bank of China.
    Boc,
    /// 农业银行 Agricultural Bank of China.
    Abc,
    /// 交通银行 Bank of Communications.
    Bocom,
    /// 招商银行 China Merchants Bank.
    Cmb,
    /// 中信银行 China CITIC Bank.
    Citic,
    /// 浦发银行 Shanghai Pudong Development Bank.
    Spdb,
    /// 兴业银行 Industrial Bank.
    Cib,
    /// 平安银行 Ping An Bank.
    Pab,
    /// 光大银行 China Everbright Bank.
    Ceb,
    /// 民生银行 China Minsheng Bank.
    Cmbc,
    /// 广发银行 China Guangfa Bank.
    Gdb,
    /// 华夏银行 Hua Xia Bank.
    HuaXia,
    /// 威海商业银行 Weihai City Commercial Bank.
    Weihai,
    /// 邮储银行 Postal Savings Bank of China.
    Psbc,
}

/// The groups of an allocation order, as [`Order::new`] takes them.
pub type Listing = &'static [&'static [Components]];

/// What is known of an issuer's card terms. `None`: nothing found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CardPreset {
    /// The issuer.
    pub issuer: Issuer,
    /// Its name in the case document.
    pub name: &'static str,
    /// Its Chinese name.
    pub chinese_name: &'static str,
    /// The least late fee.
    pub late_fee_floor: Option<Sourced<Money>>,
    /// The largest late fee.
    pub late_fee_cap: Option<Sourced<Money>>,
    /// Where the unpaid principal is at most this, the late fee is that principal.
    pub late_fee_small_balance: Option<Sourced<Money>>,
    /// The late-fee rate from the n-th consecutive miss on.
    pub late_fee_repeated: Option<Sourced<(u32, Fraction)>>,
    /// Late-payment grace after the due date (容时), in days.
    pub late_payment_grace_days: Option<Sourced<u16>>,
    /// Shortfall that counts as paid in full (容差).
    pub tolerance: Option<Sourced<Money>>,
    /// What bears interest once the interest-free period is lost.
    pub interest_base: Option<Sourced<InterestBase>>,
    /// Days from the statement to the due date.
    pub due_days: Option<Sourced<u16>>,
    /// Minimum-payment ratios other than 10 % of purchases and cash and all of the rest.
    pub minimum_ratios: Option<Sourced<&'static [(Components, Fraction)]>>,
    /// The least interest charge of a statement, for purchases and for cash.
    pub minimum_interest: Option<Sourced<Money>>,
    /// Orders when not overdue or up to 90 days past due, and from day 91.
    pub orders: Option<Sourced<(Listing, Listing)>>,
}

const fn confirmed<T: Copy>(value: T, year: Option<u16>) -> Option<Sourced<T>> {
    Some(Sourced { value, year, certainty: PresetCertainty::Confirmed })
}

const fn reported<T: Copy>(value: T, year: Option<u16>) -> Option<Sourced<T>> {
    Some(Sourced { value, year, certainty: PresetCertainty::Reported })
}

const fn unknown(issuer: Issuer, name: &'static str, chinese_name: &'static str) -> CardPreset {
    CardPreset {
        issuer,
        name,
        chinese_name,
        late_fee_floor: None,
        late_fee_cap: None,
        late_fee_small_balance: None,
        late_fee_repeated: None,
        late_payment_grace_days: None,
        tolerance: None,
        interest_base: None,
        due_days: None,
        minimum_ratios: None,
        minimum_interest: None,
        orders: None,
    }
}

const COST: &[Components] = &[Components::one(Component::Cost)];
const INTEREST: &[Components] = &[
    Components::one(Component::Interest),
    Components::one(Component::PenaltyInterest),
    Components::one(Component::CompoundInterest),
];
const FEES: &[Components] = &[Components::one(Component::LateFee), Components::FEE];
const ANNUAL_FEE: &[Components] = &[Components::one(Component::AnnualFee)];
const OTHER_FEES: &[Components] =
    &[Components::one(Component::LateFee), Components::FEE.without(Components::one(Component::AnnualFee))];
const FEES_AND_INTEREST: &[Components] = &[
    Components::FEE,
    Components::one(Component::LateFee),
    Components::one(Component::Interest),
    Components::one(Component::PenaltyInterest),
    Components::one(Component::CompoundInterest),
];
const PRINCIPAL: &[Components] = &[Components::PRINCIPAL];
const CASH: &[Components] = &[Components::one(Component::Cash)];
const INSTALMENT_FEE: &[Components] = &[Components::one(Component::InstalmentFee)];
const FEES_BUT_INSTALMENT: &[Components] =
    &[Components::one(Component::LateFee), Components::FEE.without(Components::one(Component::InstalmentFee))];
const INSTALMENTS: &[Components] = &[Components::one(Component::Instalment)];
const PURCHASES: &[Components] = &[Components::one(Component::Purchase), Components::one(Component::Loan)];
const NOT_CASH: &[Components] =
    &[Components::one(Component::Purchase), Components::one(Component::Instalment), Components::one(Component::Loan)];
/// Interest or fees (not ranked) before principal: art. 57 as the regulation words it.
const CHARGES_THEN_PRINCIPAL: &[&[Components]] = &[COST, FEES_AND_INTEREST, PRINCIPAL];
const PRINCIPAL_THEN_CHARGES: &[&[Components]] = &[COST, PRINCIPAL, FEES_AND_INTEREST];

const TENTH: Fraction = Fraction::ten_thousandths(1_000);
const WHOLE: Fraction = Fraction::ONE;

const fn fen(minor: i64) -> Money {
    Money::saturating(minor, Currency::CNY)
}

/// The presets, one an issuer.
pub const PRESETS: [CardPreset; 16] = [
    CardPreset {
        late_fee_cap: reported(fen(50_000), Some(2020)),
        late_payment_grace_days: reported(0, None),
        interest_base: reported(InterestBase::UnpaidPart, Some(2009)),
        orders: confirmed((CHARGES_THEN_PRINCIPAL, PRINCIPAL_THEN_CHARGES), None),
        ..unknown(Issuer::Icbc, "icbc", "工商银行")
    },
    CardPreset {
        late_fee_floor: confirmed(fen(500), Some(2013)),
        late_payment_grace_days: reported(3, None),
        tolerance: reported(fen(1_000), Some(2012)),
        interest_base: confirmed(InterestBase::Full, Some(2017)),
        due_days: reported(20, None),
        orders: reported((&[COST, FEES, INTEREST, PRINCIPAL], &[COST, PRINCIPAL, FEES, INTEREST]), None),
        ..unknown(Issuer::Ccb, "ccb", "建设银行")
    },
    CardPreset {
        late_payment_grace_days: reported(3, None),
        interest_base: reported(InterestBase::Full, None),
        due_days: reported(20, None),
        orders: reported(
            (&[COST, INTEREST, FEES, CASH, NOT_CASH], &[COST, CASH, NOT_CASH, INTEREST, FEES]),
            Some(2014),
        ),
        ..unknown(Issuer::Boc, "boc", "中国银行")
    },
    CardPreset {
        late_fee_floor: reported(fen(100), None),
        late_payment_grace_days: reported(2, None),
        due_days: reported(25, None),
        ..unknown(Issuer::Abc, "abc", "农业银行")
    },
    CardPreset {
        late_fee_floor: reported(fen(1_000), None),
        late_payment_grace_days: reported(3, None),
        interest_base: reported(InterestBase::Full, None),
        due_days: reported(25, None),
        orders: reported(
            (
                &[COST, INTEREST, INSTALMENT_FEE, FEES_BUT_INSTALMENT, CASH, INSTALMENTS, PURCHASES],
                &[COST, CASH, INSTALMENTS, PURCHASES, INTEREST, INSTALMENT_FEE, FEES_BUT_INSTALMENT],
            ),
            None,
        ),
        ..unknown(Issuer::Bocom, "bocom", "交通银行")
    },
    CardPreset {
        late_fee_floor: reported(fen(1_000), None),
        late_payment_grace_days: reported(3, None),
        tolerance: reported(fen(1_000), Some(2012)),
        interest_base: reported(InterestBase::Full, None),
        due_days: reported(18, Some(2023)),
        orders: reported(
            (
                &[COST, ANNUAL_FEE, INTEREST, OTHER_FEES, CASH, NOT_CASH],
                &[COST, CASH, NOT_CASH, ANNUAL_FEE, INTEREST, OTHER_FEES],
            ),
            None,
        ),
        ..unknown(Issuer::Cmb, "cmb", "招商银行")
    },
    CardPreset {
        late_fee_floor: reported(fen(2_000), None),
        late_payment_grace_days: reported(3, None),
        interest_base: reported(InterestBase::Full, None),
        ..unknown(Issuer::Citic, "citic", "中信银行")
    },
    CardPreset {
        late_payment_grace_days: reported(3, None),
        tolerance: reported(fen(1_000), None),
        interest_base: reported(InterestBase::UnpaidPart, Some(2017)),
        ..unknown(Issuer::Spdb, "spdb", "浦发银行")
    },
    CardPreset {
        late_fee_floor: reported(fen(2_000), None),
        late_payment_grace_days: reported(3, None),
        interest_base: reported(InterestBase::Full, None),
        ..unknown(Issuer::Cib, "cib", "兴业银行")
    },
    CardPreset {
        late_fee_floor: reported(fen(2_000), None),
        late_fee_small_balance: reported(fen(2_000), None),
        late_payment_grace_days: reported(3, None),
        interest_base: reported(InterestBase::Full, None),
        due_days: reported(18, None),
        minimum_ratios: reported(
            &[
                (Components::one(Component::Cash), WHOLE),
                (Components::one(Component::Interest), TENTH),
                (Components::one(Component::CompoundInterest), TENTH),
                (Components::one(Component::ServiceFee), TENTH),
                (Components::one(Component::LateFee), TENTH),
            ],
            None,
        ),
        ..unknown(Issuer::Pab, "pab", "平安银行")
    },
    CardPreset { late_payment_grace_days: reported(3, None), ..unknown(Issuer::Ceb, "ceb", "光大银行") },
    CardPreset {
        late_fee_floor: reported(fen(1_000), None),
        late_payment_grace_days: reported(3, None),
        interest_base: reported(InterestBase::Full, None),
        ..unknown(Issuer::Cmbc, "cmbc", "民生银行")
    },
    CardPreset {
        late_fee_floor: confirmed(fen(3_000), None),
        late_fee_repeated: confirmed((2, Fraction::ten_thousandths(600)), None),
        interest_base: confirmed(InterestBase::Full, None),
        minimum_ratios: confirmed(
            &[
                (Components::one(Component::Cash), WHOLE),
                (Components::one(Component::Interest), TENTH),
                (Components::one(Component::CompoundInterest), TENTH),
            ],
            None,
        ),
        minimum_interest: confirmed(fen(100), None),
        orders: confirmed((CHARGES_THEN_PRINCIPAL, &[COST, PRINCIPAL, INTEREST, FEES]), None),
        ..unknown(Issuer::Gdb, "gdb", "广发银行")
    },
    CardPreset {
        late_fee_cap: reported(fen(200_000), None),
        late_payment_grace_days: reported(3, None),
        ..unknown(Issuer::HuaXia, "huaXia", "华夏银行")
    },
    CardPreset { late_fee_floor: reported(fen(500), None), ..unknown(Issuer::Weihai, "weihai", "威海商业银行") },
    unknown(Issuer::Psbc, "psbc", "邮储银行"),
];

impl Issuer {
    /// What is known of this issuer's terms.
    #[must_use]
    pub fn preset(self) -> CardPreset {
        let known = PRESETS.into_iter().find(|p| p.issuer == self);
        known.unwrap_or(unknown(self, "", ""))
    }

    /// The issuer of a name in the case document.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        PRESETS.into_iter().find(|p| p.name == name).map(|p| p.issuer)
    }

    /// A draft of the usual terms of this issuer: 0.05 % a day, monthly compounding, a late fee of 5 % of the unpaid
    /// minimum, and what its [`CardPreset`] knows. When statements are due is never guessed: where the preset does not know it,
    /// [`CardTermsDraft::due`] has to be called.
    ///
    /// ```
    /// use arrears::terms::Issuer;
    /// use arrears::{Date, MonthDay, TermsError};
    /// let terms = Issuer::Ccb.card(Date::new(2023, 1, 1)?, MonthDay::new(5)?)?.build()?;
    /// assert_eq!((terms.late_payment_grace_days(), terms.tolerance().to_string()), (3, "10.00".to_owned()));
    /// # Ok::<(), TermsError>(())
    /// ```
    ///
    /// # Errors
    /// None in practice: a test builds every preset.
    #[inline(never)]
    pub fn card(self, opened: Date, statement_day: MonthDay) -> Result<CardTermsDraft, TermsError> {
        let preset = self.preset();
        let mut fee = LateFeeRule::new(Fraction::parse("0.05")?);
        if let Some(floor) = preset.late_fee_floor {
            fee = fee.floor(floor.value)?;
        }
        if let Some(cap) = preset.late_fee_cap {
            fee = fee.cap(cap.value)?;
        }
        if let Some(threshold) = preset.late_fee_small_balance {
            fee = fee.small_balance(threshold.value)?;
        }
        if let Some(Sourced { value: (missed_payments, rate), .. }) = preset.late_fee_repeated {
            fee = fee.repeated(RepeatedMiss { missed_payments, within_cycles: None, fee: RepeatedFee::Rate(rate) })?;
        }
        let mut draft = CardTermsDraft::new(opened, statement_day)
            .of_preset()
            .purchase_rate(Rate::daily("0.0005")?)
            .late_fees(History::always(fee))
            .late_payment_grace_days(preset.late_payment_grace_days.map_or(0, |g| g.value))
            .interest_base(preset.interest_base.map_or(InterestBase::Full, |b| b.value));
        if let Some(tolerance) = preset.tolerance {
            draft = draft.tolerance(tolerance.value)?;
        }
        draft = match preset.due_days {
            Some(days) => draft.due(DueRule::DaysAfterStatement(days.value)),
            None => draft.without_due_rule(preset.name),
        };
        if let Some(least) = preset.minimum_interest {
            draft = draft.minimum_purchase_interest(least.value)?.minimum_cash_interest(least.value)?;
        }
        if let Some(others) = preset.minimum_ratios {
            let mut ratios = MinimumRatios::new(TENTH, TENTH)?;
            for (components, ratio) in others.value {
                ratios = ratios.with(*components, *ratio)?;
            }
            draft = draft.minimum_ratios(History::always(ratios));
        }
        if let Some(Sourced { value: (before_91, from_91), .. }) = preset.orders {
            let charges_first = Order::new(before_91)?;
            draft = draft.allocation(AllocationOrders::new(charges_first, charges_first, Order::new(from_91)?));
        }
        Ok(draft)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Rounding;
    use crate::terms::MissedMinimum;

    #[test]
    fn every_preset_builds_and_is_found_by_its_name() {
        let (opened, fifth) = (Date::new(2023, 1, 1).unwrap(), MonthDay::new(5).unwrap());
        for preset in PRESETS {
            assert_eq!(Issuer::from_name(preset.name), Some(preset.issuer));
            let mut draft = preset.issuer.card(opened, fifth).unwrap();
            if preset.due_days.is_none() {
                let unknown = TermsError::DueRuleUnknown { preset: preset.name };
                assert_eq!(draft.clone().build(), Err(unknown));
                draft = draft.due(DueRule::DaysAfterStatement(20));
            }
            let terms = draft.build().unwrap();
            let rule = terms.late_fees().on(opened).unwrap();
            assert_eq!(
                rule.floor_amount().map_or(0, Money::minor),
                preset.late_fee_floor.map_or(0, |f| f.value.minor()),
                "{}",
                preset.name
            );
            assert_eq!(rule.cap_amount(), preset.late_fee_cap.map(|c| c.value), "{}", preset.name);
        }
        assert_eq!(Issuer::from_name("nobank"), None);
    }

    #[test]
    fn due_days_that_are_known() {
        let known = PRESETS.iter().filter_map(|preset| Some((preset.name, preset.due_days?.value)));
        let expected = [("ccb", 20), ("boc", 20), ("abc", 25), ("bocom", 25), ("cmb", 18), ("pab", 18)];
        assert!(known.eq(expected));
    }

    #[test]
    fn guangfa_asks_for_six_percent_from_the_second_miss() {
        let terms = Issuer::Gdb.card(Date::new(2023, 1, 1).unwrap(), MonthDay::new(5).unwrap()).unwrap();
        let terms = terms.due(DueRule::DaysAfterStatement(20));
        let rule = *terms.build().unwrap().late_fees().on(Date::MAX).unwrap();
        let missed = |missed_payments| MissedMinimum {
            shortfall: 100_000,
            balance: 100_000,
            principal: 100_000,
            missed_payments,
            earlier: 0,
        };
        let fee = |n| rule.fee(&missed(n), Rounding::HalfUp).map(|(fee, ..)| fee);
        assert_eq!([1, 2].map(fee), [Some(5_000), Some(6_000)]);
    }
}
