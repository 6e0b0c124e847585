//! Reads a case document and prints, for a person, what is owed and why.
//!
//! `cargo run --release --example case -- core/examples/cases/e1.json` reads a file, `-` standard input.
//! `--zh` prints the page in Chinese, `--json` the report document.

mod account;
mod agreement;
mod budget;
mod casework;
mod law;
mod limit_request;
mod negotiation;
mod offer;
mod offers;
mod page;

use std::error::Error;
use std::fs;
use std::io::{self, Read, Write};
use std::process::ExitCode;

use arrears::{Language, wire};
use page::Page;
use serde_json::Value;

const USAGE: &str = "usage: case [--json] [--zh] FILE   (FILE `-` reads standard input)";

fn main() -> ExitCode {
    let printed = Options::parse(std::env::args().skip(1)).and_then(|options| options.run());
    match printed {
        Ok(()) => ExitCode::SUCCESS,
        // A reader that has seen enough, such as `head`, is no failure.
        Err(error) if error.downcast_ref().is_some_and(|e: &io::Error| e.kind() == io::ErrorKind::BrokenPipe) => {
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

struct Options {
    json: bool,
    language: Language,
    file: String,
}

impl Options {
    fn parse(arguments: impl Iterator<Item = String>) -> Result<Self, Box<dyn Error>> {
        let (mut json, mut language, mut file) = (false, Language::English, None);
        for argument in arguments {
            match argument.as_str() {
                "--json" => json = true,
                "--zh" => language = Language::Chinese,
                flag if flag.starts_with("--") => return Err(format!("unknown option {flag}\n{USAGE}").into()),
                name if file.is_none() => file = Some(name.to_owned()),
                _ => return Err(USAGE.into()),
            }
        }
        Ok(Self { json, language, file: file.ok_or(USAGE)? })
    }

    fn run(&self) -> Result<(), Box<dyn Error>> {
        let case = match self.file.as_str() {
            "-" => {
                let mut text = String::new();
                io::stdin().read_to_string(&mut text)?;
                text
            }
            file => fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?,
        };
        let report: Value = serde_json::from_str(&wire::report(&case)?)?;
        let mut out = io::stdout().lock();
        if self.json {
            writeln!(out, "{}", serde_json::to_string_pretty(&report)?)?;
            return Ok(());
        }
        print(Page { report: &report, language: self.language }, &mut out)?;
        Ok(())
    }
}

fn print(page: Page<'_>, out: &mut impl Write) -> io::Result<()> {
    page.print_title(out)?;
    page.print_lines(out)?;
    page.print_statements(out)?;
    page.print_balance(out)?;
    page.print_lateness(out)?;
    page.print_classes(out)?;
    page.print_credit_repair(out)?;
    page.print_law(out)?;
    page.print_casework(out)?;
    page.print_cost_of_delay(out)?;
    page.print_restatement(out)?;
    page.print_budget(out)?;
    page.print_offers(out)?;
    page.print_agreement(out)
}
