# Input and output that fail, or do less than was asked: nothing is lost in silence, and nothing half-written passes for whole.

load helper

setup_file() {
    ${CC:-cc} -shared -fPIC -o "$BATS_FILE_TMPDIR/faults.so" "$BATS_TEST_DIRNAME/faults.c"
}

# with FAULT ARGUMENT...: the command with that fault.
with() {
    fault=$1
    shift
    FAULT=$fault LD_PRELOAD="$BATS_FILE_TMPDIR/faults.so" "$NUTGRAF" "$@"
}

@test "a missing file, a directory and an unreadable file are named, exit 2" {
    ends 2 nutgraf no/such/file
    same "nutgraf: cannot open 'no/such/file': No such file or directory" "$err"
    ends 2 nutgraf "$BATS_TEST_TMPDIR"
    same "nutgraf: cannot open '$BATS_TEST_TMPDIR': Is a directory" "$err"
    ends 2 nutgraf <"$BATS_TEST_TMPDIR"
    same "nutgraf: cannot read standard input: Is a directory" "$err"
    [ "$(id -u)" != 0 ] || return 0
    : >"$BATS_TEST_TMPDIR/closed"
    chmod 0 "$BATS_TEST_TMPDIR/closed"
    ends 2 nutgraf "$BATS_TEST_TMPDIR/closed"
}

@test "a full disk is an error, in every format and for help too" {
    for format in text json jsonl blurb md html yaml toml jsonld ninjs meta tsv; do
        got=0
        nutgraf -t $format "$articles/harbour.txt" >/dev/full 2>"$BATS_TEST_TMPDIR/err" || got=$?
        same 2 $got
        same "nutgraf: cannot write standard output: No space left on device" "$(tail -n 1 "$BATS_TEST_TMPDIR/err")"
    done
    ends 2 nutgraf -o /dev/full "$articles/harbour.txt"
    says "cannot write '/dev/full': No space left on device"
    got=0
    nutgraf --help >/dev/full 2>/dev/null || got=$?
    same 2 $got
}

@test "a closed stdout or stdin is an error; a closed stderr spoils no file" {
    got=0
    nutgraf "$articles/harbour.txt" >&- 2>"$BATS_TEST_TMPDIR/err" || got=$?
    same 2 $got
    grep -q 'cannot write standard output' "$BATS_TEST_TMPDIR/err"
    got=0
    nutgraf <&- 2>"$BATS_TEST_TMPDIR/err" || got=$?
    same 2 $got
    grep -q 'cannot read standard input' "$BATS_TEST_TMPDIR/err"
    nutgraf -t json -o "$BATS_TEST_TMPDIR/out" "$articles/harbour.txt" "$articles/none" 2>&- || true
    same '{' "$(head -c 1 "$BATS_TEST_TMPDIR/out")"
    jq -e . "$BATS_TEST_TMPDIR/out" >/dev/null
}

@test "an output file that cannot be opened is named" {
    ends 2 nutgraf -o "$BATS_TEST_TMPDIR" "$articles/harbour.txt"
    says "cannot open '$BATS_TEST_TMPDIR'"
    ends 2 nutgraf -o "$BATS_TEST_TMPDIR/no/such" "$articles/harbour.txt"
    says "cannot open '$BATS_TEST_TMPDIR/no/such'"
}

@test "a closed pipe ends silently with 0" {
    i=0
    while [ $i -lt 3000 ]; do
        echo '{"text":"The ferry sails at noon. It is full."}'
        i=$((i + 1))
    done >"$BATS_TEST_TMPDIR/in"
    { got=0; nutgraf "$BATS_TEST_TMPDIR/in" 2>"$BATS_TEST_TMPDIR/err" || got=$?; echo $got >"$BATS_TEST_TMPDIR/status"; } | head -n 1 | jq -e . >/dev/null
    same 0 "$(cat "$BATS_TEST_TMPDIR/status")"
    same "" "$(cat "$BATS_TEST_TMPDIR/err")"
}

@test "short reads and writes change nothing" {
    same "$(nutgraf -t json "$articles/harbour.txt")" "$(with short -t json "$articles/harbour.txt")"
    printf '{"id":1,"text":"One is here."}\n\n{"id":2,"text":"Two is here."}' >"$BATS_TEST_TMPDIR/in"
    same "$(nutgraf -f jsonl "$BATS_TEST_TMPDIR/in")" "$(with short -f jsonl "$BATS_TEST_TMPDIR/in")"
    same "$(nutgraf "$BATS_TEST_TMPDIR/in")" "$(with short "$BATS_TEST_TMPDIR/in")"
}

@test "interrupted reads and writes are repeated" {
    same "$(nutgraf -t json "$articles/harbour.txt")" "$(with eintr -t json "$articles/harbour.txt")"
    printf '{"id":1,"text":"One is here."}\n' >"$BATS_TEST_TMPDIR/in"
    same "$(nutgraf "$BATS_TEST_TMPDIR/in")" "$(with eintr "$BATS_TEST_TMPDIR/in")"
}

# Two and more reads: a file beyond the first buffer.
@test "a read that fails is an error, and no result is made from half an article" {
    for i in $(seq 3000); do a_text; done >"$BATS_TEST_TMPDIR/long"
    ends 2 with read -t json "$BATS_TEST_TMPDIR/long"
    same "nutgraf: cannot read '$BATS_TEST_TMPDIR/long': Input/output error" "$err"
    same "" "$out"
}

@test "a write that fails later is an error too" {
    printf '{"id":1,"text":"One is here."}\n%.0s' $(seq 1000) >"$BATS_TEST_TMPDIR/in"
    ends 2 with write "$BATS_TEST_TMPDIR/in"
    says "cannot write standard output: Input/output error"
}

@test "without article text: exit 1, a message, and in JSON the whole record" {
    ends 1 nutgraf </dev/null
    same "nutgraf: no article text" "$err"
    same "" "$out"
    ends 1 nutgraf -t json </dev/null
    printf '%s' "$out" | jq -e '.warnings == ["no_article"] and .summary == "" and .sentences == []'
    printf ' \n\t\n' >"$BATS_TEST_TMPDIR/blank"
    ends 1 nutgraf "$BATS_TEST_TMPDIR/blank"
    ends 0 nutgraf <<<"Ab"
    same "Ab" "$(printf '%s\n' "$out" | head -n 1)"
}

@test "an article beyond max-bytes is refused whole" {
    ends 2 nutgraf --max-bytes 100 "$articles/harbour.txt"
    says "longer than 100 bytes"
    same "" "$out"
    ends 3 nutgraf --max-bytes 4000 -t jsonl "$articles/harbour.txt" /dev/null "$BATS_TEST_DIRNAME/batch.bats"
    printf '%s\n' "$out" | jq -s -e 'length == 3 and .[2].error.code == "too_large"'
}

@test "undecodable bytes are said in plain words" {
    printf 'The ferry \377 sails at noon.\n' >"$BATS_TEST_TMPDIR/text"
    ends 0 nutgraf --no-clean "$BATS_TEST_TMPDIR/text"
    says "undecodable bytes became U+FFFD"
    printf '%s' "$out" | grep -q "$(printf 'ferry \357\277\275 sails')"
}
