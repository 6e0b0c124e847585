//! Who listens to a replay.
//!
//! A replay is written once, over any [`Recorder`]. The silent one does nothing and compiles to nothing; the explaining
//! one keeps every line with its because.

use super::record::{Earned, Earner, LoanPiece, Note, When};
use crate::accrual::Accrued;
use crate::calendar::{Date, DayCount};
use crate::component::Component;
use crate::rate::Rate;

/// Listens to a replay.
pub trait Recorder {
    /// Whether nothing is listened to, so that it does not matter in which order it is told.
    fn is_silent(&self) -> bool {
        false
    }

    /// A balance stood still over some days.
    fn earned(&mut self, _when: When, _earned: Earned) {}

    /// An amount was earned before the account begins.
    fn brought(&mut self, _when: When, _earner: Earner, _exact: Accrued) {}

    /// An amount of a loan was earned before the account begins; by its running period, or otherwise.
    fn brought_loan(&mut self, _component: Component, _owner: Option<usize>, _exact: i128, _running: bool) {}

    /// An earner's rate is `a_day` x 10^-12 from a day on; zero while frozen.
    fn rate(&mut self, _earner: Earner, _from: Date, _a_day: i64) {}

    /// An amount of a loan stood still over some days.
    fn loan_segment(&mut self, _piece: LoanPiece) {}

    /// What was told as parts of the running period of a loan, which began on a day, goes by a day count: it is no whole one
    /// after all.
    fn counted(&mut self, _period: Date, _count: DayCount) {}

    /// An amount in its late-payment grace stood still over some days: it has earned only if it is not paid in that.
    fn contingent(&mut self, _piece: LoanPiece) {}

    /// The rate of penalty or compound interest of a loan from a day on; `None` while it is frozen or there is none.
    fn overdue_rate(&mut self, _of: Component, _from: Date, _rate: Option<Rate>) {}

    /// Something happened on a day.
    fn note(&mut self, _day: Date, _note: Note) {}
}

/// Listens to nothing, at no cost.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Recorder for Silent {
    fn is_silent(&self) -> bool {
        true
    }
}

impl<R: Recorder + ?Sized> Recorder for &mut R {
    fn is_silent(&self) -> bool {
        (**self).is_silent()
    }

    fn earned(&mut self, when: When, earned: Earned) {
        (**self).earned(when, earned);
    }

    fn brought(&mut self, when: When, earner: Earner, exact: Accrued) {
        (**self).brought(when, earner, exact);
    }

    fn brought_loan(&mut self, component: Component, owner: Option<usize>, exact: i128, running: bool) {
        (**self).brought_loan(component, owner, exact, running);
    }

    fn rate(&mut self, earner: Earner, from: Date, a_day: i64) {
        (**self).rate(earner, from, a_day);
    }

    fn loan_segment(&mut self, loan_segment: LoanPiece) {
        (**self).loan_segment(loan_segment);
    }

    fn counted(&mut self, period: Date, count: DayCount) {
        (**self).counted(period, count);
    }

    fn contingent(&mut self, piece: LoanPiece) {
        (**self).contingent(piece);
    }

    fn overdue_rate(&mut self, of: Component, from: Date, rate: Option<Rate>) {
        (**self).overdue_rate(of, from, rate);
    }

    fn note(&mut self, day: Date, note: Note) {
        (**self).note(day, note);
    }
}

/// Erases the recorder's type, so that the replay of an account is compiled once and not for every recorder.
#[cfg(feature = "alloc")]
pub(super) fn heard<'r, R: Recorder + 'r>(recorder: &'r mut R) -> &'r mut (dyn Recorder + 'r) {
    recorder
}

/// The recorder that does nothing, by its type: the fastest, and the same code as the replay of columns.
#[cfg(feature = "alloc")]
pub(super) const fn unheard(silent: &mut Silent) -> Silent {
    *silent
}

/// Something that can listen to a replay: [`Silent`], an [`Explanation`](super::Explanation), a
/// [`PrincipalHistory`](super::PrincipalHistory), a reference to one, or a pair of them, both of which listen.
///
/// What they are told is the replay's own affair and may change: it is not for others to implement.
pub trait Listener: Recorder {}

impl<R: Recorder> Listener for R {}

/// Both listen.
impl<A: Recorder, B: Recorder> Recorder for (A, B) {
    fn earned(&mut self, when: When, earned: Earned) {
        self.0.earned(when, earned);
        self.1.earned(when, earned);
    }

    fn brought(&mut self, when: When, earner: Earner, exact: Accrued) {
        self.0.brought(when, earner, exact);
        self.1.brought(when, earner, exact);
    }

    fn brought_loan(&mut self, component: Component, owner: Option<usize>, exact: i128, running: bool) {
        self.0.brought_loan(component, owner, exact, running);
        self.1.brought_loan(component, owner, exact, running);
    }

    fn rate(&mut self, earner: Earner, from: Date, a_day: i64) {
        self.0.rate(earner, from, a_day);
        self.1.rate(earner, from, a_day);
    }

    fn loan_segment(&mut self, loan_segment: LoanPiece) {
        self.0.loan_segment(loan_segment);
        self.1.loan_segment(loan_segment);
    }

    fn counted(&mut self, period: Date, count: DayCount) {
        self.0.counted(period, count);
        self.1.counted(period, count);
    }

    fn contingent(&mut self, piece: LoanPiece) {
        self.0.contingent(piece);
        self.1.contingent(piece);
    }

    fn overdue_rate(&mut self, of: Component, from: Date, rate: Option<Rate>) {
        self.0.overdue_rate(of, from, rate);
        self.1.overdue_rate(of, from, rate);
    }

    fn note(&mut self, day: Date, note: Note) {
        self.0.note(day, note);
        self.1.note(day, note);
    }
}
