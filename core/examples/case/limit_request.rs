//! A temporary limit and a late-fee waiver asked for: whether they may be granted, what speaks against it, and what would pass.

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

    pub(crate) fn print_late_fee_waiver(&self, offers: &Value, out: &mut impl Write) -> io::Result<()> {
        let Some(answer) = offers.get("lateFeeWaiver") else { return Ok(()) };
        let amount = text(answer, "/amount");
        let said = match text(answer, "/allowed").as_str() {
            "true" => self.say("nothing speaks against it", "符合政策"),
            _ => self.say("not as asked for", "不符合政策"),
        };
        self.line(
            out,
            format_args!("\nLate fees of {amount} waived alone: {said}"),
            format_args!("\n单独减免违约金{amount}：{said}"),
        )?;
        for obstacle in list(answer, "/obstacles") {
            writeln!(out, "  {}", self.both(obstacle, "/text"))?;
        }
        if let Some(nearest) = answer.get("nearest").and_then(Value::as_str) {
            self.line(out, format_args!("  -> {nearest} would pass"), format_args!("  -> 可减免{nearest}"))?;
        }
        if answer.get("after").is_some() {
            let payoff = text(answer, "/after/totalOwed");
            self.line(
                out,
                format_args!("  the account then goes on as usual, {payoff} owed"),
                format_args!("  减免后账户照常使用，欠款{payoff}"),
            )?;
        }
        Ok(())
    }
}
