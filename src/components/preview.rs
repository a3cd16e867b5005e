//! The present view in a frame, as another page would show it.

use yew::prelude::*;

use crate::text::{Lang, share};

/// Props of [`Preview`].
#[derive(Clone, PartialEq, Properties)]
pub struct PreviewProps {
    /// The address of the view. A frame that moves on adds to the page's history: another address has
    /// another key.
    pub link: String,
    /// The language.
    pub lang: Lang,
    /// How tall the frame is, px.
    pub tall: u32,
    /// It has told how tall its content is, px.
    pub on_height: Callback<u32>,
}

/// The frame.
#[component]
pub fn Preview(props: &PreviewProps) -> Html {
    let frame = use_node_ref();
    {
        let (frame, on_height) = (frame.clone(), props.on_height.clone());
        use_effect_with((), move |()| {
            #[cfg(target_arch = "wasm32")]
            let guard = listen(frame, on_height);
            #[cfg(not(target_arch = "wasm32"))]
            let guard = (frame, on_height);
            move || drop(guard)
        });
    }
    html! {
        <iframe class="by-copied__preview" ref={frame} src={props.link.clone()} title={share::preview(props.lang)}
            height={props.tall.to_string()} />
    }
}

/// Hears what the frame tells any page that holds it (embed/page.js).
#[cfg(target_arch = "wasm32")]
fn listen(frame: NodeRef, on_height: Callback<u32>) -> Option<super::heard::Heard> {
    use super::by_name;
    use super::heard::Heard;

    let window = web_sys::window()?;
    Some(Heard::on(&window, "message", move |event| {
        let own = frame
            .get()
            .map(|frame| by_name::get(&frame, "contentWindow"));
        let data = by_name::get(&event, "data");
        let told = by_name::text(&data, "type").is_some_and(|name| name == "binh-yen:height");
        let height = by_name::get(&data, "height").as_f64();
        if let Some(height) = height.filter(|height| (1.0..=20_000.0).contains(height))
            && told
            && own == Some(by_name::get(&event, "source"))
        {
            on_height.emit(height as u32);
        }
    }))
}
