//! `render DATA …`: a view as static HTML, or its chart as an SVG document; many charts at once for the
//! project's tests.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use lexopt::prelude::*;

use super::prerender::{self, Around, Form};
use super::svg::{self, Theme};
use super::{Outcome, Usage, language, preview, print, read, suggest, text};
use crate::components::Data;
use crate::model::Dataset;
use crate::state::{Order, Selection, View, from_query};
use crate::text::Lang;
use crate::view::chart::{Drawing, bars, time};
use crate::view::pinned::pinned;
use crate::view::snippet::{self, Site};
use crate::view::take::picture::{Format, picture};
use crate::view::{Focus, places, years};

const HELP: &str = "\
Prints a view as HTML that needs no script, or its chart as an SVG document.

Usage: binh-yen render DATA --as element|page|fragment [--view V] [--places A,B,…]
                       [--periods P,Q] [--indicator I] [--measure M] [--scope S]
                       [--order value] [--per 100k] [--population YEAR] [--q WORDS]
                       [--lang vi|en] [--theme light|dark] [--src URL] [--base URL]
                       [--style FILE] [--page URL] [--preview FILE.png|FILE.svg]
       binh-yen render DATA --as picture [--shape wide|tall|seen] [--width PX]
                       [--base URL] [--page URL] and the view as above
       binh-yen render DATA [--view years|places] [--places A,B,…] [--periods P,Q,…]
                       [--indicator I] [--measure M] [--scope S] [--order value]
                       [--width PX] [--theme light|dark] [--lang vi|en]
       binh-yen render --scenes FILE --into DIR

  DATA              a document, or a directory with reports.json in it
  --as F            element: <binh-yen> with the view in it, to paste into an article
                    page: a whole document that holds it
                    fragment: sentences, figures and sources in plain HTML
                    svg: the chart alone (this, if --as is not given)
                    picture: an SVG with heading, figures or chart, sources and address
  --view V          summary, years, places, table or sources (summary; for svg years or places, years)
  --places A,B      ids of places, the main one first: gia-lai/kbang; also --place
  --periods P,Q     2024, 2024-H1, …; for places the last one is shown; also --period
  --indicator I     id of the indicator; without it, what the place's newest report leads with
  --measure M       id of the measure; without it, the indicator's main one
  --scope S         id of the part it is limited to
  --order value     places by number, largest first; else by name
  --per 100k        places side by side per 100,000 people
  --population YEAR the year of the population to use, where a place has several
  --q WORDS         what the table is filtered by
  --width PX        how wide an svg is drawn, 240 to 2000 (768); labels are laid out for that width
  --theme T         light or dark; without it a page follows the reader's system, an svg is light
  --lang vi|en      language of the words in it (en)
  --src URL         where the page that holds it finds the data (DATA)
  --base URL        the folder of binh-yen.js and binh-yen.css (the folder of the page)
  --style FILE      writes this style, the binh-yen.css of what is published, into the element: shown
                    one request earlier, where the page's policy allows style in it
  --page URL        where the page will be published: its address in link previews
  --preview FILE    also writes the picture of the view to FILE, 1200 × 630 px, and names it in the
                    page for link previews; .png needs fonts with Vietnamese letters on this machine
  --shape S         wide: 1200 × 630 px; tall: 1080 × 1350; seen: --width px, as tall as it comes

  --scenes FILE     lines of `name data query`, the query as in the page's address; each is drawn
                    in every width, theme and language
  --into DIR        the folder for these documents, and hashes.txt with a hash and a name a line
";

/// In which widths scenes are drawn: two phones, a tablet, a desktop.
const WIDTHS: [u16; 4] = [320, 360, 768, 1280];

