//! Annotations of GitHub Actions: a workflow command a finding.
//!
//! Only ten of each kind are shown a step, so they are held back and written worst first. The job summary, which has
//! room for all, is the Markdown output's.

use super::neutral::line;
use super::render::Render;
use super::wording::{self, fill};
use super::{Options, UNREADABLE, gate, path};
use crate::document::Place;
use crate::review::{Finding, Language, Review, Severity, Summary, Unreviewed};
use std::io::{Result, Write};

/// Lays out findings as workflow commands.
pub(super) struct GitHub {
    language: Language,
    /// Files that could not be reviewed, errors, warnings, notes.
    commands: [Vec<String>; 4],
}

impl GitHub {
    pub(super) fn new(options: Options) -> Self {
        Self {
            language: options.language,
            commands: Default::default(),
        }
    }

    fn finding(&self, review: &Review<'_>, finding: &Finding<'_>) -> String {
        let place = finding.quote.place;
        let position = finding.quote.position;
        let mut properties = file(&review.path);
        // A line of the extracted text is no line of a Word document: there the message alone says where.
        if place == Place::default() && position.line > 0 {
            properties.push(format!("line={}", position.line));
            properties.push(format!("col={}", position.column));
            if position.length > 0 {
                properties.push(format!("endLine={}", position.end.line));
                properties.push(format!("endColumn={}", position.end.column));
            }
        }
        properties.push(format!("title={}", property(finding.rule)));
        let message = wording::placed(finding, self.language);
        command(
            kind(finding.severity),
            &properties,
            &self.with_help(&message, &finding.help),
        )
    }

    fn with_help(&self, message: &str, help: &str) -> String {
        if help.is_empty() {
            message.to_owned()
        } else {
            fill(wording::ADVISED.get(self.language), &[&message, &help])
        }
    }
}

impl Render for GitHub {
    fn review(&mut self, _out: &mut dyn Write, review: &Review<'_>, _encoded: &[u8]) -> Result<()> {
        for finding in &review.findings {
            let command = self.finding(review, finding);
            self.commands[rank(finding.severity)].push(command);
        }
        for note in wording::notes(review, self.language) {
            self.commands[2].push(unreadable(Severity::Warning, &review.path, &note));
        }
        Ok(())
    }

    fn unreviewed(&mut self, _out: &mut dyn Write, unreviewed: &Unreviewed) -> Result<()> {
        let message = self.with_help(&unreviewed.message, &unreviewed.help);
        self.commands[0].push(unreadable(Severity::Error, &unreviewed.path, &message));
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> Result<()> {
        for one in gate::beside(summary, self.language) {
            let mut properties = file(one.path);
            if one.line > 1 {
                properties.push(format!("line={}", one.line));
            }
            properties.push(format!("title={}", property(one.rule)));
            let message = self.with_help(&one.message, one.help);
            let command = command(kind(one.severity), &properties, &message);
            self.commands[rank(one.severity)].push(command);
        }
        for command in self.commands.iter().flatten() {
            writeln!(out, "{command}")?;
        }
        writeln!(out, "{}", wording::checked(summary, self.language))
    }
}

/// The place of a severity's commands.
fn rank(severity: Severity) -> usize {
    match severity {
        Severity::Error => 1,
        Severity::Warning => 2,
        Severity::Note => 3,
    }
}

fn kind(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    }
}

/// The property that names the file; none for standard input.
fn file(path: &str) -> Vec<String> {
    let file = path::file(path).map(|path| format!("file={}", property(path)));
    file.into_iter().collect()
}

/// A file that could not be read, or a part of one.
fn unreadable(severity: Severity, path: &str, message: &str) -> String {
    let mut properties = file(path);
    properties.push(format!("title={UNREADABLE}"));
    command(kind(severity), &properties, message)
}

fn command(kind: &str, properties: &[String], message: &str) -> String {
    format!("::{kind} {}::{}", properties.join(","), data(message))
}

/// The message of a command. Line breaks are blanks by then.
fn data(text: &str) -> String {
    line(text).replace('%', "%25")
}

/// The value of a property, in which two more signs have a meaning.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{command, file};

    #[test]
    fn no_name_and_no_message_can_end_a_command() {
        let command = command("error", &file("./a,b::c\n%.txt"), "甲\r\n::error::乙 50%0A");
        assert_eq!(
            command,
            "::error file=a%2Cb%3A%3Ac %25.txt::甲  ::error::乙 50%250A"
        );
        assert!(file("-").is_empty());
    }
}
