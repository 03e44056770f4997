use std::time::Duration;

use videojson::{ErrorCode, Fps, Time};

fn seconds(time: impl Into<Time>, fps: impl Into<Fps>) -> Result<f64, ErrorCode> {
    time.into().seconds(fps).map_err(|error| error.code())
}

#[test]
fn every_form_of_time() {
    let forms = [
        ("5", 5.0),
        ("0.25", 0.25),
        (".5", 0.5),
        ("5.", 5.0),
        ("+5s", 5.0),
        ("-1.5s", -1.5),
        (" 5\ts ", 5.0),
        ("500ms", 0.5),
        ("2m", 120.0),
        ("1.5h", 5400.0),
        ("120f", 4.0),
        ("-15f", -0.5),
        ("1:30", 90.0),
        ("01:30.5", 90.5),
        ("100:00", 6000.0),
        ("01:02:30", 3750.0),
        ("00:00:01:15", 1.5),
        // Half up, from exact digits: a double would say something else.
        ("0.0000005s", 0.000_001),
        ("-0.0000005s", 0.0),
        ("0.00000049999999999999999999999999999999999999", 0.0),
        ("0.00000833333333333333333333333333333333333333m", 0.0005),
    ];
    for (text, expected) in forms {
        let read = seconds(text, 30);
        assert!(read.is_ok_and(|read| read.to_bits() == f64::to_bits(expected)), "{text:?} is {read:?}");
    }
}

#[test]
fn what_is_no_time() {
    for text in ["", "soon", "5S", "1e3", "1.5f", "1:60", "1:60:00", "00:00:01:30", "1:5.", "--1", "1 2", "1:2:3:4:5"] {
        assert_eq!(seconds(text, 30), Err(ErrorCode::TimeInvalid), "{text:?}");
    }
    assert_eq!(seconds("9".repeat(70).as_str(), 30), Err(ErrorCode::TimeInvalid));
    for number in [f64::NAN, f64::INFINITY, 1e9 + 1.0, -1e300] {
        assert_eq!(seconds(number, 30), Err(ErrorCode::TimeInvalid), "{number}");
    }
}

#[test]
fn frames_count_at_the_exact_rate() {
    assert_eq!(seconds("1f", "30000/1001"), Ok(0.033_367));
    assert_eq!(seconds("1000f", "30000/1001"), Ok(33.366_667));
    assert_eq!(seconds("24f", 23.976), Ok(1.001_001));
    for fps in ["30/0", "0/1", "30", "241/1", "30/1/1", "030/1", "12345678/1"] {
        assert_eq!(seconds("1f", fps), Err(ErrorCode::FpsInvalid), "{fps}");
    }
    for fps in [0.0, -1.0, 240.5, f64::NAN] {
        assert_eq!(seconds("1f", fps), Err(ErrorCode::FpsInvalid), "{fps}");
    }
}

#[test]
fn numbers_and_durations_are_seconds() {
    assert_eq!(seconds(0.1 + 0.2, 30), Ok(0.3));
    assert_eq!(seconds(Duration::from_micros(1_234_567), 30), Ok(1.234_567));
}
