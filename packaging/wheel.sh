#!/usr/bin/env bash
# Builds the Python wheel that carries the program: wheel.sh FOLDER. Needs maturin on the PATH.
set -euo pipefail
mkdir -p "$1"
out=$(cd "$1" && pwd)
cd "$(dirname "$0")/wheel"
maturin build --release --locked --out "$out"
