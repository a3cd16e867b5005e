//! Sharing the present view, and the code that puts it into another page.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::Data;
use super::clipboard;
use super::copied::Copied;
use super::markup::Markup;
use super::parts::PartProps;
use super::sheet::{frame, new_page, use_first_focus};
use crate::state::Selection;
use crate::text::{Lang, share};
use crate::view::Focus;
use crate::view::fallback::{Fallback, fallback, pinned};
use crate::view::snippet::{Choices, Code, FRAME_HEIGHT, Site, Theme, address, height, snippet};

/// Props of [`ShareSheet`] and [`EmbedSheet`].
#[derive(Clone, PartialEq, Properties)]
pub struct BuilderProps {
    /// The dataset.
    pub data: Data,
    /// What any part may need.
    pub props: PartProps,
}

/// The selection in `lang` with all that is in view, and the view in plain words.
fn present(data: &Data, p: &PartProps, lang: Lang) -> Option<(Selection, Fallback)> {
    let mut selection = p.selection.clone();
    selection.lang = lang;
    let focus = Focus::new(data, &selection)?;
    let plain = fallback(&focus, &selection);
    Some((pinned(&focus, &selection), plain))
}

/// A link to the present view.
#[component]
pub fn ShareSheet(props: &BuilderProps) -> Html {
    let (data, p) = (&props.data, &props.props);
    let close = use_first_focus(p.opened.clone());
    let lang = p.selection.lang;
    let Some((selection, plain)) = present(data, p, lang) else {
        return Html::default();
    };
    let link = address(&Site::of(&p.asked), &selection, Theme::Auto);
    let by_system = clipboard::can_share().then(|| {
        let (title, link) = (plain.title, link.clone());
        let onclick = move |_| clipboard::share(&title, &link);
        html! { <button type="button" class="by-button" {onclick}>{ share::by_system(lang) }</button> }
    });
    let inside = html! {
        <Copied text={link.clone()} label={share::link_label(lang)} button={share::copy_link(lang)}
            rows="4" {lang} id={format!("{}-link", p.id)}>
            { by_system }
            { open(&link, lang) }
        </Copied>
    };
    let label = share::share(lang);
    frame(&p.id, label, "", lang, close, &p.on_close, inside)
}

/// Code that shows the present view in another page, and how that looks.
#[component]
pub fn EmbedSheet(props: &BuilderProps) -> Html {
    let (data, p) = (&props.data, &props.props);
    let close = use_first_focus(p.opened.clone());
    let lang = p.selection.lang;
    let choices = use_state(Choices::default);
    let speaks = use_state(|| lang);
    let Some((selection, plain)) = present(data, p, *speaks) else {
        return Html::default();
    };
    let site = Site::of(&p.asked);
    let code = snippet(&site, &selection, &plain, *choices);
    let link = address(&site, &selection, choices.theme);
    let (note, rows) = match choices.code {
        Code::Element => (share::element_note(lang), "8"),
        Code::Frame => (share::frame_note(lang), "7"),
        Code::Link => (share::link_note(lang), "4"),
    };
    // The element's height only keeps room.
    let tall = choices.height.filter(|_| choices.code == Code::Frame);
    let tall = tall.unwrap_or(FRAME_HEIGHT);
    let inside = html! {
        <>
            { kinds(&choices, lang) }
            <p class="by-block__note">{ note }</p>
            <div class="by-controls">
                { themes(&choices, &p.id, lang) }
                { languages(&speaks, &p.id, lang) }
                if choices.code != Code::Link { { heights(&choices, &p.id, lang) } }
            </div>
            <Copied text={code} label={share::code_label(lang)} button={share::copy_code(lang)}
                {rows} {lang} id={format!("{}-code", p.id)} />
            <h3 class="by-block__title">{ share::preview(lang) }</h3>
            // A new frame for each address: a frame that moves on adds to the page's history. What the
            // editor keeps as a reader would hide what is chosen here.
            if !site.base.is_empty() {
                <iframe class="by-copied__preview" key={link.clone()} src={format!("{link}&remember=false")} title={share::preview(lang)}
                    height={tall.to_string()} />
            }
            { open(&link, lang) }
        </>
    };
    let label = share::embed(lang);
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

fn open(link: &str, lang: Lang) -> Html {
    html! {
        <p class="by-link"><a href={link.to_owned()} target="_blank" rel="noopener">{ share::open(lang) }{ Markup::of(|m| new_page(m, lang)) }</a></p>
    }
}

fn kinds(choices: &UseStateHandle<Choices>, lang: Lang) -> Html {
    let kind = |code: Code, label: &'static str| {
        let chosen = choices.code == code;
        let choices = choices.clone();
        let onclick = move |_| choices.set(Choices { code, ..*choices });
        html! {
            <button type="button" aria-pressed={chosen.to_string()} {onclick}
                class={classes!("by-chip", chosen.then_some("by-chip--chosen"))}>{ label }</button>
        }
    };
    html! {
        <div class="by-field by-field--chips" role="group" aria-label={share::kinds(lang)}>
            { kind(Code::Element, share::element(lang)) }
            { kind(Code::Frame, share::frame(lang)) }
            { kind(Code::Link, share::link(lang)) }
        </div>
    }
}

