# What the acceptance tests share. Each test is named after its row: a complaint or a wish that users of other summarizers
# and taggers brought to their trackers (the rows stand in docs/TESTING.md). The texts were written for these tests.

NUTGRAF=${NUTGRAF:-$BATS_TEST_DIRNAME/../../build/nutgraf}
articles=$BATS_TEST_DIRNAME/../articles
pages=$BATS_TEST_DIRNAME/pages

# nutgraf ARGUMENT...: the command under test.
nutgraf() {
    "$NUTGRAF" "$@"
}

# answer ARGUMENT...: the same with its messages put aside in $messages, for tests that read its output.
messages=$BATS_TEST_TMPDIR/messages
answer() {
    "$NUTGRAF" "$@" 2>"$messages"
}

# sentences ARGUMENT...: every sentence of the text on stdin, one a line; nothing is cleaned away.
sentences() {
    answer --no-clean --all -t json "$@" | jq -r '.sentences[].text'
}

# keywords ARGUMENT...: the keywords of the text on stdin, one a line.
keywords() {
    answer --no-clean -t json "$@" | jq -r '.keywords[].text'
}

# same EXPECTED ACTUAL: fails with both texts shown when they differ.
same() {
    [ "$1" = "$2" ] || {
        printf 'expected:\n%s\ngot:\n%s\n' "$1" "$2"
        return 1
    }
}

# slice FILE OFFSET LENGTH: the bytes of a span.
slice() {
    tail -c "+$(($2 + 1))" "$1" | head -c "$3"
}

# none COMMAND...: fails when the command succeeds. (A bare "! command" does not fail a bats test.)
none() {
    if "$@"; then return 1; fi
}
