//! Cards: terms, the events of accounts in columns, a replay, the position.
#![no_std]
#![no_main]

use arrears::balance::{CardReplay, InstalmentPlan, MinimumDue, Position, Room, Scratch, Silent};
use arrears::ledger::{Action, Columns, EventId, LedgerEntry};
use arrears::postings::Posting;
use arrears::terms::{CardTermsDraft, DueRule, Issuer};
use arrears::{CardTerms, Currency, Date, MonthDay, Rate};
use arrears_no_panic::{any, kept};

fn terms() -> Option<CardTerms> {
    let (opened, day) = (any(Date::MIN), any(MonthDay::from_date(any(Date::MIN))));
    let draft = any(Issuer::Cmb).card(opened, day).ok()?;
    kept(any(draft).build());
    let draft = CardTermsDraft::new(opened, day)
        .due(any(DueRule::DayOfMonth(day)))
        .purchase_rate(Rate::daily(any("0.0005")).ok()?);
    any(draft).build().ok()
}

fn positions(terms: &CardTerms, columns: &Columns<'_>, day: Date) -> Option<Position> {
    let (mut postings, mut demands, mut plans) =
        ([Posting::EMPTY; 40], [MinimumDue::EMPTY; 12], [InstalmentPlan::EMPTY; 4]);
    let mut scratch = Scratch::new(&mut postings, &mut demands, &mut plans);
    let mut last = None;
    for rows in columns.accounts() {
        kept(Room::for_events(terms, rows.len(), day));
        let mut replay = CardReplay::new(terms, scratch.again(), Silent).ok()?;
        for (place, entry) in (0..=u32::MAX).zip(rows) {
            replay.apply(place, &entry.ok()?).ok()?;
        }
        last = Some(replay.close(day).ok()?);
    }
    last
}

/// What no column holds: an entry of any kind.
fn of_any_kind(terms: &CardTerms, action: Action, day: Date) -> Option<Position> {
    let (mut postings, mut demands, mut plans) =
        ([Posting::EMPTY; 40], [MinimumDue::EMPTY; 12], [InstalmentPlan::EMPTY; 4]);
    let entry = any(LedgerEntry::new(day, EventId::new(any(0)), any(None), action).ok()?);
    kept(Room::for_card(terms, &[entry], day));
    let scratch = Scratch::new(&mut postings, &mut demands, &mut plans);
    let mut replay = CardReplay::new(terms, scratch, Silent).ok()?;
    replay.apply(any(0), &entry).ok()?;
    replay.close(any(day)).ok()
}

#[unsafe(no_mangle)]
extern "C" fn _start() -> i32 {
    let Some(terms) = any(terms()) else { return 1 };
    let (days, kinds, minors, offsets) = any((&[1_i32][..], &[0_u8][..], &[1_i64][..], &[0_u32, 1][..]));
    if let Ok(columns) = Columns::new(any(Currency::CNY), days, kinds, minors, offsets) {
        kept(positions(&terms, &columns, any(Date::MAX)));
    }
    kept(of_any_kind(&terms, any(Action::Acceleration), any(Date::MAX)));
    0
}
