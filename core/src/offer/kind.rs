//! The kinds of plan a desk knows: presets over the concessions.

use super::plan::{DeferralDue, FirstPeriodInterest, Placed, WaivedWhen};
use super::{AllowedRange, Class, PerClass, PlanFee};
use crate::frequency::Frequency;
use crate::money::Money;
use crate::rate::Fraction;
use crate::rulebook::PlanCategory;
use crate::words::words;

words! {
    /// A kind of plan a desk knows: a preset over the concessions, nothing else.
    pub enum PlanKind {
        /// Everything owed, in one payment.
        PayInFull = "payInFull", "pay in full", "一次性还清";
        /// One payment with a discount and an expiry.
        #[doc(alias("discounted payoff", "full and final settlement"))]
        Settlement = "settlement", "lump-sum settlement", "一次性结清减免";
        /// The bill in instalments.
        BillInstalments = "billInstalments", "bill instalments", "账单分期";
        /// Everything owed in instalments, for special circumstances (art. 70).
        #[doc(alias("hardship plan", "debt management plan"))]
        Personalised = "personalised", "personalised instalments", "个性化分期";
        /// Principal in equal parts; charges waived on completion, or in the last payment.
        PrincipalOnly = "principalOnly", "principal only", "只还本金";
        /// Interest first, then level payments.
        InterestOnly = "interestOnly", "interest-only first", "先息后本";
        /// Nothing for some periods, then level payments.
        #[doc(alias("moratorium", "payment holiday", "forbearance"))]
        Deferral = "deferral", "deferral", "延期还款";
        /// More periods at the contract's rate.
        #[doc(alias("term extension", "re-age"))]
        Extension = "extension", "extension", "展期";
        /// Level payments at a lower rate.
        #[doc(alias = "loan modification")]
        RateReduction = "rateReduction", "rate reduction", "降低利率";
        /// Fees and interest waived, the rest in one payment.
        WaiverOnly = "waiverOnly", "fee or interest waiver", "息费减免";
        /// Payments that rise.
        StepUp = "stepUp", "step-up", "递增还款";
        /// A new loan repays the old debt.
        #[doc(alias = "rollover")]
        Refinance = "refinance", "refinance", "续贷";
    }
}

/// What accrues under a kind, as a policy bounds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AllowedAccrual {
    /// Nothing accrues.
    Frozen,
    /// Interest at the contract's rate.
    Continued,
    /// Interest at an annual rate from the usual one down, in parts of 10^-12.
    PlanRate(AllowedRange),
    /// A fee in place of interest: one row of a price list.
    Fee(PlanFee),
}

/// How the amortised balance comes back under a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AllowedProfile {
    /// Equal payments.
    Level,
    /// Equal parts of the balance.
    EqualPrincipal,
    /// One amount every period, the last one smaller.
    Fixed {
        /// The amount.
        payment: Money,
    },
    /// Interest only for some periods.
    InterestOnly {
        /// How many.
        periods: u32,
    },
    /// Payments that rise.
    StepUp {
        /// After how many periods the payment rises, again and again.
        every: u32,
        /// The factor it rises by.
        factor: Fraction,
    },
    /// Principal first, the rest last.
    PrincipalFirst,
    /// Equal payments and a last amount of a share of what is amortised.
    Balloon {
        /// The share.
        share: Fraction,
    },
}

/// The concessions of a kind before a policy changes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PlanPreset {
    /// The number of payments, from no concession to the furthest.
    pub periods: AllowedRange,
    /// How often a payment falls due; monthly in every preset.
    pub frequency: Frequency,
    /// Periods without a payment.
    pub deferral: AllowedRange,
    /// Whether they bear interest.
    pub deferral_accrues: bool,
    /// When that is due.
    pub deferral_due: DeferralDue,
    /// What the first period bears.
    pub first_period: FirstPeriodInterest,
    /// The share of what is owed that is paid at signing.
    pub down_payment: AllowedRange,
    /// What earns interest while the plan is kept.
    pub accrual: AllowedAccrual,
    /// The discount of a settlement.
    pub discount: AllowedRange,
    /// The waived share of each class.
    pub waived: PerClass<AllowedRange>,
    /// When a waiver of each class takes effect: at signing, or once everything else is paid.
    pub waived_when: PerClass<WaivedWhen>,
    /// Where each class goes.
    pub placed: PerClass<Placed>,
    /// Whether capitalised interest, penalty interest and compound interest bear the plan's interest; none of them in every preset.
    pub bearing: PerClass<bool>,
    /// How the balance comes back.
    pub profile: AllowedProfile,
}

