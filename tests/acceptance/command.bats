# The command among other commands.
load helper

@test "A41 LC_ALL=C gives the same bytes" {
    for article in "$articles"/*.txt; do
        for format in text json jsonl blurb; do
            same "$(LC_ALL=C.UTF-8 "$NUTGRAF" -t $format <"$article")" "$(LC_ALL=C "$NUTGRAF" -t $format <"$article")"
        done
    done
}

@test "A41 NUL and invalid UTF-8 become U+FFFD with a warning" {
    printf 'The ca\377f\303 was open. The \000 door stood wide.\n' >"$BATS_TEST_TMPDIR/bad"
    run answer --no-clean -t json <"$BATS_TEST_TMPDIR/bad"
    same 0 "$status"
    same $'The ca�f� was open. The � door stood wide.' "$(jq -r .summary <<<"$output")"
    same true "$(jq '.warnings | index("replaced_bytes") != null' <<<"$output")"
    grep -q . "$messages"
}

@test "A41 a closed pipe ends silently with 0" {
    jq -Rsc '{id: 1, text: .}' "$articles/orchard.txt" >"$BATS_TEST_TMPDIR/record"
    for _ in {1..400}; do cat "$BATS_TEST_TMPDIR/record"; done >"$BATS_TEST_TMPDIR/records"
    run bash -c '"$1" -f jsonl -t jsonl <"$2" 2>"$3" | head -n 1 >"$4"; echo "${PIPESTATUS[0]}"' _ \
        "$NUTGRAF" "$BATS_TEST_TMPDIR/records" "$BATS_TEST_TMPDIR/err" "$BATS_TEST_TMPDIR/out"
    same 0 "$output"
    same '' "$(cat "$BATS_TEST_TMPDIR/err")"
    same 1 "$(wc -l <"$BATS_TEST_TMPDIR/out")"
}

# complains NAME COMMAND...: exit 2, a message that holds NAME, nothing on stdout.
complains() {
    name=$1
    shift
    status=0
    "$@" >"$BATS_TEST_TMPDIR/out" 2>"$BATS_TEST_TMPDIR/err" || status=$?
    same 2 "$status"
    grep -qF -- "$name" "$BATS_TEST_TMPDIR/err"
    grep -q '^nutgraf: ' "$BATS_TEST_TMPDIR/err"
    same '' "$(cat "$BATS_TEST_TMPDIR/out")"
}

@test "A42 missing file and directory: message on stderr and exit 2" {
    complains no-such-file.txt nutgraf no-such-file.txt
    complains "$BATS_TEST_TMPDIR" nutgraf "$BATS_TEST_TMPDIR"
    complains no-such.tags nutgraf --tags no-such.tags "$articles/orchard.txt"
    complains --no-such-option nutgraf --no-such-option "$articles/orchard.txt"
}

@test "A42 full disk and closed stdout: message on stderr and exit 2" {
    [ -w /dev/full ] || skip 'needs /dev/full'
    for format in text json jsonl blurb; do
        run bash -c '"$1" -t "$3" <"$2" >/dev/full' _ "$NUTGRAF" "$articles/orchard.txt" $format
        same 2 "$status"
        [[ $output == 'nutgraf: '* ]]
        run bash -c '"$1" -t "$3" <"$2" >&-' _ "$NUTGRAF" "$articles/orchard.txt" $format
        same 2 "$status"
        [[ $output == 'nutgraf: '* ]]
    done
}
