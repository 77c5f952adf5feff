#!/bin/sh
# Every option of --help, and every value that it lists for one, is used by a test: a run of tests/command, tests/acceptance or
# tests/golden. Prints TAP. usage: options.sh BUILD    where the commands are
#
# An option counts as used where its long or its short name stands in such a file behind a blank (of nutgraf-train: on a line that
# runs it, or in quotes with its value), a value where it stands as a word in a file that uses its option.
set -u
cd "$(dirname "$0")/../.."
build=${1:-build}
number=0
failed=0
list=$(mktemp)
trap 'rm -f "$list"' EXIT

# verdict STATUS NAME: one TAP line.
verdict() {
    number=$((number + 1))
    [ "$1" = 0 ] || failed=1
    [ "$1" = 0 ] && echo "ok $number - $2" || echo "not ok $number - $2: no test uses it"
}

# using COMMAND SHORT LONG: the files of tests that use an option of a command.
using() {
    name="--$3"
    [ -z "$2" ] || name="(--$3|-$2)"
    if [ "$1" = nutgraf-train ]; then
        grep -lE -- "train.*[[:space:]]$name([[:space:]]|\$)|'$name [^-]" tests/command/train.bats
    else
        grep -lE -- "(^|[[:space:]('\"])$name([[:space:]\"'=0-9)]|\$)" tests/command/*.bats tests/command/*.bash tests/acceptance/*.bats tests/golden/*/args
    fi
}

# options COMMAND: its options, a line each: short or "-", long, values parted by "|" or "-".
options() {
    "$build/$1" --help | awk '
        /^ +(-[a-zA-Z], )?--[a-z]/ {
            short = "-"
            if ($1 ~ /^-[a-zA-Z],$/) { short = substr($1, 2, 1); $1 = "" }
            $0 = $0
            print short, substr($1, 3), ($2 ~ /^[a-z0-9]+(\|[a-z0-9]+)+$/ ? $2 : "-")
        }'
}

# of COMMAND: the verdicts on its options.
of() {
    options "$1" >"$list"
    while read -r short long values; do
        [ "$short" != - ] || short=
        files=$(using "$1" "$short" "$long")
        [ -n "$files" ]
        verdict $? "$1 --$long"
        [ "$values" = - ] || for value in $(printf '%s' "$values" | tr '|' ' '); do
            # shellcheck disable=SC2086
            [ -n "$files" ] && grep -qwE -- "$value" $files
            verdict $? "$1 --$long $value"
        done
    done <"$list"
    [ -s "$list" ]
    verdict $? "$1 has options"
}

of nutgraf
of nutgraf-train
echo "1..$number"
exit $failed
