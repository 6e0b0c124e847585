//! The repayment plan (还款计划书), and what it and the agreement say alike.

// Semantics: [agree-4].

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::clause::EarlyCompletion;
use super::tongue::Tongue;
use super::{Agreement, AgreementError, Form};
use crate::document::{Block, Column, DocumentError, Page, Table};
use crate::offer::{Class, NewAccrual, PerClass, Placed, PrepaymentEffect};
use crate::words::Language;

impl Agreement {
    /// The repayment plan (还款计划书): every payment with its day, and what it is made of.
    ///
    /// # Errors
    /// None that an agreement can bring about.
    pub fn repayment_plan(&self, language: Language) -> Result<Page, AgreementError> {
        let tongue = Tongue(language);
        let mut document = Page::new(language, tongue.say("Repayment plan", "还款计划书"))
            .with(Block::Facts(self.head(tongue)))
            .with(Block::Heading(tongue.say("Payments", "还款安排").into()))
            .with(Block::Paragraph(self.payable(tongue)))
            .with(Block::Table(self.payments(tongue)?));
        if let Some((table, how)) = self.each_account(tongue)? {
            let head = Block::Heading(tongue.say("Accounts", "各账户分摊").into());
            document = document.with(head).with(Block::Table(table)).with(Block::Paragraph(how));
        }
        let waived = self.waived(tongue);
        if !waived.is_empty() {
            document = document.with(Block::Heading(tongue.say("Given up", "减免").into())).with(Block::Notes(waived));
        }
        let mut notes = alloc::vec![self.charges(tongue)];
        notes.extend(self.bearing(tongue));
        notes.extend([self.in_time(tongue), self.early(tongue)]);
        Ok(document.with(Block::Heading(tongue.say("To know", "说明").into())).with(Block::Notes(notes)))
    }

    pub(super) fn head(&self, tongue: Tongue) -> Vec<(String, String)> {
        let parts = self.parts();
        let form = match parts.form {
            Form::Written => tongue.say("written", "书面"),
            Form::Oral { .. } => tongue.say("oral, recorded", "口头（录音）"),
        };
        let mut facts = tongue.facts(&[
            ("Lender", "甲方（贷款人）", &parts.parties.lender),
            ("Debtor", "乙方（持卡人／借款人）", &parts.parties.debtor),
            ("Account", "账户", &self.account_names(tongue)),
            ("Kind", "方案", &tongue.word(parts.kind.word())),
            ("Form", "形式", &form),
            ("Accepted on", "接受日期", &tongue.date(parts.accepted)),
            ("Effective from", "生效日期", &tongue.date(self.effective())),
            ("Digest (SHA-256)", "摘要（SHA-256）", &self.digest()),
        ]);
        if let Some(previous) = parts.previous {
            facts.push((
                tongue.say("Agreement number", "协议序号").into(),
                tongue.tell(
                    format_args!("{}, in place of {previous}", parts.number),
                    format_args!("{}，取代{previous}", parts.number),
                ),
            ));
        }
        facts
    }

    /// The accounts that it is over.
    pub(super) fn account_names(&self, tongue: Tongue) -> String {
        let names: Vec<String> = self.parts().accounts().map(ToString::to_string).collect();
        names.join(tongue.say(", ", "、"))
    }

