//! What is taken away from a view: pictures in which nothing is cut off or covered, files that read
//! back as they were, sentences with their sources.

mod common;

use binh_yen::model::Dataset;
use binh_yen::model::parse::{Document, load};
use binh_yen::state::{Selection, View, from_query};
use binh_yen::text::{Lang, share};
use binh_yen::view::Focus;
use binh_yen::view::table::csv_of;
use binh_yen::view::take::picture::{Format, Picture, picture};
use binh_yen::view::take::{cite, figures, file_name, measure};

const LINK: &str =
    "https://news.example/binh-yen/index.html?places=gia-lai/kbang&periods=2024&lang=en";

const FORMATS: [Format; 5] = [
    Format::Wide,
    Format::Tall,
    Format::Seen(360.0),
    Format::Seen(768.0),
    Format::Seen(1280.0),
];

fn taken(data: &Dataset, selection: &Selection, format: Format) -> Option<Picture> {
    let focus = Focus::new(data, selection)?;
    picture(&focus, selection, format, LINK, None)
}

/// A text in a picture, in px of its own coordinates.
#[derive(Clone, Debug)]
struct Text {
    left: f64,
    right: f64,
    foot: f64,
    size: f64,
    /// Of a chart: laid out there with its own measure.
    drawn: bool,
    words: String,
}

fn attribute<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let from = line.find(&format!(" {name}=\""))? + name.len() + 3;
    line[from..].split('"').next()
}

fn number(line: &str, name: &str) -> f64 {
    let text = attribute(line, name).unwrap_or("0");
    text.trim_end_matches("px").parse().expect("a number")
}

/// Every text where it ends up, and the size of the page.
fn laid_out(svg: &str) -> (Vec<Text>, (f64, f64)) {
    // Position and scale of every group that is open.
    let mut open = vec![(0.0, 0.0, 1.0)];
    let mut texts = Vec::new();
    let mut page = (0.0, 0.0);
    for line in svg.lines() {
        let (x0, y0, scale) = *open.last().expect("balanced");
        if line.starts_with("<svg") {
            let box_of = attribute(line, "viewBox").expect("it has one");
            let ends: Vec<f64> = box_of
                .split(' ')
                .map(|n| n.parse().expect("a number"))
                .collect();
            page = (ends[2], ends[3]);
        } else if let Some(rest) = line.strip_prefix("<g transform=\"translate(") {
            let (x, rest) = rest.split_once(' ').expect("two numbers");
            let y = rest.split(')').next().expect("an end");
            let (x, y): (f64, f64) = (x.parse().expect("x"), y.parse().expect("y"));
            open.push((x0 + x * scale, y0 + y * scale, scale));
        } else if let Some(rest) = line.strip_prefix("<g transform=\"scale(") {
            let by: f64 = rest
                .split(')')
                .next()
                .expect("an end")
                .parse()
                .expect("a scale");
            open.push((x0, y0, scale * by));
        } else if line.starts_with("</g>") {
            open.pop();
        } else if line.starts_with("<text") {
            let size = number(line, "font-size");
            let words = line.split_once('>').expect("words").1;
            let words = words.split("</text>").next().expect("an end");
            let words = words.replace("&lt;", "<").replace("&gt;", ">");
            let words = words.replace("&quot;", "\"").replace("&amp;", "&");
            let bold = attribute(line, "font-weight").is_some();
            let width = measure::width(&words, size, bold);
            let x = number(line, "x");
            let left = match attribute(line, "text-anchor") {
                Some("middle") => x - width / 2.0,
                Some("end") => x - width,
                _ => x,
            };
            texts.push(Text {
                left: x0 + left * scale,
                right: x0 + (left + width) * scale,
                foot: y0 + number(line, "y") * scale,
                size: size * scale,
                drawn: attribute(line, "font-size").is_some_and(|s| s.ends_with("px")),
                words,
            });
        }
    }
    assert_eq!(open.len(), 1, "groups are closed");
    (texts, page)
}

/// Whether two texts cover each other: letters reach up three quarters of their size.
fn cover(a: &Text, b: &Text) -> bool {
    let top = |t: &Text| t.foot - 0.72 * t.size;
    a.left < b.right - 0.5
        && b.left < a.right - 0.5
        && top(a) < b.foot - 0.5
        && top(b) < a.foot - 0.5
}

