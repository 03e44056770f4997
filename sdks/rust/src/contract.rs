//! What is known of the types of a document at run time; the tables are generated.

use crate::generated::contract::{ROOT, STRUCTS};

/// A named type of the contract.
#[derive(Debug)]
pub(crate) struct Declaration {
    pub(crate) name: &'static str,
    /// What a value is called in a sentence; empty for derived types.
    pub(crate) title: &'static str,
    pub(crate) shape: Shape,
    /// Unit of bare numbers; empty when there is none.
    pub(crate) unit: &'static str,
    /// A value as JSON; empty when there is none.
    pub(crate) example: &'static str,
}

#[derive(Debug)]
pub(crate) enum Shape {
    Structure(&'static [Field]),
    /// One of a list of words.
    Choice(&'static [&'static str]),
    /// Another name of a type.
    Alias(Type),
    /// One of several structures, told apart by a field.
    Tagged(&'static str, &'static [(&'static str, &'static Declaration)]),
    /// One of several types, told apart by the kind of JSON value.
    Untagged(&'static [Type]),
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Type {
    Number(Range),
    Whole(Range),
    /// Least and most code points, and a pattern unless it is empty.
    Text(usize, usize, &'static str),
    Switch,
    Any,
    Constant(&'static str),
    Named(&'static Declaration),
    /// Type of the entries, their least and most number, and limits of the `value` of keyframes.
    List(&'static Type, usize, usize, Range),
    Tuple(&'static [Type]),
    Map(&'static Type),
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Range {
    pub(crate) minimum: Option<f64>,
    pub(crate) maximum: Option<f64>,
    pub(crate) exclusive_minimum: Option<f64>,
    pub(crate) exclusive_maximum: Option<f64>,
}

/// No limit of a length.
pub(crate) const MANY: usize = usize::MAX;

/// The range without limits.
pub(crate) const ALL: Range = Range { minimum: None, maximum: None, exclusive_minimum: None, exclusive_maximum: None };

impl Range {
    pub(crate) const fn from(self, minimum: f64) -> Self {
        Self { minimum: Some(minimum), ..self }
    }

    pub(crate) const fn to(self, maximum: f64) -> Self {
        Self { maximum: Some(maximum), ..self }
    }

    pub(crate) const fn above(self, limit: f64) -> Self {
        Self { exclusive_minimum: Some(limit), ..self }
    }

    pub(crate) fn contains(&self, value: f64) -> bool {
        self.minimum.is_none_or(|minimum| value >= minimum)
            && self.maximum.is_none_or(|maximum| value <= maximum)
            && self.exclusive_minimum.is_none_or(|limit| value > limit)
            && self.exclusive_maximum.is_none_or(|limit| value < limit)
    }
}

/// What is known of one field of a structure.
#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) kind: Type,
    pub(crate) required: bool,
    /// Normative value of an absent field, as RFC 8785 writes it.
    pub(crate) default: Option<&'static str>,
    /// Unit of bare numbers; empty when there is none.
    pub(crate) unit: &'static str,
    pub(crate) animatable: bool,
}

pub(crate) const fn required(name: &'static str, kind: Type) -> Field {
    Field { name, kind, required: true, default: None, unit: "", animatable: false }
}

pub(crate) const fn optional(name: &'static str, kind: Type) -> Field {
    Field { required: false, ..required(name, kind) }
}

impl Field {
    pub(crate) const fn unit(self, unit: &'static str) -> Self {
        Self { unit, ..self }
    }

    pub(crate) const fn default(self, json: &'static str) -> Self {
        Self { default: Some(json), ..self }
    }

    pub(crate) const fn animatable(self) -> Self {
        Self { animatable: true, ..self }
    }

    /// Whether the field is a time in seconds.
    pub(crate) fn is_time(&self) -> bool {
        self.unit == "s"
    }

    /// The structure or tagged union that the value, or each of its entries, is when it is an object.
    pub(crate) fn object(&self) -> Option<&'static Declaration> {
        object_of(&self.kind)
    }
}

impl Declaration {
    const fn new(name: &'static str, title: &'static str, shape: Shape) -> Self {
        Self { name, title, shape, unit: "", example: "" }
    }

    pub(crate) const fn structure(name: &'static str, title: &'static str, fields: &'static [Field]) -> Self {
        Self::new(name, title, Shape::Structure(fields))
    }

    pub(crate) const fn choice(name: &'static str, title: &'static str, words: &'static [&'static str]) -> Self {
        Self::new(name, title, Shape::Choice(words))
    }

    pub(crate) const fn alias(
        name: &'static str,
        title: &'static str,
        kind: Type,
        unit: &'static str,
        example: &'static str,
    ) -> Self {
        Self { name, title, shape: Shape::Alias(kind), unit, example }
    }

    pub(crate) const fn tagged(
        name: &'static str,
        title: &'static str,
        tag: &'static str,
        members: &'static [(&'static str, &'static Self)],
    ) -> Self {
        Self::new(name, title, Shape::Tagged(tag, members))
    }

    pub(crate) const fn untagged(
        name: &'static str,
        title: &'static str,
        types: &'static [Type],
        example: &'static str,
    ) -> Self {
        Self { name, title, shape: Shape::Untagged(types), unit: "", example }
    }

    /// The fields of a structure; none of anything else.
    pub(crate) fn fields(&self) -> &'static [Field] {
        match self.shape {
            Shape::Structure(fields) => fields,
            _ => &[],
        }
    }

    pub(crate) fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.name == name)
    }

    /// The structure an object is: this one, or the member of the union that its tag names.
    pub(crate) fn structure_of(
        &'static self,
        object: &serde_json::Map<String, serde_json::Value>,
    ) -> Option<&'static Self> {
        match self.shape {
            Shape::Structure(_) => Some(self),
            Shape::Tagged(tag, members) => {
                let value = object.get(tag)?.as_str()?;
                member(members, value)
            }
            _ => None,
        }
    }

    /// The structure whose properties the given one animates; none when it is no table of keyframes.
    pub(crate) fn owner_of_keyframes(&self) -> Option<&'static Self> {
        let owner = self.name.strip_suffix("Keyframes")?;
        STRUCTS.iter().copied().find(|declaration| declaration.name == owner)
    }
}

fn object_of(kind: &Type) -> Option<&'static Declaration> {
    match kind {
        Type::List(entries, ..) => object_of(entries),
        Type::Named(declaration) => match &declaration.shape {
            Shape::Structure(_) | Shape::Tagged(..) => Some(declaration),
            Shape::Alias(kind) => object_of(kind),
            Shape::Untagged(types) => types.iter().find_map(object_of),
            Shape::Choice(_) => None,
        },
        _ => None,
    }
}

/// The member of a tagged union that a value of the tag names.
pub(crate) fn member(members: &[(&str, &'static Declaration)], tag: &str) -> Option<&'static Declaration> {
    members.iter().find(|(value, _)| *value == tag).map(|(_, declaration)| *declaration)
}

/// The structure of a layer type such as "text".
pub(crate) fn layer(kind: &str) -> Option<&'static Declaration> {
    match ROOT.field("layers")?.object()?.shape {
        Shape::Tagged(_, members) => member(members, kind),
        _ => None,
    }
}
