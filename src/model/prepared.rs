//! Reads JSON that this program's own companion wrote: what is missing is empty, what is of another
//! form is skipped, what is unknown is left alone. For anybody else's there is [`super::parse`].

use super::json::{Json, Kind, check};

/// A place in such a text.
pub struct Prepared<'a>(Json<'a>);

impl<'a> Prepared<'a> {
    /// Begins to read; `None` if the text is not JSON.
    pub fn new(text: &'a str) -> Option<Self> {
        check(text).is_ok().then(|| Self(Json::new(text)))
    }

    /// Reads an object: `field` is given each name and reads its value, or does not.
    pub fn object(&mut self, field: &mut dyn FnMut(&mut Self, &str)) {
        if self.0.kind() != Kind::Object {
            self.0.value();
            return;
        }
        self.0.open();
        while let Some(name) = self.0.key() {
            let start = self.0.at();
            field(self, &name);
            if self.0.at() == start {
                self.0.value();
            }
        }
    }

    /// Reads each thing of a list.
    pub fn list<T>(&mut self, item: fn(&mut Self) -> T) -> Vec<T> {
        let mut all = Vec::new();
        if self.0.kind() != Kind::List {
            self.0.value();
            return all;
        }
        self.0.open();
        while self.0.item() {
            all.push(item(self));
        }
        all
    }

    /// Reads a text.
    pub fn text(&mut self) -> String {
        match self.0.text() {
            Some(text) => text.into_owned(),
            None => {
                self.0.value();
                String::new()
            }
        }
    }

    /// Reads a list of texts.
    pub fn texts(&mut self) -> Vec<String> {
        self.list(Self::text)
    }

    /// Reads whether something is so.
    pub fn flag(&mut self) -> bool {
        self.0.value() == "true"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_of_another_form_is_skipped() {
        let text = r#"{"a":{"b":[1]},"t":"x\n","n":3,"l":["p",4,"q"],"f":true,"t2":7}"#;
        let mut prepared = Prepared::new(text).unwrap();
        let (mut seen, mut flag) = (Vec::new(), false);
        prepared.object(&mut |p, name| match name {
            "t" | "n" | "t2" => seen.push(p.text()),
            "l" => seen.extend(p.texts()),
            "f" => flag = p.flag(),
            _ => {}
        });
        assert_eq!(seen, ["x\n", "", "p", "", "q", ""]);
        assert!(flag);
        assert!(Prepared::new(&text[..9]).is_none());
    }
}
