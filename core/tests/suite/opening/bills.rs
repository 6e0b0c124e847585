//! Openings typed from a bill.
