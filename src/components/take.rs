//! Taking the present view away: as a picture, as figures, on paper, or sentence by sentence.

mod paint;

use yew::prelude::*;

use super::builder::BuilderProps;
use super::copied::Copied;
use super::file::{self, OnSave};
use super::measured::room_for;
use super::parts::PartProps;
use super::sheet::{frame, use_first_focus};
use crate::state::{Selection, View};
use crate::text::{Lang, take};
use crate::view::Focus;
use crate::view::pinned::pinned;
use crate::view::snippet::{Site, Theme, address};
use crate::view::table::csv_of;
use crate::view::take::picture::{Format, Picture, picture};
use crate::view::take::{cite, figures, file_name};

/// How much larger than its size a PNG is, for screens with fine dots.
const SCALE: f64 = 2.0;

/// The room of a view before it is known, px.
const ROOM: f64 = 360.0;

/// The sheet.
#[component]
pub fn TakeSheet(props: &BuilderProps) -> Html {
    let (data, p) = (&props.data, &props.props);
    let close = use_first_focus(p.opened.clone());
    let format = use_state(|| Format::Wide);
    let said = use_state(String::new);
    let lang = p.selection.lang;
    let Some(focus) = Focus::new(data, &p.selection) else {
        return Html::default();
    };
    let site = Site::of(&p.asked);
    let link = address(&site, &pinned(&focus, &p.selection), Theme::Auto);
    let name = file_name(&focus, &p.selection);
    let told = {
        let said = said.clone();
        Callback::from(move |text: String| said.set(text))
    };
    let save = Save {
        on_save: p.on_save.clone(),
        told: told.clone(),
        name: name.clone(),
        lang,
    };
    let drawn = picture(&focus, &p.selection, *format, &link, paint::today());
    let inside = html! {
        <>
            <p class="by-take__said" role="status">{ &*said }</p>
            <section class="by-take">
                <h3 class="by-block__title">{ take::picture(lang) }</h3>
                if let Some(drawn) = drawn {
                    { formats(&format, room(p), lang) }
                    { pictured(drawn, &save) }
                } else {
                    <p class="by-block__note">{ take::no_picture(lang) }</p>
                }
            </section>
            { numbers(&focus, &p.selection, &link, &save) }
            { paper(&link, lang) }
            { sentences(&focus, &p.selection, &link, &p.id) }
        </>
    };
    let label = take::take(lang);
    frame(
        &p.id,
        label,
        "by-sheet--wide",
        lang,
        close,
        &p.on_close,
        inside,
    )
}

/// What files are saved with.
struct Save {
    on_save: OnSave,
    told: Callback<String>,
    name: String,
    lang: Lang,
}

impl Save {
    /// A button that saves what is made when it is pressed.
    fn button(
        &self,
        label: &'static str,
        ending: &'static str,
        kind: &'static str,
        make: impl Fn() -> String + 'static,
    ) -> Html {
        let (on_save, told, lang) = (self.on_save.clone(), self.told.clone(), self.lang);
        let name = format!("{}{ending}", self.name);
        let onclick = move |_| {
            let Some(content) = file::file(&[make().into()], kind) else {
                return;
            };
            on_save.emit((name.clone(), content));
            told.emit(take::saved(&name, lang));
        };
        html! { <button type="button" class="by-button" {onclick}>{ label }</button> }
    }
}

/// The room of the view that the sheet is opened above, px.
fn room(p: &PartProps) -> f64 {
    let from = p.opened.as_ref().and_then(|opened| opened.from.as_ref());
    let app = from.and_then(|from| from.closest(".by-app").ok().flatten());
    let now = app.and_then(|app| room_for(&app));
    now.unwrap_or(if p.room > 0.0 { p.room } else { ROOM })
}

/// The choice between shapes of a picture, and what the chosen one is good for.
fn formats(chosen: &UseStateHandle<Format>, room: f64, lang: Lang) -> Html {
    let all = [
        (Format::Wide, take::wide(lang), take::wide_note(lang)),
        (Format::Tall, take::tall(lang), take::tall_note(lang)),
        (
            Format::Seen(room),
            take::as_seen(lang),
            take::seen_note(lang),
        ),
    ];
    let is = |format: Format| match (format, **chosen) {
        (Format::Seen(_), Format::Seen(_)) => true,
        (a, b) => a == b,
    };
    let note = all.iter().find(|(format, ..)| is(*format));
    html! {
        <>
            <div class="by-field by-field--chips" role="group" aria-label={take::shape(lang)}>
                { for all.iter().map(|(format, label, _)| {
                    let (pressed, format, chosen) = (is(*format), *format, chosen.clone());
                    let onclick = move |_| chosen.set(format);
                    html! {
                        <button type="button" aria-pressed={pressed.to_string()} {onclick}
                            class={classes!("by-chip", pressed.then_some("by-chip--chosen"))}>{ *label }</button>
                    }
                }) }
            </div>
            if let Some((.., note)) = note { <p class="by-block__note">{ *note }</p> }
        </>
    }
}

