//! Accounts of any number of events, one event a day, in the shapes that could cost more than their length.

use arrears::ledger::{Action, Event, EventId, Ledger};
use arrears::terms::{CardTermsDraft, Compounding, History, LateFeeRule};
use arrears::{Date, Fraction, MonthDay, Rate};

use crate::{Account, day, fen};

/// How an account behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Nothing is ever paid: every purchase stays, every demand stays.
    NeverPaid,
    /// Every tenth event pays a part of what the other nine bought: the oldest are taken, the rest pile up.
    PartPaid,
    /// Purchases of some fen, and every hundredth event a payment that takes seventy of them at once.
    TinyLots,
}

/// The shapes, each with and without refunds.
pub const SHAPES: [(&str, Shape, bool); 6] = [
    ("never paid", Shape::NeverPaid, false),
    ("part paid", Shape::PartPaid, false),
    ("tiny lots", Shape::TinyLots, false),
    ("never paid, refunds", Shape::NeverPaid, true),
    ("part paid, refunds", Shape::PartPaid, true),
    ("tiny lots, refunds", Shape::TinyLots, true),
];

impl Shape {
    /// An account of `count` events, at most 100,000. With refunds, every seventh event is one, of a purchase that
    /// it names or of the newest.
    #[must_use]
    pub fn account(self, count: u32, refunds: bool) -> Account {
        let opened = day(1901, 1, 1);
        let fee = LateFeeRule::new(Fraction::parse("0.05").unwrap()).cap(fen(50_000)).unwrap();
        let terms = CardTermsDraft::new(opened, MonthDay::new(5).unwrap())
            .purchase_rate(Rate::daily("0.0005").unwrap())
            .compounding(Compounding::None) // two centuries of interest on interest end in no amount of money
            .late_fees(History::always(fee))
            .build()
            .unwrap();
        let events = (0..count).map(|n| Event::new(on(opened, n), self.action(n, refunds)));
        Account::new(terms, Ledger::new(events).unwrap(), on(opened, count))
    }

    fn action(self, n: u32, refunds: bool) -> Action {
        if refunds && n % 7 == 5 {
            // Event 7k + 2 or, where that pays, the newest purchase: sometimes named, at times half of all days back.
            let of = if n.is_multiple_of(2) { n - 3 } else { n / 2 };
            let of = Some(EventId::new(of)).filter(|_| matches!(self.action(of, true), Action::Purchase(_)));
            return Action::Refund { amount: fen(40), of };
        }
        match self {
            Self::PartPaid if n % 10 == 9 => Action::Payment(fen(40_000)),
            Self::TinyLots if n % 100 == 99 => Action::Payment(fen(7_000)),
            Self::TinyLots => Action::Purchase(fen(100)),
            Self::NeverPaid | Self::PartPaid => Action::Purchase(fen(5_000 + i64::from(n % 13) * 100)),
        }
    }
}

fn on(opened: Date, n: u32) -> Date {
    opened.plus_days(i32::try_from(n).unwrap()).unwrap()
}
