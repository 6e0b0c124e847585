//! What borrowing costs, item by item (综合融资成本明示表): each charge, how it is taken, how much, how much a year, and what default adds.

// Semantics: [law-10].

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use super::annual_cost::{SHOWN, in_order, nominal};
use super::answer::Answer;
use super::{AccountTerms, AnnualCost, Case};
use crate::agreement::{AccrualReinstatement, Tongue, WaiverReinstatement};
use crate::calendar::Date;
use crate::cash_flow::QuotedRate;
use crate::component::Components;
use crate::document::{Block, Column, DocumentError, Page, Table};
use crate::ledger::{Action, EventId};
use crate::money::{Currency, Money};
use crate::offer::{PlanKind, RepaymentPlan, Schedule};
use crate::rate::{Fraction, Rate, RatePeriod};
use crate::schedule::AmortisationRow;
use crate::terms::{Compound, LoanTerms};
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
    /// Which.
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
    /// Which.
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
    /// The conversion.
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
pub struct YearlyPercent(i64);

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

/// What a charge costs a year by itself: of the principal that comes back on days and the charge with it.
fn charge(
    charge: NormalCharge,
    (lent, principal): (Date, &[(Date, i64)]),
    taken: &[(Date, i64)],
    currency: Currency,
) -> Option<DisclosedCharge> {
    let sum = |flows: &[(Date, i64)]| flows.iter().fold(0_i64, |sum, (_, minor)| sum.saturating_add(*minor));
    let amount = Money::from_minor(sum(taken), currency).ok().filter(|amount| amount.minor() > 0)?;
    let mut flows = alloc::vec![(lent, sum(principal).saturating_neg())];
    flows.extend(principal.iter().chain(taken).copied());
    let annual = in_order(flows, currency).and_then(|flows| nominal(&flows, SHOWN).ok());
    Some(DisclosedCharge { charge, amount, annual })
}

impl Case {
    fn loan_disclosure(&self, terms: &LoanTerms) -> Option<CostDisclosure> {
        let (amortisation, currency, lent) = (terms.amortisation(), terms.currency(), terms.disbursed());
        let mut rows = alloc::vec![AmortisationRow::EMPTY; usize::try_from(amortisation.row_count()).ok()?];
        let count = amortisation.build(&mut rows).ok()?;
        let rows = rows.get(..count)?;
        let part = |of: fn(&AmortisationRow) -> i64| -> Vec<(Date, i64)> {
            rows.iter().map(|row| (row.due, of(row))).collect()
        };
        let principal = part(|row| row.principal_minor);
        let known = self.ledger.entries().iter().filter(|entry| entry.is_known_on(self.known_on));
        let fees = known.filter_map(|entry| match entry.action() {
            Action::Fee { component, amount } if Components::FEE.contains(*component) && entry.effective() >= lent => {
                Some((entry.effective(), amount.minor()))
            }
            _ => None,
        });
        let fees: Vec<(Date, i64)> = fees.collect();
        let of_principal = (lent, principal.as_slice());
        let charges = [
            charge(NormalCharge::Interest, of_principal, &part(|row| row.interest_minor), currency),
            charge(NormalCharge::InstalmentFee, of_principal, &part(|row| row.fee_minor), currency),
            charge(NormalCharge::Fee, of_principal, &fees, currency),
        ];
        let mut contingent = Vec::new();
        if let Ok(Some(rate)) = terms.penalty_rate(amortisation.rate()) {
            let charge = ContingentCharge::PenaltyInterest;
            contingent.push(Contingent { charge, rate: Some(rate), share: None });
        }
        let compound = match terms.compound() {
            Compound::None => None,
            Compound::ContractRate => Some(amortisation.rate()),
            Compound::PenaltyRate => terms.penalty_rate(amortisation.rate()).ok().flatten(),
        };
        if compound.is_some() {
            contingent.push(Contingent { charge: ContingentCharge::CompoundInterest, rate: compound, share: None });
        }
        if let Some(fee) = terms.late_fee() {
            let share = Some(fee.rate());
            contingent.push(Contingent { charge: ContingentCharge::LateFee, rate: None, share });
        }
        Some(CostDisclosure {
            about: Disclosed::Loan,
            event: None,
            kind: None,
            principal: Money::from_minor(amortisation.principal_minor(), currency).ok()?,
            charges: charges.into_iter().flatten().collect(),
            contingent,
        })
    }
}

/// What a conversion costs: its fee, or interest in its place, is all that is beside what was converted.
fn conversion(cost: &AnnualCost, currency: Currency) -> Option<CostDisclosure> {
    let amount = Money::from_minor(cost.charges(), currency).ok()?;
    let charge = DisclosedCharge { charge: NormalCharge::InstalmentFee, amount, annual: cost.nominal().ok() };
    Some(CostDisclosure {
        about: Disclosed::Conversion,
        event: cost.event(),
        kind: None,
        principal: Money::from_minor(cost.principal(), currency).ok()?,
        charges: if amount.minor() > 0 { alloc::vec![charge] } else { Vec::new() },
        contingent: Vec::new(),
    })
}

/// What a plan costs; nothing where it costs nothing.
fn of_plan(about: Disclosed, kind: PlanKind, plan: &RepaymentPlan, schedule: &Schedule) -> Option<CostDisclosure> {
    let currency = schedule.currency();
    let rows = || schedule.rows().iter().filter(|row| row.number > 0 && !row.is_prepayment);
    let principal: Vec<(Date, i64)> = rows().map(|row| (row.due, row.split.sum())).collect();
    let taken: Vec<(Date, i64)> = rows().map(|row| (row.due, row.interest)).collect();
    let name = match plan.accrual {
        crate::offer::NewAccrual::Fee(_) => NormalCharge::InstalmentFee,
        _ => NormalCharge::Interest,
    };
    let charge = charge(name, (plan.signed, &principal), &taken, currency)?;
    let (principal, charges, contingent) = (schedule.lent(), alloc::vec![charge], Vec::new());
    Some(CostDisclosure { about, event: None, kind: Some(kind), principal, charges, contingent })
}

