#!/bin/sh
# Quality on labelled articles: runs every measuring command and prints one table.
#
#     eval.sh NUTGRAF DATA [MODELS]         MODELS: a folder for --models
#
# DATA holds summary/, tags/, sentences/, topics/ and pages/; the scorer is DATA/../eval/score.py (python3 with nltk, whose
# stemmers alone are used) and records are made with jq. Exit status 3 of nutgraf means that some records failed: the rest
# still counts. A row that nutgraf refused shows its message. Never part of `make check`.
set -u
models=${3:+--models $3}
nutgraf=$1 data=${2:?"say where the labelled articles are: make eval DATA=FOLDER"}
score=$data/../eval/score.py

fail() { echo "eval: $1" >&2; exit 2; }
command -v jq >/dev/null || fail "jq is missing"
command -v python3 >/dev/null || fail "python3 is missing"
python3 -c 'import nltk' 2>/dev/null || fail "the Python package nltk is missing: pip install nltk"
[ -f "$score" ] || fail "cannot find the scorer: '$score'"
[ -d "$data/summary" ] || fail "no labelled articles in '$data'"

work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 2' INT TERM

records() { case $1 in *.gz) zcat "$1" ;; *) cat "$1" ;; esac; }

# The scorer's answer in one line: what each kind is compared by.
short() {
    awk -v kind="$1" '
        kind == "summary" && /^rouge/ { numbers = numbers (numbers ? "/" : "R1/R2/L ") $2; if (!range) range = $3 " " $4 }
        kind == "summary" && /^documents/ { print numbers "  R1 in " range "  " $0 }
        kind == "tags" && /^F1/ { numbers = numbers (numbers ? "/" : "F1@5/10/15 ") $2; if (!range) range = $3 " " $4 }
        kind == "tags" && /^MAP/ { print numbers "  F1@5 in " range "  " $0 }
        kind == "pages" { numbers = numbers $0 "  " }
        kind == "pages" && /^pages/ { print numbers }
        kind == "topics" && /^documents/ { print }
        (kind == "sentences" || kind == "language") { print }
        /Error|error/ { print }'
}

# row NAME KIND GOLD FILTER "SCORER OPTIONS" NUTGRAF OPTIONS...
row() {
    name=$1 kind=$2 gold=$data/$3 filter=$4 how=$5
    shift 5
    records "$gold" | jq -c "$filter" >"$work/in"
    # shellcheck disable=SC2086 # an option and its value
    "$nutgraf" $models -f jsonl -t jsonl "$@" <"$work/in" >"$work/out" 2>"$work/err"
    status=$?
    if [ -s "$work/out" ]; then
        # shellcheck disable=SC2086 # several options in one word
        python3 "$score" "$kind" "$gold" "$work/out" $how >"$work/scores" 2>&1
        answer=$(short "$kind" <"$work/scores")
    else
        answer=$(cat "$work/err")
    fi
    printf '%-26s %4d  %s\n' "$name" "$status" "$answer"
}

printf '%-26s %4s  %s\n' set exit score
text='{id,text}'
tagged='{id,title,text,language:.lang}'
for scorer in rank lead; do
    row "cnndm $scorer" summary summary/cnndm.dev.jsonl "$text" '' --no-clean -n 3 -s $scorer
    row "xsum $scorer" summary summary/xsum.dev.jsonl "$text" '' --no-clean -n 1 -s $scorer
    row "inshorts $scorer" summary summary/inshorts.dev.jsonl "$text" '' --no-clean -w 60 -s $scorer
    row "bbc $scorer" summary summary/bbc.dev.jsonl "$text" '' --no-clean -r .45 -s $scorer
    row "orangesum_fr $scorer" summary summary/orangesum_fr.dev.jsonl "$text" --uni --no-clean -n 2 -s $scorer
done
for set in newstags.dev.jsonl gov18f.dev.jsonl fundus_multi.dev.jsonl rt_ru.dev.jsonl.gz; do
    row "tags ${set%%.*}" tags "tags/$set" "$tagged" '--field tags' --no-clean -k 15
done
for set in kpcrowd inspec_unc semeval2017 wikinews_fr ptbn_pt; do
    row "phrases $set" tags "tags/$set.dev.jsonl" "$tagged" '--field keywords' --no-clean -k 15 --keyword-style phrases
done
row sentences sentences sentences/golden.dev.jsonl '{id,text,language:.lang}' '' --no-clean --all
for file in "$data"/sentences/ud/*.jsonl; do
    set=${file##*/}
    row "sentences ${set%%.*}" sentences "sentences/ud/$set" '{id,text,language:.lang}' '' --no-clean --all
done
row language language topics/sib200.dev.jsonl.gz '{id,text:(.text // "" | if .=="" then null else . end), title}' '' --no-clean
row 'pages, as text' pages pages/plain.dev.jsonl.gz '{id,text:(.lines|join("\n"))}' '' --clean-only
row 'pages, as HTML' pages pages/html.dev.jsonl.gz '{id,url,html}' '' --clean-only
for set in wikinews_gold.dev.jsonl bbc.dev.jsonl.gz ag.dev.jsonl.gz masakhanews.dev.jsonl.gz huffpost.dev.jsonl.gz; do
    row "topics ${set%%.*}" topics "topics/$set" '{id,title,text}' '' --no-clean --topics 1 --topic-threshold 0
    row "topics ${set%%.*} head" topics "topics/$set" '{id,title}' '' --no-clean --topics 1 --topic-threshold 0
done
row 'own labels bbc' topics topics/bbc.dev.jsonl.gz '{id,title,text}' --label \
    --no-clean --topic-model bbc.model --topics 1 --topic-threshold 0
