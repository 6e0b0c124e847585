//! What an opening was not told, and what stands for it.

// Semantics: [open-3].

use alloc::format;
use alloc::string::{String, ToString};

use super::card::{AccruedFigure, CardOpening};
use crate::component::{Component, Components};
use crate::money::{Currency, Money};
use crate::words::Word;

/// Something that an opening was not told, or told rounded, and what stands for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum OpeningGap {
    /// What the bill is made of: so much is taken as one purchase.
    Owed(Money),
    /// When something in its interest-free period was posted, by its place in the list; what a lost period would charge up to
    /// the opening's day is left out.
    PostingDay(Option<usize>),
    /// What is demanded: the rest of the last minimum payment, as demanded by its statement.
    Demands(Money),
    /// How many payments were missed in a row.
    MissedPayments(u32),
    /// Whether new purchases bear from posting: they do not.
    Revolving,
    /// What was paid since the statement: what its balance has more than is listed.
    Paid(Money),
    /// What earlier money met, where a payment of a loan is charged back: principal.
    Met,
    /// The payment of a loan: solved for what is left.
    Payment,
    /// What has accrued and is not posted, of purchases, cash or compound interest: nothing.
    Accrued(Component),
    /// The same, told in whole minor units.
    Rounded(Component, Money),
}

impl OpeningGap {
    /// The key of the opening that was left open, such as `owed[0].posted`.
    #[must_use]
    pub fn key(self) -> String {
        match self {
            Self::Owed(_) => "owed".to_string(),
            Self::PostingDay(None) => "owed.posted".to_string(),
            Self::PostingDay(Some(place)) => format!("owed[{place}].posted"),
            Self::Demands(_) => "demands".to_string(),
            Self::MissedPayments(_) => "missedPayments".to_string(),
            Self::Revolving => "revolving".to_string(),
            Self::Paid(_) => "statement.paid".to_string(),
            Self::Met => "met".to_string(),
            Self::Payment => "payment".to_string(),
            Self::Accrued(component) | Self::Rounded(component, _) => format!("accrued.{}", component.name()),
        }
    }

    /// What stands for it, as a document would write it; `None` where nothing does.
    #[must_use]
    pub fn value(self, currency: Currency) -> Option<String> {
        match self {
            Self::Owed(amount) => Some(format!("{} {amount}", Component::Purchase.name())),
            Self::PostingDay(_) | Self::Payment => None,
            Self::Demands(amount) | Self::Paid(amount) | Self::Rounded(_, amount) => Some(amount.to_string()),
            Self::MissedPayments(count) => Some(count.to_string()),
            Self::Revolving => Some("false".to_string()),
            Self::Met => Some(Component::Loan.name().to_string()),
            Self::Accrued(_) => Some(Money::zero(currency).to_string()),
        }
    }

    /// Why that stands for it.
    #[must_use]
    pub const fn word(self) -> Word {
        match self {
            Self::Owed(_) => Word::new(
                "the bill does not say what it is made of: all of it is taken as one purchase",
                "账单未列明构成：全部按一笔消费处理",
            ),
            Self::PostingDay(_) => Word::new(
                "the posting days are not told: what a lost interest-free period charges up to the opening's day is left out",
                "未提供入账日：免息期丧失后，起始日及以前应追溯的利息未计入",
            ),
            Self::Demands(_) => Word::new(
                "earlier demands are not told: the rest of the last minimum payment counts from its own due date",
                "未提供更早的欠缴最低还款额：最近一期未还部分按本期到期还款日起算",
            ),
            Self::MissedPayments(_) => Word::new(
                "missed payments are not told: the demands past their grace are counted",
                "未提供连续未还期数：按宽限期已满的欠缴期数计",
            ),
            Self::Revolving => Word::new(
                "it is not told whether an earlier statement was not paid in full: new purchases are free of interest",
                "未说明以前账单是否未全额还款：新消费按享受免息期处理",
            ),
            Self::Paid(_) => Word::new(
                "payments since the statement are not told: they are what its balance has more than is listed as unpaid",
                "未提供账单日后的还款：按账单应还额与所列未还额之差计",
            ),
            Self::Met => Word::new(
                "what earlier payments met is not told: a payment charged back had met principal",
                "未提供以前还款的冲抵明细：退回的还款按曾冲抵本金处理",
            ),
            Self::Payment => Word::new(
                "the payment is not told: it is solved for the principal and the periods left",
                "未提供每期还款额：按剩余本金和剩余期数重新计算",
            ),
            Self::Accrued(_) => Word::new(
                "what has accrued since the last posting is not told: it is left out",
                "未提供上次入账后已计未入账的利息：未计入",
            ),
            Self::Rounded(..) => Word::new(
                "told rounded to whole minor units: true to half of one",
                "所提供金额已取整，误差不超过最小单位的一半",
            ),
        }
    }
}