    /// Each account with what it owes, what is given up of it and what is paid for it; nothing of an agreement over one account.
    // Semantics: [agree-19].
    pub(super) fn each_account(&self, tongue: Tongue) -> Result<Option<(Table, String)>, DocumentError> {
        if self.parts().together.is_empty() {
            return Ok(None);
        }
        let mut table = Table::new([
            Column::left(tongue.say("Account", "账户")),
            Column::right(tongue.say("Owed", "欠款")),
            Column::right(tongue.say("Given up", "减免")),
            Column::right(tongue.say("To pay", "应还款")),
        ]);
        let each = self.parts().accounts().zip(self.parts().owed_each()).zip(self.shares());
        for ((name, owed), share) in each {
            let amounts =
                [self.money(owed.sum()), share.total_given_up(), share.total()].map(|amount| amount.to_string());
            let [owed, less, total] = amounts;
            table = table.row([name.to_string(), owed, less, total])?;
        }
        let (owed, less) = (self.parts().claim.classes().sum(), self.given_up_minor().sum());
        let [owed, less] = [owed, less].map(|minor| self.money(minor).to_string());
        let total = self.schedule().total().to_string();
        let table = table.total([tongue.say("Total", "合计").into(), owed, less, total])?;
        let how = tongue.say(
            "The accounts are in one plan: a payment on any of them counts. What is given up and each payment are shared among them pro rata to what each owes of each class.",
            "上列账户合并为一个还款方案，向其中任一账户还款均计入本方案。减免金额和每期还款按各账户同类欠款的比例分摊。",
        );
        Ok(Some((table, how.into())))
    }

    pub(super) fn balance(&self, tongue: Tongue) -> Result<String, AgreementError> {
        let claim = &self.parts().claim;
        let (day, total) = (tongue.date(claim.as_of()), tongue.in_full(claim.total()?));
        let currency = tongue.currency(self.currency());
        Ok(tongue.tell(
            format_args!("On {day} {total} are owed, in {currency}, composed as follows."),
            format_args!("截至{day}，欠款余额合计{total}，币种为{currency}，结构如下。"),
        ))
    }

    pub(super) fn composition(&self, tongue: Tongue) -> Result<Table, DocumentError> {
        let claim = &self.parts().claim;
        let owed = |class: Class| claim.owed_minor(class);
        let mut table = Table::new([
            Column::left(tongue.say("Component", "项目")),
            Column::right(tongue.say("Owed", "金额")),
            Column::right(tongue.say("Given up", "减免")),
        ]);
        let given_up = self.given_up_minor();
        for class in Class::ALL.iter().copied().filter(|class| owed(*class) != 0) {
            let (amount, less) = (self.money(owed(class)), self.money(given_up.get(class)));
            table = table.row([tongue.word(class.word()).into(), amount.to_string(), less.to_string()])?;
        }
        let (total, less) =
            (Class::ALL.iter().fold(0, |sum: i64, class| sum.saturating_add(owed(*class))), given_up.sum());
        table.total([tongue.say("Total", "合计").into(), self.money(total).to_string(), self.money(less).to_string()])
    }

    pub(super) fn payable(&self, tongue: Tongue) -> String {
        let (plan, schedule) = (&self.parts().plan, self.schedule());
        let (total, largest) = (tongue.in_full(schedule.total()), tongue.money(schedule.largest()));
        let (frequency, periods) = (tongue.word(plan.frequency.word()), plan.periods);
        if periods == 1 && schedule.down_payment().minor() == 0 {
            let last = schedule.last_due().map(|day| tongue.date(day)).unwrap_or_default();
            return tongue.tell(
                format_args!("{total} in all, in one payment by {last}."),
                format_args!("还款总额{total}，于{last}（含当日）前一次性付清。"),
            );
        }
        let down = schedule.down_payment();
        let (en, zh) = if down.minor() == 0 {
            (String::new(), String::new())
        } else {
            let down = tongue.money(down);
            (format!(" a down payment of {down} and"), format!("签约日首付{down}，"))
        };
        let payments = Tongue::count(periods, "payment");
        let last = schedule.last_due().map(|day| tongue.date(day)).unwrap_or_default();
        tongue.tell(
            format_args!(
                "{total} in all:{en} {payments}, {frequency}, of at most {largest}, the last on {last}. \
                 Payments meet what is due in the order of the dates."
            ),
            format_args!("还款总额{total}：{zh}{frequency}一期，共{periods}期，每期不超过{largest}，末期还款日{last}。所还款项按到期先后抵充。"),
        )
    }

