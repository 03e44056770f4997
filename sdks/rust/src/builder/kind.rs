use serde::Serialize;

use crate::generated::layers::Layer;

/// Only the layers of the specification are layers.
pub trait Sealed {}

/// A kind of layer: what its handle can animate and set, and how it comes in and goes out.
pub trait LayerKind: Sealed + Serialize + Into<Layer> {
    /// Properties that can change over time.
    type Values: Default + Serialize;
    /// Everything that can be set after the layer has been added.
    type Changes: Default + Serialize;
    /// How the layer can come in and go out.
    type Transition: Serialize;
    /// The `type` of the layer in the document.
    const TYPE: &'static str;
}

/// A kind of layer that can be seen: every kind but sound.
pub trait VisualKind: LayerKind {}
