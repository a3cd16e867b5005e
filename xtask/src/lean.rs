//! Scripts as they are published: without whole-line comments and indentation, so that what explains
//! the code costs readers nothing. No parser: a script this could harm is refused.

use anyhow::{Result, bail};

/// The script without lines that hold only a comment, indentation and empty lines.
pub fn script(name: &str, text: &str) -> Result<String> {
    let mut kept = String::with_capacity(text.len());
    let mut in_comment = false;
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if in_comment || line.starts_with("/*") {
            if let Some((_, after)) = line.split_once("*/")
                && !after.is_empty()
            {
                bail!("{name}:{}: code after a comment", number + 1);
            }
            in_comment = !line.ends_with("*/");
            continue;
        }
        if line.is_empty() || line.starts_with("//") {
            continue;
        }
        // What goes on in the next line would lose its spaces.
        let ticks = line.replace("\\`", "").matches('`').count();
        if ticks % 2 == 1 || line.ends_with('\\') {
            bail!("{name}:{}: a string of several lines", number + 1);
        }
        kept.push_str(line);
        kept.push('\n');
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_indentation_and_empty_lines_go_the_rest_stays() {
        let text = "// Says why.\nconst a = 1; // stays\n\n/** One. */\n/*\n * Two\n */\n  a `b ${c}` // d\n";
        assert_eq!(
            script("a.js", text).unwrap(),
            "const a = 1; // stays\na `b ${c}` // d\n"
        );
    }

    #[test]
    fn what_it_could_harm_is_refused() {
        for text in [
            "const a = `one\n  two`;",
            "const a = 'one \\\n  two';",
            "/* one */ two();",
        ] {
            assert!(script("a.js", text).is_err(), "{text}");
        }
    }

    #[test]
    fn our_own_scripts_can_be_made_lean() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../embed");
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "js") {
                let text = std::fs::read_to_string(&path).unwrap();
                let lean = script(&path.display().to_string(), &text).unwrap();
                assert!(!lean.contains("\n//") && lean.len() < text.len());
            }
        }
    }
}
