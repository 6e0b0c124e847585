//! The agreement as a page to be signed, as its kind asks: instalments, a settlement, a deferral, principal alone.

// Semantics: [agree-4] [agree-18].

use alloc::string::String;
use alloc::vec::Vec;

use super::tongue::Tongue;
use super::{Agreement, AgreementError, Form};
use crate::document::{Block, Page};
use crate::offer::{Class, DeferralDue, PlanKind, RepaymentProfile};
use crate::rulebook::{PlanCategory, Product};
use crate::words::Language;

impl Agreement {
    /// The agreement over a card, to be signed; an oral one has no lines to sign on. As [`contract_of`](Self::contract_of).
    ///
    /// # Errors
    /// None that an agreement can bring about.
    pub fn contract(&self, language: Language) -> Result<Page, AgreementError> {
        self.contract_of(Product::CreditCard, language)
    }

    /// The agreement over a product, to be signed: a title of its kind, and the items that law asks of it. The promise to apply for no
    /// credit card stands where it is asked for alone: in a hardship plan over a card.
    ///
    /// # Errors
    /// None that an agreement can bring about.
    ///
    /// # Source
    /// 2011 Order art. 70, items (1) to (6).
    pub fn contract_of(&self, product: Product, language: Language) -> Result<Page, AgreementError> {
        let tongue = Tongue(language);
        let parts = self.parts();
        let mut number = 0_u32;
        let mut head = |en: &str, zh: &str| {
            number = number.saturating_add(1);
            Block::Heading(tongue.tell(format_args!("{number}. {en}"), format_args!("{number}. {zh}")))
        };
        let mut document = Page::new(language, title(parts.kind, tongue))
            .with(Block::Facts(self.head(tongue)))
            .with(head("Balance owed, its composition and currency", "欠款余额、结构及币种"))
            .with(Block::Paragraph(self.balance(tongue)?))
            .with(Block::Table(self.composition(tongue)?));
        if let Some((table, how)) = self.each_account(tongue)? {
            document = document.with(Block::Table(table)).with(Block::Paragraph(how));
        }
        document = document
            .with(if parts.plan.periods == 1 {
                head("Date and amount of the payment", "付款日期和金额")
            } else {
                head("Cycle, method, dates and amount of each payment", "还款周期、方式、日期和每期还款金额")
            })
            .with(Block::Paragraph(self.payable(tongue)));
        let how = self.how_it_runs(tongue);
        if !how.is_empty() {
            document = document.with(Block::Notes(how));
        }
        let mut charges = alloc::vec![self.charges(tongue)];
        charges.extend(self.bearing(tongue));
        charges.extend(self.waived(tongue));
        document = document
            .with(Block::Table(self.payments(tongue)?))
            .with(head("Interest, annual fee and other fees", "利息、年费和其他费用"))
            .with(Block::Notes(charges));
        if promises_no_card(parts.kind, product) {
            let promise = tongue.say(
                "Until everything under this agreement is settled, the debtor applies for a credit card at no bank.",
                "在本协议所有款项结清前，乙方不向任何银行申领信用卡。",
            );
            document = document.with(head("The debtor's promise", "乙方承诺")).with(Block::Paragraph(promise.into()));
        }
        document = document
            .with(head("Rights, duties and liability for breach", "双方的权利义务和违约责任"))
            .with(Block::Notes(self.liability(tongue)))
            .with(head("Other matters", "其他事项"))
            .with(Block::Notes(self.other_matters(tongue)));
        Ok(match &parts.form {
            Form::Written => document.with(Block::Signatures(tongue.parties().map(String::from).into())),
            Form::Oral { recording } => document.with(Block::Paragraph(tongue.tell(
                format_args!("Agreed orally. The recording {recording} is kept at least until the debt is settled."),
                format_args!("口头达成。录音{recording}至少保存至欠款结清之日。"),
            ))),
        })
    }

