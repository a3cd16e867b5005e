//! What reports tell beside numbers, set side by side: at the foot of the charts.

use yew::prelude::*;

use super::reference::{Opened, reference};
use crate::text::{Lang, narrative as words, ui};
use crate::view::narrative::{GroupShown, Narrative, PartShown, ToldShown};

/// The section; nothing if there is nothing to set side by side.
pub fn narrative(view: Option<&Narrative>, lang: Lang, on_open: &Callback<Opened>) -> Html {
    let Some(view) = view else {
        return Html::default();
    };
    html! {
        <section class="by-block by-told">
            <h3 class="by-block__title">{ words::title(lang) }</h3>
            <p class="by-words">{ &view.intro }</p>
            { for view.parts.iter().map(|p| part(p, lang, on_open)) }
            <p class="by-block__note">{ view.caution }</p>
        </section>
    }
}

fn part(part: &PartShown, lang: Lang, on_open: &Callback<Opened>) -> Html {
    html! {
        <div class="by-told__part">
            <h4 class="by-told__kind">{ part.title }</h4>
            <div class="by-told__groups">{ for part.groups.iter().map(|g| group(g, lang, on_open)) }</div>
            { for part.notes.iter().map(|n| html! { <p class="by-told__note">{ n }</p> }) }
        </div>
    }
}

fn group(group: &GroupShown, lang: Lang, on_open: &Callback<Opened>) -> Html {
    html! {
        <div class="by-told__group">
            <h5 class="by-told__title">{ &group.title }</h5>
            <ul class="by-list">{ for group.items.iter().map(|i| item(i, lang, on_open)) }</ul>
        </div>
    }
}

fn item(item: &ToldShown, lang: Lang, on_open: &Callback<Opened>) -> Html {
    let last = item.lines.len().saturating_sub(1);
    html! {
        <li class="by-list__item">
            { for item.lines.iter().enumerate().map(|(i, (who, text))| html! {
                <p>
                    if !who.is_empty() { <span class="by-told__who">{ format!("{who}: ") }</span> }
                    { text }
                    if i == last {
                        { " " }{ reference(&item.at, lang, on_open, "by-ref by-ref--note", html! { { ui::words(lang).source } }) }
                    }
                </p>
            }) }
        </li>
    }
}
