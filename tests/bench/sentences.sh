#!/bin/sh
# The splitter beside others, for speed and for quality: sentences.sh BUILD DATA [PYTHON]. BUILD holds nutgraf and
# bench/sentences_icu. Never part of `make check`.
set -eu
build=$1 data=$2 python=${3:-python3}
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 2' INT TERM

command -v jq >/dev/null || { echo "bench-sentences: jq is missing" >&2; exit 2; }
[ -d "$data/sentences/ud" ] || { echo "bench-sentences: no labelled sentences in '$data'" >&2; exit 2; }

# race NAME LANGUAGE: the text on standard input, by ICU and by the split stage.
race() {
    printf '== %s\n' "$1"
    "$build/bench/sentences_icu" "$2"
}
zcat "$data/speed/news.jsonl.gz" | jq -c '{id,text}' | race 'news articles' en
zcat "$data/speed/warpeace.txt.gz" | race 'a long text, hard-wrapped' en
for language in de ru zh; do
    # The small files are said over and over: enough to measure, and the words of a language stay as rare as they are.
    for _ in 1 2 3 4 5 6 7 8; do jq -c '{id,text}' "$data"/sentences/ud/$language-*.jsonl; done | race "running text, $language" $language
done

echo '== quality on labelled text'
"$python" "$here/sentences_peers.py" "$build/nutgraf" "$data"
