use serde_json::{Map, Value};

use crate::canonical::double;
use crate::contract::{Declaration, Field};
use crate::error::Error;
use crate::frame_rate::FrameRate;
use crate::pointer;
use crate::time::{Time, to_seconds};

/// Turns every time of an object of the contract into seconds. Nothing else is judged: that is what validation is for.
/// `call` is the builder call whose fields are read, for messages.
pub(crate) fn read_fields(
    object: &mut Map<String, Value>,
    declaration: Option<&'static Declaration>,
    rate: FrameRate,
    call: &str,
) -> Result<(), Error> {
    Reader { rate, call }.structure(object, declaration, "")
}

struct Reader<'call> {
    rate: FrameRate,
    call: &'call str,
}

impl Reader<'_> {
    fn structure(
        &self,
        object: &mut Map<String, Value>,
        declaration: Option<&'static Declaration>,
        path: &str,
    ) -> Result<(), Error> {
        let Some(declaration) = declaration else { return Ok(()) };
        for (name, member) in object.iter_mut() {
            let Some(field) = declaration.field(name) else { continue };
            if field.is_time() || field.object().is_some() {
                self.value(member, field, &pointer::member(path, name))?;
            }
        }
        Ok(())
    }

    fn value(&self, value: &mut Value, field: &'static Field, path: &str) -> Result<(), Error> {
        match value {
            Value::Number(_) | Value::String(_) | Value::Null if field.is_time() => {
                let time = match value {
                    Value::String(text) => Time::from(text.as_str()),
                    Value::Number(number) => Time::from(double(number)),
                    // serde_json has no number that is not finite: it writes null.
                    _ => Time::from(f64::NAN),
                };
                let place = format!("{} of {}", path.trim_start_matches('/'), self.call);
                *value = to_seconds(time.microseconds(self.rate, &place)?).into();
                Ok(())
            }
            Value::Array(entries) => {
                for (index, entry) in entries.iter_mut().enumerate() {
                    self.value(entry, field, &pointer::entry(path, index))?;
                }
                Ok(())
            }
            Value::Object(object) => {
                let kind = field.object().and_then(|declaration| declaration.structure_of(object));
                self.structure(object, kind, path)
            }
            _ => Ok(()),
        }
    }
}
