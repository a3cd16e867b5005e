//! A picture written to a file: as SVG, or as PNG with the fonts of this machine.

use std::fs;
use std::path::Path;

/// Writes an SVG document as what the name of the file says.
pub(super) fn write(svg: &str, file: &Path) -> Result<(), String> {
    let ending = file.extension().and_then(|e| e.to_str());
    let bytes = match ending {
        Some("svg") => svg.as_bytes().to_vec(),
        Some("png") => png(svg)?,
        _ => {
            return Err(format!(
                "{}: write a name that ends in .png or .svg",
                file.display()
            ));
        }
    };
    fs::write(file, bytes).map_err(|e| format!("{}: {e}", file.display()))
}

#[cfg(not(feature = "preview"))]
fn png(_: &str) -> Result<Vec<u8>, String> {
    Err(
        "this binh-yen was built without PNG; build it with `--features preview`, or write .svg"
            .to_owned(),
    )
}

#[cfg(feature = "preview")]
use drawn::png;

#[cfg(feature = "preview")]
mod drawn {
    //! PNG by resvg.

    use resvg::{tiny_skia, usvg};
    use usvg::fontdb::Database;

    /// Letters that stand for all of Vietnamese: a stroke, a horn, two marks on one letter.
    const LETTERS: &str = "đưễỘ";

    /// Families that are asked first, as the widget's own style names them.
    const FIRST: [&str; 5] = ["Noto Sans", "Roboto", "Segoe UI", "Arial", "DejaVu Sans"];

    /// The picture as PNG, as large as it says.
    pub(super) fn png(svg: &str) -> Result<Vec<u8>, String> {
        let mut options = usvg::Options::default();
        options.fontdb_mut().load_system_fonts();
        let family = family(options.fontdb_mut()).ok_or(NO_FONT)?;
        options.fontdb_mut().set_sans_serif_family(family);
        let tree = usvg::Tree::from_str(svg, &options).map_err(|e| e.to_string())?;
        if !whole(tree.root()) {
            return Err(NO_FONT.to_owned());
        }
        let size = tree.size().to_int_size();
        let pixels = tiny_skia::Pixmap::new(size.width(), size.height());
        let mut pixels = pixels.ok_or("the picture has no size")?;
        resvg::render(&tree, tiny_skia::Transform::default(), &mut pixels.as_mut());
        pixels.encode_png().map_err(|e| e.to_string())
    }

    const NO_FONT: &str = "no font with Vietnamese letters on this machine; install one, such as \
                           Noto Sans, or write .svg";

    /// A family that has all letters.
    fn family(fonts: &Database) -> Option<String> {
        let own = |name: &str| {
            let faces = fonts.faces();
            let known = faces.flat_map(|f| &f.families).any(|(n, _)| n == name);
            known && able(fonts, name)
        };
        if let Some(name) = FIRST.into_iter().find(|name| own(name)) {
            return Some(name.to_owned());
        }
        let faces = fonts.faces().flat_map(|f| f.families.first());
        let mut names: Vec<&String> = faces.map(|(name, _)| name).collect();
        names.sort();
        names.dedup();
        names.into_iter().find(|name| able(fonts, name)).cloned()
    }

    /// Whether a family has all letters without help of another.
    fn able(fonts: &Database, family: &str) -> bool {
        let options = usvg::Options {
            fontdb: std::sync::Arc::new(fonts.clone()),
            font_resolver: usvg::FontResolver {
                select_fallback: Box::new(|_, _, _| None),
                ..usvg::FontResolver::default()
            },
            ..usvg::Options::default()
        };
        let family = crate::view::take::css::escaped(family);
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">\
             <text font-family=\"'{family}'\">{LETTERS}</text></svg>"
        );
        usvg::Tree::from_str(&svg, &options).is_ok_and(|tree| whole(tree.root()))
    }

    /// Whether every letter is drawn with a glyph of its own.
    fn whole(group: &usvg::Group) -> bool {
        group.children().iter().all(|node| match node {
            usvg::Node::Group(group) => whole(group),
            usvg::Node::Text(text) => {
                let spans = text.layouted();
                let mut glyphs = spans.iter().flat_map(|s| &s.positioned_glyphs);
                !spans.is_empty() && glyphs.all(|g| g.id.0 != 0)
            }
            _ => true,
        })
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn without_fonts_it_is_said_and_not_drawn_empty() {
            assert_eq!(family(&Database::new()), None);
        }
    }
}
