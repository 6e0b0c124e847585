//! Reads a case document and prints, for a person, what is owed, what to pay by when, and why.
//!
//! `cargo run --release --example case -- core/examples/cases/e1.json` reads a file, `-` standard input; `--help` says the rest.

#[path = "print.rs"]
mod print;

use std::error::Error;
use std::fs;
use std::io::{self, Read, Write};
use std::process::ExitCode;

use arrears::{Language, wire};
use print::{Page, Reader, print};
use serde_json::Value;

const HELP: &str = "\
usage: case [--zh] [--why] [--for customer|lender] [--json] FILE

Prints what is owed, what to pay by when, how late the account is and what changes next; then the agreement,
the plans, the law, and what happened, newest first. FILE `-` reads standard input.

  --zh          in Chinese
  --why         the whole history with every because, oldest first, and nothing else
  --for lender  what each plan is worth to the lender, too
  --json        the report as one JSON document
  --help        this text";

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
    reader: Reader,
    is_history: bool,
    file: Option<String>,
}

impl Options {
    fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, Box<dyn Error>> {
        let mut options =
            Self { json: false, language: Language::English, reader: Reader::Customer, is_history: false, file: None };
        let mut file = None;
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--help" | "-h" => return Ok(Self { file: None, ..options }),
                "--json" => options.json = true,
                "--zh" => options.language = Language::Chinese,
                "--why" => options.is_history = true,
                "--for" => match arguments.next().as_deref() {
                    Some("customer") => options.reader = Reader::Customer,
                    Some("lender") => options.reader = Reader::Lender,
                    other => {
                        let given = other.unwrap_or_default();
                        return Err(format!("--for `{given}`, allowed: customer lender\n{HELP}").into());
                    }
                },
                flag if flag.starts_with("--") => return Err(format!("unknown option {flag}\n{HELP}").into()),
                name if file.is_none() => file = Some(name.to_owned()),
                _ => return Err(HELP.into()),
            }
        }
        Ok(Self { file: Some(file.ok_or(HELP)?), ..options })
    }

    fn run(&self) -> Result<(), Box<dyn Error>> {
        let mut out = io::stdout().lock();
        let Some(file) = &self.file else {
            writeln!(out, "{HELP}")?;
            return Ok(());
        };
        let case = match file.as_str() {
            "-" => {
                let mut text = String::new();
                io::stdin().read_to_string(&mut text)?;
                text
            }
            file => fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?,
        };
        let report: Value = serde_json::from_str(&wire::report(&case)?)?;
        if self.json {
            writeln!(out, "{}", serde_json::to_string_pretty(&report)?)?;
            return Ok(());
        }
        let page = Page { report: &report, language: self.language, reader: self.reader };
        if self.is_history {
            page.print_history(&mut out)?
        } else {
            print(page, &mut out)?
        }
        Ok(())
    }
}
