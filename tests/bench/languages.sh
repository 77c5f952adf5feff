#!/bin/sh
# How often the language is known and how fast: languages.sh BUILD DATA [PYTHON]. One line a set: single sentences, articles,
# headlines, and running text cut into its sentences; then others beside it. The scorer is DATA/../eval/score.py; jq makes the
# records. BUILD holds nutgraf and bench/languages. Never part of `make check`.
set -eu
build=$1 data=${2:?"say where the labelled articles are: languages.sh BUILD DATA"} python=${3:-python3}
nutgraf=$build/nutgraf
here=$(dirname "$0")
score=$data/../eval/score.py
command -v jq >/dev/null || { echo "languages: jq is missing" >&2; exit 2; }
[ -f "$score" ] || { echo "languages: cannot find the scorer: '$score'" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 2' INT TERM

records() { case $1 in *.gz) zcat "$1" ;; *) cat "$1" ;; esac; }

# row NAME FILE LANGUAGE FILTER: FILTER makes {text} of a record; LANGUAGE is a filter too, for sets that do not say theirs.
row() {
    [ -f "$data/$2" ] || return 0
    records "$data/$2" | jq -c "$4 | select(.text != null and .text != \"\")" >"$work/texts"
    jq -c "{id: (input_line_number | tostring), lang: ($3)}" "$work/texts" >"$work/gold"
    jq -c '{id: (input_line_number | tostring), text}' "$work/texts" |
        "$nutgraf" -f jsonl -t jsonl --no-clean >"$work/out" 2>/dev/null || true
    printf '%-26s %s\n' "$1" "$(python3 "$score" language "$work/gold" "$work/out")"
}

sentence='{lang, text}'
article='{lang, text: ((.title // "") + "\n" + .text)}'
headline='{lang, text: .title}'
# The scorer folds only some three-letter codes to those that nutgraf writes.
own='.lang | sub("^hau_.*"; "ha") | sub("^yor_.*"; "yo")'
row 'sib200.dev, sentences' topics/sib200.dev.jsonl.gz "$own" "$sentence"
row 'sib200.dev, as scored' topics/sib200.dev.jsonl.gz .lang "$sentence"
row 'masakhanews.dev' topics/masakhanews.dev.jsonl.gz "$own" "$article"
row 'orangesum_fr.dev' summary/orangesum_fr.dev.jsonl '"fr"' "$article"
row 'gnad_de.dev' topics/gnad_de.dev.jsonl.gz '"de"' "$article"
row 'rt_ru.dev' tags/rt_ru.dev.jsonl.gz '"ru"' "$article"
row 'ptbn_pt.dev' tags/ptbn_pt.dev.jsonl '"pt"' "$article"
row 'wikinews_fr.dev' tags/wikinews_fr.dev.jsonl '"fr"' "$article"
row 'fundus_multi.dev' tags/fundus_multi.dev.jsonl "$own" "$article"
row 'bbc.dev' topics/bbc.dev.jsonl.gz '"en"' "$article"
row 'cnndm.dev' summary/cnndm.dev.jsonl '"en"' "$article"
row 'newstags.dev' tags/newstags.dev.jsonl '"en"' "$article"
row 'golden.dev, sentences' sentences/golden.dev.jsonl "$own" "$sentence"
row 'bbc.dev, headlines' topics/bbc.dev.jsonl.gz '"en"' "$headline"
row 'huffpost.dev, headlines' topics/huffpost.dev.jsonl.gz '"en"' "$headline"
row 'masakhanews.dev, headlines' topics/masakhanews.dev.jsonl.gz "$own" "$headline"
row 'rt_ru.dev, headlines' tags/rt_ru.dev.jsonl.gz '"ru"' "$headline"
row 'fundus_multi, headlines' tags/fundus_multi.dev.jsonl "$own" "$headline"
cut='. as $r | ([0] + .ends) as $at | range($r.ends | length) as $i | {lang: $r.lang, text: $r.text[$at[$i]:$at[$i + 1]]}'
for file in "$data"/sentences/ud/*dev*.jsonl; do
    name=${file##*/}
    row "${name%.jsonl}" "sentences/ud/$name" "$own" "$cut"
done

echo '== speed, and others'
records "$data/topics/sib200.dev.jsonl.gz" | jq -c '{text, lang} | select(.text != null and .text != "")' >"$work/sib200.dev"
"$build/bench/languages" 5 <"$work/sib200.dev"
records "$data/topics/bbc.dev.jsonl.gz" | jq -c '{text}' | "$build/bench/languages" 5
"$python" "$here/languages_peers.py" "$nutgraf" "$work/sib200.dev"
