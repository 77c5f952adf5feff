#!/bin/sh
# Speed and memory: bench.sh BUILD [DATA]. BUILD holds nutgraf and bench/{stages,reader,measure}. With DATA the articles of
# DATA/speed are read, else the bundled ones, repeated. CPU time, least of several runs. Never part of `make check`.
set -eu
build=$1 data=${2:-}
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 2' INT TERM
measure=$build/bench/measure

command -v jq >/dev/null || { echo "bench: jq is missing" >&2; exit 2; }
for article in "$here"/../articles/*.txt; do jq -Rsc '{text:.}' "$article"; done >"$work/bundled"
cat "$here"/../articles/*.txt | head -c 2500 >"$work/article"
if [ -n "$data" ]; then
    zcat "$data/speed/news.jsonl.gz" | jq -c '{id,text}' >"$work/news"
    zcat "$data/speed/warpeace.txt.gz" >"$work/long"
else
    for _ in $(seq 400); do cat "$work/bundled"; done >"$work/news"
    for _ in $(seq 400); do cat "$here"/../articles/*.txt; done >"$work/long"
fi

echo '== stages'
"$build/bench/stages" <"$work/news"

echo '== whole program on the same records, against a program that reads and counts words'
size=$(wc -c <"$work/news")
whole=$("$measure" 3 "$build/nutgraf" -f jsonl -t jsonl <"$work/news")
reader=$("$measure" 3 "$build/bench/reader" <"$work/news")
echo "$size ${whole% *} ${whole#* } ${reader% *}" |
    awk '{printf "nutgraf %.0f ms, %.1f MB/s, peak %.1f MB; reader %.1f ms; ratio %.0f\n", $2, $1 / $2 / 1000, $3 / 1024, $4, $2 / $4}'

echo '== one article of 2.5 KB, whole process (bounds: 5 ms, 16 MB)'
"$measure" 20 "$build/nutgraf" <"$work/article" | awk '{printf "%.2f ms CPU, peak %.1f MB\n", $1, $2 / 1024}'

echo '== growth on one long text (linear: ratio 2)'
for kb in 400 800 1600; do
    head -c ${kb}000 "$work/long" >"$work/part"
    printf '%s %s\n' $kb "$("$measure" 2 "$build/nutgraf" <"$work/part")"
done | awk '{printf "%5d KB %8.0f ms, peak %.0f MB", $1, $2, $3 / 1024; if (NR > 1) printf ", ratio %.2f", $2 / last; print ""; last = $2}'
