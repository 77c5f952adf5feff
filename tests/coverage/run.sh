#!/bin/sh
# Which lines and branches of src/ the tests reach. usage: run.sh BUILD [FILES], a build made with --coverage; `make coverage` makes it.
# Runs what `make check` runs of one build, then report.py adds up what gcov says. A test that fails for the sake of time (the
# counters and -O0 make all some ten times slower) does not matter here; its log stays in BUILD/logs.
set -u
build=$(cd "$1" && pwd)
export NUTGRAF="$build/nutgraf"
export CPU_SECONDS=60 MEMORY_KB=unlimited
logs=$build/logs
mkdir -p "$logs"
find "$build" -name '*.gcda' -exec rm -f {} +

# part NAME COMMAND...: runs it and says how it ended.
part() {
    name=$1
    shift
    "$@" >"$logs/$name" 2>&1
    echo "$name: exit $?, $(grep -c '^not ok' "$logs/$name") not ok"
}

for test in "$build"/unit/test_*; do
    [ ! -x "$test" ] || "$test" >>"$logs/unit" 2>&1
done
part spec "$build/spec/run"
part fuzz "$build/fuzz/replay" tests/fuzz/corpus/*/*
part golden sh tests/golden/run.sh
part command bats --tap tests/command
part acceptance bats --tap tests/acceptance
part hostile sh tests/hostile/run.sh 20000
python3 tests/coverage/report.py "$build" "${2:-}"