fn themes(choices: &UseStateHandle<Choices>, id: &str, lang: Lang) -> Html {
    let onchange = {
        let choices = choices.clone();
        move |word: String| {
            let theme = Theme::from_code(&word).unwrap_or_default();
            choices.set(Choices { theme, ..*choices });
        }
    };
    let name = |theme| match theme {
        Theme::Auto => share::theme_auto(lang),
        Theme::Light => share::theme_light(lang),
        Theme::Dark => share::theme_dark(lang),
    };
    let all = Theme::ALL.map(|t| (t.code(), name(t), t == choices.theme));
    select(
        format!("{id}-theme"),
        share::theme(lang),
        &all,
        onchange.into(),
    )
}

fn languages(speaks: &UseStateHandle<Lang>, id: &str, lang: Lang) -> Html {
    let onchange = {
        let speaks = speaks.clone();
        move |word: String| speaks.set(Lang::from_code(&word).unwrap_or_default())
    };
    let all = [Lang::Vi, Lang::En].map(|l| (l.code(), share::language_name(l), l == **speaks));
    select(
        format!("{id}-lang"),
        share::language(lang),
        &all,
        onchange.into(),
    )
}

fn select(
    id: String,
    label: &'static str,
    options: &[(&'static str, &'static str, bool)],
    on_pick: Callback<String>,
) -> Html {
    let onchange = move |event: Event| {
        on_pick.emit(event.target_unchecked_into::<HtmlSelectElement>().value());
    };
    html! {
        <div class="by-field by-field--short">
            <label class="by-field__label" for={id.clone()}>{ label }</label>
            <select class="by-select" {id} {onchange}>
                { for options.iter().map(|(word, name, chosen)| html! {
                    <option key={*word} value={*word} selected={*chosen}>{ *name }</option>
                }) }
            </select>
        </div>
    }
}

fn heights(choices: &UseStateHandle<Choices>, id: &str, lang: Lang) -> Html {
    let id = format!("{id}-height");
    let oninput = {
        let choices = choices.clone();
        move |event: InputEvent| {
            let typed = event.target_unchecked_into::<HtmlInputElement>().value();
            let height = height(&typed);
            choices.set(Choices { height, ..*choices });
        }
    };
    html! {
        <div class="by-field by-field--short">
            <label class="by-field__label" for={id.clone()}>{ share::height(lang) }</label>
            <input class="by-place__input" {id} type="text" inputmode="numeric" autocomplete="off"
                placeholder={share::height_auto(lang)} {oninput} />
        </div>
    }
}
