//! Rules that the schema cannot say. The document need not be valid in its structure, so that everything wrong is told at
//! once: a check looks only at what has the types it needs.

mod captions;
mod keyframes;
mod layers;
mod mattes;
mod project;
mod timeline;

use super::layers::{LayerVisit, Object, visit_layers};
use super::report::Report;

/// What a check is given.
struct Context<'document, 'report> {
    document: &'document Object,
    layers: Vec<LayerVisit<'document>>,
    report: &'report mut Report,
}

pub(super) fn run(document: &Object, report: &mut Report) {
    let mut context = Context { document, layers: visit_layers(document), report };
    project::check(&mut context);
    layers::check(&mut context);
    mattes::check(&mut context);
    keyframes::check(&mut context);
    captions::check(&mut context);
    timeline::check(&mut context);
}
