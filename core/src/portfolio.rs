//! Many accounts at once: the positions of accounts that stand in columns.
//!
//! An account is replayed from its rows as they lie, in a workspace that all of them share: nothing is copied, and once the
//! workspace has grown to the largest, nothing is asked of the heap.

use crate::balance::{CardReplay, LoanReplay, LoanRoom, LoanWorkspace, Position, ReplayError, Room, Silent, Workspace};
use crate::calendar::Date;
use crate::ledger::{ColumnEntries, EventId, LedgerEntry, LedgerError};
use crate::terms::{CardTerms, LoanTerms};

/// Why an account in columns has no position.
///
/// ```
/// use arrears::balance::Workspace;
/// use arrears::ledger::Columns;
/// use arrears::terms::Issuer;
/// use arrears::{Currency, Date, MonthDay, portfolio};
/// let day = Date::new(2023, 4, 1)?;
/// let terms = Issuer::Cmb.card(day, MonthDay::new(5)?)?.build()?;
/// let (days, kinds) = ([day.serial()], [99]);
/// let columns = Columns::new(Currency::CNY, &days, &kinds, &[100], &[0, 1])?;
/// let rows = columns.accounts().next().ok_or("no account")?;
/// let error = portfolio::card_position(&terms, rows, day, &mut Workspace::new()).unwrap_err();
/// assert_eq!(error.code(), 515);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RowError {
    /// A row that is no event.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// What cannot be replayed.
    #[error(transparent)]
    Replay(#[from] ReplayError),
}

impl RowError {
    /// The stable number: that of the ledger's or the replay's fault.
    #[must_use]
    pub const fn code(self) -> u16 {
        match self {
            Self::Ledger(error) => error.fault.code(),
            Self::Replay(error) => error.code(),
        }
    }

    /// The row it is about, from 0 among those of the account, where it is about one.
    #[must_use]
    pub const fn row(self) -> Option<EventId> {
        match self {
            Self::Ledger(error) => Some(error.event),
            Self::Replay(error) => error.event,
        }
    }
}

/// The position of a card from its rows, as of a day. Rows after that day are not looked at.
///
/// ```
/// use arrears::ledger::{Columns, EntryKind};
/// use arrears::terms::Issuer;
/// use arrears::{Currency, Date, MonthDay, balance::Workspace, portfolio};
/// let terms = Issuer::Cmb.card(Date::new(2023, 3, 6)?, MonthDay::new(5)?)?.build()?;
/// let days = [Date::new(2023, 3, 30)?, Date::new(2023, 4, 23)?].map(Date::serial);
/// let kinds = [EntryKind::Purchase, EntryKind::Payment].map(EntryKind::number);
/// let columns = Columns::new(Currency::CNY, &days, &kinds, &[100_000, 10_000], &[0, 2])?;
/// let mut workspace = Workspace::new();
/// for rows in columns.accounts() {
///     let position = portfolio::card_position(&terms, rows, Date::new(2023, 5, 5)?, &mut workspace)?;
///     assert_eq!(position.payoff().to_string(), "917.40");
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`RowError`] names a row that is no event or that cannot be replayed, by its place among those of the account.
pub fn card_position(
    terms: &CardTerms,
    rows: ColumnEntries<'_>,
    day: Date,
    workspace: &mut Workspace,
) -> Result<Position, RowError> {
    let scratch = workspace.scratch(Room::for_events(terms, rows.len(), day));
    let mut replay = CardReplay::new(terms, scratch, Silent)?;
    for (place, entry) in up_to(day, rows) {
        replay.apply(place, &entry?)?;
    }
    Ok(replay.close(day)?)
}

/// The position of a loan from its rows, as of a day. Rows after that day are not looked at.
///
/// # Errors
/// As [`card_position`].
pub fn loan_position(
    terms: &LoanTerms,
    rows: ColumnEntries<'_>,
    day: Date,
    workspace: &mut LoanWorkspace,
) -> Result<Position, RowError> {
    let scratch = workspace.scratch(LoanRoom::for_events(terms, rows.len()));
    let mut replay = LoanReplay::new(terms, scratch, Silent)?;
    for (place, entry) in up_to(day, rows) {
        replay.apply(place, &entry?)?;
    }
    Ok(replay.close(day)?)
}

