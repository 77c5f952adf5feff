#!/bin/sh
# What README.md shows is what the command prints: each ```console block begins with "$ COMMAND" and goes on with its output.
# usage: readme.sh BUILD [--bless]    --bless writes the real output into the README. Prints TAP. Run from the top folder.
set -u

PATH=$(cd "$1" && pwd):$PATH
bless=${2:-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The README as it would be: the blocks' commands are run and their output put in place of what stands there.
awk '
    /^```console$/ { print; block = 1; next }
    block && /^\$ / { print; fflush(); system(substr($0, 3) " 2>&1"); skip = 1; next }
    /^```$/ { block = skip = 0 }
    !skip { print }
' README.md >"$work/README.md"

if [ "$bless" = --bless ]; then
    cp "$work/README.md" README.md
elif grep -q '^```console$' README.md && diff -u README.md "$work/README.md" >"$work/diff"; then
    echo "ok 1 readme: shows what the command prints"
    echo "1..1"
else
    echo "not ok 1 readme: shows what the command prints"
    sed 's/^/# /' "$work/diff"
    echo "1..1"
    exit 1
fi
