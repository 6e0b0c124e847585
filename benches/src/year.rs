//! A year of an ordinary card: 60 events, 12 statements.

use arrears::balance::{CardAccount, Explanation, What, Workspace};
use arrears::ledger::{Action, Event, Ledger};
use arrears::terms::{CardTermsDraft, Carry, History, LateFeeRule};
use arrears::{CardTerms, Component, Date, Fraction, MonthDay, Rate};

use crate::{Account, day, fen};

#[derive(Clone, Copy)]
enum Paid {
    Full,
    Minimum,
    Missed,
}

use Paid::{Full, Minimum, Missed};

/// What is paid of the statements of February 2023 to January 2024. The last is not due within the year.
const PAID: [Paid; 11] = [Full, Full, Minimum, Minimum, Full, Full, Minimum, Missed, Minimum, Full, Full];

/// The days of a month on which something is bought, and the most it costs in fen.
const BOUGHT: [(u8, i64); 4] = [(2, 38_900), (9, 12_650), (17, 254_000), (26, 6_480)];

fn terms(opened: Date) -> CardTerms {
    let five_percent = LateFeeRule::new(Fraction::parse("0.05").unwrap()).floor(fen(500)).unwrap();
    let draft = CardTermsDraft::new(opened, MonthDay::new(5).unwrap())
        .purchase_rate(Rate::daily("0.0005").unwrap())
        .late_payment_grace_days(3)
        .tolerance(fen(1_000))
        .unwrap()
        .late_fees(History::always(five_percent))
        // Of a year stretched over a century, 5 % of everything missed each month would be past any amount.
        .carry(Carry::One);
    draft.build().unwrap()
}

/// 12 months from 6 January 2023: 47 purchases, 10 payments on due days (four of the minimum only, and one month
/// missed), a cash advance, a refund, an annual fee.
#[must_use]
pub fn year() -> Account {
    let opened = day(2023, 1, 6);
    let terms = terms(opened);
    let mut events = Vec::new();
    let mut month = opened;
    for (n, paid) in (0_i64..).zip(PAID.iter().map(Some).chain([None])) {
        let first = MonthDay::new(6).unwrap().on_or_after(month).unwrap();
        // The card was new: one purchase less.
        for (after, most) in BOUGHT.into_iter().skip(usize::from(n == 0)) {
            let bought = first.plus_days(i32::from(after)).unwrap();
            let minor = most - most * ((n * 7 + i64::from(after)) % 11) / 20;
            events.push(Event::purchase(bought, fen(minor)));
        }
        match n {
            3 => events.push(Event::new(
                first.plus_days(12).unwrap(),
                Action::CashAdvance { amount: fen(200_000), fee: fen(2_000) },
            )),
            5 => {
                events.push(Event::new(first.plus_days(20).unwrap(), Action::Refund { amount: fen(9_900), of: None }));
            }
            7 => {
                let component = Component::AnnualFee;
                events.push(Event::new(first.plus_days(1).unwrap(), Action::Fee { component, amount: fen(30_000) }));
            }
            _ => {}
        }
        let statement = terms.statement_day().after(first).unwrap();
        let minor = of_statement(&terms, &events, statement, paid.copied().unwrap_or(Missed));
        if minor > 0 {
            events.push(Event::payment(terms.due_date(statement).unwrap(), fen(minor)));
        }
        month = statement;
    }
    let ledger = Ledger::new(events).unwrap();
    Account::new(terms, ledger, day(2024, 1, 8))
}

fn of_statement(terms: &CardTerms, events: &[Event], statement: Date, paid: Paid) -> i64 {
    let ledger = Ledger::new(events.iter().copied()).unwrap();
    let account = CardAccount::new(terms, &ledger);
    let told = Explanation::new(terms.currency());
    let (_, told) = account.replay_in(&mut Workspace::new(), statement, told).unwrap();
    let last = told.into_lines().into_iter().rev().find_map(|line| match line.what {
        What::Statement { balance, minimum, .. } => Some((balance.minor(), minimum.minor())),
        _ => None,
    });
    let (balance, minimum) = last.unwrap();
    match paid {
        Full => balance,
        Minimum => minimum,
        Missed => 0,
    }
}

/// The events of the year, with `times` as many days between them.
#[must_use]
pub fn stretched(times: i32) -> Account {
    let year = year();
    let opened = day(1950, 1, 6);
    let later = |date: Date| opened.plus_days(date.days_since(year.terms().opened()) * times).unwrap();
    let events = year.ledger().events().iter().map(|event| Event::new(later(event.effective()), *event.action()));
    Account::new(terms(opened), Ledger::new(events).unwrap(), later(year.until()))
}
