//! What the second edition adds, case by case.

mod schedules;
