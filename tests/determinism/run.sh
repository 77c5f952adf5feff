#!/bin/sh
# The same bytes, always: 100 runs, two locales, and every build that is handed in (compilers, optimisation levels) give what
# the first build gave. Prints TAP. usage: run.sh BUILD... (folders with a nutgraf), from the top folder.
set -u

runs=100
number=0
failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

verdict() {
    number=$((number + 1))
    if [ "$1" = 0 ]; then
        echo "ok $number determinism: $2"
    else
        failed=1
        echo "not ok $number determinism: $2"
    fi
}

# outputs NUTGRAF: all formats of all articles, one after the other.
outputs() {
    for article in tests/articles/*.txt tests/golden/*/in.txt; do
        for options in '-t text' '-t json --all --explain -k 30 --topic-threshold 0' '-t blurb' '-t json -s textrank -r 0.4' '--clean-only -t json'; do
            # shellcheck disable=SC2086
            "$1" $options <"$article" 2>&1
            echo "exit $?"
        done
    done
}

reference=$1/nutgraf
outputs "$reference" >"$work/reference"
[ "$(grep -c '^exit 0' "$work/reference")" -ge 25 ]
verdict $? 'the first build answers'

run=0
same=0
"$reference" -t json --all --explain <tests/articles/harbour.txt >"$work/once"
while [ $run -lt $runs ] && [ $same = 0 ]; do
    "$reference" -t json --all --explain <tests/articles/harbour.txt | cmp -s - "$work/once" || same=1
    run=$((run + 1))
done
verdict $same "$runs runs"

for locale in C C.UTF-8; do
    (export LC_ALL=$locale && outputs "$reference") | cmp - "$work/reference"
    verdict $? "LC_ALL=$locale"
done

shift
for build; do
    outputs "$build/nutgraf" | cmp - "$work/reference"
    verdict $? "$(basename "$build") gives what the first build gave"
done

echo "1..$number"
exit $failed