fn up_to(day: Date, rows: ColumnEntries<'_>) -> impl Iterator<Item = (u32, Result<LedgerEntry, LedgerError>)> {
    let is_due =
        move |entry: &Result<LedgerEntry, LedgerError>| entry.as_ref().map_or(true, |entry| entry.effective() <= day);
    (0..=u32::MAX).zip(rows).take_while(move |(_, entry)| is_due(entry))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::balance::{CardAccount, LoanAccount};
    use crate::ledger::{Action, Columns, Event, Ledger};
    use crate::schedule::{Amortisation, Dues, Method};
    use crate::terms::{Issuer, LoanProduct};
    use crate::{Currency, Money, MonthDay, Rate};

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn rows<'a>(days: &'a [i32], kinds: &'a [u8], minors: &'a [i64], offsets: &'a [u32]) -> ColumnEntries<'a> {
        Columns::new(Currency::CNY, days, kinds, minors, offsets).unwrap().accounts().next().unwrap()
    }

    #[test]
    fn rows_owe_what_a_ledger_owes_on_every_day() {
        let fen = |minor| Money::from_minor(minor, Currency::CNY).unwrap();
        let card = Issuer::Cmb.card(date("2023-03-06"), MonthDay::new(5).unwrap()).unwrap().build().unwrap();
        let (bought, paid) = (date("2023-03-30"), date("2023-04-23"));
        let ledger = Ledger::new([Event::purchase(bought, fen(100_000)), Event::payment(paid, fen(10_000))]).unwrap();
        let days = [bought.serial(), paid.serial()];
        let mut workspace = Workspace::new();
        for after in 0..200 {
            let day = bought.plus_days(after).unwrap();
            let position = card_position(&card, rows(&days, &[0, 1], &[100_000, 10_000], &[0, 2]), day, &mut workspace);
            assert_eq!(position, Ok(CardAccount::new(&card, &ledger).as_of(day).unwrap()), "{day}");
        }

        let (start, due) = (date("2023-05-10"), date("2023-06-10"));
        let dues = Dues::monthly(due, 6).unwrap();
        let bill = Amortisation::new(fen(200_000), start, dues, Rate::annual("0.12").unwrap(), Method::Level).unwrap();
        let loan = LoanProduct::ConsumerLoan.loan(bill).unwrap().build().unwrap();
        let given = [
            Event::new(start, Action::Disbursement(fen(200_000))),
            Event::payment(date("2023-07-01"), fen(20_000)),
            Event::payment(date("2023-08-20"), fen(50_000)),
        ];
        let days = given.each_ref().map(|event| event.effective().serial());
        let ledger = Ledger::new(given).unwrap();
        let mut workspace = LoanWorkspace::new();
        for after in 0..300 {
            let day = start.plus_days(after).unwrap();
            let rows = rows(&days, &[8, 1, 1], &[200_000, 20_000, 50_000], &[0, 3]);
            let position = loan_position(&loan, rows, day, &mut workspace);
            assert_eq!(position, Ok(LoanAccount::new(&loan, &ledger).as_of(day).unwrap()), "{day}");
        }
    }

    #[test]
    fn a_row_that_is_no_event_is_named_unless_it_comes_after_the_day() {
        let card = Issuer::Cmb.card(date("2023-03-06"), MonthDay::new(5).unwrap()).unwrap().build().unwrap();
        let (first, second) = (date("2023-03-30"), date("2023-04-23"));
        let days = [first.serial(), second.serial()];
        let ask = |minors: &[i64; 2], day| {
            card_position(&card, rows(&days, &[0, 0], minors, &[0, 2]), day, &mut Workspace::new())
        };
        let error = ask(&[100, 0], second).unwrap_err();
        assert_eq!((error.code(), error.row()), (105, Some(EventId::new(1))));
        assert_eq!(crate::Error::from(error).code(), 105);
        let error = ask(&[100, 100], date("2023-03-01")).unwrap_err();
        assert_eq!((error.code(), error.row()), (600, None));
        assert!(ask(&[100, 100], first).is_ok());
    }
}