    pub(super) fn payments(&self, tongue: Tongue) -> Result<Table, DocumentError> {
        let schedule = self.schedule();
        let mut table = Table::new([
            Column::right(tongue.say("No.", "期次")),
            Column::left(tongue.say("Due", "还款日")),
            Column::right(tongue.say("Payment", "还款金额")),
            Column::right(tongue.say("Principal", "其中本金")),
            Column::right(tongue.say("Charges", "其中原息费")),
            Column::right(tongue.say("Plan interest", "其中分期利息")),
            Column::right(tongue.say("Left", "剩余")),
        ]);
        let mut principal = 0_i64;
        for row in schedule.rows() {
            let part = row.split.get(Class::Principal);
            principal = principal.saturating_add(part);
            let number = if row.number == 0 { tongue.say("down", "首付").into() } else { row.number.to_string() };
            let money = |minor: i64| self.money(minor).to_string();
            let charges = row.split.sum().saturating_sub(part);
            let amounts = [row.payment_minor(), part, charges, row.interest, row.remaining].map(money);
            let [payment, part, charges, interest, left] = amounts;
            table = table.row([number, tongue.date(row.due), payment, part, charges, interest, left])?;
        }
        let interest = schedule.interest();
        let charges = schedule.total().minor().saturating_sub(interest.minor()).saturating_sub(principal);
        let [principal, charges] = [principal, charges].map(|minor| self.money(minor).to_string());
        table.total([
            tongue.say("All", "合计").into(),
            String::new(),
            schedule.total().to_string(),
            principal,
            charges,
            interest.to_string(),
            String::new(),
        ])
    }

    pub(super) fn charges(&self, tongue: Tongue) -> String {
        let annual = |rate: crate::rate::Fraction| {
            let mut percent = String::new();
            let rate = crate::rate::Rate::new(rate, crate::rate::RatePeriod::Annual);
            let written = rate.map(|rate| rate.write_percent(&mut percent));
            if matches!(written, Ok(Ok(()))) { percent } else { String::new() }
        };
        match self.parts().plan.accrual {
            NewAccrual::Frozen => tongue.tell(
                format_args!("While the plan is performed no interest, penalty interest, compound interest, late fee, annual fee or other fee is charged."),
                format_args!("履约期间不再计收利息、罚息、复利、违约金、年费和其他费用。"),
            ),
            NewAccrual::Continued => {
                let rate = annual(self.parts().claim.contract_annual());
                tongue.tell(
                    format_args!("While the plan is performed interest is charged at the contract's rate, {rate} a year (simple), as the table shows; no late fee, annual fee or other fee."),
                    format_args!("履约期间按合同利率（年利率{rate}，单利）计收利息，金额见还款表；不计收违约金、年费和其他费用。"),
                )
            }
            NewAccrual::Fee(fee) => {
                let share = annual(fee.share);
                let when = tongue.word(fee.charged.word());
                tongue.tell(
                    format_args!("While the plan is performed a fee of {share} of the principal put into instalments is charged {when}, as the table shows; no interest, late fee, annual fee or other fee."),
                    format_args!("履约期间按分期本金的{share}{when}手续费，金额见还款表；不计收利息、违约金、年费和其他费用。"),
                )
            }
            NewAccrual::PlanRate(rate) => {
                let rate = annual(rate);
                tongue.tell(
                    format_args!("While the plan is performed interest is charged at {rate} a year (simple), as the table shows; no late fee, annual fee or other fee."),
                    format_args!("履约期间按年利率{rate}（单利）计收利息，金额见还款表；不计收违约金、年费和其他费用。"),
                )
            }
        }
    }