/// Every view worth a picture, of the bundled data.
fn views(data: &Dataset) -> Vec<Selection> {
    let mut all = Vec::new();
    for place in data.places() {
        let own = || data.reports().iter().filter(|r| r.place == place.id);
        if own().next().is_none() {
            continue;
        }
        let of = |view, periods| Selection {
            view,
            places: vec![place.id.clone()],
            periods,
            ..Selection::default()
        };
        for report in own() {
            all.push(of(View::Summary, vec![report.period]));
        }
        all.push(of(View::Years, Vec::new()));
        all.push(of(View::Places, Vec::new()));
    }
    for query in [
        "view=table",
        "view=table&q=kbang",
        "view=table&q=zzz",
        "view=years&places=gia-lai/kbang,gia-lai/ia-pa,gia-lai/chu-prong",
        "view=years&places=gia-lai/kbang,gia-lai/ia-pa,gia-lai/chu-prong,gia-lai/dak-doa,gia-lai/chu-se,gia-lai/mang-yang",
        "view=places&periods=2023&order=value&per=100k",
    ] {
        all.push(from_query(query));
    }
    all
}

#[test]
fn nothing_in_a_picture_is_cut_off_or_covered() {
    let data = common::bundled();
    let mut drawn = 0;
    for selection in views(&data) {
        for lang in [Lang::Vi, Lang::En] {
            let selection = Selection {
                lang,
                ..selection.clone()
            };
            // English is the shorter: two shapes tell.
            let shapes = lang.pick(&FORMATS[..], &FORMATS[..2]);
            for format in shapes.iter().copied() {
                let Some(picture) = taken(&data, &selection, format) else {
                    continue;
                };
                let (texts, (width, height)) = laid_out(&picture.svg);
                let about = format!("{selection:?} {format:?}");
                for text in &texts {
                    let inside = text.left >= 0.0
                        && (text.drawn || text.right <= width - 10.0)
                        && text.foot - text.size * 0.8 >= 0.0
                        && text.foot <= height - 8.0;
                    assert!(inside, "{about}: {text:?} of {width} × {height}");
                }
                let set: Vec<&Text> = texts.iter().filter(|t| !t.drawn).collect();
                for (i, a) in set.iter().enumerate() {
                    for b in &set[i + 1..] {
                        assert!(!cover(a, b), "{about}: {a:?} {b:?}");
                    }
                }
                let words: String = texts.iter().map(|t| t.words.as_str()).collect();
                assert!(words.contains("news.example"), "{about}: no address");
                drawn += 1;
            }
        }
    }
    assert!(drawn > 300, "{drawn}");
}

#[test]
fn a_picture_stands_alone() {
    let data = common::bundled();
    for query in [
        "places=gia-lai/kbang",
        "view=years&places=gia-lai/kbang",
        "view=places",
    ] {
        for format in FORMATS {
            let svg = taken(&data, &from_query(query), format)
                .expect("a picture")
                .svg;
            for bare in [
                "class=",
                "style",
                "var(",
                "currentColor",
                "<script",
                "NaN",
                "inf",
            ] {
                assert!(!svg.contains(bare), "{query}: {bare}");
            }
            assert_eq!(
                svg.matches("http").count(),
                svg.matches("news.example").count() + 1
            );
        }
    }
    let sizes = |format| taken(&data, &from_query(""), format).map(|p| (p.width, p.height));
    assert_eq!(sizes(Format::Wide), Some((1200.0, 630.0)));
    assert_eq!(sizes(Format::Tall), Some((1080.0, 1350.0)));
    assert_eq!(
        taken(&data, &from_query("view=sources"), Format::Wide),
        None
    );
}

#[test]
fn a_picture_says_how_its_numbers_are_to_be_read() {
    let data = common::bundled();
    let of = |query: &str| {
        taken(&data, &from_query(query), Format::Seen(768.0))
            .expect("one")
            .svg
    };
    let kbang = of("places=gia-lai/kbang&periods=2024");
    // Its first words: lines end where there is no more room.
    let star: Vec<&str> = share::star_means(Lang::Vi).split(' ').take(3).collect();
    let star = star.join(" ");
    for said in [
        "An ninh trật tự năm 2024",
        ">20<",
        "giảm 4,8%",
        "trên 3.000*",
        star.as_str(),
    ] {
        assert!(kbang.contains(said), "{said}");
    }
    let years = of("view=years&places=gia-lai/kbang");
    assert!(years.contains("suy ra"), "{years}");
    // What does not occur is not explained.
    assert!(!years.contains("≈"), "{years}");
    let english = of("places=gia-lai/kbang&periods=2024&lang=en");
    assert!(english.contains("Source: "), "{english}");
}

/// Lines and cells of a CSV text.
fn cells(csv: &str) -> Vec<Vec<String>> {
    let text = csv.strip_prefix('\u{feff}').expect("a byte-order mark");
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut quoted, mut chars) = (false, text.chars().peekable());
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted && chars.peek() == Some(&'\n') => {
                chars.next();
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    assert!(row.is_empty() && cell.is_empty(), "it ends with a line");
    rows
}