    fn other_matters(&self, tongue: Tongue) -> Vec<String> {
        let mut other = alloc::vec![self.early(tongue)];
        other.extend(self.parts().notes.iter().cloned());
        other.push(tongue.tell(
            format_args!(
                "Figures by calculation version {}; the digest above is taken of the canonical text.",
                crate::CALC_VERSION
            ),
            format_args!("金额按计算版本{}得出；上列摘要依协议规范文本计算。", crate::CALC_VERSION),
        ));
        other
    }

    /// What is particular to its kind: how long nothing falls due, what comes back first, what a late settlement loses.
    fn how_it_runs(&self, tongue: Tongue) -> Vec<String> {
        let plan = &self.parts().plan;
        let mut notes = Vec::new();
        let first = self.schedule().rows().iter().find(|row| row.number > 0).map(|row| tongue.date(row.due));
        if plan.deferral.periods > 0
            && let Some(first) = first
        {
            let (periods, deferred) = (Tongue::count(plan.deferral.periods, "period"), plan.deferral.periods);
            let (en, zh) = match (plan.deferral.accrues, plan.deferral.due) {
                (false, _) => ("No interest accrues meanwhile.", "延期期间不计收利息。"),
                (true, DeferralDue::Capitalised) => {
                    ("Interest accrues meanwhile and is put into the instalments.", "延期期间计收利息，计入分期。")
                }
                (true, DeferralDue::FirstInstalment) => {
                    ("Interest accrues meanwhile and is due with the first payment.", "延期期间计收利息，首期支付。")
                }
            };
            notes.push(tongue.tell(
                format_args!("Nothing falls due for {periods}; the first payment is due on {first}. {en}"),
                format_args!("延期{deferred}期，其间无须还款；首期还款日{first}。{zh}"),
            ));
        }
        if plan.profile == RepaymentProfile::PrincipalFirst {
            let rows = self.schedule().rows();
            let is_principal_alone =
                rows.iter().all(|row| row.payment().minor() == row.split().get(Class::Principal).minor());
            notes.push(if is_principal_alone {
                tongue.say("Principal comes back in equal parts, and nothing else.", "只偿还本金，本金分期等额偿还。").into()
            } else {
                tongue
                    .say(
                        "Principal comes back first, in equal parts; everything else that is not given up is in the last payment.",
                        "先还本金，本金分期等额偿还；其他未减免款项于末期支付。",
                    )
                    .into()
            });
        }
        if let Some(settlement) = plan.settlement.filter(|settlement| settlement.discount.parts() > 0) {
            let day = tongue.date(settlement.expires);
            notes.push(tongue.tell(
                format_args!("The discount holds only for a payment received in full by {day}."),
                format_args!("于{day}（含当日）前足额到账的，方可享受上述减免；逾期到账的，减免不再适用。"),
            ));
        }
        notes
    }
}

/// Whether law asks for the promise: a hardship plan over a card.
const fn promises_no_card(kind: PlanKind, product: Product) -> bool {
    matches!(kind.category(), PlanCategory::Hardship)
        && matches!(product, Product::CreditCard | Product::CardInstalment | Product::CashInstalment)
}

const fn title<'a>(kind: PlanKind, tongue: Tongue) -> &'a str {
    match kind {
        PlanKind::PayInFull => tongue.say("Agreement on payment in full", "一次性还清协议"),
        PlanKind::Settlement => tongue.say("Settlement agreement", "一次性结清减免协议"),
        PlanKind::WaiverOnly => tongue.say("Agreement on waived charges", "息费减免协议"),
        PlanKind::PrincipalOnly => tongue.say("Agreement to repay the principal", "本金分期偿还协议"),
        PlanKind::Deferral => tongue.say("Deferral agreement", "延期还款协议"),
        PlanKind::InterestOnly => tongue.say("Agreement to pay interest first", "先息后本还款协议"),
        PlanKind::Extension => tongue.say("Extension agreement", "展期协议"),
        PlanKind::Refinance => tongue.say("Refinancing agreement", "续贷还款协议"),
        PlanKind::BillInstalments | PlanKind::Personalised | PlanKind::RateReduction | PlanKind::StepUp => {
            tongue.say("Repayment agreement", "分期还款协议")
        }
    }
}
