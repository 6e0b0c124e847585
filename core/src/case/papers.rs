//! Papers about an account that are no agreement: the statement of what is owed, the letter that asks for it, the proof that it is settled.

// Semantics: [late-12] [late-13] [late-14].

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::AccountTogether;
use super::answer::Answer;
use crate::agreement::{AgreementStatus, Tongue};
use crate::balance::{Line, What};
use crate::calendar::Date;
use crate::document::{Block, Column, DocumentError, Page, Table};
use crate::money::Money;
use crate::offer::Class;
use crate::words::Language;

impl Answer<'_> {
    /// What is owed, by class, and every line that led to it.
    pub(super) fn statement_page(&self, language: Language) -> Result<Page, DocumentError> {
        let tongue = Tongue(language);
        let (position, owed) = (self.position(), self.owed_in_all());
        let credit = position.credit();
        let credit = self.together().iter().skip(1).try_fold(credit, |sum, one| sum.plus(one.position.credit()));
        let credit = credit.unwrap_or(position.credit());
        let facts = tongue.facts(&[
            ("As of", "截至日期", &tongue.date(position.as_of())),
            ("Currency", "币种", &tongue.currency(position.currency())),
            ("Settles everything today", "当日结清金额", &tongue.in_full(owed.payoff)),
            ("Overdue", "逾期金额", &tongue.money(owed.overdue)),
            ("Days past due", "逾期天数", &owed.days_past_due),
            ("Credit balance", "溢缴款", &tongue.money(credit)),
        ]);
        let page = Page::new(language, tongue.say("Statement of what is owed", "欠款明细单"))
            .with(Block::Facts(facts))
            .with_any(self.accounts_table(tongue)?)
            .with(Block::Heading(tongue.say("What is owed", "欠款构成").into()))
            .with(Block::Table(self.owed_table(tongue)?));
        let heading = |of: &AccountTogether<'_>| {
            let name = self.name_of(of, tongue);
            tongue.tell(format_args!("How it came about: {name}"), format_args!("明细：{name}"))
        };
        let first = self.together().first().map_or_else(|| tongue.say("How it came about", "明细").into(), heading);
        let mut page = page.with(Block::Heading(first)).with(history(self.lines(), tongue)?);
        for (account, other) in self.together().iter().skip(1).zip(&self.case().together) {
            let lines = other.lines(self.case().as_of, self.case().known_on).unwrap_or_default();
            page = page.with(Block::Heading(heading(account))).with(history(&lines, tongue)?);
        }
        Ok(page)
    }

    /// What paying today settles, by class: what has accrued and is not posted yet is in its class.
    fn owed_table(&self, tongue: Tongue) -> Result<Table, DocumentError> {
        let owed = |class: Class| {
            let own = self.case().claim(self.position()).owed(class);
            let others = self.together().iter().skip(1);
            // INVARIANT: what all of them owe together is within the range of amounts.
            others.fold(own, |sum, one| sum.plus(one.claim.owed(class)).unwrap_or(sum))
        };
        let mut table =
            Table::new([Column::left(tongue.say("Component", "项目")), Column::right(tongue.say("Owed", "金额"))]);
        for class in Class::ALL.iter().filter(|class| owed(**class).minor() != 0) {
            table = table.row([String::from(tongue.word(class.word())), owed(*class).to_string()])?;
        }
        table.total([tongue.say("Total", "合计").to_string(), self.owed_in_all().payoff.to_string()])
    }

    /// A proof that everything is settled, where it is; else what is still owed, and that no proof is given.
    pub(super) fn settlement_proof_page(&self, language: Language) -> Page {
        let tongue = Tongue(language);
        let day = tongue.date(self.case().as_of);
        let names = self.names_of_all(tongue);
        let page = |title: &str, text: String| {
            let facts = self.proof_facts(tongue, &day);
            Page::new(language, title).with(Block::Facts(facts)).with(Block::Paragraph(text))
        };
        let completed = self
            .agreement()
            .map(|agreed| agreed.follow_up())
            .filter(|follow_up| follow_up.status() == AgreementStatus::Completed);
        let owed = match completed {
            Some(_) => Money::zero(self.position().currency()),
            None => self.owed_in_all().payoff,
        };
        if owed.minor() > 0 {
            let owed = tongue.money(owed);
            let text = tongue.tell(
                format_args!("On {day} {owed} are owed. No proof of settlement is given."),
                format_args!("截至{day}，尚欠{owed}，不予出具结清证明。"),
            );
            return page(tongue.say("Not settled", "未结清告知"), text);
        }
        let under = if names.is_some() {
            tongue.say("these accounts", "上列各账户项下")
        } else {
            tongue.say("this account", "本账户项下")
        };
        let mut text = tongue.tell(
            format_args!(
                "On {day} everything owed under {under} is paid: principal, interest, fees and late fees. Nothing is due."
            ),
            format_args!("兹证明：截至{day}，{under}欠款本金、利息、费用及违约金均已结清，无任何应付未付款项。"),
        );
        if let Some(follow_up) = completed {
            let on = tongue.date(follow_up.completed_on().unwrap_or(self.case().as_of));
            let digest = follow_up.agreement().digest();
            text.push_str(&tongue.tell(
                format_args!(" The agreement {digest} was performed on {on}; what it gives up is given up for good."),
                format_args!("还款协议（{digest}）已于{on}履行完毕，协议约定的减免不再恢复。"),
            ));
        }
        let signatures = alloc::vec![String::from(tongue.say("Lender (seal)", "贷款人（盖章）"))];
        page(tongue.say("Proof of settlement", "结清证明"), text).with(Block::Signatures(signatures))
    }

    /// Whose account is settled, and which: as the agreement names them, or to be filled in.
    fn proof_facts(&self, tongue: Tongue, day: &str) -> Vec<(String, String)> {
        let parties = self.agreement().map(|agreed| &agreed.agreement().parts().parties);
        let blank = || String::from("____________");
        let customer = parties.map_or_else(blank, |parties| parties.debtor.to_string());
        let currency = tongue.currency(self.case().terms.currency());
        let mut facts = tongue.facts(&[("Customer", "客户", &customer)]);
        match self.names_of_all(tongue) {
            Some(names) => facts.extend(tongue.facts(&[("Accounts", "账户", &names)])),
            None => {
                let account = parties.map_or_else(blank, |parties| parties.account.to_string());
                let opened = tongue.date(self.case().terms.opened());
                facts.extend(tongue.facts(&[("Account", "账户", &account), ("Opened", "开立（放款）日期", &opened)]));
            }
        }
        facts.extend(tongue.facts(&[("As of", "截至日期", &day), ("Currency", "币种", &currency)]));
        facts
    }

    /// A letter that asks for what is overdue, with the items that law asks of one; what only the sender knows is left to be filled in.
    pub(super) fn letter_page(&self, language: Language) -> Result<Page, DocumentError> {
        let tongue = Tongue(language);
        let owed = self.owed_in_all();
        let (day, overdue) = (tongue.date(self.position().as_of()), tongue.in_full(owed.overdue));
        let blank = "____________";
        let facts = tongue.facts(&[
            ("To", "致", &blank),
            ("As of", "截至日期", &day),
            ("Days past due", "逾期天数", &owed.days_past_due),
            ("Overdue", "逾期金额", &overdue),
        ]);
        let page =
            Page::new(language, tongue.say("Letter about what is overdue", "欠款催收函")).with(Block::Facts(facts));
        if owed.overdue.minor() == 0 {
            let text = tongue.say("Nothing is overdue: no letter is sent.", "无逾期款项，无须发函。");
            return Ok(page.with(Block::Paragraph(text.into())));
        }
        let why = tongue.tell(
            format_args!(
                "On {day} {overdue} are overdue under your contract. Please pay, or tell us what keeps you from paying."
            ),
            format_args!("根据双方合同约定，截至{day}，您名下账户逾期{overdue}。请及时还款；如有困难，请与我方联系。"),
        );
        let fill = |en: &str, zh: &str| tongue.tell(format_args!("{en}: {blank}"), format_args!("{zh}：{blank}"));
        let ways = alloc::vec![
            fill("To see the account", "账户查询途径"),
            fill("To pay", "还款途径"),
            fill("To object and hand in evidence", "提出异议和提供证据的途径"),
            fill("To reach us", "联系方式"),
            fill("Legal basis", "相关法规"),
        ];
        Ok(page
            .with(Block::Paragraph(why))
            .with_any(self.accounts_table(tongue)?)
            .with(Block::Heading(tongue.say("What is owed", "欠款构成").into()))
            .with(Block::Table(self.owed_table(tongue)?))
            .with(Block::Heading(tongue.say("Your rights and duties", "您的权利和义务").into()))
            .with(Block::Notes(rights_and_duties(tongue)))
            .with(Block::Heading(tongue.say("Ways", "途径").into()))
            .with(Block::Notes(ways))
            .with(Block::Signatures(alloc::vec![String::from(
                tongue.say("Lender (business seal)", "贷款人（业务公章）")
            )])))
    }
}

