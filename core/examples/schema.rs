//! Prints a JSON Schema, of the `case` document or of its `report`; `cargo xtask schema` commits what it prints.

use std::process::ExitCode;

use arrears::wire;

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("case") => print!("{}", wire::schema()),
        Some("report") => print!("{}", wire::report_schema()),
        _ => {
            eprintln!("usage: schema case|report");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
