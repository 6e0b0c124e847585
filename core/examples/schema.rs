//! Prints a JSON Schema, of the `case` document, of its `report` or of an `error`; `cargo xtask schema` commits what it prints.

use std::process::ExitCode;

use arrears::wire;

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("case") => print!("{}", wire::schema()),
        Some("report") => print!("{}", wire::report_schema()),
        Some("error") => print!("{}", wire::error_schema()),
        _ => {
            eprintln!("usage: schema case|report|error");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
