use std::fs;

use jsonschema::Validator;
use serde_json::{Value, json};
use videojson::{ErrorCode, Severity, Video};

use crate::files::{json_files, read_json, root};

fn schema() -> Validator {
    let schema = read_json(&root().join("spec/videojson.schema.json"));
    jsonschema::validator_for(&schema).expect("the schema is one")
}

/// Documents of the golden cases with their paths.
fn golden_documents() -> Vec<(String, String)> {
    let files = json_files(&root().join("conformance/cases"));
    let documents = files.into_iter().filter(|path| path.ends_with("document.json"));
    documents
        .map(|path| (path.display().to_string(), fs::read_to_string(&path).expect("the document can be read")))
        .collect()
}

#[test]
fn documents_come_back_from_the_types_as_the_same_bytes() {
    let schema = schema();
    let mut count = 0;
    for (name, text) in golden_documents() {
        let Ok(video) = Video::from_json(&text) else { continue };
        let json = video.to_json().expect("a valid document can be written");
        let again = Video::from_json(&json).expect("canonical text is valid");
        assert_eq!(again.to_json().expect("and can be written"), json, "{name}");
        assert_eq!(video.normalized().expect("it has a normal form"), again, "{name}");
        match serde_json::from_str(&json) {
            Ok(value) => {
                assert!(schema.is_valid(&value), "{name}");
                assert_eq!(serde_json::from_str::<Video>(&json).expect("serde reads it too"), again, "{name}");
            }
            // serde_json stops at 128 levels; `from_json` reads as deep as documents may be nested.
            Err(error) => assert!(error.to_string().starts_with("recursion limit"), "{name}: {error}"),
        }
        count += 1;
    }
    assert!(count > 50, "only {count} valid documents were found");
}

#[test]
fn what_is_wrong_has_the_codes_and_pointers_of_the_golden_cases() {
    let mut count = 0;
    for path in json_files(&root().join("conformance/cases/invalid")).iter().filter(|path| path.ends_with("case.json"))
    {
        let texts = ["document.json", "document.txt"].map(|name| fs::read_to_string(path.with_file_name(name)));
        let text = texts.into_iter().find_map(Result::ok).expect("the case has a document");
        // Fonts and glyphs are looked for when the document is drawn.
        let Err(error) = Video::from_json(&text) else { continue };
        let expected = read_json(path)["issues"].as_array().cloned().unwrap_or_default();
        let mut expected: Vec<String> =
            expected.iter().map(|issue| format!("{} {}", issue["code"], issue["pointer"])).collect();
        let name = |issue: &videojson::Issue| format!("{} {}", json!(issue.code.as_str()), json!(issue.pointer));
        let mut found: Vec<String> = error.issues().iter().map(name).collect();
        expected.sort();
        found.sort();
        assert_eq!(found, expected, "{}", path.display());
        count += 1;
    }
    assert!(count > 5, "only {count} invalid documents were found");
}

#[test]
fn what_builder_programs_make_is_valid_under_the_schema() {
    let schema = schema();
    let mut count = 0;
    for path in json_files(&root().join("conformance/builders")) {
        for case in read_json(&path)["cases"].as_array().into_iter().flatten() {
            let Some(document) = case["expected"].get("document") else { continue };
            let video = Video::from_value(document.clone()).expect("the expected document is valid");
            let written = video.to_json().expect("and can be written");
            assert!(schema.is_valid(&read_deep(&written)), "{} of {}", case["name"], path.display());
            count += 1;
        }
    }
    assert!(count >= 60, "only {count} documents were found");
}

fn read_deep(text: &str) -> Value {
    use serde::Deserialize;
    let mut deserializer = serde_json::Deserializer::from_str(text);
    deserializer.disable_recursion_limit();
    Value::deserialize(&mut deserializer).expect("it is JSON")
}

#[test]
fn values_of_any_origin_are_taken() {
    let document = json!({"width": 1280.0, "layers": [{"type": "shape", "shapeType": "star", "sides": 6.0, "width": 1, "height": 1}]});
    let video = Video::from_value(document).expect("6.0 is a whole number");
    assert_eq!(video.width, Some(1280));
    let error = Video::from_value(json!({"layers": [{"type": "text", "text": null}]})).expect_err("null is no text");
    assert_eq!((error.code(), error.issues()[0].pointer.as_str()), (ErrorCode::ValueNull, "/layers/0/text"));
    assert_eq!(Video::from_value(json!([])).expect_err("a list is no document").code(), ErrorCode::ValueType);
}

#[test]
fn groups_as_deep_as_they_may_be_do_not_overflow_the_stack() {
    let nest = |depth: usize| {
        let open = r#"{"type":"group","layers":["#.repeat(depth);
        format!(r#"{{"layers":[{open}{{"type":"text","text":"a"}}{}]}}"#, "]}".repeat(depth))
    };
    let video = Video::from_json(&nest(64)).expect("64 groups are allowed");
    assert_eq!(video.to_json().expect("and can be written").matches("group").count(), 64);
    assert_eq!(Video::from_json(&nest(65)).expect_err("65 are not").code(), ErrorCode::NestingTooDeep);
    assert_eq!(Video::from_json(&nest(100_000)).expect_err("many are not").code(), ErrorCode::NestingTooDeep);
}

#[test]
fn warnings_do_not_refuse() {
    let text = r#"{"version": "1.7", "layers": [{"type": "text", "text": "a", "startTime": 3, "duration": 1},
        {"type": "text", "text": "b", "keyframes": {"opacity": [{"time": 9, "value": 1}]}}]}"#;
    let warnings = Video::from_json(text).expect("it is valid").validate().expect("it is valid");
    let found: Vec<_> = warnings.iter().map(|issue| (issue.severity, issue.code)).collect();
    let expected = [(Severity::Warning, ErrorCode::KeyframeNeverReached), (Severity::Warning, ErrorCode::VersionNewer)];
    assert_eq!(found, expected);
}

#[test]
fn a_hostile_document_has_a_limited_number_of_issues() {
    let layers = vec![json!({"type": "nothing"}); 5000];
    let error = Video::from_value(json!({ "layers": layers })).expect_err("nothing of it is a layer");
    assert_eq!(error.issues().len(), 1001);
    assert_eq!(error.issues().last().map(|issue| issue.code), Some(ErrorCode::IssuesOmitted));
}
