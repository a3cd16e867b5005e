//! What the summary folds away. A native disclosure: every keyboard and screen reader knows it.

use yew::prelude::*;

use super::later::Later;
use super::markup::Markup;
use super::parts::{Part, here};
use super::summary::Page;
use crate::text::ui;
use crate::view::folds::Fold;

/// The folds. What is inside is fetched when the first is opened; where it is here already, it is
/// in the page for who searches or prints it.
pub fn folds(m: &mut Markup, folds: &[Fold], page: &Page) {
    let w = ui::words(page.lang);
    for fold in folds {
        let (part, title) = match fold {
            Fold::Coverage { given, of } => {
                (Part::Coverage, format!("{given}/{of} {}", w.usual_given))
            }
            Fold::Models(n) => (Part::Models, format!("{} ({n})", w.models)),
            Fold::Limitations(n) => (Part::Limitations, format!("{} ({n})", w.limitations)),
            Fold::Tasks(n) => (Part::Tasks, format!("{} ({n})", w.tasks)),
            Fold::Awards(n) => (Part::Awards, format!("{} ({n})", w.awards)),
        };
        let props = page.props.clone();
        m.el("details", "by-fold", |m| {
            m.key(&format!("{part:?}"));
            m.put(head(&title, &props.on_unfold));
            if props.unfolded || here(part).is_some() {
                m.put(html! { <Later {part} {props} /> });
            }
        });
    }
}

fn head(title: &str, on_unfold: &Callback<()>) -> Html {
    let onclick = on_unfold.reform(|_: MouseEvent| ());
    html! { <summary class="by-fold__title" {onclick}>{ title }</summary> }
}
