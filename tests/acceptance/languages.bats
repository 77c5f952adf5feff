# Every language and script: a summary, valid UTF-8, no crash, and a warning where there is no data.
load helper

texts=$BATS_TEST_DIRNAME/languages/texts.tsv
top=$BATS_TEST_DIRNAME/../..

# each COMMAND: runs COMMAND CODE TEXT for every line of the table, fails with the first that fails, and wants many of them.
each() {
    local code text count=0
    while IFS=$'\t' read -r code text; do
        [[ $code == '#'* ]] && continue
        count=$((count + 1))
        "$1" "$code" "$text" || {
            echo "in: $code: $text"
            return 1
        }
    done <"$texts"
    [ "$count" -ge 60 ]
}

# has_data CODE: whether the project has a list of the language's function words.
has_data() {
    [ -s "$top/stopwords/$1.txt" ] || [ -s "$top/models/$1/particles.txt" ]
}

# has_topics CODE: whether the project has words of the language that speak for topics.
has_topics() {
    [ -s "$top/models/$1/topics.txt" ]
}

# is_summary TEXT OPTION...: the run ends well, in valid UTF-8, and each sentence is a piece of the text.
is_summary() {
    local text=$1 sentence
    shift
    answer -t json --all "$@" <<<"$text" >"$BATS_TEST_TMPDIR/json" || return 1
    iconv -f UTF-8 -t UTF-8 "$BATS_TEST_TMPDIR/json" >/dev/null || return 1
    jq -e '.summary | length > 0' "$BATS_TEST_TMPDIR/json" >/dev/null || return 1
    jq -r '.sentences[].text' "$BATS_TEST_TMPDIR/json" >"$BATS_TEST_TMPDIR/sentences"
    [ -s "$BATS_TEST_TMPDIR/sentences" ] || return 1
    while IFS= read -r sentence; do [[ $text == *"$sentence"* ]] || return 1; done <"$BATS_TEST_TMPDIR/sentences"
}

unasked() {
    is_summary "$2" && is_summary "$2" -c 7 && is_summary "$2" -w 1 && is_summary "$2" -r .5 --no-clean
}

@test "A31 a text in any script gives a summary in valid UTF-8" {
    each unasked
}

asked() {
    is_summary "$2" --language "$1" || return 1
    if has_data "$1"; then
        expected='["no_topics"]'
        ! has_topics "$1" || expected='[]'
        same "$expected" "$(jq -c .warnings "$BATS_TEST_TMPDIR/json")" && same '' "$(cat "$messages")"
    else
        same '["no_language_data"]' "$(jq -c .warnings "$BATS_TEST_TMPDIR/json")" &&
            same "nutgraf: no data for the language '$1': the first sentences stand for a summary" "$(cat "$messages")"
    fi
}

named() {
    [ "$1" = und ] || asked "$1" "$2"
}

@test "A31 a language without data gets a warning that names it, one with data none" {
    has_data en
    has_data th
    has_data chr && return 1
    each named
}

unknown() {
    [ "$1" = und ] || return 0
    is_summary "$2" --language und
    same 'nutgraf: the language is not known: the first sentences stand for a summary' "$(cat "$messages")"
}

@test "A31 a text in no language gets a warning that says so" {
    each unknown
}

two() {
    case $1 in th | lo | und | ja) return 0 ;; esac
    same 2 "$(sentences --language "$1" <<<"$2" | wc -l | tr -d ' ')"
}

@test "A20 each script's own full stop ends a sentence" {
    each two
}

@test "A29 no lone function word as keyword in scripts without spaces" {
    for code in zh ja th km; do
        grep -vP '^#|\t0$' "$top/models/$code/particles.txt" | cut -f1 | sort -u >"$BATS_TEST_TMPDIR/particles"
        keywords --language "$code" -k 100 <"$top/tests/golden/language-$code/in.txt" | sort -u >"$BATS_TEST_TMPDIR/keywords"
        [ "$(wc -l <"$BATS_TEST_TMPDIR/keywords")" -ge 4 ]
        same '' "$(comm -12 "$BATS_TEST_TMPDIR/keywords" "$BATS_TEST_TMPDIR/particles")"
    done
}

@test "a headline that is taken for another language gets its topic all the same, one in another language its own" {
    topic() { jq -nc --arg title "$1" '{title: $title}' | nutgraf -f jsonl -t jsonl --topics 1 --topic-threshold 0 "${@:2}" | jq -r '.subjects[0].name'; }
    same politics "$(topic 'Governor Hernandez vetoes prison bill')"
    same 'crime, law and justice' "$(topic 'Judge jails Van der Berg for fraud')"
    same politics "$(topic 'Senate panel rejects De la Cruz nominee')"
    same null "$(topic 'Judge jails Van der Berg for fraud' --language da)" # who says so is believed
    same politics "$(topic 'El gobernador Hernandez veta la ley de prisiones')"
    same 'crime, law and justice' "$(topic 'Richter schickt Betrüger aus Kiel ins Gefängnis')"
    same politics "$(topic 'Minister Brandt treedt af na kritiek op begroting')"
    same null "$(topic 'Ministern avgår efter hård kritik mot budgeten')"
    # and a record says why
    same '["no_topics"]' "$(nutgraf -t json <<<'Ministern avgår efter hård kritik mot budgeten.' | jq -c .warnings)"
    same '[]' "$(nutgraf -t json --topics 0 <<<'Ministern avgår efter hård kritik mot budgeten.' | jq -c .warnings)"
}

# judged: each text of the table has its topic and no other, or none.
judged() {
    local code want text got
    while IFS=$'\t' read -r code want text; do
        [[ $code == '#'* ]] && continue
        got=$(nutgraf -t json --language "$code" <<<"$text" | jq -r 'if .subjects == [] then "none" else [.subjects[].name] | join("; ") end')
        same "$code $want" "$code $got" || return 1
    done <"$BATS_TEST_DIRNAME/languages/topics.tsv"
}

@test "each language with words for topics labels a text of its own, and says nothing of one that is about nothing" {
    judged
    for file in "$top"/models/*/topics.txt; do
        code=$(basename "$(dirname "$file")")
        [ "$code" = en ] || grep -q "^$code	" "$BATS_TEST_DIRNAME/languages/topics.tsv"
    done
}
