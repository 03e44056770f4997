//! JSON Pointers (RFC 6901).

/// The pointer of a member of the object at `pointer`.
pub(crate) fn member(pointer: &str, name: &str) -> String {
    format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"))
}

/// The pointer of an entry of the list at `pointer`.
pub(crate) fn entry(pointer: &str, index: usize) -> String {
    format!("{pointer}/{index}")
}
