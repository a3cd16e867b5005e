//! Link previews: the tags of a page, and its picture without a browser.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    reason = "in a test, stopping at once is what should happen"
)]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

fn run(args: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_binh-yen"));
    program
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args([
            "render",
            "data",
            "--places",
            "gia-lai/kbang",
            "--lang",
            "vi",
        ])
        .args(args)
        .output()
        .unwrap()
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn file(name: &str) -> PathBuf {
    std::env::temp_dir().join(format!("binh-yen-{}-{name}", std::process::id()))
}

#[test]
fn a_page_for_previews_says_what_it_is() {
    let page = run(&["--as", "page"]);
    let html = out(&page);
    for tag in [
        "<meta name=\"description\" content=\"Năm 2024, huyện Kbang ghi nhận 20",
        "<meta property=\"og:title\" content=\"Huyện Kbang, tỉnh Gia Lai – an ninh trật tự năm 2024",
        "<meta property=\"og:locale\" content=\"vi_VN\">",
        "<meta name=\"twitter:card\" content=\"summary\">",
    ] {
        assert!(html.contains(tag), "{tag}: {html}");
    }
    for absent in ["og:url", "og:image", "canonical"] {
        assert!(!html.contains(absent), "{absent} without an address");
    }
}

#[test]
fn a_preview_as_svg_stands_beside_the_page() {
    let svg = file("preview.svg");
    let address = "https://example.vn/tin/kbang.html?a=1&b=2";
    let path = svg.to_str().unwrap();
    let page = run(&["--as", "page", "--page", address, "--preview", path]);
    assert!(page.status.success(), "{page:?}");
    let html = out(&page);
    let image = format!(
        "https://example.vn/tin/{}",
        svg.file_name().unwrap().to_str().unwrap()
    );
    assert!(
        html.contains(&format!("<meta property=\"og:image\" content=\"{image}\">")),
        "{html}"
    );
    assert!(html.contains(
        "<link rel=\"canonical\" href=\"https://example.vn/tin/kbang.html?a=1&amp;b=2\">"
    ));
    assert!(html.contains("summary_large_image"));
    let drawn = fs::read_to_string(&svg).unwrap();
    fs::remove_file(&svg).unwrap();
    assert!(drawn.starts_with("<svg ") && drawn.contains("width=\"1200\" height=\"630\""));
    assert!(drawn.contains("example.vn/tin/"), "{drawn}");
}

#[test]
fn what_can_not_be_a_preview_is_said() {
    let sources = run(&["--as", "page", "--view", "sources", "--preview", "x.svg"]);
    assert_eq!(sources.status.code(), Some(1));
    let other = run(&["--as", "page", "--preview", "x.gif"]);
    assert_eq!(other.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&other.stderr).contains(".png or .svg"));
    let bare = run(&["--preview", "x.svg"]);
    assert_eq!(bare.status.code(), Some(2));
    let picture = run(&["--as", "picture", "--shape", "tall"]);
    assert!(out(&picture).contains("width=\"1080\" height=\"1350\""));
}

#[cfg(not(feature = "preview"))]
#[test]
fn a_preview_as_png_needs_the_feature_and_says_so() {
    let png = run(&["--as", "page", "--preview", "x.png"]);
    assert_eq!(png.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&png.stderr).contains("--features preview"));
}

#[cfg(feature = "preview")]
#[test]
fn a_preview_as_png_has_words_and_figures() {
    let png = file("preview.png");
    let page = run(&["--as", "page", "--preview", png.to_str().unwrap()]);
    assert!(page.status.success(), "{page:?}");
    let bytes = fs::read(&png).unwrap();
    fs::remove_file(&png).unwrap();
    let pixels = resvg::tiny_skia::Pixmap::decode_png(&bytes).unwrap();
    assert_eq!((pixels.width(), pixels.height()), (1200, 630));
    // Letters of the heading at the upper left, figures at the right.
    let dark = |from: u32, to: u32| {
        let inside = (from..to).flat_map(|x| (30..480).map(move |y| (x, y)));
        inside
            .filter(|(x, y)| pixels.pixel(*x, *y).unwrap().red() < 128)
            .count()
    };
    assert!(dark(30, 430) > 2000, "{}", dark(30, 430));
    assert!(dark(700, 1170) > 500, "{}", dark(700, 1170));
}
