#!/usr/bin/env bash
# Write lock.txt (what the product runs on) and lock-dev.txt (that and the test tools) anew from pyproject.toml.
#
# Needs uv: `python -m pip install uv`, or UV=/path/to/uv. Both locks are universal (Linux and Windows,
# Python 3.11 and newer, told apart by markers), name every file's hash and no address. Pass
# `--upgrade` to take newer versions; without it what is pinned stays pinned.
set -euo pipefail
cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.."

if [[ -z ${UV:-} ]]; then
  if [[ -x .venv/bin/uv ]]; then UV=.venv/bin/uv; else UV=uv; fi
fi

lock() { # lock FILE uv-arguments…
  local file=$1
  shift
  "$UV" pip compile --quiet --universal --python-version 3.11 --generate-hashes --only-binary :all: --fork-strategy fewest \
    --no-emit-index-url --no-emit-find-links --no-header --no-annotate --output-file "$file" "$@" pyproject.toml
}

lock packaging/lock.txt "$@"
lock packaging/lock-dev.txt --extra dev --constraint packaging/lock.txt "$@"
printf 'lock.txt %s packages, lock-dev.txt %s\n' \
  "$(grep -c == packaging/lock.txt)" "$(grep -c == packaging/lock-dev.txt)"
