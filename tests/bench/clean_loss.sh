#!/bin/sh
# What the cleaner takes from texts that are articles already: each text of DATA/summary and DATA/speed through --clean-only.
# usage: clean_loss.sh NUTGRAF DATA. Prints for each file its texts, its words, the share of words that are neither in the cleaned
# text nor in the metadata (a dateline is no loss), the share that is not in the cleaned text, and how many texts were taken for
# pages. Goal: at most 0.5% of all words.
set -eu
nutgraf=$1
data=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat >"$work/words.awk" <<'AWK'
# Input: for each text "words kept kept_with_metadata page"
{ texts++; words += $1; body += $2 < $1 ? $1 - $2 : 0; all += $3 < $1 ? $1 - $3 : 0; pages += $4 }
END { printf "%-32s %6d %9d %8.3f %8.3f %6d\n", name, texts, words, 100 * all / words, 100 * body / words, pages }
AWK

# measure NAME <records {"id","text"}
measure() {
    cat >"$work/in"
    "$nutgraf" -f jsonl -t jsonl --clean-only <"$work/in" >"$work/out" || [ $? = 3 ]
    jq -r --slurpfile out "$work/out" -n '
        def count: [split("\r") | join("") | split("\n")[] | split("\t")[] | split(" ")[] | select(. != "")] | length;
        ($out | INDEX(.id | tostring)) as $by
        | inputs | ($by[.id | tostring]) as $o
        | ((.text // "") | count) as $words
        | (($o.text // "") | count) as $kept
        | ([$o.headline, $o.dek, $o.byline, $o.dateline, $o.section] + ($o.givenTags // []) | map(. // "") | join(" ") | count) as $meta
        | "\($words) \($kept) \($kept + $meta) \(if ($o.removed // [] | length) > 0 then 1 else 0 end)"' <"$work/in" >"$work/counts"
    awk -v name="$1" -f "$work/words.awk" "$work/counts"
    cat "$work/counts" >>"$work/everything"
}

printf '%-32s %6s %9s %8s %8s %6s\n' file texts words 'lost %' 'moved %' pages
for file in "$data"/summary/*.jsonl; do
    jq -c '{id, text}' "$file" | measure "$(basename "$file")"
done
gzip -dc "$data/speed/news.jsonl.gz" | jq -c '{id: input_line_number, text}' | measure news.jsonl
for file in "$data"/speed/*.txt.gz; do
    gzip -dc "$file" | jq -Rsc '{id: 1, text: .}' | measure "$(basename "$file")"
done
awk -v name=all -f "$work/words.awk" "$work/everything"
