//! Gives the shared library its versioned name, so that a program linked today keeps asking for an ABI it knows.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let system = std::env::var("CARGO_CFG_TARGET_OS").unwrap_or_default();
    // Before 1.0 every minor version may change the ABI, from then on only a major one.
    let (major, minor) = (env!("CARGO_PKG_VERSION_MAJOR"), env!("CARGO_PKG_VERSION_MINOR"));
    let version = if major == "0" { format!("0.{minor}") } else { String::from(major) };
    if system == "linux" {
        println!("cargo::rustc-cdylib-link-arg=-Wl,-soname,libarrears.so.{version}");
    }
}