impl PlanKind {
    /// How many kinds there are.
    pub const COUNT: usize = 12;

    /// Whether it is one payment, out of money at hand rather than out of a month's surplus.
    #[must_use]
    pub const fn is_one_payment(self) -> bool {
        matches!(self, Self::PayInFull | Self::Settlement | Self::WaiverOnly)
    }

    /// Whether its rate must not be above the contract's.
    pub(super) const fn lowers_the_rate(self) -> bool {
        matches!(self, Self::RateReduction)
    }

    /// The legal category: a hardship plan (concessions for a borrower in difficulty), or an ordinary plan.
    #[must_use]
    pub const fn category(self) -> PlanCategory {
        match self {
            Self::PayInFull | Self::Settlement | Self::BillInstalments | Self::WaiverOnly | Self::Refinance => {
                PlanCategory::Ordinary
            }
            Self::Personalised
            | Self::PrincipalOnly
            | Self::InterestOnly
            | Self::Deferral
            | Self::Extension
            | Self::RateReduction
            | Self::StepUp => PlanCategory::Hardship,
        }
    }

    /// The preset: what the concessions are until a policy says otherwise.
    #[must_use]
    pub fn preset(self) -> PlanPreset {
        const NONE: AllowedRange = AllowedRange::only(0);
        let capitalised = PerClass::all(Placed::Capitalised);
        let plain = PlanPreset {
            periods: AllowedRange::only(12),
            frequency: Frequency::Monthly,
            deferral: NONE,
            deferral_accrues: false,
            deferral_due: DeferralDue::Capitalised,
            first_period: FirstPeriodInterest::ByDays,
            down_payment: NONE,
            accrual: AllowedAccrual::Frozen,
            discount: NONE,
            waived: PerClass::all(NONE),
            waived_when: PerClass::all(WaivedWhen::OnCompletion),
            placed: capitalised,
            bearing: PerClass::all(false),
            profile: AllowedProfile::Level,
        };
        match self {
            Self::PayInFull | Self::Settlement => PlanPreset { periods: AllowedRange::only(1), ..plain },
            Self::WaiverOnly => PlanPreset {
                periods: AllowedRange::only(1),
                waived_when: PerClass::all(WaivedWhen::AtSigning),
                ..plain
            },
            Self::BillInstalments => PlanPreset {
                placed: capitalised
                    .with(Class::LateFee, Placed::FirstInstalment)
                    .with(Class::Fee, Placed::FirstInstalment),
                ..plain
            },
            Self::Personalised | Self::RateReduction => plain,
            Self::PrincipalOnly => PlanPreset {
                placed: PerClass::all(Placed::Deferred).with(Class::Principal, Placed::Capitalised),
                profile: AllowedProfile::PrincipalFirst,
                ..plain
            },
            Self::InterestOnly => PlanPreset { profile: AllowedProfile::InterestOnly { periods: 3 }, ..plain },
            Self::Deferral => PlanPreset {
                deferral: AllowedRange::only(3),
                deferral_accrues: true,
                accrual: AllowedAccrual::Continued,
                ..plain
            },
            Self::Extension => PlanPreset { accrual: AllowedAccrual::Continued, ..plain },
            Self::StepUp => {
                let factor = Fraction::from_parts(Fraction::SCALE.saturating_add(Fraction::SCALE / 10));
                let factor = factor.unwrap_or(Fraction::ONE);
                PlanPreset { profile: AllowedProfile::StepUp { every: 12, factor }, ..plain }
            }
            Self::Refinance => PlanPreset { accrual: AllowedAccrual::Continued, ..plain },
        }
    }
}
