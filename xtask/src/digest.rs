//! What a file must be: its digest, written as browsers read it in `integrity`.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256, Sha384};

/// Short, for what scripts carry.
pub fn sha256(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// As is usual in pages.
pub fn sha384(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// A name for all these files together, which changes when any of them does.
pub fn name<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>) -> String {
    let mut all = Sha256::new();
    for (name, bytes) in files {
        all.update(name);
        all.update([0]);
        all.update(Sha256::digest(bytes));
    }
    let bytes = all.finalize();
    bytes[..5].iter().map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `openssl dgst -sha256 -binary | base64` has it.
    #[test]
    fn digests_are_as_elsewhere() {
        assert_eq!(
            sha256(b""),
            "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
        );
        assert!(sha384(b"").starts_with("sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24don"));
    }

    #[test]
    fn the_name_tells_every_change() {
        let of = |files: &[(&'static str, &'static [u8])]| name(files.iter().copied());
        let one = of(&[("a", b"1"), ("b", b"2")]);
        assert_eq!(one.len(), 10);
        assert_eq!(one, of(&[("a", b"1"), ("b", b"2")]));
        assert_ne!(one, of(&[("a", b"2"), ("b", b"1")]));
        assert_ne!(one, of(&[("a", b"1"), ("c", b"2")]));
    }
}
