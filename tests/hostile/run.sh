#!/bin/sh
# Runs the command over the hostile set (make.py) and prints TAP. usage: run.sh [BYTES]; NUTGRAF names the command.
#
# Of each input: the command ends by itself within the caps of CPU time and memory that stand here, set in the child, with an exit
# code of its list; a refusal names what it refuses; what it writes is JSON in UTF-8 without raw control characters, once for each
# record. The cap of time only ends what hangs: what inputs cost is counted by tests/growth and, in time, by cost.py. That of memory
# is for the worst input.
set -u
here=$(dirname "$0")
nutgraf=${NUTGRAF:-$here/../../build/nutgraf}
bytes=${1:-800000}
cpu_seconds=${CPU_SECONDS:-30}
memory_kb=${MEMORY_KB:-700000} # a sanitizer's shadow needs "unlimited"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 2' INT TERM

python3 "$here/make.py" --list >"$work/list"
echo "1..$(wc -l <"$work/list")"

# clean FILE: whether it is UTF-8 without control characters but the line's end.
clean() {
    iconv -f UTF-8 -t UTF-8 "$1" >"$work/again" 2>"$work/iconv" || return 1
    [ "$(LC_ALL=C tr -d '\n' <"$1" | LC_ALL=C tr -dc '\000-\037\177' | wc -c)" = 0 ]
}

# judge KIND STATUS: prints what is wrong with the outcome, nothing when all is well.
judge() {
    case $2 in
    0) ;;
    1) grep -q 'no article text' "$work/err" || echo "exit 1 without its message" ;;
    2) [ -s "$work/err" ] || echo "exit 2 without a message" ;;
    3) [ "$1" = jsonl ] || echo "exit 3 without a batch" ;;
    *) echo "exit $2" ;;
    esac
    jq -c . <"$work/out" >"$work/parsed" 2>"$work/jq" || echo "the output is no JSON"
    clean "$work/out" || echo "the output holds bytes that it must not"
    [ "$1" != jsonl ] || [ "$(wc -l <"$work/out")" = "$(awk 'END { print NR }' "$work/in")" ] || echo "not one record for each line"
}

number=0
while read -r name kind; do
    number=$((number + 1))
    python3 "$here/make.py" "$name" "$bytes" >"$work/in"
    (
        ulimit -t "$cpu_seconds"
        ulimit -v "$memory_kb"
        exec "$nutgraf" -f "$kind" -t jsonl
    ) <"$work/in" >"$work/out" 2>"$work/err"
    wrong=$(judge "$kind" $?)
    if [ -z "$wrong" ]; then
        echo "ok $number - $name"
    else
        echo "not ok $number - $name"
        printf '%s\n' "$wrong" | sed 's/^/# /'
        head -c 300 "$work/err" | sed 's/^/# /'
    fi
done <"$work/list"
