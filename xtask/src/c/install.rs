//! Laying the library out under a prefix: headers, both libraries, and what pkg-config and CMake ask for.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::compile::SYSTEM;
use crate::shell::{output, program, root, target};

const HEADERS: &[&str] = &["arrears.h", "arrears.hpp", "arrears.cpy"];

/// `cargo xtask install-c --prefix DIR`: builds the library and lays it out.
pub(crate) fn install(prefix: &str) -> Result<()> {
    super::compiled()?;
    let prefix = std::path::absolute(prefix)?;
    lay_out(&prefix)?;
    println!("installed under {}", prefix.display());
    Ok(())
}

/// Copies what was built.
pub(super) fn lay_out(prefix: &Path) -> Result<()> {
    let version = version();
    let include = folder(prefix, "include")?;
    for header in HEADERS {
        copy(&root().join("bindings-c/include").join(header), &include.join(header))?;
    }
    let (built, lib) = (target().join("release"), folder(prefix, "lib")?);
    copy(&built.join("libarrears.a"), &lib.join("libarrears.a"))?;
    let shared = built.join("libarrears.so");
    // The file has the whole version; programs ask for the soname, linkers for the bare name.
    let file = format!("libarrears.so.{version}");
    copy(&shared, &lib.join(&file))?;
    link(&file, &lib.join(soname(&shared)?))?;
    link(&file, &lib.join("libarrears.so"))?;
    std::fs::write(folder(&lib, "pkgconfig")?.join("arrears.pc"), pkg_config(&version))?;
    let cmake = folder(&lib, "cmake/arrears")?;
    std::fs::write(cmake.join("arrears-config.cmake"), cmake_config())?;
    std::fs::write(cmake.join("arrears-config-version.cmake"), cmake_version(&version))?;
    Ok(())
}

fn folder(parent: &Path, name: &str) -> Result<PathBuf> {
    let folder = parent.join(name);
    std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    Ok(folder)
}

/// Replaces rather than overwrites: a program may be running with the old file.
fn copy(from: &Path, to: &Path) -> Result<()> {
    remove(to)?;
    std::fs::copy(from, to).with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))?;
    Ok(())
}

fn link(to: &str, at: &Path) -> Result<()> {
    remove(at)?;
    std::os::unix::fs::symlink(to, at).with_context(|| format!("cannot link {}", at.display()))
}

fn remove(path: &Path) -> Result<()> {
    if path.symlink_metadata().is_ok() {
        std::fs::remove_file(path).with_context(|| format!("cannot replace {}", path.display()))?;
    }
    Ok(())
}

fn soname(library: &Path) -> Result<String> {
    let text = output(program("objdump", ["-p"]).arg(library))?;
    let name = text.lines().find_map(|line| line.trim().strip_prefix("SONAME"));
    name.map(|name| name.trim().to_owned()).context("the shared library has no SONAME")
}

/// The version of the workspace: xtask has the same.
fn version() -> String {
    String::from(env!("CARGO_PKG_VERSION"))
}

fn pkg_config(version: &str) -> String {
    let system = SYSTEM.join(" ");
    format!(
        "prefix=${{pcfiledir}}/../..\nincludedir=${{prefix}}/include\nlibdir=${{prefix}}/lib\n\n\
         Name: arrears\nDescription: What is owed and why, to the cent\nVersion: {version}\n\
         Cflags: -I${{includedir}}\nLibs: -L${{libdir}} -larrears\nLibs.private: {system}\n"
    )
}

fn cmake_config() -> String {
    let system = SYSTEM.iter().map(|flag| flag.trim_start_matches("-l")).collect::<Vec<_>>().join(";");
    format!(
        "# arrears::arrears is the shared library, arrears::static the static one.\n\
         get_filename_component(_arrears_prefix \"${{CMAKE_CURRENT_LIST_DIR}}/../../..\" ABSOLUTE)\n\
         foreach(_arrears_kind arrears static)\n  if(NOT TARGET arrears::${{_arrears_kind}})\n    \
         if(_arrears_kind STREQUAL \"static\")\n      add_library(arrears::static STATIC IMPORTED)\n      \
         set_target_properties(arrears::static PROPERTIES\n        \
         IMPORTED_LOCATION \"${{_arrears_prefix}}/lib/libarrears.a\"\n        \
         INTERFACE_LINK_LIBRARIES \"{system}\")\n    else()\n      \
         add_library(arrears::arrears SHARED IMPORTED)\n      set_target_properties(arrears::arrears PROPERTIES\n        \
         IMPORTED_LOCATION \"${{_arrears_prefix}}/lib/libarrears.so\")\n    endif()\n    \
         set_target_properties(arrears::${{_arrears_kind}} PROPERTIES\n      \
         INTERFACE_INCLUDE_DIRECTORIES \"${{_arrears_prefix}}/include\")\n  endif()\nendforeach()\n\
         unset(_arrears_prefix)\nunset(_arrears_kind)\n"
    )
}

/// Before 1.0 a minor version is as far as compatibility goes.
fn cmake_version(version: &str) -> String {
    format!(
        "set(PACKAGE_VERSION \"{version}\")\n\
         string(REGEX MATCH \"^0\\\\.[0-9]+|^[0-9]+\" _arrears_have \"${{PACKAGE_VERSION}}\")\n\
         string(REGEX MATCH \"^0\\\\.[0-9]+|^[0-9]+\" _arrears_want \"${{PACKAGE_FIND_VERSION}}\")\n\
         if(PACKAGE_FIND_VERSION VERSION_GREATER PACKAGE_VERSION OR NOT _arrears_have STREQUAL _arrears_want)\n  \
         set(PACKAGE_VERSION_COMPATIBLE FALSE)\nelse()\n  set(PACKAGE_VERSION_COMPATIBLE TRUE)\n  \
         if(PACKAGE_FIND_VERSION VERSION_EQUAL PACKAGE_VERSION)\n    set(PACKAGE_VERSION_EXACT TRUE)\n  endif()\n\
         endif()\n"
    )
}
