use std::ffi::OsString;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;

use serde_json::Value;

use super::{Progress, command};
use crate::error::{Error, ErrorCode, Issue, Severity};

/// Runs a command with a document on its standard input; what it writes to standard output is the answer.
pub(super) fn run(line: &[OsString], document: &[u8], tell: &mut dyn FnMut(Progress)) -> Result<Vec<u8>, Error> {
    let (name, arguments) = line.split_first().ok_or_else(command::missing)?;
    let mut child = Command::new(name);
    child.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = child.spawn().map_err(|error| command::missing().caused_by(error))?;
    let (input, output, errors) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    thread::scope(|scope| {
        // Dropped inside of the scope: if `tell` panics the command is ended before its pipes are waited for.
        let mut running = Running(child);
        scope.spawn(move || {
            // When the command has ended early, it says why itself.
            let _ = input.map(|mut input| input.write_all(document));
        });
        let answer = scope.spawn(move || {
            let mut answer = Vec::new();
            let read = output.map_or(Ok(0), |mut output| output.read_to_end(&mut answer));
            read.map(|_| answer)
        });
        let spoken = follow(errors, tell);
        let status = running.0.wait().map_err(|error| broken(&error.to_string()))?;
        let answer = answer.join().map_err(|_| broken("its output was lost"))?;
        let answer = answer.map_err(|error| broken("its output cannot be read").caused_by(error))?;
        if status.success() { Ok(answer) } else { Err(failure(Some(status), &answer, &spoken)) }
    })
}

/// A command that is ended when nobody waits for it any more.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Both fail only when the command has ended.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Tells the progress as it comes; gives what else was said.
fn follow(errors: Option<impl Read>, tell: &mut dyn FnMut(Progress)) -> String {
    let mut spoken = String::new();
    let Some(errors) = errors else { return spoken };
    let mut reader = BufReader::new(errors);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line).is_ok_and(|length| length > 0) {
        let text = String::from_utf8_lossy(&line);
        match read_progress(&text) {
            Some(progress) => tell(progress),
            None => spoken.push_str(&text),
        }
        line.clear();
    }
    spoken
}

fn read_progress(line: &str) -> Option<Progress> {
    if !line.starts_with("{\"progress\"") {
        return None;
    }
    let told: Value = serde_json::from_str(line).ok()?;
    let progress = &told["progress"];
    Some(Progress { frames: progress["frames"].as_u64()?, frame_count: progress["frameCount"].as_u64()? })
}

/// Why a command has failed: the issues it answers, else the last thing it said.
pub(super) fn failure(status: Option<ExitStatus>, answer: &[u8], spoken: &str) -> Error {
    let told = serde_json::from_slice(answer).ok().and_then(|answer: Value| read_issues(&answer["issues"]));
    if let Some(issues) = told.filter(|issues| !issues.is_empty()) {
        return Error::from_issues(issues);
    }
    let last = spoken.trim().lines().last().filter(|line| !line.is_empty());
    match (last, status) {
        (Some(line), _) => broken(line),
        (None, Some(status)) => broken(&status.to_string()),
        (None, None) => broken("its answer cannot be read"),
    }
}

fn broken(reason: &str) -> Error {
    Error::internal(&format!("the videoflow command failed ({reason})"))
}

/// Issues as the command writes them.
pub(super) fn read_issues(issues: &Value) -> Option<Vec<Issue>> {
    issues.as_array()?.iter().map(read_issue).collect()
}

fn read_issue(issue: &Value) -> Option<Issue> {
    let text = |name: &str| issue[name].as_str().map(str::to_owned);
    let suggestions = issue["suggestions"].as_array().into_iter().flatten();
    Some(Issue {
        // A newer command may know codes that this crate does not; its sentences still say what is wrong.
        code: ErrorCode::from_name(issue["code"].as_str()?).unwrap_or(ErrorCode::Internal),
        severity: if issue["severity"] == "warning" { Severity::Warning } else { Severity::Error },
        pointer: text("pointer")?,
        message: text("message")?,
        fix: text("fix")?,
        suggestions: suggestions.filter_map(|name| name.as_str().map(str::to_owned)).collect(),
    })
}
