use crate::pointer;

/// Where a value is, as the way back to the document; written as a JSON Pointer only where something is wrong.
#[derive(Clone, Copy)]
pub(super) struct Path<'way> {
    parent: Option<&'way Self>,
    token: Token<'way>,
}

#[derive(Clone, Copy)]
enum Token<'way> {
    Member(&'way str),
    Entry(usize),
}

impl Path<'_> {
    pub(super) const ROOT: Path<'static> = Path { parent: None, token: Token::Entry(0) };

    pub(super) fn member<'way>(&'way self, name: &'way str) -> Path<'way> {
        Path { parent: Some(self), token: Token::Member(name) }
    }

    pub(super) fn entry(&self, index: usize) -> Path<'_> {
        Path { parent: Some(self), token: Token::Entry(index) }
    }

    pub(super) fn pointer(&self) -> String {
        match (self.parent, self.token) {
            (None, _) => String::new(),
            (Some(parent), Token::Member(name)) => pointer::member(&parent.pointer(), name),
            (Some(parent), Token::Entry(index)) => pointer::entry(&parent.pointer(), index),
        }
    }
}