impl Answer<'_> {
    /// What the loan, each conversion, each offer and the agreement cost, item by item; of a plan that costs nothing, nothing.
    pub(super) fn cost_disclosures(&self) -> Vec<CostDisclosure> {
        let (case, currency) = (self.case(), self.case().terms.currency());
        let mut all = Vec::new();
        if let AccountTerms::Loan(terms) = &case.terms {
            all.extend(case.loan_disclosure(terms));
        }
        let conversions = self.annual_costs().iter().filter(|cost| cost.event().is_some());
        all.extend(conversions.filter_map(|cost| conversion(cost, currency)));
        let offers = self.offers().map(super::OffersAnswer::offers).unwrap_or_default().iter();
        all.extend(offers.filter_map(|offer| of_plan(Disclosed::Offer, offer.kind(), offer.plan(), offer.schedule())));
        if let Some(agreed) = self.agreement() {
            let (agreement, parts) = (agreed.agreement(), agreed.agreement().parts());
            let found = of_plan(Disclosed::Agreement, parts.kind, &parts.plan, agreement.schedule());
            all.extend(found.map(|mut found| {
                if parts.clause.accrual != AccrualReinstatement::None {
                    let rate = Rate::new(parts.claim.contract_annual(), RatePeriod::Annual).ok();
                    found.contingent.push(Contingent { charge: ContingentCharge::ContractInterest, rate, share: None });
                }
                if parts.clause.waived != WaiverReinstatement::None && agreement.given_up().sum() > 0 {
                    let charge = ContingentCharge::WaivedAgain;
                    found.contingent.push(Contingent { charge, rate: None, share: None });
                }
                found
            }));
        }
        all
    }

    /// The disclosures as a paper to be confirmed before anything is signed.
    pub(super) fn disclosure_page(&self, language: Language) -> Result<Page, DocumentError> {
        let tongue = Tongue(language);
        let facts = tongue.facts(&[
            ("As of", "日期", &tongue.date(self.case().as_of)),
            ("Currency", "币种", &tongue.currency(self.case().terms.currency())),
        ]);
        let title = tongue.say("All-in cost of borrowing", "综合融资成本明示表");
        let mut page = Page::new(language, title).with(Block::Facts(facts));
        if self.disclosures().is_empty() {
            let nothing = tongue.say("Nothing here costs anything.", "无融资成本。");
            return Ok(page.with(Block::Paragraph(nothing.into())));
        }
        for cost in self.disclosures() {
            let about = tongue.word(cost.about.word());
            let kind = cost.kind.map(|kind| tongue.word(kind.word()));
            let head = kind.map_or(String::from(about), |kind| {
                tongue.tell(format_args!("{about}: {kind}"), format_args!("{about}：{kind}"))
            });
            page = page.with(Block::Heading(head)).with(Block::Table(cost_table(cost, tongue)?));
            let mut notes: Vec<String> = cost.contingent.iter().map(|contingent| contingent.text(language)).collect();
            if notes.is_empty() {
                notes.push(tongue.say("none told", "未约定").into());
            }
            page = page
                .with(Block::Paragraph(
                    tongue
                        .say("On top in default, to the lender:", "违约情形下的或有成本（收取主体：贷款人）：")
                        .into(),
                ))
                .with(Block::Notes(notes));
        }
        let nothing_else =
            tongue.say("Nothing else is charged than what is told here.", "除上述已明示项目外，不再收取其他息费。");
        let confirmed = tongue.say("Borrower: read and understood before signing", "借款人：签约前已知悉上述内容");
        Ok(page
            .with(Block::Paragraph(nothing_else.into()))
            .with(Block::Signatures(alloc::vec![String::from(confirmed)])))
    }
}

fn cost_table(cost: &CostDisclosure, tongue: Tongue) -> Result<Table, DocumentError> {
    let mut table = Table::new([
        Column::left(tongue.say("Item", "项目")),
        Column::left(tongue.say("How it is taken", "收取方式")),
        Column::right(tongue.say("Amount", "金额")),
        Column::right(tongue.say("A year", "年化")),
        Column::left(tongue.say("To whom", "收取主体")),
    ]);
    let none = String::new;
    let principal: String = tongue.say("principal", "本金").into();
    table = table.row([principal, none(), cost.principal.to_string(), none(), none()])?;
    for charge in &cost.charges {
        let how = match charge.charge {
            NormalCharge::Interest | NormalCharge::InstalmentFee => tongue.say("with the payments", "随各期还款收取"),
            NormalCharge::Fee => tongue.say("on its day", "发生时收取"),
        };
        let annual = charge.annual.map_or_else(none, |rate| format!("{}%", YearlyPercent(rate.units())));
        let (name, lender) = (tongue.word(charge.charge.word()).into(), tongue.say("lender", "贷款人").into());
        table = table.row([name, how.into(), charge.amount.to_string(), annual, lender])?;
    }
    let annual = cost.annual_cost().map_or_else(none, |annual| format!("{annual}%"));
    let total: String = tongue.say("where everything is paid as agreed", "正常履约年化综合融资成本").into();
    table.total([total, none(), none(), annual, none()])
}
