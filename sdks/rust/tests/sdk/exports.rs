use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// What `UPDATE_EXPORTS=1 cargo test` writes.
const SNAPSHOT: &str = "tests/exports.txt";

/// Renaming or removing what programs use is not to happen by accident: the names are listed in a file.
#[test]
fn exported_names_are_those_of_the_snapshot() {
    let crate_root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut names = String::new();
    for file in rust_files(&crate_root.join("src")) {
        let code = fs::read_to_string(&file).expect("the source can be read");
        let found = public_names(&code);
        if !found.is_empty() {
            let place = file.strip_prefix(crate_root).unwrap_or(&file).display().to_string().replace('\\', "/");
            writeln!(names, "{place}\n{found}").expect("a string takes any text");
        }
    }
    let snapshot = crate_root.join(SNAPSHOT);
    if std::env::var_os("UPDATE_EXPORTS").is_some() {
        fs::write(&snapshot, &names).expect("the snapshot can be written");
    }
    let expected = fs::read_to_string(&snapshot).unwrap_or_default();
    let difference = names.lines().zip(expected.lines()).find(|(found, expected)| found != expected);
    assert!(
        names == expected,
        "exported names have changed: {difference:?}. If so intended: UPDATE_EXPORTS=1 cargo test"
    );
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the sources are there") {
        let path = entry.expect("the sources can be read").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// Types, functions, fields and variants that are public by themselves, and what they belong to.
fn public_names(code: &str) -> String {
    let mut names = String::new();
    let mut is_in_enum = false;
    for line in code.lines() {
        let item = line.trim_start();
        let depth = line.len() - item.len();
        let is_variant = is_in_enum && depth == 4 && item.starts_with(|first: char| first.is_ascii_uppercase());
        let is_owner = depth == 0 && item.starts_with("impl") && !item.contains(" for ");
        if item.starts_with("pub ") || is_variant {
            writeln!(names, "{line}").expect("a string takes any text");
        } else if is_owner {
            writeln!(names, "{}", item.trim_end_matches(" {")).expect("a string takes any text");
        }
        if depth == 0 {
            is_in_enum = item.starts_with("pub enum");
        }
    }
    names
}
