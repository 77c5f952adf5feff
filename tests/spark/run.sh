#!/bin/sh
# The Spark example in a small cluster on this machine: run.sh NUTGRAF PYTHON [RECORDS]. Two executors, each a process of its own.
# First a plain run, then one in which an executor is killed in the middle: both must give what one nutgraf process gives.
# PYTHON needs pyspark, the machine Java 17. Prints TAP. Never part of `make check`: it takes minutes and hundreds of megabytes.
set -eu
nutgraf=$1 python=$2 records=${3:-20000}
here=$(dirname "$0")
job=$here/../../docs/examples/spark/summarize.py
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 2' INT TERM
number=0 failed=0

verdict() { # STATUS NAME
    number=$((number + 1))
    if [ "$1" = 0 ]; then echo "ok $number spark: $2"; else echo "not ok $number spark: $2"; failed=1; fi
}

for article in "$here"/../articles/*.txt; do jq -Rsc . "$article"; done >"$work/texts"
awk -v n="$records" '{ text[NR] = $0 }
    END { for (i = 1; i <= n; i++)
        if (i % 11 == 0) print "no JSON at all"
        else if (i % 13 == 0) print ""
        else printf "{\"id\":%d,\"title\":\"Number %d\",\"text\":%s}\n", i, i, text[i % NR + 1] }' "$work/texts" >"$work/in.jsonl"
"$nutgraf" -f jsonl -k 5 "$work/in.jsonl" >"$work/alone" || [ $? = 3 ]
# Where a line stands is another number within a partition.
strip() { sed -E 's/,"line":[0-9]+\}\}$/}}/' "$@"; }
strip "$work/alone" >"$work/want"

# submit OUTPUT: two executors of one core and 1 GB each.
submit() {
    PYSPARK_PYTHON=$python "$(dirname "$python")/spark-submit" --master 'local-cluster[2,1,1024]' --conf spark.ui.enabled=false \
        --conf spark.task.maxFailures=8 --files "$nutgraf" "$job" --partitions 12 "$work/in.jsonl" "$1" -- -k 5
}

# compare OUTPUT NAME: the lines, in their order, and the rows of the Parquet files.
compare() {
    cat "$1"/jsonl/part-* | strip >"$work/got"
    cmp "$work/want" "$work/got"
    verdict $? "$2: the same records in the same order as one process"
    "$python" - "$1/parquet" "$work/rows" <<'PYTHON'
import sys
import pyarrow.parquet
table = pyarrow.parquet.read_table(sys.argv[1]).sort_by([("partition", "ascending"), ("row", "ascending")]).to_pydict()
with open(sys.argv[2], "w", newline="\n") as out:
    out.writelines(record + "\n" for record in table["record"])
good = sum(1 for id, error in zip(table["id"], table["error"]) if id and not error)
sys.exit(good + sum(1 for error in table["error"] if error) != len(table["row"]))
PYTHON
    verdict $? "$2: each row of the Parquet files has an id or an error"
    strip "$work/rows" | cmp "$work/want" -
    verdict $? "$2: the rows hold the same records"
}

set +e
submit "$work/plain" >"$work/log" 2>&1 || { tail -n 30 "$work/log"; verdict 1 "the job runs"; echo "1..$number"; exit 1; }
verdict 0 "the job runs"
compare "$work/plain" "two executors"

# The executors are children of the driver; one of them is killed once it has begun to work.
submit "$work/killed" >"$work/log" 2>&1 &
driver=$!
victim=
for _ in $(seq 600); do
    kill -0 $driver 2>/dev/null || break
    at_work=$(ps -e -o pid=,ppid=,args= | awk '$3 ~ /nutgraf$/ && /-f jsonl/ { print $2 }' | head -n 1)
    # up from the process over Python's daemon to the Java process
    while [ -n "$at_work" ] && ! ps -o args= -p "$at_work" | grep -q CoarseGrainedExecutorBackend; do
        at_work=$(ps -o ppid= -p "$at_work" | tr -d ' ')
        [ "${at_work:-1}" != 1 ] || at_work=
    done
    # It must belong to this run.
    above=$at_work
    while [ -n "$above" ] && [ "$above" != 1 ] && [ "$above" != $driver ]; do above=$(ps -o ppid= -p "$above" | tr -d ' '); done
    if [ -n "$at_work" ] && [ "$above" = $driver ]; then victim=$at_work; break; fi
    sleep 0.1
done
sleep 0.5
[ -n "$victim" ] && kill -KILL "$victim"
verdict $? "an executor is killed while it works"
wait $driver
verdict $? "the job ends well all the same"
grep -q 'Lost executor' "$work/log"
verdict $? "Spark noticed it"
compare "$work/killed" "one executor killed"
[ $failed = 0 ] || tail -n 40 "$work/log"
echo "1..$number"
exit $failed
