#!/bin/sh
# Which lines and branches of src/ the tests reach. usage: run.sh BUILD [FILES], a build made with --coverage; `make coverage` makes it.
# Runs what `make check` runs of one build, then report.py adds up what gcov says. The counters and -O0 make all some
# ten times slower, so that caps of time are wide here; a test that fails stays in BUILD/logs.
set -u
build=$(cd "$1" && pwd)
export NUTGRAF="$build/nutgraf"
export CPU_SECONDS=60 MEMORY_KB=unlimited A19_LIMIT_MS=60000
# What libgcov cannot do is no fault of ours: it says on standard error that it may not write its counters (a test that sets ulimit -f),
# and crashes at the end when its own malloc fails (the tests of failing mallocs are left out).
export GCOV_ERROR_FILE=/dev/null COVERAGE=1
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
