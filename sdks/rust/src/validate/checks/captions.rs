use super::Context;
use crate::error::{ErrorCode, cut, shown};
use crate::pointer;
use crate::validate::layers::{Object, microseconds, number, objects, text};
use crate::validate::report::Report;

/// Captions end after they begin, follow one another, and contain the words that are timed in them.
pub(super) fn check(context: &mut Context<'_, '_>) {
    let Context { layers, report, .. } = context;
    for visit in layers {
        let mut previous_end: Option<f64> = None;
        for (index, caption) in objects(visit.layer, "captions") {
            let at = pointer::entry(&format!("{}/captions", visit.pointer), index);
            let start = number(caption, "startTime");
            if let (Some(start), Some(end)) = (start, previous_end) {
                if microseconds(start) < microseconds(end) {
                    let parameters = [("startTime", shown(start)), ("previousEnd", shown(end))];
                    report.add(ErrorCode::CaptionOverlap, pointer::member(&at, "startTime"), &parameters);
                }
            }
            previous_end = number(caption, "endTime").or(previous_end);
            check_span(caption, ("startTime", "endTime"), &at, report);
            check_words(caption, &at, report);
        }
    }
}

fn check_words(caption: &Object, pointer: &str, report: &mut Report) {
    // None after the first word that is not found: where the next one should be is then unknown.
    let mut rest = text(caption, "caption");
    for (index, entry) in objects(caption, "words") {
        let at = pointer::entry(&format!("{pointer}/words"), index);
        check_span(entry, ("startTime", "endTime"), &at, report);
        let (Some(word), Some(before)) = (text(entry, "word").filter(|word| !word.is_empty()), rest) else { continue };
        rest = before.find(word).map(|place| &before[place + word.len()..]);
        if rest.is_none() {
            let whole = text(caption, "caption").unwrap_or("");
            let parameters = [("word", cut(word)), ("caption", cut(whole))];
            report.add(ErrorCode::CaptionWordUnknown, pointer::member(&at, "word"), &parameters);
        }
    }
}

/// The second of two times of an object lies after the first.
pub(super) fn check_span(owner: &Object, (start, end): (&str, &str), pointer: &str, report: &mut Report) {
    let (Some(from), Some(to)) = (number(owner, start), number(owner, end)) else { return };
    if microseconds(to) <= microseconds(from) {
        let parameters = [
            ("start", start.to_owned()),
            ("startValue", shown(from)),
            ("end", end.to_owned()),
            ("endValue", shown(to)),
        ];
        report.add(ErrorCode::TimeOrder, pointer::member(pointer, end), &parameters);
    }
}
