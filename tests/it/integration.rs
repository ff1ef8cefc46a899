//! What other programs run of this one is there: the hooks' commands, the action's options, the completions and the manual
//! pages. `packaging/check.sh` plays the integrations themselves.

use std::path::Path;
use std::process::{Command, Output};

const HOOKS: &str = include_str!("../../.pre-commit-hooks.yaml");
const ACTION: &str = include_str!("../../action.yml");
const ACTION_CHECK: &str = include_str!("../../packaging/action-check.sh");
const GITLAB: &str = include_str!("../../packaging/gitlab/xxgk.yml");
const RELEASE: &str = include_str!("../../.github/workflows/release.yml");
const GUIDE: &str = include_str!("../../docs/integrations.md");
const SHELLS: [&str; 5] = ["bash", "zsh", "fish", "powershell", "nushell"];

fn xxgk(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xxgk"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("GITHUB_STEP_SUMMARY")
        .args(arguments)
        .output()
        .expect("the program runs")
}

fn printed(arguments: &[&str]) -> String {
    let output = xxgk(arguments);
    assert!(output.status.success(), "{arguments:?}");
    String::from_utf8(output.stdout).expect("the program speaks UTF-8")
}

/// The options in a text, without what follows their `=`.
fn options(text: &str) -> Vec<&str> {
    let words = text.split(|c: char| c.is_whitespace() || "=[](),;\"'`".contains(c));
    words
        .filter(|word| word.strip_prefix("--").is_some_and(|name| !name.is_empty()))
        .collect()
}

/// The keys of the block under a line of a YAML file, which are indented by two columns.
fn keys<'t>(yaml: &'t str, block: &str) -> Vec<&'t str> {
    let inside = yaml.lines().skip_while(|line| *line != block).skip(1);
    inside
        .take_while(|line| line.is_empty() || line.starts_with(' '))
        .filter_map(|line| line.strip_prefix("  ")?.strip_suffix(':'))
        .filter(|key| !key.starts_with(' '))
        .collect()
}

#[test]
fn every_option_that_an_integration_gives_exists() {
    let help = printed(&["check", "--help"]);
    let known = options(&help);
    let of_check = |text: &'static str, program: &str| {
        let lines = text
            .lines()
            .filter(|line| !line.trim_start().starts_with('#'));
        let calls = lines.filter(|line| line.contains(program));
        calls.flat_map(options).collect::<Vec<_>>()
    };
    let hooks = of_check(HOOKS, "args:");
    let given = ["option --", "flag --", "options=("];
    let action: Vec<_> = given
        .iter()
        .flat_map(|one| of_check(ACTION_CHECK, one))
        .collect();
    let gitlab = of_check(GITLAB, "xxgk check");
    for (from, options) in [("hooks", hooks), ("action", action), ("gitlab", gitlab)] {
        assert!(!options.is_empty(), "{from} gives no option");
        for option in options {
            assert!(known.contains(&option), "{from}: there is no {option}");
        }
    }
}

#[test]
fn the_hooks_run_a_command_that_exists() {
    let entries: Vec<_> = HOOKS
        .lines()
        .filter_map(|line| line.trim().strip_prefix("entry: xxgk "))
        .collect();
    assert_eq!(entries.len(), HOOKS.matches("- id: ").count());
    for command in entries {
        printed(&[command, "--help"]);
    }
}

#[test]
fn every_input_of_the_action_reaches_an_option() {
    let inputs = keys(ACTION, "inputs:");
    assert!(inputs.len() > 5, "{inputs:?}");
    for input in inputs {
        let name = format!("GATE_{}", input.replace('-', "_").to_ascii_uppercase());
        let passed = format!("{name}: ${{{{ inputs.{input} }}}}");
        assert!(ACTION.contains(&passed), "{input} is not passed on");
        let used = format!("{name}:");
        let install = include_str!("../../packaging/action-install.sh");
        assert!(
            ACTION_CHECK.contains(&used) || install.contains(&used),
            "{input} is used nowhere"
        );
        assert!(
            GUIDE.contains(&format!("`{input}`")),
            "the guide does not name {input}"
        );
    }
}