/// The picture, and the buttons that save it.
fn pictured(drawn: Picture, save: &Save) -> Html {
    let lang = save.lang;
    let source = paint::address(&drawn.svg);
    let png = {
        let (told, drawn, source) = (save.told.clone(), drawn.clone(), source.clone());
        let name = format!("{}.png", save.name);
        move |_| {
            let told = told.clone();
            let file = name.clone();
            let size = (drawn.width * SCALE, drawn.height * SCALE);
            let done = Callback::from(move |done: bool| {
                told.emit(match done {
                    true => take::saved(&file, lang),
                    false => take::png_failed(lang).to_owned(),
                });
            });
            paint::save(&source, size, &name, done);
        }
    };
    let (title, svg) = (drawn.title.clone(), drawn.svg);
    html! {
        <>
            <img class="by-take__picture" src={source} alt={title}
                width={drawn.width.to_string()} height={drawn.height.to_string()} />
            <div class="by-take__row">
                <button type="button" class="by-button" onclick={png}>{ take::png(lang) }</button>
                { save.button(take::svg(lang), ".svg", "image/svg+xml", move || svg.clone()) }
            </div>
            <p class="by-block__note">{ take::png_note(lang) }{ " " }{ take::svg_note(lang) }</p>
        </>
    }
}

/// The figures as files.
fn numbers(focus: &Focus, selection: &Selection, link: &str, save: &Save) -> Html {
    let lang = focus.lang;
    let records = figures::records(focus, selection);
    if records.is_empty() {
        return Html::default();
    }
    let count = records.len();
    let json = figures::json(focus, &records, link);
    let readme = figures::readme(focus, link);
    html! {
        <section class="by-take">
            <h3 class="by-block__title">{ take::figures(lang) }</h3>
            <div class="by-take__row">
                { save.button(take::csv(lang), ".csv", "text/csv", move || csv_of(&records)) }
                { save.button(take::json(lang), ".json", "application/json", move || json.clone()) }
                { save.button(take::readme_button(lang), ".txt", "text/plain", move || readme.clone()) }
            </div>
            <p class="by-block__note">{ take::figures_note(count, lang) }</p>
        </section>
    }
}

/// Printing: at once on the widget's own page; elsewhere that page is opened, since a browser prints
/// the whole page that it stands in.
fn paper(link: &str, lang: Lang) -> Html {
    let alone = paint::is_here(link);
    html! {
        <section class="by-take">
            <h3 class="by-block__title">{ take::paper(lang) }</h3>
            if alone {
                <div class="by-take__row">
                    <button type="button" class="by-button" onclick={|_| paint::print()}>{ take::print(lang) }</button>
                </div>
            } else {
                <p class="by-link"><a href={link.to_owned()} target="_blank" rel="noopener">{ take::print_alone(lang) }{ " ↗" }</a></p>
            }
            <p class="by-block__note">{ take::print_note(lang) }</p>
        </section>
    }
}

/// Every sentence of the view with its sources, to be copied.
fn sentences(focus: &Focus, selection: &Selection, link: &str, id: &str) -> Html {
    let lang = focus.lang;
    let all = match selection.view {
        View::Table | View::Sources => Vec::new(),
        _ => cite::said(focus, selection),
    };
    if all.is_empty() {
        return Html::default();
    }
    let of = all.len();
    html! {
        <section class="by-take">
            <h3 class="by-block__title">{ take::sentences(lang) }</h3>
            { for all.iter().enumerate().map(|(i, said)| html! {
                <Copied key={i} text={cite::cited(focus, said, link)} label={take::sentence(i + 1, of, lang)}
                    button={take::copy_sentence(lang)} rows="6" {lang} id={format!("{id}-sentence-{i}")} />
            }) }
        </section>
    }
}