pub(super) fn run(args: lexopt::Parser) -> Result<Outcome, Usage> {
    let Some(mut options) = options(args)? else {
        return Ok(print(HELP));
    };
    let files = (
        options.data.take(),
        options.scenes.take(),
        options.into.take(),
    );
    match files {
        (Some(path), None, None) => {
            let data = read::load(std::slice::from_ref(&path), options.selection.lang).data;
            known(&data, &options.selection)?;
            if options.picture || options.preview.is_some() {
                let drawn = take(&data, &options);
                let Some(drawn) = drawn else {
                    return Ok(failure(NO_PICTURE));
                };
                if options.picture {
                    return Ok(print(&drawn));
                }
                if let Some(file) = &options.preview
                    && let Err(why) = preview::write(&drawn, file)
                {
                    return Ok(failure(&why));
                }
            }
            if let Some(form) = options.form {
                let image = options.image();
                let style = match options.style.as_deref().map(style).transpose() {
                    Ok(style) => style,
                    Err(why) => return Ok(failure(&why)),
                };
                let src = options.src.unwrap_or_else(|| read::address(&path));
                let around = Around {
                    base: &options.base,
                    style: style.as_deref(),
                    src: &src,
                    theme: options.theme.map(Theme::code),
                    page: options.page.as_deref(),
                    image: image.as_deref(),
                };
                let html = prerender::write(&Data::new(data), &options.selection, form, &around);
                return Ok(html.map_or_else(|| failure(NO_REPORT), |html| print(&html)));
            }
            match drawing(&data, &options.selection, options.width) {
                Ok(drawing) => Ok(print(&svg::document(
                    &drawing,
                    options.theme.unwrap_or(Theme::Light),
                    options.selection.lang,
                ))),
                Err(why) => Ok(failure(&why)),
            }
        }
        (None, Some(scenes), Some(into)) => Ok(match all(&scenes, &into) {
            Ok(count) => Outcome {
                notes: format!("binh-yen: {count} documents in {}\n", into.display()),
                ..Outcome::default()
            },
            Err(why) => failure(&why),
        }),
        (None, None, None) => Err(Usage(
            "DATA is missing; write a file or directory, such as data".to_owned(),
        )),
        _ => Err(Usage(
            "either DATA, or --scenes FILE together with --into DIR".to_owned(),
        )),
    }
}

/// A style that can stand in a page.
fn style(path: &Path) -> Result<String, String> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    match text.to_ascii_lowercase().contains("</style") {
        true => Err(format!(
            "{}: it holds </style, which would end it; give the binh-yen.css of what is published",
            path.display()
        )),
        false => Ok(text),
    }
}

const NO_REPORT: &str = "no report could be read";
const NO_PICTURE: &str = "this view has no picture; summary, years, places and table have one";

fn failure(why: &str) -> Outcome {
    Outcome {
        notes: format!("binh-yen: {why}\n"),
        failed: true,
        ..Outcome::default()
    }
}

struct Options {
    data: Option<PathBuf>,
    scenes: Option<PathBuf>,
    into: Option<PathBuf>,
    selection: Selection,
    /// Static HTML; without it a chart.
    form: Option<Form>,
    width: u16,
    theme: Option<Theme>,
    src: Option<String>,
    base: String,
    style: Option<PathBuf>,
    /// A picture is printed.
    picture: bool,
    shape: Option<String>,
    page: Option<String>,
    preview: Option<PathBuf>,
}

impl Options {
    /// The address of the preview: beside the page, if it is known where that is.
    fn image(&self) -> Option<String> {
        let name = self.preview.as_ref()?.file_name()?.to_str()?;
        let folder = self.page.as_deref().and_then(|page| {
            let page = page.split(['?', '#']).next()?;
            // Not the slashes after the scheme.
            page.rsplit_once('/')
                .filter(|(before, _)| before.contains("//") && !before.ends_with('/'))
        });
        Some(match (folder, self.page.as_deref()) {
            (Some((folder, _)), _) => format!("{folder}/{name}"),
            (None, Some(page)) => format!("{}/{name}", page.trim_end_matches('/')),
            (None, None) => name.to_owned(),
        })
    }
}

/// The view as a picture.
fn take(data: &Dataset, options: &Options) -> Option<String> {
    let focus = Focus::new(data, &options.selection)?;
    let selection = pinned(&focus, &options.selection);
    let site = Site {
        base: options.base.clone(),
        data: options.src.clone().unwrap_or_default(),
    };
    let link = match &options.page {
        Some(page) => page.clone(),
        None => snippet::address(&site, &selection, snippet::Theme::Auto),
    };
    let format = match options.shape.as_deref() {
        Some("tall") => Format::Tall,
        Some("seen") => Format::Seen(f64::from(options.width)),
        _ => Format::Wide,
    };
    Some(picture(&focus, &options.selection, format, &link, None)?.svg)
}

