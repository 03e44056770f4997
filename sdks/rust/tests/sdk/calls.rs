use videojson::effects::{Effect, GlowEffect};
use videojson::transitions::FadeTransition;
use videojson::{
    AddOptions, Animation, AudioLayer, ErrorCode, GroupLayer, ImageLayer, Project, ShapeLayer, ShapeType, TextLayer,
    Video, VideoFlow, WaitFor,
};

type Program = fn(&VideoFlow);

/// The code and the pointer of every issue with which a program ends.
fn refusal(program: impl FnOnce(&VideoFlow)) -> Vec<(ErrorCode, String)> {
    let video = VideoFlow::default();
    program(&video);
    let error = video.compile().expect_err("the program is wrong");
    error.issues().iter().map(|issue| (issue.code, issue.pointer.clone())).collect()
}

#[test]
fn the_first_wrong_call_is_told_and_nothing_after_it_happens() {
    let video = VideoFlow::default();
    let title = video.add(TextLayer::new("a"));
    video.wait("-1s");
    title.animate(|from| from, |to| to.opacity(1), "never");
    let mut is_run = false;
    video.group(GroupLayer::new(), |_| is_run = true);
    let error = video.compile().expect_err("time went back");
    assert!(is_run);
    assert_eq!(error.code(), ErrorCode::BuilderCallInvalid);
    assert_eq!(error.issues().len(), 1);
    assert!(error.to_string().contains("wait()"), "{error}");
}

#[test]
fn wrong_calls_have_the_codes_of_all_sdks() {
    let cases: [(Program, ErrorCode); 9] = [
        (|video| _ = video.wait("soon"), ErrorCode::TimeInvalid),
        (|video| _ = video.add(TextLayer::new("a").start_time(-1)), ErrorCode::BuilderCallInvalid),
        (
            |video| _ = video.add_with(TextLayer::new("a"), AddOptions::new().index(f64::NAN)),
            ErrorCode::BuilderCallInvalid,
        ),
        (
            |video| _ = video.add_with(TextLayer::new("a"), AddOptions::new().wait_for(WaitFor::Finish)),
            ErrorCode::BuilderCallInvalid,
        ),
        (
            |video| _ = video.add(ImageLayer::new("i.png")).animate(|from| from, |to| to.width(10), ()),
            ErrorCode::BuilderCallInvalid,
        ),
        (|video| _ = video.add(TextLayer::new("a")).remove(), ErrorCode::BuilderCallInvalid),
        (
            |video| _ = video.group(GroupLayer::new().layers([TextLayer::new("a")]), |_| {}),
            ErrorCode::BuilderCallInvalid,
        ),
        (
            |video| {
                let shape = video.add(ShapeLayer::new(ShapeType::Path).path("M0 0H1"));
                video.wait(1);
                shape.set(|shape| shape.path("M0 0V1"));
            },
            ErrorCode::KeyframeNotAnimatable,
        ),
        (
            |video| _ = video.group(GroupLayer::new(), |_| assert!(video.compile().is_err())).remove(),
            ErrorCode::BuilderCallInvalid,
        ),
    ];
    for (index, (program, code)) in cases.into_iter().enumerate() {
        assert_eq!(refusal(program), [(code, String::new())], "case {index}");
    }
}

#[test]
fn the_document_is_validated_with_pointers() {
    let found = refusal(|video| {
        video.add(TextLayer::new("a").opacity(2).color("red"));
        video.group(GroupLayer::new(), |_| {
            video.add(TextLayer::new("b").font_size(-1).effects([GlowEffect::new().intensity(9)]));
        });
    });
    let expected = [
        (ErrorCode::ValueFormat, "/layers/0/color"),
        (ErrorCode::ValueRange, "/layers/0/opacity"),
        (ErrorCode::ValueRange, "/layers/1/layers/0/effects/0/intensity"),
        (ErrorCode::ValueRange, "/layers/1/layers/0/fontSize"),
    ];
    assert_eq!(found, expected.map(|(code, pointer)| (code, pointer.to_owned())));
}

#[test]
fn numbers_that_are_not_finite_are_not_silently_left_out() {
    let opacity = |number: f64| refusal(move |video| _ = video.add(TextLayer::new("a").opacity(number)));
    for number in [f64::NAN, f64::INFINITY] {
        assert_eq!(opacity(number), [(ErrorCode::NumberNotFinite, "/layers/0/opacity".to_owned())]);
    }
    let error = Video::new().layers([TextLayer::new("a").position([f64::NAN, 0.0])]).to_json().expect_err("NaN");
    assert_eq!(
        (error.code(), error.issues()[0].pointer.as_str()),
        (ErrorCode::NumberNotFinite, "/layers/0/position/0")
    );
    let error = Video::new().duration(f64::NAN).to_json().expect_err("NaN is no time");
    assert_eq!(error.code(), ErrorCode::TimeInvalid);
}

#[test]
fn handles_can_be_kept_and_used_inside_and_outside_of_groups() -> Result<(), videojson::Error> {
    let video = VideoFlow::new(Project::new().fps(25).default_font_family("Inter"));
    let mut inner = None;
    let card = video.group(GroupLayer::new(), |_| {
        inner = Some(video.add(TextLayer::new("inner")));
        video.wait("50f");
    });
    let inner = inner.expect("the group has run");
    inner.fade_out(Animation::new().wait(false));
    card.set(|group| group.rotation(10)).transition_out(FadeTransition::new());
    let music = video.add(AudioLayer::new("m.mp3").volume(0.5));
    music.fade_in("1s").transition_in(FadeTransition::new().duration("500ms"));
    let expected = concat!(
        r#"{"duration":3,"fps":25,"layers":[{"duration":2,"keyframes":{"rotation":[{"easing":"step","time":0,"value":0},"#,
        r#"{"time":2,"value":10}]},"layers":[{"fontFamily":"Inter","keyframes":{"opacity":[{"easing":"easeInOut","time":2,"#,
        r#""value":1},{"time":2.3,"value":0}]},"text":"inner","type":"text"}],"transitionOut":{"transition":"fade"},"#,
        r#""type":"group"},{"keyframes":{"volume":[{"easing":"easeInOut","time":0,"value":0},{"time":1,"value":0.5}]},"#,
        r#""source":"m.mp3","startTime":2,"transitionIn":{"duration":0.5,"transition":"fade"},"type":"audio","volume":0.5}],"#,
        r#""version":"1.0"}"#,
    );
    assert_eq!(video.compile()?.to_json()?, expected);
    Ok(())
}

#[test]
fn branches_start_together_whatever_stands_between_them() -> Result<(), videojson::Error> {
    let video = VideoFlow::default();
    video.parallel(|side| {
        video.wait(1);
        side.branch(|| _ = video.add(TextLayer::new("a"))).branch(|| _ = video.wait(3));
        video.wait(1);
    });
    let document = video.compile()?;
    assert_eq!(document.duration, Some(3.into()));
    Ok(())
}

#[test]
fn effects_and_layers_are_enums_to_match() {
    let layer = TextLayer::new("a").effects([Effect::from(GlowEffect::new().radius(1))]);
    let Some([Effect::Glow(glow)]) = layer.effects.as_deref() else { panic!("a glow") };
    assert_eq!(glow.radius, Some(1.0));
}
