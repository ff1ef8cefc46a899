#!/usr/bin/env bash
# Before a release is published: checksums.sh FOLDER TAG. The tag must be the version of Cargo.toml; every archive's
# checksum is held against it; SHA256SUMS then lists all files.
set -euo pipefail
version=$(sed -n '/^\[package\]/,/^\[/s/^version = "\(.*\)"/\1/p' "$(dirname "$0")/../Cargo.toml")
if [[ $2 != "v$version" ]]; then
  echo "the tag is $2, the version in Cargo.toml is $version" >&2
  exit 1
fi
cd "$1"
sha256sum --check --strict -- *.sha256
for file in *.tar.gz *.zip *.whl; do
  if [[ -e $file ]]; then sha256sum -- "$file"; fi
done > SHA256SUMS
sha256sum --check --quiet SHA256SUMS