impl CardOpening {
    /// What was not told, or told rounded, and what stands for it. None of an opening that the engine wrote.
    pub fn gaps(&self) -> impl Iterator<Item = OpeningGap> + '_ {
        let money = |minor| Money::saturating(minor, self.currency);
        let left = self.statement.map_or(money(0), |last| last.left_of_balance());
        let is_later = self.statement.is_some_and(|last| last.date < self.day);
        let lump = (self.owed.is_none() && left.minor() > 0).then_some(OpeningGap::Owed(left));
        let demanded = self.demanded_minor();
        let demands = (self.demands.is_none() && demanded > 0).then_some(OpeningGap::Demands(money(demanded)));
        let has_statement = self.statement.is_some();
        let missed = self.missed_payments.is_none() && has_statement;
        let is_open = self.statement.is_some_and(|last| last.was_paid_in_full.is_none());
        let revolving = self.is_revolving.is_none() && is_open;
        let paid = self.statement.filter(|last| last.paid.is_none() && is_later).map(|last| {
            let balance = last.balance.minor();
            OpeningGap::Paid(money(balance.saturating_sub(self.billed_minor().unwrap_or(balance)).max(0)))
        });
        lump.into_iter()
            .chain(self.posting_days())
            .chain(demands)
            .chain(missed.then(|| OpeningGap::MissedPayments(self.missed())))
            .chain(revolving.then_some(OpeningGap::Revolving))
            .chain(paid)
            .chain(self.accruing())
    }

    fn posting_days(&self) -> impl Iterator<Item = OpeningGap> + '_ {
        let is_lump = self.owed.is_none() && self.statement.is_some_and(|last| last.left_of_balance().minor() > 0);
        let lump = (is_lump && !self.revolves()).then_some(OpeningGap::PostingDay(None));
        let is_open = |posting: &super::OpeningPosting| {
            let is_free = matches!(posting.component, Component::Purchase | Component::Instalment);
            is_free
                && posting.posted.is_none()
                && !posting.bears.unwrap_or_else(|| self.bears(posting, self.revolves(), Components::NONE))
        };
        let listed = self.owed.iter().flatten().enumerate().filter(move |(_, posting)| is_open(posting));
        lump.into_iter().chain(listed.map(|(place, _)| OpeningGap::PostingDay(Some(place))))
    }

    fn accruing(&self) -> impl Iterator<Item = OpeningGap> + '_ {
        let has = |components: &[Component]| {
            let listed = self.owed.iter().flatten().any(|posting| components.contains(&posting.component));
            listed || (self.owed.is_none() && self.statement.is_some() && components.contains(&Component::Purchase))
        };
        let earners: [(Component, Option<AccruedFigure>, bool); 3] = [
            (Component::Purchase, self.accrued_purchase, has(&[Component::Purchase, Component::Instalment])),
            (Component::Cash, self.accrued_cash, has(&[Component::Cash])),
            (
                Component::CompoundInterest,
                self.accrued_compound,
                has(&[Component::Interest, Component::CompoundInterest]),
            ),
        ];
        earners.into_iter().filter_map(|(component, told, earns)| match told {
            None => earns.then_some(OpeningGap::Accrued(component)),
            Some(AccruedFigure::Rounded(amount)) => Some(OpeningGap::Rounded(component, amount)),
            Some(AccruedFigure::Exact(_)) => None,
        })
    }
}
