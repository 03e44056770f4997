//! Tests of the crate through its public API, held to the files of the repository.

mod calls;
mod documents;
mod exports;
mod files;
mod rendering;
mod times;