/// The guide's blocks of code in a language.
fn snippets(language: &str) -> Vec<&'static str> {
    let blocks = GUIDE.split("\n```").skip(1).step_by(2);
    blocks
        .filter_map(|block| block.strip_prefix(language)?.strip_prefix('\n'))
        .collect()
}

#[test]
fn the_guide_names_what_there_is() {
    let yaml = snippets("yaml").concat();
    let hook = yaml
        .lines()
        .find_map(|line| line.trim().strip_prefix("- id: "));
    let hook = hook.expect("the guide shows a hook");
    assert!(HOOKS.contains(&format!("- id: {hook}\n")));
    let inputs = keys(ACTION, "inputs:");
    let with = yaml
        .lines()
        .skip_while(|line| line.trim() != "with:")
        .skip(1);
    let given = with.take_while(|line| line.starts_with("          "));
    let given: Vec<_> = given
        .filter_map(|line| line.trim().split_once(':'))
        .collect();
    assert!(!given.is_empty(), "the guide shows no input");
    for (input, _) in given {
        assert!(inputs.contains(&input), "there is no input {input}");
    }
    for line in yaml.lines().filter(|line| line.starts_with("  GATE_")) {
        let variable = line.split(':').next().unwrap_or_default();
        assert!(
            GITLAB.contains(&format!("\n{variable}:")),
            "there is no {variable}"
        );
    }
    let known = printed(&["check", "--help"]);
    for option in options(&yaml) {
        assert!(options(&known).contains(&option), "there is no {option}");
    }
    let typed = snippets("sh").concat();
    let calls = typed
        .lines()
        .filter_map(|line| line.strip_prefix("xxgk completions "));
    let shells: Vec<_> = calls.filter_map(|call| call.split(' ').next()).collect();
    assert_eq!(shells, SHELLS);
}

#[test]
fn every_script_that_is_run_is_there() {
    for text in [ACTION, RELEASE, GUIDE, include_str!("../../.ci/run")] {
        for (at, _) in text.match_indices("packaging/") {
            let path = text[at..]
                .split(|c: char| c.is_whitespace() || "\"'`,;)]".contains(c))
                .next()
                .unwrap_or_default();
            let whole = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
            assert!(whole.exists(), "{path} is not there");
        }
    }
}

#[test]
fn every_shell_has_completions_that_know_the_commands() {
    for shell in SHELLS {
        let script = printed(&["completions", shell]);
        for word in ["check", "explain", "fail-on", "baseline"] {
            assert!(script.contains(word), "{shell} does not know {word}");
        }
    }
    assert_eq!(xxgk(&["completions", "tcsh"]).status.code(), Some(2));
}

/// Runs a script with a program of this machine; a program that is not there proves nothing either way.
fn loads(program: &str, arguments: &[&str]) {
    let Ok(output) = Command::new(program).args(arguments).output() else {
        return;
    };
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program}: {said}");
}

#[test]
fn the_shells_of_this_machine_load_their_completions() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("completions");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let path = |shell: &str| {
        let path = folder.join(shell);
        std::fs::write(&path, printed(&["completions", shell])).expect("the file can be written");
        path.display().to_string()
    };
    if cfg!(unix) {
        let bash = format!("source '{}' && complete -p xxgk", path("bash"));
        loads("bash", &["--norc", "-c", &bash]);
        loads("zsh", &["-f", "-n", &path("zsh")]);
        loads("fish", &["--no-execute", &path("fish")]);
    }
}

#[test]
fn a_manual_page_is_written_for_every_command() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("man");
    let target = folder.display().to_string();
    printed(&["man", &target]);
    for name in ["xxgk", "xxgk-check", "xxgk-waiver-add", "xxgk-completions"] {
        let page = folder.join(format!("{name}.1"));
        let text = std::fs::read_to_string(&page).expect("the page is there");
        assert!(text.contains(".SH 名称"), "{name}");
        assert!(!text.contains("Possible values:"), "{name}");
        let page = page.display().to_string();
        loads("mandoc", &["-Tutf8", "-W", "error", &page]);
    }
    let english = printed(&["man", "--lang", "en"]);
    assert!(english.contains(".SH NAME"));
}

#[test]
fn a_manual_that_cannot_be_written_is_told() {
    let output = xxgk(&["man", "Cargo.toml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("Cargo.toml"));
}
