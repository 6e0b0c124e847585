//! What the pages of a plan are made of: amounts in words and figures, a page in three forms, a calendar, a table.
//!
//! A [`Page`] is a title and blocks, without any look; [`Page::text`], [`Page::markdown`] and
//! [`Page::html`] render it. Whatever is put in is data: markup in it is escaped, and control and bidirectional
//! characters, which could make a line read as another, are replaced (see [`harmless`]).
//!
//! [`capital_amount`] writes an amount as a Chinese contract needs it (大写金额). [`CalendarFile`] and [`Csv`] hand the
//! payments of a plan to a calendar and to a spreadsheet.
//!
//! ```
//! use arrears::document::{Block, Page};
//! use arrears::Language;
//! let page = Page::new(Language::English, "Payoff quote").with(Block::Paragraph("<b>917.40</b> settles it.".into()));
//! assert!(page.html().contains("&lt;b&gt;917.40")); // whatever is put in is data
//! ```

mod calendar_file;
mod capitals;
mod csv;
mod error;
mod figures;
mod harmless;
mod html;
mod markdown;
mod model;
mod plain;

pub use calendar_file::{CalendarEvent, CalendarFile};
pub use capitals::capital_amount;
pub use csv::{Cell, Csv};
pub use error::DocumentError;
pub use figures::figures;
pub use harmless::harmless;
use harmless::shown_of;
pub use model::{Align, Block, Column, Page, Table};
