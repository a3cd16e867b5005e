//! Bytes as text.

/// The text of bytes; a question mark for each byte that is not UTF-8, so that the rest can be used.
pub fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|wrong| mended(wrong.into_bytes()))
}

fn mended(mut bytes: Vec<u8>) -> String {
    let mut from = 0;
    while let Err(wrong) = std::str::from_utf8(&bytes[from..]) {
        from += wrong.valid_up_to();
        bytes[from] = b'?';
    }
    String::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_utf8_is_marked_and_the_rest_stays() {
        assert_eq!(text("Huyện Kbang".into()), "Huyện Kbang");
        assert_eq!(text(b"".to_vec()), "");
        assert_eq!(
            text(b"\xff\"a\": \xe1\xba\xbf\xe1\xba b\xc3".to_vec()),
            "?\"a\": ế?? b?"
        );
        // Another encoding: each byte is looked at once.
        assert_eq!(text(vec![0xe1; 1_000_000]).len(), 1_000_000);
    }
}
