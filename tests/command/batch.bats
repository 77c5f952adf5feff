# The batch contract: N lines in, N lines out, in order, whatever they hold.

load helper

@test "each line in gives one line out, in order, failures in their places" {
    cat >"$BATS_TEST_TMPDIR/in" <<'IN'
{"id":"a","text":"The ferry sails at noon. It is full."}

{"id":2,"text":
not json
{"id":9007199254740993,"title":"Ferry to Aldermoor sails again"}
{"id":null,"text":""}
{"id":"h","html":"<p>no</p>"}
{"id":"t","text":5}
{"id":"n"}
IN
    ends 3 nutgraf -f jsonl "$BATS_TEST_TMPDIR/in"
    same "" "$err"
    same 9 "$(printf '%s\n' "$out" | wc -l)"
    same 'null ok
"blank_line" 2
"bad_json" 3
"bad_json" 4
null ok
null ok
null ok
"bad_record" 8
"bad_record" 9' "$(printf '%s\n' "$out" | jq -r '"\(.error.code | tojson) \(.error.line // "ok")"')"
    same '"a"
null
2
null
9007199254740993
null
"h"
"t"
"n"' "$(printf '%s\n' "$out" | sed -E 's/^\{("schema":"[^"]*",)?"id":("[^"]*"|[0-9]+|null).*/\2/')"
}

@test "a batch without failures ends with 0, and no article is no failure" {
    ends 0 nutgraf -f jsonl <<'IN'
{"id":1,"text":"The ferry sails at noon."}
{"id":2,"text":""}
IN
    same '["no_article"]' "$(printf '%s\n' "$out" | jq -c 'select(.id == 2).warnings')"
}

@test "a title without text gets tags and no sentences" {
    ends 0 nutgraf -f jsonl <<'IN'
{"id":1,"title":"Donald Trump meets Volodymyr Zelenskyy in Rome","text":null}
IN
    printf '%s\n' "$out" | jq -e '.sentences == [] and ([.tags[].name] | index("Donald Trump")) != null'
}

@test "what stands in the record wins over the options" {
    printf '{"text":"The ferry sails at noon.","title":"T one","url":"u:1","language":"en","tags":["Boats"]}' |
        nutgraf -f jsonl --title 'T two' --url u:2 |
        jq -e '.headline == "T one" and .url == "u:1" and .givenTags == ["Boats"] and .offsetBase == "field"'
}

@test "auto finds records, with byte order mark and blank lines too" {
    record='{ "id" : 1, "text" : "The ferry sails at noon." }'
    printf '%s\n' "$record" | nutgraf | jq -e '.id == 1'
    printf '\357\273\277%s\n' "$record" | nutgraf | jq -e '.id == 1'
    ends 3 nutgraf <<<"
$record"
    same 2 "$(printf '%s\n' "$out" | wc -l)"
    printf '{braces} are no JSON, said the clerk.\n' | nutgraf --no-clean | grep -q clerk
    printf '{"title" is the word for it, said the clerk.\n' | nutgraf --no-clean | grep -q clerk
}

@test "a byte order mark is passed over before the first record only" {
    record='{"id":1,"text":"The ferry sails at noon."}'
    printf '%s\n\357\273\277%s\n' "$record" "$record" >"$BATS_TEST_TMPDIR/in"
    ends 3 nutgraf -f jsonl "$BATS_TEST_TMPDIR/in"
    same '1
"bad_json"' "$(printf '%s\n' "$out" | jq -c '.error.code // .id')"
}

@test "no line end at the end, CRLF, NUL: all fine" {
    printf '{"text":"One is here."}\r\n{"text":"Two is here."}' | nutgraf -f jsonl | jq -s -e '[.[].summary] == ["One is here.", "Two is here."]'
    printf '{"text":"a\\u0000b c."}\n' | nutgraf -f jsonl | jq -e '.warnings | index("replaced_bytes") != null'
    printf '{"text":"\000"}\n{"id":2,"text":"Two is here."}\n' >"$BATS_TEST_TMPDIR/in"
    ends 3 nutgraf -f jsonl "$BATS_TEST_TMPDIR/in"
    same '"bad_json"
2' "$(printf '%s\n' "$out" | jq -c '.error.code // .id')"
}

@test "a line beyond max-bytes fails alone and is not kept in memory" {
    {
        printf '{"id":1,"text":"One is here."}\n'
        head -c 50000000 /dev/zero | tr '\0' x
        printf '\n{"id":3,"text":"Three is here."}\n'
    } >"$BATS_TEST_TMPDIR/in"
    limited() { (ulimit -v 70000; nutgraf "$@"); }
    ends 3 limited -j 1 -f jsonl --max-bytes 100000 "$BATS_TEST_TMPDIR/in"
    same '1
"too_large"
3' "$(printf '%s\n' "$out" | jq -c '.error.code // .id')"
    same 2 "$(printf '%s\n' "$out" | jq '.error.line // empty')"
    head -c 200000 /dev/zero | tr '\0' x >"$BATS_TEST_TMPDIR/in"
    ends 3 nutgraf -f jsonl --max-bytes 100000 "$BATS_TEST_TMPDIR/in"
    same 1 "$(printf '%s\n' "$out" | wc -l)"
}

@test "a line of exactly max-bytes is read" {
    line='{"id":1,"text":"One is here."}'
    ends 0 nutgraf -f jsonl --max-bytes ${#line} <<<"$line"
    ends 3 nutgraf -f jsonl --max-bytes $((${#line} - 1)) <<<"$line"
}

@test "an answer comes before the next question is asked" {
    mkfifo "$BATS_TEST_TMPDIR/questions" "$BATS_TEST_TMPDIR/answers"
    nutgraf -f jsonl <"$BATS_TEST_TMPDIR/questions" >"$BATS_TEST_TMPDIR/answers" 3>&- &
    exec 7>"$BATS_TEST_TMPDIR/questions" 8<"$BATS_TEST_TMPDIR/answers"
    for id in 1 2 3; do
        printf '{"id":%s,"text":"The ferry sails at noon."}\n' $id >&7
        read -r -t 60 answer <&8
        same $id "$(printf '%s' "$answer" | jq .id)"
    done
    exec 7>&- 8<&-
    wait $!
}

@test "records may become text, parted by dashes; failures are then messages" {
    ends 3 nutgraf -f jsonl -t text --no-clean <<'IN'
{"text":"One is here.","title":"A"}
oops
{"text":"Two is here.","title":"B"}
IN
    same 1 "$(printf '%s\n' "$out" | grep -cx -- ---)"
    says "standard input, line 2: bad JSON"
}

@test "headlines: a line each, headline, tags and topics parted by tabs" {
    ends 0 nutgraf -f headlines <<'IN'
Donald Trump meets Volodymyr Zelenskyy in Rome
Aldermoor votes for its railway
IN
    same 2 "$(printf '%s\n' "$out" | wc -l)"
    same "3 3" "$(printf '%s\n' "$out" | awk -F'\t' '{ printf "%s%d", s, NF; s = " " }')"
    same "Donald Trump meets Volodymyr Zelenskyy in Rome" "$(printf '%s\n' "$out" | head -n 1 | cut -f 1)"
    printf '%s\n' "$out" | head -n 1 | cut -f 2 | grep -q 'Donald Trump'
}

@test "headlines keep their lines, blank ones too, and become records when asked" {
    printf 'Aldermoor votes\n\nFerry sails' >"$BATS_TEST_TMPDIR/in"
    ends 3 nutgraf -f headlines "$BATS_TEST_TMPDIR/in"
    same 3 "$(wc -l <"$BATS_TEST_TMPDIR/out")"
    says "line 2: a blank line"
    ends 3 nutgraf -f headlines -t jsonl "$BATS_TEST_TMPDIR/in"
    same '"Aldermoor votes"
"blank_line"
"Ferry sails"' "$(printf '%s\n' "$out" | jq -c '.headline // .error.code')"
}

@test "verbose counts records and failures on stderr" {
    ends 3 nutgraf -v -f jsonl <<<'{"text":"One is here."}
oops'
    says "2 records, 1 failed"
}