/// What happened on an account, line by line.
fn history(lines: &[Line], tongue: Tongue) -> Result<Block, DocumentError> {
    if lines.is_empty() {
        return Ok(Block::Paragraph(tongue.say("Nothing has happened.", "无交易记录。").into()));
    }
    let mut table = Table::new([
        Column::left(tongue.say("Day", "日期")),
        Column::left(tongue.say("What happened, and how it comes to that", "事项及计算依据")),
    ]);
    for line in says_something(lines) {
        table = table.row([line.day.to_string(), line.text(tongue.0)])?;
    }
    Ok(Block::Table(table))
}

/// The lines without statements on which nothing was owed, and without what became of those.
fn says_something(lines: &[Line]) -> impl Iterator<Item = &Line> {
    let is_empty = |line: &&Line| match line.what {
        What::Statement { balance, credit, .. } => balance.minor() == 0 && credit.minor() == 0,
        _ => false,
    };
    let empty: Vec<Date> = lines.iter().filter(is_empty).map(|line| line.day).collect();
    lines.iter().filter(move |line| match &line.what {
        What::InterestFreePeriod { statement, kept: true, .. } => !empty.contains(statement),
        _ => !is_empty(line),
    })
}

/// What somebody who is asked to pay may do, and has to.
fn rights_and_duties(tongue: Tongue) -> Vec<String> {
    let each = [
        (
            "You may ask for a plan you can keep; while it is kept nobody collects.",
            "您有权申请与还款能力相符的还款方案；方案履行期间停止催收。",
        ),
        (
            "You may ask how every figure comes about, object to it and hand in evidence.",
            "您有权查询各项金额的计算依据，提出异议并提供证据。",
        ),
        ("You may complain about how you are contacted.", "您有权就催收行为进行投诉。"),
        (
            "You owe what the contract and the law say, and no more.",
            "您应按合同及法律规定履行还款义务，超出部分无须承担。",
        ),
    ];
    each.iter().map(|(en, zh)| tongue.say(en, zh).into()).collect()
}
