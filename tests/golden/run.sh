#!/bin/sh
# Golden runs: each folder tests/golden/CASE holds one run of the command and what must come of it.
#   in.txt, in.jsonl, in.html ...   standard input
#   args                 the arguments, quoted as in a shell; none when there is no such file
#   out, err, exit       what it must print and return; a missing err is silence, a missing exit is 0
# The command runs in the case's folder. The model's digest is not compared: it changes with every table.
# usage: run.sh [--bless] [CASE-PREFIX]...   --bless writes what came out as what must come out; read the diff before a commit
# The binary is $NUTGRAF (default build/nutgraf), run under $NUTGRAF_RUNNER (for example valgrind). Prints TAP.
set -u

here=$(cd "$(dirname "$0")" && pwd)
NUTGRAF=${NUTGRAF:-$here/../../build/nutgraf}
bless=
[ "${1:-}" != --bless ] || { bless=1; shift; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# run CASE: leaves out, err and exit in $work.
run() {
    input=in.txt
    for kind in jsonl html xml md json; do [ -f "$1/$input" ] || input=in.$kind; done
    args=
    [ ! -f "$1/args" ] || args=$(tr '\n' ' ' <"$1/args")
    (
        cd "$1" || exit 125
        eval "set -- $args"
        # shellcheck disable=SC2086
        ${NUTGRAF_RUNNER:-} "$NUTGRAF" "$@" <"$input" >"$work/raw" 2>"$work/err"
    )
    echo $? >"$work/exit"
    sed "s/sha256:[0-9a-f]\{64\}/sha256:.../" "$work/raw" >"$work/out"
}

# keep CASE: what came out becomes what must come out.
keep() {
    cp "$work/out" "$1/out"
    if [ -s "$work/err" ]; then cp "$work/err" "$1/err"; else rm -f "$1/err"; fi
    if [ "$(cat "$work/exit")" != 0 ]; then cp "$work/exit" "$1/exit"; else rm -f "$1/exit"; fi
}

# differs CASE: prints the differences; true when there are any.
differs() {
    : >"$work/nothing"
    echo 0 >"$work/zero"
    err=$1/err
    [ -f "$err" ] || err=$work/nothing
    exit=$1/exit
    [ -f "$exit" ] || exit=$work/zero
    changes=0
    diff -u "$1/out" "$work/out" || changes=1
    diff -u "$err" "$work/err" || changes=1
    diff -u "$exit" "$work/exit" || changes=1
    [ $changes = 1 ]
}

number=0
status=0
for folder in "$here"/*/; do
    case=$(basename "$folder")
    wanted=$#
    for prefix; do case $case in "$prefix"*) wanted=0 ;; esac; done
    [ "$wanted" = 0 ] || continue
    number=$((number + 1))
    run "${folder%/}"
    if [ -n "$bless" ]; then
        keep "${folder%/}"
        echo "blessed $case"
    elif differs "${folder%/}" >"$work/diff" 2>&1; then
        status=1
        echo "not ok $number golden $case"
        sed 's/^/# /' "$work/diff"
    else
        echo "ok $number golden $case"
    fi
done
[ -n "$bless" ] || echo "1..$number"
exit $status
