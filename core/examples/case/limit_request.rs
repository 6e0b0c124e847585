//! The temporary limit asked for: whether it may be granted, what speaks against it, and what would pass.

use std::io::{self, Write};

use serde_json::Value;

use super::page::{Page, list, text};

impl Page<'_> {
    pub(crate) fn print_limit_request(&self, offers: &Value, out: &mut impl Write) -> io::Result<()> {
        let Some(answer) = offers.get("limitRequest") else { return Ok(()) };
        let said = match text(answer, "/allowed").as_str() {
            "true" => self.say("nothing speaks against it", "符合政策"),
            _ => self.say("not as asked for", "不符合政策"),
        };
        writeln!(out, "\n{}{said}", self.say("Temporary limit: ", "临时额度申请："))?;
        for obstacle in list(answer, "/obstacles") {
            writeln!(out, "  {}", self.both(obstacle, "/text"))?;
        }
        let Some(nearest) = answer.get("nearest") else { return Ok(()) };
        let [limit, from, to] = ["/limit", "/from", "/to"].map(|key| text(nearest, key));
        self.line(
            out,
            format_args!("  -> {limit} from {from} to {to} would pass"),
            format_args!("  -> 可申请{limit}，自{from}至{to}"),
        )
    }
}
