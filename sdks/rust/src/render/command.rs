use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorCode};

const ENVIRONMENT: &str = "VIDEOFLOW_COMMAND";
const NAMES: &[&str] = if cfg!(windows) { &["videoflow.cmd", "videoflow.exe"] } else { &["videoflow"] };

/// The words of the `videoflow` command of this machine.
pub(super) fn find() -> Result<Vec<OsString>, Error> {
    let given = env::var(ENVIRONMENT).unwrap_or_default();
    if !given.trim().is_empty() {
        return Ok(given.split_whitespace().map(OsString::from).collect());
    }
    let on_path = env::var_os("PATH").map(|path| env::split_paths(&path).collect::<Vec<_>>()).unwrap_or_default();
    let here = env::current_dir().unwrap_or_default();
    let installed = here.ancestors().map(|folder| folder.join("node_modules/.bin"));
    let found = on_path.into_iter().chain(installed).find_map(|folder| in_folder(&folder));
    found.map(|command| vec![command.into()]).ok_or_else(missing)
}

fn in_folder(folder: &Path) -> Option<PathBuf> {
    NAMES.iter().map(|name| folder.join(name)).find(|path| path.is_file())
}

/// There is no such command.
pub(super) fn missing() -> Error {
    Error::new(ErrorCode::RendererMissing, "", &[("package", "@videoflow/cli")])
}
