# Records are as docs/schema/nutgraf-1.schema.json says, and hold nothing that it does not name.

load helper

schema=$BATS_TEST_DIRNAME/../../docs/schema/nutgraf-1.schema.json

valid() {
    python3 "$BATS_TEST_DIRNAME/schema.py" "$schema"
}

@test "records of articles, with every option that changes them" {
    for options in '' '--all' '--explain' '--all --explain' '--clean-only' '--fit push' '--offset-unit utf16' '--topics 5 --topic-threshold 0' \
        '-n 1 -s lead' '--no-clean'; do
        for article in "$articles"/*.txt; do
            # shellcheck disable=SC2086
            nutgraf -t json $options "$article" 2>/dev/null
        done | valid
    done
}

@test "records of the golden runs' pages, feeds and languages" {
    for folder in "$BATS_TEST_DIRNAME"/../golden/*/; do
        case $folder in */format-headlines/) continue ;; esac
        nutgraf -t jsonl "$folder"in.* 2>/dev/null || true
    done | valid
}

@test "headlines, failures and records without an article" {
    printf 'Ferry sails again\nCrane falls\n' | nutgraf -f headlines -t jsonl | valid
    printf '%s\n' '{"id":1,"text":"It rained."}' '{"id":"a","text":""}' '' '[1]' '{"id":2}' '{"id":3,"title":7}' '{"id":90071992547409931,"title":"A"}' |
        { nutgraf -f jsonl || [ $? = 3 ]; } | valid
}

