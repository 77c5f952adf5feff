#!/bin/sh
# The house test: folders include only what docs/ARCHITECTURE.md allows, the top level holds what it may and nothing else,
# and the project needs nothing outside itself. First each rule is shown a small wrong tree that it must refuse, so that a
# rule that has gone blind fails here. Prints TAP. Run from the top folder.
set -u

rules=$(pwd)/tests/house/includes.awk
number=0
failed=0

# verdict STATUS NAME: one TAP line; what stands in $log explains a failure.
verdict() {
    number=$((number + 1))
    if [ "$1" = 0 ]; then
        echo "ok $number house: $2"
    else
        failed=1
        echo "not ok $number house: $2"
        sed 's/^/# /' "$log"
    fi
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
log=$work/log

# check_tree FOLDER: the rules over all C files below FOLDER/src.
check_tree() {
    (cd "$1" && find src -name '*.[ch]' | sort | xargs awk -f "$rules") >"$log" 2>&1
}

# refuses NAME PATH LINE: the rules must complain about a tree whose only file is PATH with that LINE.
refuses() {
    rm -rf "$work/tree"
    mkdir -p "$work/tree/$(dirname "$2")"
    printf '%s\n' "$3" >"$work/tree/$2"
    ! check_tree "$work/tree"
    verdict $? "refuses $1"
}

# accepts NAME PATH LINE: the rules must be content.
accepts() {
    rm -rf "$work/tree"
    mkdir -p "$work/tree/$(dirname "$2")"
    printf '%s\n' "$3" >"$work/tree/$2"
    check_tree "$work/tree"
    verdict $? "accepts $1"
}

refuses 'a stage that includes another stage' src/rank/rank.c '#include "split/split.h"'
refuses 'a stage that includes the facade' src/tag/tag.c '#include "nutgraf.h"'
refuses 'base that includes parts' src/base/arena.c '#  include "parts/lines.h"'
refuses 'parts that include wrap' src/parts/lines.h '#include "wrap/utf8.h"'
refuses 'wrap that includes model' src/wrap/stem.c '#include "model/model.h"'
refuses 'model that includes a stage' src/model/model.c '#include "lex/lex.h"'
refuses 'a stage that includes the run' src/rank/rank.c '#include "run/run.h"'
refuses 'a result that includes a stage' src/result/result.c '#include "tag/tag.h"'
refuses 'a renderer that includes a stage' src/render/json.c '#include "rank/rank.h"'
refuses 'a renderer that includes parts' src/render/json.c '#include "parts/tags.h"'
refuses 'a command that includes internals' src/cli/main.c '#include "model/model.h"'
refuses 'a path that climbs' src/rank/rank.c '#include "../split/split.h"'
refuses 'a library header outside its wrapper' src/read/read.c '#include <utf8proc.h>'
refuses 'a library header in the wrong wrapper' src/wrap/utf8.c '#include <pcre2.h>'
refuses '<math.h>' src/rank/rank.c '#include <math.h>'
refuses '<locale.h>' src/cli/main.c '#include <locale.h>'
refuses 'printing in the library' src/fit/fit.c 'static void f(void) { printf("x"); }'
refuses 'exit in the library' src/fit/fit.c 'static void f(void) { if (1) exit (2); }'
refuses 'getenv in the library' src/nutgraf.c 'const char *home = getenv("HOME");'
accepts 'a stage with its parts' src/rank/rank.c '#include "parts/terms.h"'
accepts 'a call that only sounds like printing' src/fit/fit.c 'void f(void) { ng_printf(1); } /* never exit() */'
accepts 'a run with stages' src/run/summary.c '#include "rank/rank.h"'
accepts 'a facade with stages' src/nutgraf.c '#include "rank/rank.h"'

check_tree .
verdict $? 'the include lines of src/ keep to the table'

# Each library's header is really included by its wrapper: a rename must not make the rule idle.
: >"$log"
while read -r header file; do
    grep -q "include <$header>" "$file" || echo "$file does not include <$header>" >>"$log"
done <<END
utf8proc.h src/wrap/utf8.c
pcre2.h src/wrap/regex.c
cjson/cJSON.h src/wrap/json.c
libstemmer.h src/wrap/stem.c
libxml/HTMLparser.h src/wrap/html.c
libxml/xmlreader.h src/wrap/xml.c
md4c.h src/wrap/markdown.c
iconv.h src/wrap/charset.c
END
[ ! -s "$log" ]
verdict $? 'each library has its wrapper'

# Dot files may stand beside these; build/ is made.
for entry in *; do
    case $entry in
    src | models | stopwords | tests | docs | Makefile | README.md | LICENSE | CHANGELOG.md | build) ;;
    *) echo "$entry" ;;
    esac
