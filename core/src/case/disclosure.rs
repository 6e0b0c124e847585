//! What borrowing costs, item by item: each charge, how much, how much a year, and what default adds.

// Semantics: [law-14].

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use crate::agreement::Tongue;
use crate::cash_flow::QuotedRate;
use crate::ledger::EventId;
use crate::money::Money;
use crate::offer::PlanKind;
use crate::rate::{Fraction, Rate, RatePeriod};
use crate::words::{Language, words};

words! {
    /// What a disclosure is about.
    pub enum Disclosed {
        /// The loan, by its contract.
        Loan = "loan", "the loan", "贷款";
        /// A conversion into instalments.
        Conversion = "conversion", "the conversion into instalments", "分期";
        /// An offer.
        Offer = "offer", "the offer", "还款方案";
        /// The agreement.
        Agreement = "agreement", "the agreement", "还款协议";
    }
}

words! {
    /// A charge where everything is paid as agreed.
    pub enum NormalCharge {
        /// Interest, with each payment.
        Interest = "interest", "interest", "利息";
        /// A fee with the payments.
        InstalmentFee = "instalmentFee", "instalment fee", "分期手续费";
        /// Fees on days of their own.
        Fee = "fee", "fees on their days", "其他费用";
    }
}

words! {
    /// What comes on top in default.
    pub enum ContingentCharge {
        /// Penalty interest on what is overdue.
        PenaltyInterest = "penaltyInterest", "penalty interest on what is overdue", "逾期罚息";
        /// Compound interest on overdue interest.
        CompoundInterest = "compoundInterest", "compound interest on overdue interest", "逾期利息的复利";
        /// A late fee, as a share of what is unpaid.
        LateFee = "lateFee", "late fee on what is unpaid", "违约金（按未还部分计）";
        /// Interest of the contract once the agreement is breached.
        ContractInterest = "contractInterest", "interest of the contract after a breach", "违约后恢复计收的合同利息";
        /// What was waived, owed again once the agreement is breached.
        WaivedAgain = "waivedAgain", "what was waived, after a breach", "违约后恢复的已减免款项";
    }
}

/// One charge of a disclosure.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct DisclosedCharge {
    /// The charge: interest, an instalment fee, fees on their days.
    pub charge: NormalCharge,
    /// All of it over the whole time.
    pub amount: Money,
    /// What it costs a year by itself: twelve times the rate of a month of the principal and this charge alone. `None` where it has no
    /// rate.
    pub annual: Option<QuotedRate>,
}

/// What comes on top in default: stands outside the total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Contingent {
    /// The charge: penalty interest, a late fee and so on.
    pub charge: ContingentCharge,
    /// Its rate, where it has one.
    pub rate: Option<Rate>,
    /// Its share of what is unpaid, where it is one.
    pub share: Option<Fraction>,
}

/// What a loan, a conversion, an offer or an agreement costs, item by item; everything goes to the lender.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CostDisclosure {
    /// What it is about.
    pub about: Disclosed,
    /// The event of the conversion, where it is about one.
    pub event: Option<EventId>,
    /// The kind of plan, of an offer and of an agreement.
    pub kind: Option<PlanKind>,
    /// What is lent, or put into instalments.
    pub principal: Money,
    /// Each charge.
    pub charges: Vec<DisclosedCharge>,
    /// What comes on top in default.
    pub contingent: Vec<Contingent>,
}

/// A percentage of two decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearlyPercent(pub(super) i64);

impl fmt::Display for YearlyPercent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (magnitude, sign) = (self.0.unsigned_abs(), if self.0 < 0 { "-" } else { "" });
        let (whole, rest) = (magnitude.checked_div(100).unwrap_or(0), magnitude.checked_rem(100).unwrap_or(0));
        write!(f, "{sign}{whole}.{rest:02}")
    }
}

impl CostDisclosure {
    /// What it costs a year where everything is paid as agreed: the sum of what each charge costs by itself. `None` where one has no rate.
    #[must_use]
    pub fn annual_cost(&self) -> Option<YearlyPercent> {
        let all = self.charges.iter().map(|charge| charge.annual.map(QuotedRate::units));
        all.sum::<Option<i64>>().map(YearlyPercent)
    }
}

impl Contingent {
    /// What it is and its measure, in a language: `penalty interest on what is overdue: 18% a year`.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let tongue = Tongue(language);
        let name = tongue.word(self.charge.word());
        let measure = match (self.rate, self.share) {
            (Some(rate), _) => match language {
                Language::English => rate.to_string(),
                Language::Chinese => {
                    let period = match rate.period() {
                        RatePeriod::Daily => "日利率",
                        RatePeriod::Monthly => "月利率",
                        RatePeriod::Annual => "年利率",
                    };
                    format!("{period}{}", percent(rate.fraction()))
                }
            },
            (None, Some(share)) => percent(share),
            (None, None) => return name.into(),
        };
        tongue.tell(format_args!("{name}: {measure}"), format_args!("{name}：{measure}"))
    }
}

fn percent(share: Fraction) -> String {
    let mut text = String::new();
    let written = Rate::new(share, RatePeriod::Annual).map(|rate| rate.write_percent(&mut text));
    if matches!(written, Ok(Ok(()))) { text } else { String::new() }
}
