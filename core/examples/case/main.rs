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
the plans, the law, the newest of what happened, and the papers asked for. FILE `-` reads standard input.

  --zh          in Chinese
  --why         the whole history with every because, oldest first, and nothing else
  --for lender  what each plan is worth to the lender, too
  --json        the report as one JSON document
  --help        this text";

const HELP_ZH: &str = "\
用法：case [--zh] [--why] [--for customer|lender] [--json] 文件

依次列出欠款、近期应还款项、逾期情况和接下来的变化；其后为协议、方案、法规、近期往来明细（由近及远），最后是所需文书。
文件写`-`时读取标准输入。

  --zh          中文
  --why         只列全部往来及每笔金额的由来，由远及近
  --for lender  另列各方案对机构的价值
  --json        报告全文（JSON）
  --help        本说明";

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

/// Of two texts the one in the language.
fn say<T>(language: Language, en: T, zh: T) -> T {
    match language {
        Language::English => en,
        Language::Chinese => zh,
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
    fn parse(arguments: impl Iterator<Item = String>) -> Result<Self, Box<dyn Error>> {
        let arguments: Vec<String> = arguments.collect();
        // Wherever it stands: what is wrong before it is said in it too.
        let language =
            if arguments.iter().any(|given| given == "--zh") { Language::Chinese } else { Language::English };
        let help = say(language, HELP, HELP_ZH);
        let mut options = Self { json: false, language, reader: Reader::Customer, is_history: false, file: None };
        let mut file = None;
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--help" | "-h" => return Ok(Self { file: None, ..options }),
                "--json" => options.json = true,
                "--zh" => {}
                "--why" => options.is_history = true,
                "--for" => match arguments.next().as_deref() {
                    Some("customer") => options.reader = Reader::Customer,
                    Some("lender") => options.reader = Reader::Lender,
                    other => {
                        let given = other.unwrap_or_default();
                        let allowed = say(language, ", allowed:", "，可用：");
                        return Err(format!("--for `{given}`{allowed} customer lender\n{help}").into());
                    }
                },
                flag if flag.starts_with("--") => {
                    return Err(format!("{} {flag}\n{help}", say(language, "unknown option", "不认识的选项")).into());
                }
                name if file.is_none() => file = Some(name.to_owned()),
                _ => return Err(help.into()),
            }
        }
        Ok(Self { file: Some(file.ok_or(help)?), ..options })
    }

    fn run(&self) -> Result<(), Box<dyn Error>> {
        let mut out = io::stdout().lock();
        let Some(file) = &self.file else {
            writeln!(out, "{}", say(self.language, HELP, HELP_ZH))?;
            return Ok(());
        };
        let case = match file.as_str() {
            "-" => {
                let mut text = String::new();
                io::stdin().read_to_string(&mut text)?;
                text
            }
            file => fs::read_to_string(file).map_err(|error| {
                let what = match (self.language, error.kind()) {
                    (Language::Chinese, io::ErrorKind::NotFound) => "没有这个文件".to_owned(),
                    (Language::Chinese, io::ErrorKind::InvalidData) => "不是UTF-8文本".to_owned(),
                    _ => error.to_string(),
                };
                format!("{file}: {what}")
            })?,
        };
        let answer = wire::report(&case).map_err(|error| error.text(self.language).to_string())?;
        let report: Value = serde_json::from_str(&answer)?;
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
