//! What the second edition of the book brought, a file a kind: its worked numbers and the cases they were tried on.

mod judgment;
