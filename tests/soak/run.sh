#!/bin/sh
# The tests that take hours: `make soak`. usage: run.sh [SECONDS of fuzzing for each target] (default 3600; 10^8 runs take days)
# Below 60 seconds it is a rehearsal: each part looks at a sample, to see in a quarter of an hour that all of them start and end.
#
# Prints TAP and leaves each part's output in build/soak/logs. A part that fails does not stop the others.
#   valgrind    every golden run, under memcheck
#   threads     the batch of all golden records with 2 and 8 threads under ThreadSanitizer, the same bytes as with one
#   mallocs     each malloc of the command, of a training run and of the libraries inside fails, alone and with all behind it, under ASan
#   flips       every byte of every model file
#   hostile     the hostile set at 10 MB an input, what it costs beside ordinary articles, n against 2n, and pages of 50 MB
#   mutants     deliberate breaks
#   fuzzing     each target for so long
set -u
cd "$(dirname "$0")/../.."
seconds=${1:-3600}
if [ "$seconds" -ge 60 ]; then
    goldens='' step=1 parts=1000000 positions=100000000 hostile_bytes=10000000 cost_bytes=1000000 page_bytes=25000000 mutants=''
else
    goldens=format-json step=40 parts=2 positions=4 hostile_bytes=100000 cost_bytes=100000 page_bytes=100000 mutants='--named edges'
fi
make=${MAKE:-make}
top=$PWD
soak=build/soak
logs=$soak/logs
mkdir -p "$logs"
number=0
failed=0

# part NAME COMMAND...
part() {
    name=$1
    shift
    number=$((number + 1))
    if "$@" >"$logs/$name" 2>&1; then
        echo "ok $number - $name"
    else
        failed=1
        echo "not ok $number - $name: see $logs/$name"
    fi
}

# build NAME VARIABLE=VALUE...: what a part needs, in a folder of its own.
build() {
    where=$1
    shift
    "$make" -s -j"$(nproc)" "$@" OUT=$soak/"$where" WERROR=1 all $soak/"$where"/fuzz/flips >"$logs/build-$where" 2>&1 ||
        { echo "Bail out! $where does not build: see $logs/build-$where"; exit 1; }
}

# threads: the records of the golden runs, many times over.
threads() {
    cat tests/golden/*/in.jsonl | awk '{ r[NR] = $0 } END { for (i = 0; i < 40; i++) for (k = 1; k <= NR; k++) print r[k] }' >$soak/records
    $soak/plain/nutgraf -f jsonl $soak/records >$soak/one 2>/dev/null
    for jobs in 2 8; do
        TSAN_OPTIONS=exitcode=66 $soak/threads/nutgraf -f jsonl -j $jobs $soak/records >$soak/many 2>$soak/err
        status=$?
        [ $status = 0 ] || [ $status = 3 ] || { echo "-j $jobs: exit $status"; cat $soak/err; return 1; }
        ! grep -q 'WARNING: ThreadSanitizer' $soak/err || { cat $soak/err; return 1; }
        cmp $soak/one $soak/many || return 1
    done
}

hostile() {
    NUTGRAF=$top/$soak/plain/nutgraf CPU_SECONDS=60 MEMORY_KB=4000000 sh tests/hostile/run.sh $hostile_bytes | tee $soak/hostile
    ! grep -q '^not ok' $soak/hostile || return 1
    python3 tests/hostile/cost.py $soak/plain/nutgraf $cost_bytes || return 1
    # Pages of 50 MB, of the shapes whose memory is bounded best.
    NUTGRAF=$top/$soak/plain/nutgraf python3 tests/hostile/growth.py $page_bytes html-article html-nested html-unclosed html-attributes html-scripts \
        html-nuls html-script-open html-closed-only
}

build plain CC=gcc
build sanitized CC=gcc SAN=address,undefined CFLAGS='-O1 -g'
build threads CC=gcc SAN=thread CFLAGS='-O1 -g'
part valgrind env NUTGRAF="$top/$soak/plain/nutgraf" \
    NUTGRAF_RUNNER="valgrind -q --error-exitcode=97 --leak-check=full --suppressions=$top/tests/soak/loader.supp" sh tests/golden/run.sh $goldens
part threads threads
part mallocs env NUTGRAF="$top/$soak/sanitized/nutgraf" STEP=$step PARTS=$parts MEMORY_FLAGS=-DREAL=__interceptor_ \
    ASAN_OPTIONS=verify_asan_link_order=0 LSAN_OPTIONS="suppressions=$top/tests/soak/leaks:print_suppressions=0" \
    bats --tap -f malloc tests/command/faults.bats tests/command/train.bats
part flips $soak/sanitized/fuzz/flips "$positions"
part hostile hostile
# shellcheck disable=SC2086
part mutants python3 tests/mutants/run.py $mutants
part fuzzing "$make" -s fuzz SECONDS="$seconds"
echo "1..$number"
exit $failed
