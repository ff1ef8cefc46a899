//! The program and its rules in SARIF: what a reader of a result needs to know of the rule.

use crate::pack::{Language, Pack, Rule};
use serde_json::{Value, json};

/// Where the project's pages are; empty where it has none.
const REPOSITORY: &str = env!("CARGO_PKG_REPOSITORY");

/// The program, with the pack's rules.
pub(super) fn tool(pack: &Pack, language: Language) -> Value {
    let rules: Vec<_> = pack
        .rules
        .iter()
        .map(|rule| descriptor(rule, language))
        .collect();
    let mut driver = json!({
        "name": "xxgk",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "language": match language {
            Language::Chinese => "zh-CN",
            Language::English => "en",
        },
        "rules": rules,
    });
    if !REPOSITORY.is_empty() {
        driver["informationUri"] = json!(REPOSITORY);
    }
    json!({"driver": driver})
}

fn descriptor(rule: &Rule, language: Language) -> Value {
    let why = rule.why.get(language);
    let help = rule.help(None, language).outline();
    let basis = rule.basis.get(language);
    let mut descriptor = json!({
        "id": rule.name,
        "shortDescription": {"text": rule.title.get(language)},
        "fullDescription": {"text": why},
        "help": {
            "text": format!("{help}\n{basis}\nxxgk explain {}", rule.name),
            "markdown": format!("{help}\n\n{basis}\n\n`xxgk explain {}`", rule.name),
        },
        "defaultConfiguration": {"level": rule.severity.name()},
        "properties": {"tags": [rule.group]},
    });
    if !REPOSITORY.is_empty() {
        descriptor["helpUri"] = json!(format!("{REPOSITORY}#{}", rule.name));
    }
    descriptor
}
