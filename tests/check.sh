#!/bin/sh
# The whole of `make check`: builds in five ways, runs every kind of test, and ends with one line 'N passed, N failed'.
#
# Each part's output is kept whole and shown; its tests are counted from the runner's own lines (cmocka's totals, TAP's
# "ok" and "not ok"), never assumed. A part fails when its exit status says so, when a line of it says so, when its TAP plan
# and its lines disagree, or when it ran nothing. Run from the top folder, by make, which hands in MAKE.
# Cost: about three minutes on two cores, most of it compiling.
set -u

make=${MAKE:-make}
builds=build/check
logs=$builds/logs
# No log of an earlier run may count.
rm -rf "$logs"
mkdir -p "$logs"

# A caller's flags for the plain build must not leak into builds that set their own.
unset NUTGRAF_RUNNER CFLAGS OUT SAN WERROR MAKEFLAGS MFLAGS MAKEOVERRIDES
NUTGRAF=$PWD/$builds/gcc/nutgraf
NUTGRAF_BUILDS=$PWD/$builds
export NUTGRAF NUTGRAF_BUILDS

passed=0
failed=0
skipped=0
blame=

# count LOG: prints "passed failed skipped planned-but-missing" from the lines of the runners.
count() {
    awk '
        /^\[  PASSED  \] [0-9]+ test\(s\)/ { p += $4 }
        /^\[  FAILED  \] [0-9]+ test\(s\)/ { f += $4 }
        /^\[  SKIPPED \] [0-9]+ test\(s\)/ { s += $4 }
        /^1\.\.[0-9]+/ { split($1, plan, /\.\./); planned += plan[2] }
        /^ok .*# (skip|SKIP)/ { s++; lines++; next }
        /^ok / { p++; lines++ }
        /^not ok / { f++; lines++ }
        END { print p + 0, f + 0, s + 0, (planned > lines ? planned - lines : 0) }
    ' "$1"
}

# settle NAME STATUS LOG KIND: adds a finished part to the totals. KIND is "tests" or "build": a build counts only when it fails.
settle() {
    # shellcheck disable=SC2046
    set -- "$@" $(count "$3")
    p=$5 f=$(($6 + $8)) s=$7
    [ "$8" = 0 ] || echo "$1: $8 planned test(s) did not run"
    if [ "$2" != 0 ] && [ "$f" = 0 ]; then
        echo "$1: ended with status $2"
        f=1
    fi
    if [ "$4" = tests ] && [ $((p + f + s)) = 0 ]; then
        echo "$1: ran no test"
        f=1
    fi
    passed=$((passed + p))
    failed=$((failed + f))
    skipped=$((skipped + s))
    [ "$f" = 0 ] || blame="$blame
  $1: $f"
}

# part KIND NAME COMMAND...: runs a part, shows what it printed, counts it.
part() {
    kind=$1 name=$2
    shift 2
    log=$logs/$(printf '%s' "$name" | tr ' /' '__').log
    echo "== $name"
    "$@" >"$log" 2>&1
    status=$?
    cat "$log"
    settle "$name" "$status" "$log" "$kind"
}

# build NAME VARIABLE=VALUE...: a build of the library, the command and the unit tests in a folder of its own.
build() {
    where=$1
    shift
    part build "build $where" "$make" -s -j"$(nproc)" "$@" OUT=$builds/$where WERROR=1 all tests
}

# units BUILD: every unit test of a build, each a part of its own, so that a crash cannot hide behind its neighbour.
units() {
    for source in tests/unit/test_*.c; do
        name=$(basename "$source" .c)
        part tests "unit $name ($1)" "$builds/$1/unit/$name"
    done
}

build gcc CC=gcc
units gcc
part tests house sh tests/house/house.sh
part tests readme sh tests/house/readme.sh $builds/gcc
part tests limits sh tests/house/limits.sh
part tests options sh tests/house/options.sh $builds/gcc
part tests claims python3 tests/house/claims.py $builds/gcc
part tests headers sh tests/house/headers.sh $builds/gcc
part tests spec "$make" -s OUT=$builds/gcc WERROR=1 CC=gcc check-spec
part tests fuzz "$make" -s OUT=$builds/gcc WERROR=1 CC=gcc check-fuzz
part tests golden sh tests/golden/run.sh
part tests command bats --tap tests/command
part tests acceptance bats --tap tests/acceptance
part tests hostile sh tests/hostile/run.sh
part build 'build growth' "$make" -s OUT=$builds/gcc WERROR=1 CC=gcc $builds/gcc/growth/count
part tests growth python3 tests/growth/run.py $builds/gcc/growth/count
part tests 'memory of pages' env GROWTH=none python3 tests/hostile/growth.py

build clang CC=clang
build gcc-O0 CC=gcc CFLAGS='-O0 -g'
build clang-O0 CC=clang CFLAGS='-O0 -g'
part tests determinism sh tests/determinism/run.sh $builds/gcc $builds/gcc-O0 $builds/clang $builds/clang-O0

build sanitized CC=clang SAN=address,undefined CFLAGS='-O1 -g'
units sanitized
part tests 'fuzz (sanitized)' "$make" -s OUT=$builds/sanitized WERROR=1 CC=clang SAN=address,undefined CFLAGS='-O1 -g' check-fuzz
part tests 'flips (sanitized)' "$make" -s OUT=$builds/sanitized WERROR=1 CC=clang SAN=address,undefined CFLAGS='-O1 -g' check-flips
part tests 'golden (sanitized)' env NUTGRAF="$PWD/$builds/sanitized/nutgraf" sh tests/golden/run.sh
part tests 'golden (valgrind)' env NUTGRAF_RUNNER='valgrind -q --error-exitcode=97 --leak-check=full' \
    sh tests/golden/run.sh format-

[ "$failed" = 0 ] || printf '\nfailed parts:%s\n' "$blame"
[ "$skipped" = 0 ] || echo "$skipped skipped"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
