//! What settles an agreement, valid to a day.

// Semantics: [agree-10].

use alloc::string::{String, ToString};

use super::owed::Owed;
use super::tongue::Tongue;
use super::{AgreedAccounts, Agreement, AgreementError, FollowUp};
use crate::calendar::Date;
use crate::document::{Block, Column, Page, Table};
use crate::money::Money;
use crate::words::Language;

/// What settles an agreement if it arrives by a day: the larger of what settles it today and on that day, if nothing
/// happens in between.
#[derive(Clone, Copy, Debug)]
pub struct PayoffQuote<'a> {
    agreement: &'a Agreement,
    from: Date,
    to: Date,
    owed: Owed,
}

impl<'a> PayoffQuote<'a> {
    /// A quote of a day, valid to another.
    ///
    /// # Errors
    /// A last day before the first, shown at [`Acceptance`](super::Acceptance), and whatever a follow-up refuses.
    pub fn new<'s, 'x: 's>(
        agreement: &'a Agreement,
        accounts: impl Into<AgreedAccounts<'s, 'x>>,
        (from, to): (Date, Date),
    ) -> Result<Self, AgreementError> {
        if to < from {
            return Err(AgreementError::QuoteDates { from, to });
        }
        let accounts = accounts.into();
        let first = *FollowUp::new(agreement, accounts, from, None)?.owed();
        let last = *FollowUp::new(agreement, accounts, to, None)?.owed();
        let owed = if first.total_minor() > last.total_minor() { first } else { last };
        Ok(Self { agreement, from, to, owed })
    }

    /// What is to be paid.
    #[must_use]
    pub fn amount(&self) -> Money {
        self.owed.total()
    }

    /// The same by class: principal, interest, fees and so on.
    #[must_use]
    pub const fn owed(&self) -> &Owed {
        &self.owed
    }

    /// The last day on which it settles the agreement.
    #[must_use]
    pub const fn valid_until(&self) -> Date {
        self.to
    }

    /// The quote as a page.
    ///
    /// # Errors
    /// None that a quote can bring about.
    pub fn page(&self, language: Language) -> Result<Page, AgreementError> {
        let tongue = Tongue(language);
        let parts = self.agreement.parts();
        let facts = tongue.facts(&[
            ("Lender", "甲方（贷款人）", &parts.parties.lender),
            ("Debtor", "乙方（持卡人／借款人）", &parts.parties.debtor),
            ("Account", "账户", &self.agreement.account_names(tongue)),
            ("Quoted on", "出具日期", &tongue.date(self.from)),
            ("Valid to", "有效期至", &tongue.date(self.to)),
            ("Agreement", "协议摘要", &self.agreement.digest()),
        ]);
        let mut table =
            Table::new([Column::left(tongue.say("Component", "项目")), Column::right(tongue.say("Amount", "金额"))]);
        for (class, minor) in self.owed.classes.iter().filter(|(_, minor)| *minor != 0) {
            table = table.row([tongue.word(class.word()).into(), self.agreement.money(minor).to_string()])?;
        }
        for (minor, en, zh) in [
            (self.owed.interest, "interest of the plan", "分期利息"),
            (self.owed.since_breach, "interest since the breach", "违约后利息"),
        ] {
            if minor != 0 {
                table = table.row([tongue.say(en, zh).into(), self.agreement.money(minor).to_string()])?;
            }
        }
        let table = table.total([tongue.say("Total", "合计").into(), self.amount().to_string()])?;
        let (total, day) = (tongue.in_full(self.amount()), tongue.date(self.to));
        let what: String = tongue.tell(
            format_args!("{total} received by {day} settle this agreement. What is received later needs a new quote."),
            format_args!("于{day}（含当日）前到账{total}，即结清本协议。逾期到账须重新出具。"),
        );
        Ok(Page::new(language, tongue.say("Payoff quote", "结清金额通知书"))
            .with(Block::Facts(facts))
            .with(Block::Paragraph(what))
            .with(Block::Table(table)))
    }
}
