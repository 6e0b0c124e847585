//! The cost disclosures of a case (综合融资成本明示表), as data and as a paper to be confirmed.

// Semantics: [law-14].

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::annual_cost::{SHOWN, in_order, nominal};
use super::answer::Answer;
use super::{
    AccountTerms, AnnualCost, Case, Contingent, ContingentCharge, CostDisclosure, Disclosed, DisclosedCharge,
    NormalCharge, YearlyPercent,
};
use crate::agreement::{AccrualReinstatement, Tongue, WaiverReinstatement};
use crate::calendar::Date;
use crate::component::Components;
use crate::document::{Block, Column, DocumentError, Page, Table};
use crate::ledger::Action;
use crate::money::{Currency, Money};
use crate::offer::{PlanKind, RepaymentPlan, Schedule};
use crate::rate::{Rate, RatePeriod};
use crate::schedule::AmortisationRow;
use crate::terms::{Compound, LoanTerms};
use crate::words::Language;

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
        let principal = part(|row| row.principal);
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
            charge(NormalCharge::Interest, of_principal, &part(|row| row.interest), currency),
            charge(NormalCharge::InstalmentFee, of_principal, &part(|row| row.fee), currency),
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
                if parts.clause.waived != WaiverReinstatement::None && agreement.schedule().given_up().minor() > 0 {
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
            let about = match cost.about {
                Disclosed::Loan => tongue.say("Loan", "贷款"),
                Disclosed::Conversion => tongue.say("Conversion into instalments", "分期"),
                Disclosed::Offer => tongue.say("Offer", "还款方案"),
                Disclosed::Agreement => tongue.say("Agreement", "还款协议"),
            };
            let kind = cost.kind.map(|kind| tongue.word(kind.word()));
            let head = kind.map_or(String::from(about), |kind| {
                tongue.tell(format_args!("{about}: {kind}"), format_args!("{about}：{kind}"))
            });
            page = page.with(Block::Heading(head)).with(Block::Table(cost_table(cost, tongue)?));
            let mut notes: Vec<String> = cost.contingent.iter().map(|contingent| contingent.text(language)).collect();
            if notes.is_empty() {
                let nothing = match cost.about {
                    // What a breach costs is settled when the offer is agreed.
                    Disclosed::Offer => tongue.say("as the agreement says, once signed", "以签订的协议为准"),
                    _ => tongue.say("nothing by these terms", "未约定"),
                };
                notes.push(nothing.into());
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
    let total: String = tongue.say("cost a year, paid as agreed", "正常履约年化综合融资成本").into();
    table.total([total, none(), none(), annual, none()])
}
