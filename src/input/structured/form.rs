//! What the form of a structured report is made of: tables, fields, and what a field may hold. The tables themselves
//! stand in `tables.rs`.

/// A value that a field may hold, and what it is called in Chinese.
pub(super) type Choice = (&'static str, &'static str);

/// What a field holds.
#[derive(Clone, Copy, Debug)]
pub(super) enum Form {
    /// A few words.
    Words,
    /// Running text, on one line or several.
    Text,
    /// A whole number.
    Number {
        /// The least allowed.
        low: u32,
        /// The greatest allowed.
        high: u32,
    },
    /// A day.
    Date,
    /// A day, or words for one ("2025年6月底前").
    DateOrWords,
    /// One of a few ids.
    Choice(&'static [Choice]),
    /// A web address.
    Address,
    /// A list of web addresses.
    Addresses,
}

/// Whether a field may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// It may.
    Optional,
    /// It must be there, and may be blank: a form that is still to be filled in is read, and found thin.
    Present,
    /// It must be there and say something.
    Filled,
}

/// A field of a table.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) key: &'static str,
    pub(super) meaning: &'static str,
    pub(super) form: Form,
    pub(super) need: Need,
    /// The line as it would stand in a file.
    pub(super) example: &'static str,
}

impl Field {
    /// What belongs in it, for help.
    pub(super) fn belongs(&self) -> String {
        match self.form {
            Form::Choice(choices) => format!(
                "{}（{}），可以写：{}",
                self.example,
                self.meaning,
                list(choices)
            ),
            _ => format!("{}（{}）", self.example, self.meaning),
        }
    }
}

/// Ids with their Chinese names, in one line.
fn list(choices: &[Choice]) -> String {
    let choices: Vec<String> = choices
        .iter()
        .map(|(id, name)| format!("\"{id}\"（{name}）"))
        .collect();
    choices.join("、")
}

/// A table of the file.
#[derive(Debug)]
pub(super) struct Table {
    /// Its name; empty for the top of the file.
    pub(super) key: &'static str,
    pub(super) meaning: &'static str,
    /// Whether it may stand several times, as `[[name]]`.
    pub(super) many: bool,
    pub(super) required: bool,
    pub(super) fields: &'static [Field],
}

impl Table {
    /// The table as it is written in a file.
    pub(super) fn head(&self) -> String {
        match self.many {
            true => format!("[[{}]]", self.key),
            false => format!("[{}]", self.key),
        }
    }

    /// Where its fields stand, to begin a message with.
    pub(super) fn place(&self) -> String {
        if self.key.is_empty() {
            "文件最外层".to_owned()
        } else {
            format!("{} 中", self.head())
        }
    }
}
