#!/usr/bin/env bash
# The first step of action.yml: finds an xxgk and writes `program=PATH` to GITHUB_OUTPUT. It is the one that was named;
# else that of the release of the action's version, if its checksum holds; else one built from the action's source.
set -euo pipefail

tell() { echo "program=$1" >> "$GITHUB_OUTPUT"; }

if [[ -n ${GATE_BINARY:-} ]]; then
  program=$(command -v -- "$GATE_BINARY") || { echo "::error::no xxgk at $GATE_BINARY"; exit 2; }
  tell "$program"
  exit
fi

folder=${RUNNER_TEMP:-$(mktemp -d)}/xxgk
mkdir -p "$folder"

case $(uname -s) in
  Linux) target=x86_64-unknown-linux-musl archive=xxgk-$target.tar.gz program=xxgk ;;
  MINGW* | MSYS* | CYGWIN*) target=x86_64-pc-windows-gnu archive=xxgk-$target.zip program=xxgk.exe ;;
  *) target='' archive='' program=xxgk ;;
esac
[[ $(uname -m) == x86_64 ]] || target=''

# A release there is only for a tag; whoever pins a commit gets that commit, built.
download() {
  [[ -n $target && ${GATE_REF:-} == v* && -n ${GATE_REPOSITORY:-} ]] || return 1
  command -v gh > /dev/null || return 1
  gh release download "$GATE_REF" --repo "$GATE_REPOSITORY" --dir "$folder" --clobber \
    --pattern "$archive" --pattern "$archive.sha256" || return 1
}

if download; then
  # A checksum that does not hold is no reason to go on in another way.
  (cd "$folder" && sha256sum --check --strict "$archive.sha256")
  case $archive in
    *.zip) (cd "$folder" && unzip -qo "$archive") ;;
    *) tar -xzf "$folder/$archive" -C "$folder" ;;
  esac
  tell "$folder/xxgk-$target/$program"
else
  echo "No released program for ${GATE_REF:-this source} on this runner: building it."
  cargo install --locked --path "$GITHUB_ACTION_PATH" --root "$folder"
  tell "$folder/bin/$program"
fi
