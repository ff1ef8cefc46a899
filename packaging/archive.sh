#!/usr/bin/env bash
# Builds the program for a target and packs it: archive.sh TARGET FOLDER writes xxgk-TARGET.tar.gz (.zip for Windows) and
# its .sha256 into FOLDER. The archive holds the program, manual pages, completions, licences and the READMEs.
set -euo pipefail
cd "$(dirname "$0")/.."
target=$1
mkdir -p "$2"
out=$(cd "$2" && pwd)

cargo build --release --locked --target "$target"
built=${CARGO_TARGET_DIR:-target}/$target/release
name=xxgk-$target
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
mkdir -p "$stage/$name/completions"
cp README.md README.zh-CN.md CHANGELOG.md LICENSE-APACHE LICENSE-MIT "$stage/$name/"

case $target in
  *-windows-*) program=$built/xxgk.exe ;;
  *) program=$built/xxgk ;;
esac
cp "$program" "$stage/$name/"

# What the program says of itself is the same for every target; a program that does not run here cannot say it.
if "$program" --version > /dev/null 2>&1; then
  "$program" man "$stage/$name/man/man1"
  for shell in bash zsh fish powershell nushell; do
    "$program" completions "$shell" > "$stage/$name/completions/xxgk.$shell"
  done
else
  echo "note: $program does not run on this machine; $name goes without manual pages and completions"
  rmdir "$stage/$name/completions"
fi

case $target in
  *-windows-*)
    archive=$name.zip
    rm -f "$out/$archive"
    (cd "$stage" && python3 -m zipfile -c "$out/$archive" "$name")
    ;;
  *)
    archive=$name.tar.gz
    tar -C "$stage" -czf "$out/$archive" --owner=0 --group=0 "$name"
    ;;
esac
(cd "$out" && sha256sum "$archive" > "$archive.sha256")
echo "$out/$archive"
