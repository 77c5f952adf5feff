#!/bin/sh
# Reads the outputs of real articles back with parsers that others wrote: every format of tests/command/read_back.py, and records
# against the JSON Schema. One line for each; exit 1 when one does not hold what went in.
# usage: read_back.sh NUTGRAF DATA [ARTICLES]     ARTICLES: how many of speed/news.jsonl.gz (default 2000)
set -eu

nutgraf=$1 data=$2 most=${3:-2000}
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

gzip -dc "$data/speed/news.jsonl.gz" | head -n "$most" | jq -c '{id, title, text, url: ("https://example.org/?id=" + (.id | @uri)),
    tags: ["a & b"], date_published: "2024-05-06T10:00:00Z", authors: [{name: "Ann Lee"}]}' >"$work/in"
count=$(wc -l <"$work/in")
"$nutgraf" -f jsonl -t jsonl --fit seo "$work/in" >"$work/records"

for format in yaml toml html jsonld ninjs tsv; do
    "$nutgraf" -f jsonl -t $format --fit seo "$work/in" >"$work/out"
    if python3 "$here/../command/read_back.py" $format "$work/records" "$work/out" >"$work/said"; then
        echo "$format: $count read back"
    else
        echo "$format: DIFFERS"
        cat "$work/said"
        status=1
    fi
done

# The elements of meta belong to one page each: a run for each record.
PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$here/../command python3 - "$nutgraf" "$work/in" "$work/records" <<'PY' || status=1
import json, subprocess, sys
import read_back
nutgraf, articles, records = sys.argv[1:]
count = 0
for article, record in zip(open(articles, "rb"), open(records, encoding="utf-8")):
    done = subprocess.run([nutgraf, "-f", "jsonl", "-t", "meta"], input=article, capture_output=True, check=True)
    read_back.check_meta(json.loads(record), done.stdout.decode())
    count += 1
print("\n".join(read_back.problems[:20] + [f"meta: {count} read back"]))
sys.exit(len(read_back.problems) > 0)
PY

for options in '' '--all --explain' '--clean-only' '--offset-unit utf16 --topics 5 --topic-threshold 0'; do
    # shellcheck disable=SC2086
    "$nutgraf" -f jsonl -t jsonl $options "$work/in" | python3 "$here/../command/schema.py" "$here/../../docs/schema/nutgraf-1.schema.json" || status=1
    echo "schema $options: $count records"
done
exit $status