/// `None` if help is asked for.
fn options(mut args: lexopt::Parser) -> Result<Option<Options>, Usage> {
    let mut found = Options {
        data: None,
        scenes: None,
        into: None,
        selection: Selection {
            lang: Lang::En,
            ..Selection::default()
        },
        form: None,
        width: 768,
        theme: None,
        src: None,
        base: String::new(),
        style: None,
        picture: false,
        shape: None,
        page: None,
        preview: None,
    };
    let mut view = None;
    let selection = &mut found.selection;
    while let Some(arg) = args.next()? {
        match arg {
            Value(path) if found.data.is_none() => found.data = Some(PathBuf::from(path)),
            Long("scenes") => found.scenes = Some(PathBuf::from(args.value()?)),
            Long("into") => found.into = Some(PathBuf::from(args.value()?)),
            Long("as") => match text(args.value()?)?.as_str() {
                "picture" => found.picture = true,
                code => found.form = form(code)?,
            },
            Long("shape") => found.shape = Some(shape(&text(args.value()?)?)?),
            Long("page") => found.page = Some(text(args.value()?)?),
            Long("preview") => found.preview = Some(PathBuf::from(args.value()?)),
            Long("view") => view = Some(self::view(&text(args.value()?)?)?),
            Long("place" | "places") => selection.places = list(&text(args.value()?)?),
            Long("period" | "periods") => {
                let each = list(&text(args.value()?)?).into_iter();
                let read = |p: String| p.parse().map_err(|e| Usage(format!("{p:?}: {e}")));
                selection.periods = each.map(read).collect::<Result<_, _>>()?;
            }
            Long("indicator") => selection.indicator = Some(text(args.value()?)?),
            Long("measure") => selection.measure = Some(text(args.value()?)?),
            Long("scope") => selection.scope = Some(text(args.value()?)?),
            Long("order") => selection.order = order(&text(args.value()?)?)?,
            Long("per") => selection.per_100k = per(&text(args.value()?)?)?,
            Long("population") => selection.population = Some(population(&text(args.value()?)?)?),
            Long("q") => selection.filter = text(args.value()?)?,
            Long("src") => found.src = Some(text(args.value()?)?),
            Long("base") => found.base = folder(text(args.value()?)?),
            Long("style") => found.style = Some(PathBuf::from(args.value()?)),
            Long("width") => found.width = width(&text(args.value()?)?)?,
            Long("theme") => found.theme = Some(theme(&text(args.value()?)?)?),
            Long("lang") => selection.lang = language(&mut args)?,
            Short('h') | Long("help") => return Ok(None),
            other => return Err(other.unexpected().into()),
        }
    }
    selection.view = match (found.form, view) {
        (_, view) if found.picture => view.unwrap_or_default(),
        (Some(_), view) => view.unwrap_or_default(),
        (None, None) => View::Years,
        (None, Some(view @ (View::Years | View::Places))) => view,
        (None, Some(other)) => {
            return Err(Usage(format!(
                "the view {} has no chart; years and places have one; with --as element, page or \
                 fragment it is written as HTML",
                other.code()
            )));
        }
    };
    if found.style.is_some() && !matches!(found.form, Some(Form::Element | Form::Page)) {
        return Err(Usage("--style goes with --as element and page".to_owned()));
    }
    if found.preview.is_some() && found.form != Some(Form::Page) {
        return Err(Usage("--preview goes with --as page".to_owned()));
    }
    Ok(Some(found))
}

fn shape(code: &str) -> Result<String, Usage> {
    let known = ["wide", "tall", "seen"];
    match known.contains(&code) {
        true => Ok(code.to_owned()),
        false => Err(Usage(suggest::unknown("shape", code, known))),
    }
}

/// `None` is the chart alone.
fn form(code: &str) -> Result<Option<Form>, Usage> {
    if code == "svg" {
        return Ok(None);
    }
    let found = Form::ALL.into_iter().find(|form| form.code() == code);
    let known = Form::ALL.map(Form::code).into_iter();
    let known = known.chain(["svg", "picture"]);
    found
        .map(Some)
        .ok_or_else(|| Usage(suggest::unknown("form", code, known)))
}

fn per(text: &str) -> Result<bool, Usage> {
    match text {
        "100k" => Ok(true),
        other => Err(Usage(suggest::unknown("--per", other, ["100k"]))),
    }
}

fn population(text: &str) -> Result<i32, Usage> {
    let year = text.parse().ok().filter(|y| (1900..=2200).contains(y));
    year.ok_or_else(|| Usage(format!("--population {text:?}: write a year, such as 2019")))
}

/// An address that names can be put behind.
fn folder(mut address: String) -> String {
    if !(address.is_empty() || address.ends_with('/')) {
        address.push('/');
    }
    address
}

fn list(text: &str) -> Vec<String> {
    let items = text.split(',').map(|item| item.trim().to_owned());
    items.filter(|item| !item.is_empty()).collect()
}

