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

    /// Reads a list whose things differ: its first, its second and so on. What is missing at its end
    /// is empty, what is more is left alone.
    pub fn record(&mut self) -> Record<'_, 'a> {
        let more = self.0.kind() == Kind::List;
        match more {
            true => self.0.open(),
            false => {
                self.0.value();
            }
        }
        Record { of: self, more }
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

/// A list whose things differ, up to some place in it.
pub struct Record<'p, 'a> {
    of: &'p mut Prepared<'a>,
    more: bool,
}

impl Record<'_, '_> {
    /// Reads the next thing.
    pub fn field<T: Value>(&mut self) -> T {
        match self.has_more() {
            true => T::read(self.of),
            false => T::default(),
        }
    }

    /// Ends reading.
    pub fn end(mut self) {
        while self.has_more() {
            self.of.0.value();
        }
    }

    fn has_more(&mut self) -> bool {
        self.more = self.more && self.of.0.item();
        self.more
    }
}

/// What can stand in such a text.
pub trait Value: Default {
    /// Reads it; something of another form is skipped and leaves it empty.
    fn read(p: &mut Prepared) -> Self;
}

impl Value for String {
    fn read(p: &mut Prepared) -> Self {
        p.text()
    }
}

impl Value for bool {
    fn read(p: &mut Prepared) -> Self {
        p.flag()
    }
}

impl Value for usize {
    fn read(p: &mut Prepared) -> Self {
        p.0.value().parse().unwrap_or_default()
    }
}

impl<T: Value> Value for Vec<T> {
    fn read(p: &mut Prepared) -> Self {
        p.list(T::read)
    }
}

impl<T: Value> Value for Option<T> {
    fn read(p: &mut Prepared) -> Self {
        match p.0.kind() {
            Kind::Null => {
                p.0.value();
                None
            }
            _ => Some(T::read(p)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_may_be_shorter_or_longer_than_what_is_asked_of_it() {
        let mut p =
            Prepared::new(r#"[["a",true,null,["x"]],["b"],7,["c",1,["d"],"e",[8],9]]"#).unwrap();
        let read = |p: &mut Prepared| {
            let mut record = p.record();
            let found: (String, bool, Option<Vec<String>>, Vec<String>) = (
                record.field(),
                record.field(),
                record.field(),
                record.field(),
            );
            record.end();
            found
        };
        let all = p.list(read);
        let text = |t: &str| t.to_owned();
        assert_eq!(all[0], (text("a"), true, None, vec![text("x")]));
        assert_eq!(all[1], (text("b"), false, None, vec![]));
        assert_eq!(all[2], Default::default());
        assert_eq!(all[3], (text("c"), false, Some(vec![text("d")]), vec![]));
    }

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