    /// What of interest, penalty and compound interest put into instalments bears the plan's interest: said where there is such.
    // Semantics: [plan-27].
    pub(super) fn bearing(&self, tongue: Tongue) -> Option<String> {
        let plan = &self.parts().plan;
        if !matches!(plan.accrual, NewAccrual::Continued | NewAccrual::PlanRate(_)) {
            return None;
        }
        let paid = |class: &Class| self.schedule().rows().iter().any(|row| row.split.get(*class) > 0);
        let capitalised = Class::ALL.iter().filter(|class| {
            class.may_bear_interest() && plan.placed.get(**class) == Placed::Capitalised && paid(class)
        });
        let (bears, not): (Vec<&Class>, Vec<&Class>) = capitalised.partition(|class| plan.bears(**class));
        let named = |list: &[&Class], last: &str| {
            let names = list.iter().map(|class| tongue.word(class.word()));
            let names: Vec<_> = names.collect();
            match names.split_last() {
                Some((only, [])) => (*only).to_string(),
                Some((end, rest)) => format!("{}{last}{end}", rest.join(tongue.say(", ", "、"))),
                None => String::new(),
            }
        };
        if not.is_empty() && bears.len() < 2 {
            return None;
        }
        let bears = named(&bears, tongue.say(" and ", "、"));
        let bears = tongue.tell(
            format_args!("Interest of the plan is counted on {bears} put into instalments"),
            format_args!("分期利息以并入分期的{bears}为基数计收"),
        );
        if not.is_empty() {
            return Some(tongue.tell(format_args!("{bears}."), format_args!("{bears}。")));
        }
        let not = named(&not, tongue.say(" and ", "、"));
        Some(tongue.tell(
            format_args!("{bears}; {not} put into instalments bears none."),
            format_args!("{bears}；并入分期的{not}不再计息。"),
        ))
    }

    pub(super) fn waived(&self, tongue: Tongue) -> Vec<String> {
        let schedule = self.schedule();
        let mut notes = Vec::new();
        for (amounts, en, zh) in [
            (&schedule.waived_at_signing, "Waived at signing", "签约时减免"),
            (&schedule.waived_on_completion, "Waived once everything is paid", "全部还清后减免"),
            (&schedule.discounted, "Discounted once paid in time", "按期结清后减免"),
        ] {
            if amounts.sum() == 0 {
                continue;
            }
            let list = self.listed(amounts, tongue);
            let total = tongue.in_full(self.money(amounts.sum()));
            notes.push(tongue.tell(format_args!("{en}: {total} ({list})."), format_args!("{zh}{total}，其中{list}。")));
        }
        notes
    }

    /// `interest 12.00, late fee 3.00`.
    pub(super) fn listed(&self, amounts: &PerClass<i64>, tongue: Tongue) -> String {
        let rows = amounts.iter().filter(|(_, minor)| *minor != 0);
        let rows = rows.map(|(class, minor)| {
            let (name, amount) = (tongue.word(class.word()), self.money(minor));
            tongue.tell(format_args!("{name} {amount}"), format_args!("{name}{amount}元"))
        });
        rows.collect::<Vec<_>>().join(tongue.say(", ", "、"))
    }

    fn is_one_payment(&self) -> bool {
        matches!(self.schedule().rows(), [_])
    }

    fn in_time(&self, tongue: Tongue) -> String {
        let clause = &self.parts().clause;
        let days = u32::from(clause.late_payment_grace_days);
        let (en, zh) = if days == 0 {
            (String::from("A payment is in time up to its date"), String::from("还款日（含当日）前到账"))
        } else {
            let within = Tongue::count(days, "day");
            (format!("A payment is in time up to {within} after its date"), format!("还款日后{days}天内到账"))
        };
        if clause.tolerance.minor() == 0 {
            return tongue.tell(format_args!("{en}."), format_args!("{zh}的，视为按期还款。"));
        }
        let tolerance = tongue.money(clause.tolerance);
        let (wanting_en, wanting_zh) = if self.is_one_payment() {
            ("what is wanting is forgiven", "不足部分不再收取")
        } else {
            (
                "what is wanting is due with the next, and forgiven with the last",
                "不足部分并入下期，末期不足部分不再收取",
            )
        };
        tongue.tell(
            format_args!("{en}, if at most {tolerance} is wanting of it; {wanting_en}."),
            format_args!("{zh}、且不足额不超过{tolerance}的，视为按期还款；{wanting_zh}。"),
        )
    }

