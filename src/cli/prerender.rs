//! A view as static HTML, made by the same components: for an article to hold until the widget takes
//! over, and where it never does.

use futures::executor::block_on;
use yew::LocalServerRenderer;

use crate::components::{Data, PlainView, Still, StillProps};
use crate::state::{Order, Selection};
use crate::text::{Lang, ui};
use crate::view::Focus;
use crate::view::pinned::title;
use crate::view::plain::plain;
use crate::view::snippet::escaped;
use crate::view::still;

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `<binh-yen>` with the view in its shadow root, and plain HTML for browsers that know neither.
    Element,
    /// A document of its own that holds the element.
    Page,
    /// Plain HTML without style or script.
    Fragment,
}

impl Form {
    pub(super) const ALL: [Self; 3] = [Self::Element, Self::Page, Self::Fragment];

    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Element => "element",
            Self::Page => "page",
            Self::Fragment => "fragment",
        }
    }
}

/// Where the page finds what it needs, and how it looks.
pub(super) struct Around<'a> {
    /// Address of the folder with binh-yen.css and binh-yen.js; ends in `/`, or is empty.
    pub base: &'a str,
    /// The text of binh-yen.css, where it is written into the element.
    pub style: Option<&'a str>,
    /// Address of the data, as the page says it.
    pub src: &'a str,
    /// `light` or `dark`, if the page chooses.
    pub theme: Option<&'a str>,
    /// Where the page will be published, if that is known.
    pub page: Option<&'a str>,
    /// The address of a picture of the view.
    pub image: Option<&'a str>,
}

/// Writes the view; `None` if there is no report to show.
pub(super) fn write(
    data: &Data,
    selection: &Selection,
    form: Form,
    around: &Around,
) -> Option<String> {
    let said = plain(data, selection)?;
    let props = StillProps {
        data: data.clone(),
        selection: selection.clone(),
        width: 0.0,
    };
    let fallback = plain_html(&props);
    Some(match form {
        Form::Fragment => format!("{fallback}\n"),
        Form::Element => element(&props, around, &fallback),
        Form::Page => {
            let first = said.sentences.first().map_or("", String::as_str);
            // With the place, which stands above the heading in the page itself.
            let focus = Focus::new(data, selection)?;
            let title = title(&focus, selection);
            let app = ui::words(selection.lang).app;
            let title = match title.contains(app) {
                true => title,
                false => format!("{title} – {app}"),
            };
            page(
                selection.lang,
                &title,
                first,
                around,
                &element(&props, around, &fallback),
            )
        }
    })
}

fn plain_html(props: &StillProps) -> String {
    let renderer = LocalServerRenderer::<PlainView>::with_props(props.clone());
    still::plain(&block_on(renderer.hydratable(false).render()))
}

fn drawn(props: &StillProps, width: u16) -> String {
    let props = StillProps {
        width: f64::from(width),
        ..props.clone()
    };
    let renderer = LocalServerRenderer::<Still>::with_props(props);
    block_on(renderer.hydratable(false).render())
}

fn element(props: &StillProps, around: &Around, fallback: &str) -> String {
    let drawn = still::widths(props.selection.view).map(|width| drawn(props, width));
    let app = still::app(&drawn.collect::<Vec<_>>(), props.selection.lang);
    let mut all = attributes(&props.selection);
    all.insert(0, ("src", around.src.to_owned()));
    all.extend(around.theme.map(|theme| ("theme", theme.to_owned())));
    let all: Vec<_> = all.into_iter().map(|(k, v)| (k.to_owned(), v)).collect();
    let style = match around.style {
        Some(text) => format!("<style>{text}</style>"),
        None => still::linked(around.base),
    };
    still::element(&all, &style, &app, fallback)
}

/// The selection as attributes: what was asked for, and no more, so that the widget too fills in what
/// is newest.
fn attributes(s: &Selection) -> Vec<(&'static str, String)> {
    let mut all = Vec::new();
    let mut add = |name: &'static str, value: String| {
        if !value.is_empty() {
            all.push((name, value));
        }
    };
    let periods: Vec<String> = s.periods.iter().map(ToString::to_string).collect();
    add("view", s.view.code().to_owned());
    add("places", s.places.join(","));
    add("periods", periods.join(","));
    add("indicator", s.indicator.clone().unwrap_or_default());
    add("measure", s.measure.clone().unwrap_or_default());
    add("scope", s.scope.clone().unwrap_or_default());
    add("lang", s.lang.code().to_owned());
    if s.order == Order::Value {
        add("order", "value".to_owned());
    }
    if s.per_100k {
        add("per", "100k".to_owned());
    }
    let population = s.population.map(|year| year.to_string());
    add("population", population.unwrap_or_default());
    add("q", s.filter.clone());
    all
}

fn page(lang: Lang, title: &str, description: &str, around: &Around, element: &str) -> String {
    let base = escaped(around.base);
    format!(
        "<!doctype html>\n<html lang=\"{lang}\" prefix=\"og: https://ogp.me/ns#\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"{scheme}\">\n\
         <title>{title}</title>\n<meta name=\"description\" content=\"{description}\">\n{preview}\
         <link rel=\"icon\" href=\"data:,\">\n\
         <link rel=\"stylesheet\" href=\"{base}binh-yen.css\">\n\
         <link rel=\"stylesheet\" href=\"{base}page.css\">\n\
         <script type=\"module\" src=\"{base}binh-yen.js\"></script>\n\
         </head>\n<body class=\"by-page\">\n<main>\n<h1 class=\"by-hidden\">Bình Yên</h1>\n{element}</main>\n</body>\n</html>\n",
        lang = lang.code(),
        scheme = around.theme.unwrap_or("light dark"),
        preview = preview(lang, title, description, around),
        title = escaped(title),
        description = escaped(description),
    )
}

/// What a page tells those who show a link to it: OpenGraph, and what Twitter reads beside it.
fn preview(lang: Lang, title: &str, description: &str, around: &Around) -> String {
    let locale = lang.pick("vi_VN", "en_US");
    let name = ui::words(lang).app;
    let mut tags = String::new();
    let mut add = |kind: &str, key: &str, content: &str| {
        let content = escaped(content);
        tags.push_str(&format!("<meta {kind}=\"{key}\" content=\"{content}\">\n"));
    };
    add("property", "og:type", "article");
    add("property", "og:site_name", name);
    add("property", "og:locale", locale);
    add("property", "og:title", title);
    add("property", "og:description", description);
    if let Some(page) = around.page {
        add("property", "og:url", page);
    }
    match around.image {
        Some(image) => {
            add("property", "og:image", image);
            add("property", "og:image:width", "1200");
            add("property", "og:image:height", "630");
            add("property", "og:image:alt", title);
            add("name", "twitter:card", "summary_large_image");
        }
        None => add("name", "twitter:card", "summary"),
    }
    if let Some(page) = around.page {
        let page = escaped(page);
        tags.push_str(&format!("<link rel=\"canonical\" href=\"{page}\">\n"));
    }
    tags
}
