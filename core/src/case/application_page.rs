//! The application for a plan as a paper: to be signed, or to be filled in.

// Semantics: [case-10].

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::ApplicationAnswer;
use super::answer::Answer;
use crate::agreement::Tongue;
use crate::document::{Block, Column, DocumentError, Page, Table};
use crate::words::Language;

const BLANK: &str = "____________";

impl Answer<'_> {
    /// The application as a paper to be signed; a form to fill in where nothing was handed in yet.
    pub(super) fn application_page(&self, language: Language) -> Result<Page, DocumentError> {
        let tongue = Tongue(language);
        let (position, owed) = (self.position(), self.owed_in_all());
        let facts = tongue.facts(&[
            ("To", "致", &BLANK),
            ("Applicant", "申请人", &BLANK),
            ("As of", "截至日期", &tongue.date(position.as_of())),
            ("Currency", "币种", &tongue.currency(position.currency())),
            ("Owed in all", "欠款总额", &tongue.in_full(owed.payoff)),
            ("Overdue", "逾期金额", &tongue.money(owed.overdue)),
            ("Days past due", "逾期天数", &owed.days_past_due),
        ]);
        let heading = |en, zh| Block::Heading(tongue.say(en, zh).into());
        let asked = self.application();
        let page = Page::new(language, tongue.say("Application for a repayment plan", "还款计划书"))
            .with(Block::Facts(facts))
            .with_any(self.accounts_table(tongue)?)
            .with(heading("Why I cannot pay as agreed", "不能按约还款的原因"))
            .with(reasons(asked, tongue))
            .with(heading("What I expect, month by month", "逐月收支预计"))
            .with(months(asked, tongue)?)
            .with(heading("What I ask for", "申请的还款方案"))
            .with(Block::Notes(plan(asked, tongue)))
            .with(heading("Attached", "随附材料"))
            .with(Block::Notes(attached(asked, tongue)));
        let pledge = tongue.say(
            "What is said here is true and complete as far as I know. I say so at once when something of it changes.",
            "本人承诺以上内容及所附材料真实、完整；情况发生变化时，本人将及时告知。",
        );
        let signatures = alloc::vec![String::from(tongue.say("Applicant", "申请人（签字）"))];
        Ok(page.with(Block::Paragraph(pledge.into())).with(Block::Signatures(signatures)))
    }
}

fn reasons(asked: Option<&ApplicationAnswer<'_>>, tongue: Tongue) -> Block {
    let Some(application) = asked.map(ApplicationAnswer::application) else {
        return Block::Paragraph(String::from(BLANK));
    };
    let word = tongue.word(application.hardship().word());
    Block::Notes(core::iter::once(String::from(word)).chain(application.reasons().iter().cloned()).collect())
}

/// The months with what is left in each and what the plan asks for.
fn months(asked: Option<&ApplicationAnswer<'_>>, tongue: Tongue) -> Result<Block, DocumentError> {
    let mut table = Table::new([
        Column::left(tongue.say("Month", "月份")),
        Column::right(tongue.say("Income", "预计收入")),
        Column::right(tongue.say("Essential spending", "必要支出")),
        Column::right(tongue.say("Left", "可用于还款")),
        Column::right(tongue.say("Payment", "计划还款")),
    ]);
    let months = asked.map(|asked| asked.application().months()).unwrap_or_default();
    for month in months {
        let (year, of_year, _) = month.first_day.ymd();
        let name = tongue.tell(format_args!("{year}-{of_year:02}"), format_args!("{year}年{of_year}月"));
        let amounts = [month.income, month.essential, month.left, month.payment].map(|amount| amount.to_string());
        table = table.row(core::iter::once(name).chain(amounts))?;
    }
    for _ in months.len()..if months.is_empty() { 6 } else { 0 } {
        table = table.row([BLANK; 5])?;
    }
    Ok(Block::Table(table))
}

/// The payments, what they leave, and what is asked for beside them.
fn plan(asked: Option<&ApplicationAnswer<'_>>, tongue: Tongue) -> Vec<String> {
    let Some(asked) = asked else {
        return alloc::vec![tongue.tell(
            format_args!("{BLANK} a month, {BLANK} payments, the first on {BLANK}"),
            format_args!("每月还款{BLANK}，共{BLANK}期，首期还款日{BLANK}"),
        )];
    };
    let plan = asked.application().plan();
    let (payment, total) = (tongue.money(plan.payment()), tongue.money(plan.total()));
    let (first, last) = (tongue.date(plan.first_due()), tongue.date(plan.last_due()));
    let count = plan.payments();
    let mut notes = alloc::vec![tongue.tell(
        format_args!(
            "{payment} a month, {}, the first on {first}, the last on {last}: {total} in all",
            Tongue::count(count.into(), "payment")
        ),
        format_args!("每月还款{payment}，共{count}期，首期{first}，末期{last}，合计{total}"),
    )];
    if let Some(left) = asked.uncovered() {
        let left = tongue.money(left);
        notes.push(tongue.tell(
            format_args!("of what is owed today the payments leave {left}, and interest that goes on"),
            format_args!("按今日欠款计，上述还款尚差{left}，后续利息另计"),
        ));
    }
    notes.extend(asked.application().reliefs().iter().map(|relief| String::from(tongue.word(relief.word()))));
    notes
}

/// What is attached, and what is still to come.
fn attached(asked: Option<&ApplicationAnswer<'_>>, tongue: Tongue) -> Vec<String> {
    let Some(asked) = asked else { return alloc::vec![String::from(BLANK)] };
    let there = asked.application().documents().iter().map(|document| String::from(tongue.word(document.word())));
    let missing = asked.checklist().iter().filter(|needed| needed.met_by.is_none()).map(|needed| {
        let what = needed.text(tongue.0);
        tongue.tell(format_args!("still to come: {what}"), format_args!("待补充：{what}"))
    });
    there.chain(missing).collect()
}
