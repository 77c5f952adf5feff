#!/bin/sh
# What the outside sees: each header compiles alone (the public one in C11, C99 and C++), and the shared library exports
# nutgraf_* and nothing else, with the SONAME of its version. Prints TAP. Run from the top folder.
# usage: headers.sh BUILD
set -u

build=$1
number=0
failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
log=$work/log
: >"$log"

verdict() {
    number=$((number + 1))
    if [ "$1" = 0 ]; then
        echo "ok $number headers: $2"
    else
        failed=1
        echo "not ok $number headers: $2"
        sed 's/^/# /' "$log"
    fi
}

strict='-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -fsyntax-only -Isrc'

# alone COMPILER LANGUAGE HEADER: a file that is nothing but the #include.
alone() {
    printf '#include "%s"\n' "$3" >"$work/alone.$2"
    flags=$strict
    [ "$2" = cpp ] || flags="$strict -D_POSIX_C_SOURCE=200809L"
    # shellcheck disable=SC2086
    $1 $flags "$work/alone.$2" >"$log" 2>&1
}

alone 'gcc -std=c11' c nutgraf.h
verdict $? 'nutgraf.h compiles alone as C11'
alone 'gcc -std=c99' c nutgraf.h
verdict $? 'nutgraf.h compiles alone as C99'
if command -v c++ >/dev/null 2>&1; then
    alone 'c++ -std=c++11' cpp nutgraf.h
    verdict $? 'nutgraf.h compiles alone as C++'
else
    # clang speaks C++ without its library, which the header does not need.
    alone 'clang -x c++ -std=c++11' cpp nutgraf.h
    verdict $? 'nutgraf.h compiles alone as C++ (clang)'
fi

for header in $(find src -name '*.h' | sort); do
    alone 'gcc -std=c11' c "${header#src/}"
    verdict $? "${header#src/} compiles alone"
done

library=$(echo "$build"/libnutgraf.so.*)
nm -D --defined-only "$library" >"$work/symbols" 2>"$log"
verdict $? 'the shared library can be read'
awk '$3 !~ /^nutgraf_/ { print $3 }' "$work/symbols" >"$log"
[ ! -s "$log" ]
verdict $? 'only nutgraf_* is exported'

# Both ways: what the header promises is there, and what is there stands in the header.
grep -o 'nutgraf_[a-z0-9_]*(' src/nutgraf.h | tr -d '(' | sort -u >"$work/declared"
awk '{ print $3 }' "$work/symbols" | sort -u >"$work/exported"
grep '^NUTGRAF_API' -A1 src/nutgraf.h | grep -o 'nutgraf_[a-z0-9_]*(' | tr -d '(' | sort -u >"$work/promised"
comm -23 "$work/promised" "$work/exported" >"$log"
[ -s "$work/promised" ] && [ ! -s "$log" ]
verdict $? 'every function of nutgraf.h is exported'
comm -13 "$work/declared" "$work/exported" >"$log"
[ ! -s "$log" ]
verdict $? 'every exported function stands in nutgraf.h'

version=$(sed -n 's/^.define NUTGRAF_VERSION "\(.*\)"/\1/p' src/nutgraf.h)
readelf -d "$library" | grep SONAME >"$log"
grep -q "\[libnutgraf.so.${version%%.*}\]" "$log"
verdict $? 'the SONAME is that of the version'

echo "1..$number"
exit $failed
