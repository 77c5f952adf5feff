#!/bin/sh
# Speed and memory: bench.sh BUILD [DATA [RUNS]]. BUILD holds nutgraf and bench/{stages,limit,measure}. With DATA the articles of
# DATA/speed are read, else the bundled ones, repeated. Medians of RUNS (9), programs that are compared run in turn. Never part of
# `make check`. docs/PERFORMANCE.md says what the numbers mean.
set -eu
build=$1 data=${2:-} runs=${3:-9}
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 2' INT TERM
measure=$build/bench/measure

command -v jq >/dev/null || { echo "bench: jq is missing" >&2; exit 2; }
for article in "$here"/../articles/*.txt; do jq -Rsc '{text:.}' "$article"; done >"$work/bundled"
cat "$here"/../articles/*.txt | head -c 2500 >"$work/article"
if [ -n "$data" ] && [ -f "$data/speed/news.jsonl.gz" ]; then
    zcat "$data/speed/news.jsonl.gz" | jq -c '{id,text}' >"$work/news"
    zcat "$data/speed/warpeace.txt.gz" >"$work/long"
else
    for _ in $(seq 400); do cat "$work/bundled"; done >"$work/news"
    for _ in $(seq 400); do cat "$here"/../articles/*.txt; done >"$work/long"
fi
size=$(wc -c <"$work/news")
records=$(wc -l <"$work/news")

echo '== stages: one thread, by the clock of the process'
"$build/bench/stages" <"$work/news"

if [ -n "$data" ] && [ -f "$data/pages/plain.dev.jsonl.gz" ]; then
    echo '== stages on pages with all that stands around their articles, each five times'
    zcat "$data/pages/plain.dev.jsonl.gz" | jq -c '{id, text: (.lines | join("\n"))} | range(5) as $k | .' | "$build/bench/stages" | sed -n 2,7p
fi

echo '== the whole command, and a program that only checks UTF-8 and counts words (the limit)'
"$measure" "$runs" "$build/nutgraf" -f jsonl -j 1 -- "$build/bench/limit" <"$work/news" >"$work/whole"
awk -v size="$size" -v records="$records" '
    { wall[NR] = $1; cpu[NR] = $2; peak[NR] = $3 }
    END {
        printf "nutgraf -j 1  %8.0f ms CPU, %6.1f MB/s, %5.0f us an article, peak %.1f MB\n", cpu[1], size / cpu[1] / 1000, cpu[1] * 1000 / records, peak[1] / 1024
        printf "limit         %8.0f ms CPU, %6.1f MB/s; ratio %.0f\n", cpu[2], size / cpu[2] / 1000, cpu[1] / cpu[2]
    }' "$work/whole"

echo '== threads (wall clock; CPU against -j 1; the output is compared byte for byte)'
"$build/nutgraf" -f jsonl -j 1 <"$work/news" >"$work/one" || [ $? = 3 ]
for jobs in 2 8; do
    "$build/nutgraf" -f jsonl -j $jobs <"$work/news" >"$work/many" || [ $? = 3 ]
    cmp "$work/one" "$work/many"
done
"$measure" "$runs" "$build/nutgraf" -f jsonl -j 1 -- "$build/nutgraf" -f jsonl -j 2 -- "$build/nutgraf" -f jsonl -j 8 <"$work/news" |
    awk -v size="$size" '
        NR == 1 { wall = $1; cpu = $2 }
        { printf "-j %d  %7.0f ms, %6.1f MB/s, %.2f times faster, CPU %.3f times, peak %.1f MB\n", NR == 1 ? 1 : NR == 2 ? 2 : 8, $1, size / $1 / 1000, wall / $1, $2 / cpu, $3 / 1024 }'

echo '== one article of 2.5 KB, whole process (bounds: 4 ms CPU, 16 MB)'
"$measure" 31 "$build/nutgraf" <"$work/article" | awk '{ printf "%.2f ms CPU, peak %.1f MB\n", $2, $3 / 1024 }'

# Sentences of random words, each with a beginning and an end: what is written has no say in the growth. Their language is given: it
# would be found by chance, another one for each length, and some of them have no keywords of such words to look for.
sentences() {
    awk -v n="$1" 'BEGIN { srand(7); for (i = 0; i < n; i++) {
        line = "Report"; for (k = 0; k < 14; k++) line = line " word" int(5000 * rand() * rand()); print line " ends here." } }'
}
growth() { # NAME FILE: a line with time and memory, and the exponent against the line before
    "$measure" 1 "$build/nutgraf" --language en --no-clean --max-bytes 1073741824 <"$2" 2>/dev/null |
        awk -v name="$1" -v size="$(wc -c <"$2")" -v last="${last_ms:-0}" -v last_size="${last_size:-1}" '{
            printf "%-18s %9.0f ms CPU, %6.1f MB/s, peak %7.1f MB, %5.1f bytes a byte", name, $2, size / $2 / 1000, $3 / 1024, $3 * 1024 / size
            if (last > 0) printf ", exponent %.2f", log($2 / last) / log(size / last_size)
            print ""; print $2 > "'"$work"'/last" }'
    last_ms=$(cat "$work/last") last_size=$(wc -c <"$2")
}
echo '== growth: sentences of random words'
last_ms=0
for n in 1000 10000 100000 1000000; do
    sentences $n >"$work/sentences"
    growth "$n sentences" "$work/sentences"
done
echo '== growth: one long text'
last_ms=0
for kb in 400 800 1600 3200; do
    head -c ${kb}000 "$work/long" >"$work/part"
    growth "$kb KB" "$work/part"
done