done >"$log"
[ ! -s "$log" ]
verdict $? 'the top level holds nothing else'

for entry in src models stopwords tests docs Makefile README.md LICENSE CHANGELOG.md .ci/run; do
    [ -e "$entry" ] || echo "$entry is missing"
done >"$log"
[ ! -s "$log" ]
verdict $? 'the top level holds what it must'

# wide_lines FOLDER: the lines of its C files that are wider than 130 columns, where a reader of two files side by side scrolls.
wide_lines() {
    find "$1" -name '*.[ch]' -exec env LC_ALL=C.UTF-8 grep -nHE '.{131}' {} + >"$log"
}

mkdir -p "$work/wide"
printf '%0131d\n' 0 >"$work/wide/a.c"
wide_lines "$work/wide"
verdict $? 'refuses a line of 131 columns'
printf '%0129d\303\251\n' 0 >"$work/wide/a.c"
! wide_lines "$work/wide"
verdict $? 'accepts a line of 130 columns and 131 bytes'
! wide_lines src
verdict $? 'no line of src/ is wider than 130 columns'
! wide_lines tests
verdict $? 'no line of tests/ is wider than 130 columns'

# Every stage folder has the header that says what it is.
for folder in src/*/; do
    name=$(basename "$folder")
    case $name in base | wrap | parts | model | render | cli | train) continue ;; esac
    [ -f "$folder$name.h" ] || echo "$folder$name.h is missing"
done >"$log"
[ ! -s "$log" ]
verdict $? 'each stage has the header of its name'

# A table says what it is, where it is from and under which licence.
for table in models/*/*.txt stopwords/*.txt; do
    [ -f "$table" ] || continue
    head -n 30 "$table" | grep -q '^#' || echo "$table begins without a comment"
    head -n 30 "$table" | grep -qi 'licen[cs]e' || echo "$table names no licence"
done >"$log"
[ ! -s "$log" ]
verdict $? 'each table names its origin and licence'

sh models/make/verify >"$log" 2>&1
verdict $? 'models/MODELS.md has the checksum of each table'

# A file that a comment, a document or a message names is there.
grep -rhoE '\b(docs|tests|models|src|stopwords|\.ci)/[A-Za-z0-9_/.-]*[A-Za-z0-9_-]\.(md|c|h|sh|awk|txt|py|bats|1)\b' \
    src docs README.md CHANGELOG.md Makefile .ci tests models --include='*.[ch]' --include='*.md' --include='*.S' \
    --include=Makefile --include='*.txt' --include='*.py' --include='*.sh' --include='*.bats' --exclude-dir=golden --exclude-dir=house | sort -u |
    while read -r named; do
        case $named in */CODE.* | */CODE/* | */LANG/* | */NAME.* | tests/unit/test_NAME.c) continue ;; esac
        [ -e "$named" ] || echo "$named is named and is not there: $(grep -rlF "$named" src docs README.md Makefile tests models | head -n 1)"
    done >"$log"
[ ! -s "$log" ]
verdict $? 'every file that is named is there'

echo "1..$number"
exit $failed
