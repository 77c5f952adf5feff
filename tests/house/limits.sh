#!/bin/sh
# docs/LIMITS.md names every limit of src/ and no other. Prints TAP. A limit is a constant named MOST, LONGEST, MAX, LIMIT or DEEPEST,
# set in an enum, a #define or a static const. src/train reads no hostile input and is left out.
set -u
cd "$(dirname "$0")/../.."
in_src=$(grep -rhoE '\b[A-Z_]*(MOST|LONGEST|MAX|DEEPEST|LARGEST_STEP|[A-Z]+_LIMIT)(_[A-Z_]+)?( +\(\(size_t\)| *= *\(?[(0-9A-Z])' src --include='*.[ch]' --exclude-dir=train |
    grep -oE '^[A-Z_]+' | grep -v '^MOST_KNOWN$' | sort -u)
in_page=$(grep -oE '`[A-Z_]+`' docs/LIMITS.md | tr -d '`' | sort -u)
number=0
failed=0
check() {
    number=$((number + 1))
    if printf '%s\n' "$2" | grep -qx "$1"; then echo "ok $number - $1 $3"; else
        failed=1
        echo "not ok $number - $1 $3"
    fi
}
for name in $in_src; do check "$name" "$in_page" 'of src/ stands in docs/LIMITS.md'; done
for name in $in_page; do
    number=$((number + 1))
    if grep -rqw "$name" src; then echo "ok $number - $name of docs/LIMITS.md stands in src/"; else
        failed=1
        echo "not ok $number - $name of docs/LIMITS.md stands in src/"
    fi
done
echo "1..$number"
exit $failed
