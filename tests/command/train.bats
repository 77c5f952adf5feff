# nutgraf-train: usage, bad input, and a training run.
load helper

setup() {
    train=${NUTGRAF%/*}/nutgraf-train
    cd "$BATS_TEST_TMPDIR"
    for i in $(seq 30); do
        printf '{"lang":"en","text":"Dr. Ash left at %d. She met Mr. Bell. He stayed.","ends":[%d,%d,%d]}\n' "$((i + 10))" 19 37 48
    done >texts.jsonl
}

@test "train: --help names every option, --version the version" {
    run "$train" sentences --help
    [ "$status" = 0 ]
    page=$(sed 's/\\-/-/g; s/\\f[BRI]//g' "$BATS_TEST_DIRNAME/../../docs/man/nutgraf-train.1")
    for option in --output --model --test --folds --cost --bits --seed --verbose --version; do
        [[ "$output" == *"$option"* && "$page" == *"$option"* ]]
    done
    [[ "$page" == *"nutgraf $("$train" --version | cut -d' ' -f2)"* ]]
    run "$train" --version
    [ "$status" = 0 ]
    [[ "$output" == nutgraf-train\ * ]]
}

@test "train: usage errors are exit 2 and name what is wrong" {
    run "$train"
    [ "$status" = 2 ]
    run "$train" pictures
    [ "$status" = 2 ]
    [[ "$output" == *"'pictures'"* ]]
    run "$train" sentences -k 1 texts.jsonl
    [ "$status" = 2 ]
    [[ "$output" == *"'1'"* ]]
    run "$train" sentences
    [ "$status" = 2 ]
}

@test "train: a missing file and a bad line are named" {
    run "$train" sentences missing.jsonl
    [ "$status" = 2 ]
    [[ "$output" == *"'missing.jsonl'"* ]]
    { cat texts.jsonl; echo '{"lang":"en","text":"One. Two.","ends":[9,4]}'; } >falling.jsonl
    run "$train" sentences falling.jsonl
    [ "$status" = 2 ]
    [[ "$output" == *"falling.jsonl:31:"* ]]
    echo '{"lang":"en"' >cut.jsonl
    run "$train" sentences cut.jsonl
    [ "$status" = 2 ]
    [[ "$output" == *"cut.jsonl:1: not a JSON object"* ]]
    : >empty.jsonl
    run "$train" sentences empty.jsonl
    [ "$status" = 2 ]
    [[ "$output" == *"'empty.jsonl' is empty"* ]]
}

@test "train: it learns, the same file each time, and says how well" {
    "$train" sentences -k 2 -o one.model texts.jsonl >report
    "$train" sentences -k 2 -o two.model texts.jsonl >/dev/null
    cmp one.model two.model
    [ "$(head -c 8 one.model)" = nglinear ]
    [ "$(awk '/^macro/ { print $2, $3, $4 }' report)" = '100.00 100.00 100.00' ]
    grep -q '^S06 *goes on' report
}

@test "train: a given model is measured, and nothing is learned" {
    "$train" sentences -k 2 -o one.model texts.jsonl >/dev/null
    run "$train" sentences -m one.model texts.jsonl -t texts.jsonl
    [ "$status" = 0 ]
    [[ "$output" != *"S06"* ]]
    [ "$(awk '/^macro/ { print $2, $3, $4 }' <<<"$output")" = '100.00 100.00 100.00' ]
    head -c 100 one.model >cut.model
    for bad in cut.model texts.jsonl missing.model .; do
        run "$train" sentences -m "$bad" texts.jsonl
        [ "$status" = 2 ]
        [[ "$output" == *"$bad"* ]]
    done
    run "$train" sentences -m one.model -o two.model texts.jsonl
    [ "$status" = 2 ]
    [ ! -e two.model ]
}

@test "train: a target that is no regular file stays what it is" {
    mkfifo pipe
    run "$train" sentences -k 2 -o pipe texts.jsonl
    [ "$status" = 2 ]
    [[ "$output" == *"'pipe': no regular file"* ]]
    [ -p pipe ]
}

@test "train: a model that cannot be written is exit 2 and leaves nothing" {
    run "$train" sentences -k 2 -o nowhere/x.model texts.jsonl
    [ "$status" = 2 ]
    [[ "$output" == *"'nowhere/x.model'"* ]]
    run bash -c "'$train' sentences -k 2 texts.jsonl >/dev/full"
    [ "$status" = 2 ]
    [ ! -e x.model ]
}

# Two languages of Latin script and one of each other group, so that no group is without text.
language_texts() {
    for i in $(seq 30); do
        printf '{"lang":"en","text":"The boat number %d came back with the wind."}\n' "$i"
        printf '{"lang":"de","text":"Das Boot Nummer %d kam mit dem Wind zurück."}\n' "$i"
        printf '{"lang":"ru","text":"Лодка номер %d вернулась с ветром."}\n{"lang":"uk","text":"Човен номер %d повернувся з вітром."}\n' "$i" "$i"
        printf '{"lang":"ar","text":"عاد القارب رقم %d مع الريح"}\n{"lang":"fa","text":"قایق شماره %d با باد بازگشت"}\n' "$i" "$i"
        printf '{"lang":"hi","text":"नाव %d हवा के साथ लौटी","part":"p"}\n{"lang":"mr","text":"होडी %d वाऱ्याबरोबर परतली"}\n' "$i" "$i"
    done
}

@test "train languages: it learns, the same file each time, and says how well" {
    language_texts >texts.jsonl
    "$train" languages -k 2 -o one.model texts.jsonl >report
    "$train" languages -k 2 -o two.model texts.jsonl >/dev/null
    cmp one.model two.model
    [ "$(head -c 8 one.model)" = nglangs1 ]
    [ "$(awk '/^de/ { print $2, $3 }' report)" = '30 100.00' ]
    grep -q '^macro' report
    run "$train" languages -m one.model -t texts.jsonl
    [ "$status" = 0 ]
    [ "$(awk '/^all/ { print $2, $3 }' <<<"$output")" = '240 100.00' ]
}

@test "train languages: bad lines, files and models are named" {
    language_texts >texts.jsonl
    { cat texts.jsonl; echo '{"lang":"not a code","text":"One."}'; } >code.jsonl
    run "$train" languages code.jsonl
    [ "$status" = 2 ]
    [[ "$output" == *"code.jsonl:241: \"lang\" is no language code"* ]]
    echo '{"lang":"en"}' >no_text.jsonl
    run "$train" languages no_text.jsonl
    [ "$status" = 2 ]
    [[ "$output" == *'no_text.jsonl:1: no "text"'* ]]
    echo '{"lang":"en","text":"One script alone."}' >latin.jsonl
    run "$train" languages -o x.model latin.jsonl
    [ "$status" = 2 ]
    [ ! -e x.model ]
    "$train" languages -k 2 -o one.model texts.jsonl >/dev/null
    head -c 1000 one.model >cut.model
    for bad in cut.model texts.jsonl missing.model .; do
        run "$train" languages -m "$bad" -t texts.jsonl
        [ "$status" = 2 ]
        [[ "$output" == *"$bad"* ]]
    done
}
