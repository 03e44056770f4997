use std::time::Duration;

use crate::generated::values::{CubicBezierEasing, Easing, EasingName, SpringEasing};
use crate::time::Time;

/// Where a layer is added in the stack, and how far the pointer moves afterwards.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct AddOptions {
    /// How far the pointer moves after the layer is added. Left out it does not move; after a group it moves to the
    /// group's end.
    pub wait_for: Option<WaitFor>,
    /// Place in the stack: siblings are drawn in rising order, equal ones in the order they were added.
    ///
    /// Default: 0.
    pub index: f64,
}

impl AddOptions {
    /// What a layer is added with if nothing is said.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How far the pointer moves after the layer is added: by a length of time, or with [`WaitFor::Finish`] to the
    /// layer's end, which must be known then (a `duration`, captions).
    #[must_use]
    pub fn wait_for(mut self, wait_for: impl Into<WaitFor>) -> Self {
        self.wait_for = Some(wait_for.into());
        self
    }

    /// Place in the stack: siblings are drawn in rising order, equal ones in the order they were added.
    #[must_use]
    pub fn index(mut self, index: impl Into<f64>) -> Self {
        self.index = index.into();
        self
    }
}

/// What the pointer waits for after a layer has been added.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum WaitFor {
    /// The end of the layer, never back.
    Finish,
    /// A length of time from where the pointer stands.
    Time(Time),
}

impl<T: Into<Time>> From<T> for WaitFor {
    fn from(time: T) -> Self {
        Self::Time(time.into())
    }
}

/// How long an animation takes, along which curve, and whether the pointer moves on with it.
///
/// A length of time, or a pair of a length and an easing, will do as well:
///
/// ```
/// use videojson::{Animation, EasingName, TextLayer, VideoFlow};
///
/// let video = VideoFlow::default();
/// let title = video.add(TextLayer::new("Hello"));
/// title.fade_in("500ms");
/// title.animate(|from| from, |to| to.rotation(90), (1.5, EasingName::EaseOut));
/// title.fade_out(Animation::new().easing(EasingName::Linear).wait(false));
/// # video.compile()?;
/// # Ok::<(), videojson::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Animation {
    /// Length, from 0. Default: 250 ms; of fades 300 ms.
    pub duration: Option<Time>,
    /// The way from the old value to the new. Default: the project's.
    pub easing: Option<Easing>,
    /// Whether the pointer moves to the end of the animation. Default: true.
    pub wait: bool,
}

impl Default for Animation {
    fn default() -> Self {
        Self { duration: None, easing: None, wait: true }
    }
}

impl Animation {
    /// What an animation is if nothing is said.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Length, from 0; an animation of no length is a `set`.
    #[must_use]
    pub fn duration(mut self, duration: impl Into<Time>) -> Self {
        self.duration = Some(duration.into());
        self
    }

    /// The way from the old value to the new.
    #[must_use]
    pub fn easing(mut self, easing: impl Into<Easing>) -> Self {
        self.easing = Some(easing.into());
        self
    }

    /// Whether the pointer moves to the end of the animation.
    #[must_use]
    pub fn wait(mut self, wait: bool) -> Self {
        self.wait = wait;
        self
    }
}

impl From<()> for Animation {
    fn from((): ()) -> Self {
        Self::default()
    }
}

impl<D: Into<Time>, E: Into<Easing>> From<(D, E)> for Animation {
    fn from((duration, easing): (D, E)) -> Self {
        Self::new().duration(duration).easing(easing)
    }
}

/// Each form of time, and each form of easing, stands for an animation that says nothing else.
macro_rules! animation_from {
    ($setter:ident: $($form:ty),+) => {$(
        impl From<$form> for Animation {
            fn from(value: $form) -> Self {
                Self::new().$setter(value)
            }
        }
    )+};
}

animation_from!(duration: Time, f64, f32, i32, u32, &str, String, Duration);
animation_from!(easing: Easing, EasingName, CubicBezierEasing, SpringEasing);