#[test]
fn figures_read_back_as_they_were() {
    let data = common::bundled();
    for selection in views(&data) {
        let focus = Focus::new(&data, &selection).expect("there are reports");
        let records = figures::records(&focus, &selection);
        let read = cells(&csv_of(&records));
        assert_eq!(read.len(), records.len() + 1, "{selection:?}");
        let json = figures::json(&focus, &records, LINK);
        let json: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
        assert!(
            json["readme"]
                .as_array()
                .is_some_and(|lines| lines.len() > 5)
        );
        assert_eq!(json["address"], LINK);
        for (i, record) in records.iter().enumerate() {
            let names: Vec<&str> = record.iter().map(|(name, _)| *name).collect();
            assert_eq!(read[0], names);
            for (k, (name, content)) in record.iter().enumerate() {
                assert_eq!(json["figures"][i][*name], content.as_str());
                let cell = read[i + 1][k].trim_start_matches('\'');
                assert_eq!(cell, content.trim_start_matches('\''), "{name}");
            }
        }
    }
}

#[test]
fn what_is_implied_is_a_line_of_its_own() {
    let data = common::bundled();
    let selection = from_query("view=years&places=gia-lai/kbang&indicator=social_order_crime");
    let focus = Focus::new(&data, &selection).expect("there are reports");
    let read = cells(&csv_of(&figures::records(&focus, &selection)));
    let column = |name: &str| read[0].iter().position(|c| c == name).expect(name);
    let of = |row: &[String], name: &str| row[column(name)].clone();
    let stated = read
        .iter()
        .find(|r| of(r, "qualifier") == "exact")
        .expect("20 cases");
    assert_eq!(of(stated, "value"), "20");
    assert_eq!(
        (of(stated, "low"), of(stated, "high")),
        ("20".into(), "20".into())
    );
    assert_eq!(of(stated, "change_base"), "2023");
    assert_eq!(of(stated, "period_kind"), "year");
    assert_eq!(of(stated, "implied"), "");
    let implied = read
        .iter()
        .find(|r| of(r, "implied") == "yes")
        .expect("21 cases");
    assert_eq!(of(implied, "period"), "2023");
    assert_eq!(of(implied, "qualifier"), "implied");
    assert_eq!(of(implied, "value"), "21");
    assert!(!of(implied, "source").is_empty());
}

#[test]
fn no_cell_is_run_as_a_formula() {
    let document = r#"{
        "format": "binh-yen/1",
        "places": [{ "id": "x", "name": "=HYPERLINK(1)", "type": "province" }],
        "reports": [{
            "id": "r", "place": "x", "period": "2024",
            "source": { "publisher": "@SUM(A1)", "title": "+1+1", "published": "2024" },
            "figures": [
                { "indicator": "fire", "measure": "cases", "value": 3, "note": "\t=1" },
                { "indicator": "fire", "measure": "deaths", "value": 0, "note": "-2+3, \"q\"" }
            ]
        }]
    }"#;
    let data = load(&[Document {
        file: "x.json".into(),
        text: document.into(),
    }]);
    let selection = from_query("view=table&lang=en");
    let focus = Focus::new(&data, &selection).expect("there is a report");
    let read = cells(&csv_of(&figures::records(&focus, &selection)));
    let all: Vec<&String> = read.iter().flatten().collect();
    for cell in &all {
        let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
        assert!(!runs, "{cell:?}");
    }
    assert!(all.iter().any(|c| *c == "'@SUM(A1)"), "{all:?}");
    assert!(all.iter().any(|c| *c == "'-2+3, \"q\""), "{all:?}");
}

#[test]
fn a_sentence_goes_with_its_source_and_address() {
    let data = common::bundled();
    let mut said = 0;
    for selection in views(&data) {
        let focus = Focus::new(&data, &selection).expect("there are reports");
        for sentence in cite::said(&focus, &selection) {
            let text = cite::cited(&focus, &sentence, LINK);
            assert!(text.starts_with(&sentence.text));
            assert!(text.ends_with(LINK));
            let sources = text.lines().filter(|l| l.starts_with("Nguồn: ")).count();
            assert_eq!(sources, cite::reports(&focus, &sentence.at).len());
            said += usize::from(sources > 0);
        }
    }
    assert!(said > 40, "{said}");
}

#[test]
fn files_are_named_by_what_they_show() {
    let data = common::bundled();
    let name = |query: &str| {
        let selection = from_query(query);
        file_name(
            &Focus::new(&data, &selection).expect("there are reports"),
            &selection,
        )
    };
    assert_eq!(
        name("places=gia-lai/kbang&periods=2024"),
        "binh-yen_huyen-kbang_2024"
    );
    assert_eq!(name("view=sources"), "binh-yen_sources");
    let years = name("view=years&places=gia-lai/kbang,gia-lai/ia-pa");
    assert!(years.starts_with("binh-yen_huyen-kbang-1_"), "{years}");
}
