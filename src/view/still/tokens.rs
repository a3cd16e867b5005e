//! Walks through markup that Yew's server renderer or a browser writes, which is well-formed.

/// A piece of markup.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Token<'a> {
    /// `<name …>`: the name, and everything after it up to `>`.
    Open(&'a str, &'a str),
    /// `</name>`.
    Close(&'a str),
    /// What stands between tags, escaped as it is.
    Text(&'a str),
}

/// Elements that have no end tag.
pub(super) fn is_void(name: &str) -> bool {
    matches!(name, "br" | "img" | "input" | "link" | "meta")
}

/// The pieces of `html`, in order; put together again they are `html`.
pub(super) fn tokens(html: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = html;
    std::iter::from_fn(move || {
        let tag = rest.strip_prefix('<');
        let length = match tag {
            None if rest.is_empty() => return None,
            None => rest.find('<').unwrap_or(rest.len()),
            Some(_) => end_of_tag(rest),
        };
        let (piece, after) = rest.split_at(length);
        rest = after;
        let inside = piece
            .strip_prefix('<')
            .map(|tag| tag.strip_suffix('>').unwrap_or(tag));
        Some(match inside {
            None => Token::Text(piece),
            Some(tag) => match tag.strip_prefix('/') {
                Some(name) => Token::Close(name),
                None => {
                    let end = tag.find(char::is_whitespace).unwrap_or(tag.len());
                    Token::Open(&tag[..end], &tag[end..])
                }
            },
        })
    })
}

/// The length of the tag that `html` begins with. A `>` in a value does not end it.
fn end_of_tag(html: &str) -> usize {
    let mut quoted = false;
    for (at, letter) in html.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '>' if !quoted => return at + 1,
            _ => {}
        }
    }
    html.len()
}

/// The attributes of a tag as `(name, value)`, values escaped as they are.
pub(super) fn attributes(text: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c == '=' || c.is_whitespace());
        let (name, after) = rest.split_at(end.unwrap_or(rest.len()));
        let quoted = after
            .strip_prefix("=\"")
            .and_then(|value| value.split_once('"'));
        let (value, after) = quoted.unwrap_or(("", after.trim_start_matches('=')));
        found.push((name, value));
        rest = after.trim_start();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_put_together_are_the_whole() {
        let html = "a &lt; b<p class=\"x > y\" hidden>c<br></p>";
        let mut again = String::new();
        for token in tokens(html) {
            match token {
                Token::Open(name, rest) => again.push_str(&format!("<{name}{rest}>")),
                Token::Close(name) => again.push_str(&format!("</{name}>")),
                Token::Text(text) => again.push_str(text),
            }
        }
        assert_eq!(again, html);
        let second = tokens(html).nth(1);
        assert_eq!(second, Some(Token::Open("p", " class=\"x > y\" hidden")));
    }

    #[test]
    fn attributes_keep_their_values() {
        let found = attributes(" class=\"a b\" hidden value=\"&quot;\"");
        assert_eq!(
            found,
            [("class", "a b"), ("hidden", ""), ("value", "&quot;")]
        );
    }
}
