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

# stories N: N articles whose summaries are their fourth sentence, most of them once more with the sixth.
stories() {
    for i in $(seq "$1"); do
        text="Bells rang. It rained on day $i. People walked by. The mayor closed harbour $i on Monday after a storm. They went home. "
        text="$text The ferry of line $i stays in port until the harbour opens. Nobody knew. Dogs barked."
        printf '{"text":"%s","summary":["The mayor closed harbour %d after a storm."]}\n' "$text" "$i"
        [ $((i % 3)) = 0 ] || printf '{"text":"%s","summary":["The mayor closed harbour %d.","The ferry stays in port until it opens."]}\n' "$text" "$i"
    done
}

@test "train rank: it learns, the same file each time, and says how well" {
    stories 180 >stories.jsonl
    "$train" rank -k 2 -o one.model stories.jsonl >report
    "$train" rank -k 2 -o two.model stories.jsonl >/dev/null
    cmp one.model two.model
    [ "$(head -c 8 one.model)" = ngadditv ]
    [ "$(awk '/^stories/ { print $2 }' report)" = 300 ]
    awk '/^stories/ { exit !($5 > $3 && $7 > 0) }' report
    "$train" rank -m one.model stories.jsonl -t stories.jsonl >measured
    [ "$(grep -c '^stories' measured)" = 2 ]
}

@test "train rank: what cannot be learned from is named" {
    stories 1 >few.jsonl
    run "$train" rank few.jsonl
    [ "$status" = 2 ]
    [[ "$output" == *"too few texts"* ]]
    for bad in '{"text":"One."}' '{"text":"One.","summary":"One."}' '{"text":"One.","summary":[]}' '{"summary":["One."]}' \
        '{"text":"One.","summary":["One."],"lang":"e_"}' '{'; do
        { stories 1; echo "$bad"; } >bad.jsonl
        run "$train" rank bad.jsonl
        [ "$status" = 2 ]
        [[ "$output" == *"bad.jsonl:3: "* ]]
    done
    head -c 100 texts.jsonl >damaged.model
    run "$train" rank -m damaged.model few.jsonl
    [ "$status" = 2 ]
    [[ "$output" == *"damaged.model"* ]]
}
