#!/usr/bin/env bash
# Write lock.txt (what the product runs on) and lock-domestic.txt (the same on Kylin V10 and UOS 20, glibc
# 2.28) anew from pyproject.toml; lock-dev.txt and lock-domestic-dev.txt add the test tools to each.
#
# Needs uv: `python -m pip install uv`, or UV=/path/to/uv. The usual two are universal (Linux and Windows,
# Python 3.11 and newer, told apart by markers); all name every file's hash and no address. Pass
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

shared() { # shared LOCK: what both machines take, its pins without Qt's
  sed -n 's/^\([a-z0-9-]*==[^ ]*\).*/\1/p' "packaging/$1" | grep -v -e ^pyside6 -e ^shiboken6
}

# Domestic desktops: one platform and no other, so that every wheel it names loads there.
lock_domestic() { # lock_domestic FILE LOCK uv-arguments…
  local file=$1 usual=$2
  shift 2
  "$UV" pip compile --quiet --python-platform x86_64-manylinux_2_28 --python-version 3.11 --generate-hashes \
    --only-binary :all: --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
    --override packaging/domestic.txt --constraint <(shared "$usual") --output-file "packaging/$file" "$@" pyproject.toml
}

lock packaging/lock.txt "$@"
lock packaging/lock-dev.txt --extra dev --constraint packaging/lock.txt "$@"
lock_domestic lock-domestic.txt lock.txt "$@"
lock_domestic lock-domestic-dev.txt lock-dev.txt --extra dev "$@"
printf 'lock.txt %s packages, lock-dev.txt %s\n' \
  "$(grep -c == packaging/lock.txt)" "$(grep -c == packaging/lock-dev.txt)"
