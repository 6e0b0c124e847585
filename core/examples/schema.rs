//! Prints the JSON Schema of the case document; `cargo xtask schema` commits what it prints.

fn main() {
    print!("{}", arrears::wire::schema());
}