    /// What paying early costs, and what becomes of money beyond the running payment; of interest only where the plan bears any.
    pub(super) fn early(&self, tongue: Tongue) -> String {
        let bears = self.schedule().interest().minor() != 0;
        let whole = self.early_completion(bears, tongue);
        let (en, zh) = match self.parts().prepayment {
            PrepaymentEffect::Shorten => ("the payments stay as they are and end sooner", "每期还款额不变，期数缩短"),
            PrepaymentEffect::Lower => (
                "there are as many payments, and those after the running one get smaller",
                "期数不变，其后每期还款额降低",
            ),
            PrepaymentEffect::Nothing => return whole.into(),
        };
        if self.is_one_payment() {
            return whole.into();
        }
        let (by_days_en, by_days_zh) = if bears {
            (" The running period bears by days before and after it.", "；当期利息按到账前后天数分段计收")
        } else {
            ("", "")
        };
        tongue.tell(
            format_args!(
                "{whole} What comes in beyond the running payment repays principal on its day: {en}.{by_days_en}"
            ),
            format_args!("{whole}超出当期应还款的部分于到账日提前偿还本金：{zh}{by_days_zh}。"),
        )
    }

    const fn early_completion(&self, bears: bool, tongue: Tongue) -> &'static str {
        match self.parts().early {
            _ if !bears => tongue.say("Everything may be paid early at any time.", "可随时提前结清。"),
            EarlyCompletion::Rebate => tongue.say(
                "Everything may be paid early at any time; interest of the plan not yet earned is then not charged.",
                "可随时提前结清；尚未产生的分期利息不再收取。",
            ),
            EarlyCompletion::InFull => tongue.say(
                "Everything may be paid early at any time; all interest of the plan is then due.",
                "可随时提前结清；分期利息仍按计划全额收取。",
            ),
        }
    }

    pub(super) fn liability(&self, tongue: Tongue) -> Vec<String> {
        let clause = &self.parts().clause;
        let mut notes = alloc::vec![
            tongue
                .say(
                    "While the debtor performs, the lender and those who act for it do not collect; collection may resume on breach.",
                    "乙方履约期间，甲方及其委托方停止催收；违约后可恢复催收。",
                )
                .into(),
            self.in_time(tongue),
        ];
        let missed = |n: u32, en: &str, zh: &str| {
            let (payments, verb) = (Tongue::count(n, "payment"), if n == 1 { "is" } else { "are" });
            tongue.tell(format_args!("{payments} {en} {verb} missed"), format_args!("{zh}{n}期未按期还款"))
        };
        let either = [
            clause.consecutive.map(|n| missed(n, "in a row", "连续")),
            clause.total.map(|n| missed(n, "in all", "累计")),
        ];
        let either: Vec<String> = either.into_iter().flatten().collect();
        let either = if self.is_one_payment() {
            tongue.say("the payment is missed", "未按期付清").into()
        } else {
            either.join(tongue.say(" or ", "或"))
        };
        let due = if clause.accelerates {
            tongue.say("Everything left is then due at once", "全部剩余款项立即到期")
        } else {
            tongue.say("What is not yet due stays due on its dates", "未到期款项仍按原日期到期")
        };
        let (waived, accrual) = (tongue.word(clause.waived.word()), tongue.word(clause.accrual.word()));
        let schedule = self.schedule();
        let given_up = [&schedule.waived_at_signing, &schedule.waived_on_completion, &schedule.discounted];
        notes.push(if given_up.iter().all(|amounts| amounts.sum() == 0) {
            tongue.tell(
                format_args!("The agreement is breached when {either}. {due}; {accrual}."),
                format_args!("{either}的，构成违约。{due}；{accrual}。"),
            )
        } else {
            tongue.tell(
                format_args!("The agreement is breached when {either}. {due}. Amounts waived {waived}; {accrual}."),
                format_args!("{either}的，构成违约。{due}。已减免款项{waived}；{accrual}。"),
            )
        });
        notes
    }
}
