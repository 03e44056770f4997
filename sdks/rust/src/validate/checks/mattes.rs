use std::collections::{HashMap, HashSet};

use super::Context;
use crate::error::ErrorCode;
use crate::pointer;
use crate::validate::layers::{LayerVisit, entries, text};
use crate::validate::report::Report;
use crate::validate::suggest::nearest;

/// Layers of a cycle that are shown.
const LONGEST_WAY: usize = 10;

/// The layers of each list by their `id`.
type Names<'document> = HashMap<(usize, &'document str), usize>;

/// A matte names a visual layer of the same list, and does not lead back to the layer it is the matte of; the layers
/// that lower a sound can be any of the document.
pub(super) fn check(context: &mut Context<'_, '_>) {
    let Context { layers, report, .. } = context;
    let mut names: Names<'_> = HashMap::new();
    for (index, visit) in layers.iter().enumerate() {
        if let Some(id) = text(visit.layer, "id") {
            names.entry((visit.list, id)).or_insert(index);
        }
    }
    let mut followed = HashSet::new();
    for (index, visit) in layers.iter().enumerate() {
        if let Some(id) = matte_of(visit) {
            check_matte(visit, id, &names, layers, report);
        }
        check_cycle(index, &names, layers, &mut followed, report);
    }
    check_ducking(layers, report);
}

fn check_matte(visit: &LayerVisit<'_>, id: &str, names: &Names<'_>, layers: &[LayerVisit<'_>], report: &mut Report) {
    let at = pointer::member(&pointer::member(&visit.pointer, "matte"), "layer");
    match names.get(&(visit.list, id)) {
        None => {
            let parameters = [("id", id.to_owned()), ("where", "in this list".to_owned())];
            report.add_with(ErrorCode::IdentifierUnknown, at, &parameters, || {
                let known: Vec<&str> =
                    names.keys().filter(|(list, _)| *list == visit.list).map(|(_, name)| *name).collect();
                nearest(id, &known)
            });
        }
        Some(&matte) if text(layers[matte].layer, "type") == Some("audio") => {
            let parameters = [("id", id.to_owned()), ("owner", "an audio layer".to_owned())];
            report.add(ErrorCode::MatteNotVisual, at, &parameters);
        }
        Some(_) => {}
    }
}

/// Follows the mattes from a layer. Every layer has at most one, so the way either ends or runs into a cycle, which is
/// told once; layers followed earlier are not followed again.
fn check_cycle(
    start: usize,
    names: &Names<'_>,
    layers: &[LayerVisit<'_>],
    followed: &mut HashSet<usize>,
    report: &mut Report,
) {
    let mut way = Vec::new();
    let mut next = Some(start);
    while let Some(index) = next.filter(|index| followed.insert(*index)) {
        way.push(index);
        next = matte_of(&layers[index]).and_then(|id| names.get(&(layers[index].list, id)).copied());
    }
    let Some(end) = next else { return };
    let Some(first) = way.iter().position(|index| *index == end) else { return };
    let cycle: Vec<&str> = way[first..].iter().map(|&index| text(layers[index].layer, "id").unwrap_or("")).collect();
    let mut shown: Vec<&str> = cycle.iter().copied().take(LONGEST_WAY).collect();
    if cycle.len() > LONGEST_WAY {
        shown.push("…");
    }
    shown.push(cycle[0]);
    let at = pointer::member(&pointer::member(&layers[end].pointer, "matte"), "layer");
    report.add(ErrorCode::MatteCycle, at, &[("path", shown.join(" → "))]);
}

fn matte_of<'document>(visit: &LayerVisit<'document>) -> Option<&'document str> {
    text(visit.layer.get("matte")?.as_object()?, "layer")
}

fn check_ducking(layers: &[LayerVisit<'_>], report: &mut Report) {
    let mut ids: Option<HashSet<&str>> = None;
    for visit in layers {
        let Some(ducking) = visit.layer.get("autoDucking").and_then(serde_json::Value::as_object) else { continue };
        let ids = ids.get_or_insert_with(|| layers.iter().filter_map(|visit| text(visit.layer, "id")).collect());
        for (index, id) in entries(ducking, "layers").iter().enumerate() {
            let Some(id) = id.as_str().filter(|id| !ids.contains(id)) else { continue };
            let at = pointer::entry(&format!("{}/autoDucking/layers", visit.pointer), index);
            let parameters = [("id", id.to_owned()), ("where", "in the document".to_owned())];
            report.add_with(ErrorCode::IdentifierUnknown, at, &parameters, || {
                nearest(id, &ids.iter().copied().collect::<Vec<_>>())
            });
        }
    }
}
