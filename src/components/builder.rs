//! Sharing the present view, and the code that puts it into another page.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::Data;
use super::clipboard;
use super::copied::Copied;
use super::drawing::Drawing;
use super::markup::Markup;
use super::parts::PartProps;
use super::preview::Preview;
use super::sheet::{frame, new_page, use_first_focus};
use crate::state::{Selection, to_query};
use crate::text::{Lang, share};
use crate::view::Focus;
use crate::view::pinned::{pinned, title};
use crate::view::snippet::{
    Choices, Code, FRAME_HEIGHT, Inside, Site, Theme, address, height, snippet,
};

/// Props of [`ShareSheet`] and [`EmbedSheet`].
#[derive(Clone, PartialEq, Properties)]
pub struct BuilderProps {
    /// The dataset.
    pub data: Data,
    /// What any part may need.
    pub props: PartProps,
}

/// The selection in `lang` with all that is in view, and what it is called.
fn present(data: &Data, p: &PartProps, lang: Lang) -> Option<(Selection, String)> {
    let mut selection = p.selection.clone();
    selection.lang = lang;
    let focus = Focus::new(data, &selection)?;
    let title = title(&focus, &selection);
    Some((pinned(&focus, &selection), title))
}

/// A link to the present view.
#[component]
pub fn ShareSheet(props: &BuilderProps) -> Html {
    let (data, p) = (&props.data, &props.props);
    let close = use_first_focus(p.opened.clone());
    let lang = p.selection.lang;
    let Some((selection, title)) = present(data, p, lang) else {
        return Html::default();
    };
    let link = address(&Site::of(&p.asked), &selection, Theme::Auto);
    let by_system = clipboard::can_share().then(|| {
        let link = link.clone();
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
    let frame_height = use_state(|| None::<u32>);
    let Some((selection, title)) = present(data, p, *speaks) else {
        return Html::default();
    };
    let site = Site::of(&p.asked);
    let link = address(&site, &selection, choices.theme);
    let tall = choices.height.filter(|_| choices.code == Code::Frame);
    let tall = tall.unwrap_or(FRAME_HEIGHT);
    let written = Written {
        data: data.clone(),
        selection,
        title,
        site: site.clone(),
        choices: *choices,
        height: *frame_height,
        id: format!("{}-code", p.id),
        lang,
    };
    let on_height = Callback::from(move |height| frame_height.set(Some(height)));
    let inside = html! {
        <>
            { kinds(&choices, lang) }
            <p class="by-block__note">{ match choices.code {
                Code::Element => share::element_note(lang),
                Code::Frame => share::frame_note(lang),
                Code::Link => share::link_note(lang),
            } }</p>
            <div class="by-controls">
                { themes(&choices, &p.id, lang) }
                { languages(&speaks, &p.id, lang) }
                if choices.code == Code::Frame { { heights(&choices, &p.id, lang) } }
            </div>
            <WrittenCode ..written />
            <h3 class="by-block__title">{ share::preview(lang) }</h3>
            if !site.base.is_empty() {
                <Preview key={link.clone()} link={link.clone()} {lang} {tall} {on_height} />
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

/// What code is written of; props of [`WrittenCode`].
#[derive(Clone, PartialEq, Properties)]
struct Written {
    data: Data,
    selection: Selection,
    title: String,
    site: Site,
    choices: Choices,
    height: Option<u32>,
    id: String,
    lang: Lang,
}

/// The code, once the view is drawn for it.
#[component]
fn WrittenCode(props: &Written) -> Html {
    let lang = props.lang;
    let drawn = use_state(|| (String::new(), String::new(), String::new()));
    let of = to_query(&props.selection);
    if drawn.0 != of {
        let key = of.clone();
        let on_done = move |(app, plain)| drawn.set((of.clone(), app, plain));
        return html! {
            <>
                <p class="by-notice" role="status">{ share::writing(lang) }</p>
                <Drawing {key} data={props.data.clone()} selection={props.selection.clone()} {on_done} />
            </>
        };
    }
    let inside = Inside {
        title: props.title.clone(),
        app: drawn.1.clone(),
        plain: drawn.2.clone(),
        height: props.height,
    };
    let text = snippet(&props.site, &props.selection, &inside, props.choices);
    let rows = match props.choices.code {
        Code::Element => "8",
        Code::Frame => "7",
        Code::Link => "4",
    };
    html! {
        <Copied {text} label={share::code_label(lang)} button={share::copy_code(lang)}
            {rows} {lang} id={props.id.clone()} />
    }
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
