//! Gives the shared library its versioned name, so that a program linked today keeps asking for this major version.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let system = std::env::var("CARGO_CFG_TARGET_OS").unwrap_or_default();
    let major = env!("CARGO_PKG_VERSION_MAJOR");
    if system == "linux" {
        println!("cargo::rustc-cdylib-link-arg=-Wl,-soname,libarrears.so.{major}");
    }
}
