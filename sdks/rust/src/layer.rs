use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::generated::layers::Layer;

impl<'de> Deserialize<'de> for Layer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        decode(Value::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// The layers of a group are decoded before it and put into it. What serde derives would decode them inside of it, which
/// takes so much of the stack for each group that the 64 that are allowed do not fit on that of a thread.
fn decode(layer: Value) -> serde_json::Result<Layer> {
    let Value::Object(mut fields) = layer else {
        return Err(serde_json::Error::custom("a layer is an object"));
    };
    let Some(Value::String(kind)) = fields.remove("type") else {
        return Err(serde_json::Error::missing_field("type"));
    };
    let children = if kind == "group" { fields.remove("layers") } else { None };
    let mut layer = Layer::of_kind(&kind, Value::Object(fields))?
        .ok_or_else(|| serde_json::Error::custom(format!("there is no layer of type `{kind}`")))?;
    if let (Layer::Group(group), Some(children)) = (&mut layer, children) {
        let Value::Array(children) = children else {
            return Err(serde_json::Error::custom("`layers` is a list"));
        };
        group.layers = children.into_iter().map(decode).collect::<serde_json::Result<_>>()?;
    }
    Ok(layer)
}
