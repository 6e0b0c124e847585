//! Whether a card can still be used: what a policy may ask for.

// Semantics: [plan-26].

use crate::words::words;

words! {
    /// Whether a card can still be used.
    pub enum CardStatus {
        /// It can.
        Normal = "normal", "normal", "正常";
        /// Blocked by the issuer (止付).
        Blocked = "blocked", "blocked", "止付";
        /// Cancelled; what is owed is owed still.
        Cancelled = "cancelled", "cancelled", "已销卡";
    }
}