fn view(code: &str) -> Result<View, Usage> {
    let known = View::ALL.map(View::code);
    View::from_code(code).ok_or_else(|| Usage(suggest::unknown("view", code, known)))
}

fn order(code: &str) -> Result<Order, Usage> {
    match code {
        "value" => Ok(Order::Value),
        "name" => Ok(Order::Name),
        other => Err(Usage(suggest::unknown("order", other, ["name", "value"]))),
    }
}

fn theme(code: &str) -> Result<Theme, Usage> {
    let found = Theme::ALL.into_iter().find(|t| t.code() == code);
    found.ok_or_else(|| Usage(suggest::unknown("theme", code, Theme::ALL.map(Theme::code))))
}

fn width(text: &str) -> Result<u16, Usage> {
    let width = text.parse().ok().filter(|w| (240..=2000).contains(w));
    width.ok_or_else(|| Usage(format!("--width {text:?}: write a number from 240 to 2000")))
}

/// Whether everything named exists.
fn known(data: &Dataset, selection: &Selection) -> Result<(), Usage> {
    let catalogue = &data.catalogue;
    if let Some(id) = selection.places.iter().find(|id| data.place(id).is_none()) {
        let known = data.places().iter().map(|p| &p.id);
        return Err(Usage(suggest::unknown("place", id, known)));
    }
    if let Some(id) = &selection.indicator
        && catalogue.indicator(id).is_none()
    {
        let known = catalogue.indicators.iter().map(|i| &i.id);
        return Err(Usage(suggest::unknown("indicator", id, known)));
    }
    if let Some(id) = &selection.measure
        && catalogue.measure(id).is_none()
    {
        let known = catalogue.measures.iter().map(|m| &m.id);
        return Err(Usage(suggest::unknown("measure", id, known)));
    }
    if let Some(id) = &selection.scope
        && catalogue.scope(id).is_none()
    {
        let known = catalogue.scopes.iter().map(|s| &s.id);
        return Err(Usage(suggest::unknown("scope", id, known)));
    }
    Ok(())
}

/// The chart of what is selected.
fn drawing(data: &Dataset, selection: &Selection, width: u16) -> Result<Drawing, String> {
    let focus = Focus::new(data, selection).ok_or(NO_REPORT)?;
    let width = f64::from(width);
    if selection.view == View::Places {
        let view = places::places(&focus, selection.order);
        return Ok(bars::draw(&view, width, focus.lang));
    }
    let view = years::years(&focus, &selection.periods);
    match view.chart.slots.is_empty() {
        true => Err("no report gives a level or a change of this".to_owned()),
        false => Ok(time::draw(&view.chart, width)),
    }
}

/// Draws every scene of a file in every way; returns how many documents that made.
fn all(scenes: &Path, into: &Path) -> Result<usize, String> {
    let told = |path: &Path, e: std::io::Error| format!("{}: {e}", path.display());
    let list = fs::read_to_string(scenes).map_err(|e| told(scenes, e))?;
    fs::create_dir_all(into).map_err(|e| told(into, e))?;
    let mut loaded: BTreeMap<&str, Dataset> = BTreeMap::new();
    let mut hashes = String::new();
    let mut count = 0;
    let lines = list.lines().map(str::trim);
    for line in lines.filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let mut words = line.split_whitespace();
        let (Some(name), Some(path), Some(query)) = (words.next(), words.next(), words.next())
        else {
            return Err(format!("{line:?}: write `name data query`"));
        };
        let data = loaded
            .entry(path)
            .or_insert_with(|| read::load(&[PathBuf::from(path)], Lang::En).data);
        for lang in [Lang::Vi, Lang::En] {
            let selection = Selection {
                lang,
                ..from_query(query)
            };
            for width in WIDTHS {
                let drawing =
                    drawing(data, &selection, width).map_err(|e| format!("{name}: {e}"))?;
                for theme in Theme::ALL {
                    let svg = svg::document(&drawing, theme, lang);
                    let name = format!("{name}-{width}-{}-{}", theme.code(), lang.code());
                    let file = into.join(format!("{name}.svg"));
                    fs::write(&file, &svg).map_err(|e| told(&file, e))?;
                    hashes.push_str(&format!("{} {name}\n", svg::fingerprint(&svg)));
                    count += 1;
                }
            }
        }
    }
    let file = into.join("hashes.txt");
    fs::write(&file, hashes).map_err(|e| told(&file, e))?;
    Ok(count)
}
