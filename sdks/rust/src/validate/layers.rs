use serde_json::{Map, Value};

use crate::canonical::double;
use crate::pointer;

pub(super) type Object = Map<String, Value>;

/// A layer somewhere in the document, which need not be valid.
pub(super) struct LayerVisit<'document> {
    pub(super) layer: &'document Object,
    pub(super) pointer: String,
    /// 1 for a layer of the document itself, 2 inside a group, …
    pub(super) depth: usize,
    /// Number of the list the layer is in.
    pub(super) list: usize,
}

/// All layers in the order of the document, those of a group after the group.
pub(super) fn visit_layers(document: &Object) -> Vec<LayerVisit<'_>> {
    let mut visits = Vec::new();
    let mut lists = 0;
    visit(document, "", 1, &mut lists, &mut visits);
    visits
}

/// The depth of the document is limited, so this may recurse.
fn visit<'document>(
    parent: &'document Object,
    pointer: &str,
    depth: usize,
    lists: &mut usize,
    visits: &mut Vec<LayerVisit<'document>>,
) {
    let list = *lists;
    *lists += 1;
    for (index, layer) in entries(parent, "layers").iter().enumerate() {
        let Value::Object(layer) = layer else { continue };
        let pointer = pointer::entry(&format!("{pointer}/layers"), index);
        visits.push(LayerVisit { layer, pointer: pointer.clone(), depth, list });
        visit(layer, &pointer, depth + 1, lists, visits);
    }
}

pub(super) fn number(object: &Object, name: &str) -> Option<f64> {
    match object.get(name)? {
        Value::Number(number) => Some(double(number)),
        _ => None,
    }
}

pub(super) fn text<'object>(object: &'object Object, name: &str) -> Option<&'object str> {
    object.get(name)?.as_str()
}

pub(super) fn entries<'object>(object: &'object Object, name: &str) -> &'object [Value] {
    object.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The entries of a list that are objects, with their indexes.
pub(super) fn objects<'object>(
    object: &'object Object,
    name: &str,
) -> impl Iterator<Item = (usize, &'object Object)> + use<'object> {
    entries(object, name).iter().enumerate().filter_map(|(index, entry)| Some((index, entry.as_object()?)))
}

/// Seconds of a document as whole microseconds, half up (SPEC §2); a double, because nothing limits it yet.
pub(super) fn microseconds(seconds: f64) -> f64 {
    (seconds * 1e6 + 0.5).floor()
}
