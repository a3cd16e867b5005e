//! What stands only on paper: there no sign can be pressed to learn what it means and who says it.

use yew::prelude::*;

use super::Data;
#[cfg(target_arch = "wasm32")]
use super::heard::Heard;
use super::view::ViewProps;
use crate::state::Selection;
use crate::text::{Lang, take, ui};
use crate::view::Focus;
use crate::view::take::paper::Below;

/// How wide a chart is laid out for an A4 page with its usual margins, px: then its type is as large
/// as that around it.
pub const WIDTH: f64 = 680.0;

/// Reads a view once more, for what stands below it on paper.
#[derive(Clone, Copy)]
pub struct Read(pub fn(&Focus, &Selection) -> Below);

impl PartialEq for Read {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::fn_addr_eq(self.0, other.0)
    }
}

/// Props of [`OnPaper`].
#[derive(Clone, PartialEq, Properties)]
struct OnPaperProps {
    data: Data,
    selection: Selection,
    read: Read,
}

/// What stands below a view on paper.
pub fn on_paper(props: &ViewProps, read: Read) -> Html {
    html! { <OnPaper data={props.data.clone()} selection={props.selection.clone()} {read} /> }
}

/// What the signs of a view mean, and its reports with their addresses. Made only while the browser
/// prints: it reads the view once more.
#[component]
fn OnPaper(props: &OnPaperProps) -> Html {
    if !use_printing() {
        return Html::default();
    }
    let Some(focus) = Focus::new(&props.data, &props.selection) else {
        return Html::default();
    };
    let lang: Lang = focus.lang;
    let Below { notes, reports } = (props.read.0)(&focus, &props.selection);
    html! {
        <div class="by-print">
            if !notes.is_empty() { <p>{ notes.join(" ") }</p> }
            if !reports.is_empty() {
                <h3 class="by-print__title">{ take::sources(lang) }</h3>
                <ul>
                    { for reports.iter().map(|r| html! {
                        <li>
                            <cite class="by-sheet__publisher">{ &r.publisher }</cite>{ ". " }{ &r.title }
                            if !r.details.is_empty() { { format!(" · {}", r.details) } }
                            { " · " }{ r.url.as_deref().unwrap_or(ui::words(lang).no_link) }
                        </li>
                    }) }
                </ul>
            }
        </div>
    }
}

/// Whether the browser prints at the moment.
#[hook]
pub fn use_printing() -> bool {
    let printing = use_state_eq(|| false);
    {
        let printing = printing.clone();
        use_effect_with((), move |()| {
            #[cfg(target_arch = "wasm32")]
            let guard = listen(printing);
            #[cfg(not(target_arch = "wasm32"))]
            let guard = printing;
            move || drop(guard)
        });
    }
    *printing
}

#[cfg(target_arch = "wasm32")]
fn listen(printing: UseStateHandle<bool>) -> Option<[Heard; 2]> {
    let window = web_sys::window()?;
    let on = |name, now| {
        let printing = printing.clone();
        Heard::on(&window, name, move |_| printing.set(now))
    };
    Some([on("beforeprint", true), on("afterprint", false)])
}
