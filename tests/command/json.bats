# Strict JSON in, chosen members and the record's own out.

load helper

# code LINE: the error code that a line of input gets, or "ok".
code() {
    printf '%s\n' "$1" >"$BATS_TEST_TMPDIR/line"
    "$NUTGRAF" -f jsonl "$BATS_TEST_TMPDIR/line" 2>&1 | jq -r '.error.code // "ok"'
}

@test "what RFC 8259 forbids is refused, line by line" {
    for line in '{"id":1,"text":"a"} trailing' '{"id":1,"text":"a"}{}' '{"id":1,"text":"a",}' '{"id":01,"text":"a"}' \
        '{"id":.5,"text":"a"}' '{"id":+1,"text":"a"}' '{"id":NaN,"text":"a"}' "{'id':1}" '{"id":1,"text":"a' '{"id":1,"text":"\x"}' \
        '{"id":1,"text":"\u12"}' '[1]' '"text"' 'null' '7' $'{"id":1,"text":"\377"}' $'{"id":1,"text":"a\001"}' $'{"id":1,"\303(":2}'; do
        same bad_json "$(code "$line")" || { echo "$line"; false; }
    done
}

@test "what it allows is read: large numbers, escapes, halves of surrogate pairs, members that stand twice" {
    for line in '{"id":1e400,"text":"a"}' '{"id":-0.0E-99999,"text":"a"}' '{"id":123456789012345678901234567890,"text":"a"}' \
        '{"text":"\u0000"}' '{"text":"\ud800 and \udc00"}' '{"text":7,"text":"a"}' '{"other":[[{}]],"text":"a"}'; do
        same ok "$(code "$line")" || { echo "$line"; false; }
    done
    same "two" "$(printf '{"text":"One is here.","id":"one","id":"two"}\n' | nutgraf -f jsonl | jq -r .id)"
}

@test "an id comes back byte for byte" {
    for id in 9007199254740993 1e400 -0.0 12345678901234567890123 '"a\u0062\/\ud83d\ude00"' '"\u0000"' null 0.10; do
        printf '{"id": %s ,"text":"One is here."}\n' "$id" >"$BATS_TEST_TMPDIR/line"
        same "$id" "$(nutgraf -f jsonl "$BATS_TEST_TMPDIR/line" | sed -E 's/^\{"schema":"[^"]*","id":(.*),"url":null.*/\1/')"
        printf '{"id": %s ,"text":7}\n' "$id" >"$BATS_TEST_TMPDIR/line"
        same "$id" "$(nutgraf -f jsonl "$BATS_TEST_TMPDIR/line" | sed -E 's/^\{"id":(.*),"error".*/\1/')"
    done
}

@test "depth and number of members have a limit, and a clear message" {
    deep() { printf '{"text":"a","x":%s1%s}\n' "$(printf "%$1s" | tr ' ' '[')" "$(printf "%$1s" | tr ' ' ']')"; }
    same ok "$(code "$(deep 63)")"
    same bad_json "$(code "$(deep 64)")"
    deep 100000 >"$BATS_TEST_TMPDIR/deep"
    ends 3 nutgraf -f jsonl "$BATS_TEST_TMPDIR/deep"
    grep -q '65 levels' "$BATS_TEST_TMPDIR/out"
    awk -v n=200000 'BEGIN { printf "{\"text\":\"a\""; for (i = 0; i < n; i++) printf ",\"m%d\":%d", i, i; print "}" }' >"$BATS_TEST_TMPDIR/wide"
    ends 3 nutgraf -f jsonl --passthrough "$BATS_TEST_TMPDIR/wide"
    grep -q '65537 members' "$BATS_TEST_TMPDIR/out"
}

@test "a line of 100 MB: too large by default, read when allowed, and the lines around it are not lost" {
    {
        printf '{"id":1,"text":"One is here."}\n{"id":2,"blob":"'
        head -c 100000000 /dev/zero | tr '\0' x
        printf '","text":"Two is here."}\n{"id":3,"text":"Three is here."}'
    } >"$BATS_TEST_TMPDIR/in"
    ends 3 nutgraf -f jsonl -j 2 "$BATS_TEST_TMPDIR/in"
    same '1
"too_large"
3' "$(jq -c '.error.code // .id' "$BATS_TEST_TMPDIR/out")"
    ends 0 nutgraf -f jsonl -j 2 --max-bytes 200000000 "$BATS_TEST_TMPDIR/in"
    same 'One is here.
Two is here.
Three is here.' "$(jq -r .summary "$BATS_TEST_TMPDIR/out")"
}

@test "--fields: only these members, in the record's order" {
    printf '{"id":"a","title":"Ferry","text":"One is here."}\n' >"$BATS_TEST_TMPDIR/in"
    ends 0 nutgraf -f jsonl --fields tags,id,summary "$BATS_TEST_TMPDIR/in"
    same '{"id":"a","summary":"One is here.","tags":[]}' "$(jq -c '.tags = []' "$BATS_TEST_TMPDIR/out")"
    ends 0 nutgraf -t json --fields sentences,wordCount "$articles/harbour.txt"
    same '["sentences","wordCount"]' "$(jq -c keys "$BATS_TEST_TMPDIR/out")"
    ends 0 nutgraf -t json --clean-only --fields text "$articles/harbour.txt"
    same '["text"]' "$(jq -c keys "$BATS_TEST_TMPDIR/out")"
    ends 2 nutgraf --fields summary,nonsense "$BATS_TEST_TMPDIR/in"
    says "no member 'nonsense'"
    ends 2 nutgraf --fields '' "$BATS_TEST_TMPDIR/in"
    ends 2 nutgraf --fields id "$articles/harbour.txt"
    says "need JSON output"
}

@test "every member that a record has can be chosen, and none is missing" {
    nutgraf -t json "$articles/harbour.txt" 2>/dev/null | jq -r 'keys_unsorted[]' >"$BATS_TEST_TMPDIR/names"
    for name in $(cat "$BATS_TEST_TMPDIR/names"); do
        same "[\"$name\"]" "$(nutgraf -t json --fields "$name" "$articles/harbour.txt" 2>/dev/null | jq -c keys)"
    done
    same "$(cat "$BATS_TEST_TMPDIR/names")" \
        "$(nutgraf -t json --fields "$(tac "$BATS_TEST_TMPDIR/names" | paste -sd,)" "$articles/harbour.txt" 2>/dev/null | jq -r 'keys_unsorted[]')"
}

@test "--passthrough: the members of the input that the record does not have, as they were written" {
    printf '%s\n' '{"id":9007199254740993,"n":1e400,"title":"Ferry","text":"One is \u0068ere.","k":{"a":[1, 2.50]},"n":[ 2,3 ],"url":"u:1"}' >"$BATS_TEST_TMPDIR/in"
    ends 0 nutgraf -f jsonl --passthrough --fields summary,url "$BATS_TEST_TMPDIR/in"
    same '{"url":"u:1","summary":"One is here.","id":9007199254740993,"title":"Ferry","text":"One is \u0068ere.","k":{"a":[1, 2.50]},"n":[ 2,3 ]}' \
        "$(cat "$BATS_TEST_TMPDIR/out")"
    ends 0 nutgraf -f jsonl --passthrough "$BATS_TEST_TMPDIR/in"
    same '["title","text","k","n"]' "$(jq -c 'keys_unsorted[-4:]' "$BATS_TEST_TMPDIR/out")"
    same 1 "$(grep -o '"id":' "$BATS_TEST_TMPDIR/out" | wc -l)"
    ends 0 nutgraf -f jsonl --passthrough --clean-only "$BATS_TEST_TMPDIR/in"
    same 1 "$(grep -o '"text":' "$BATS_TEST_TMPDIR/out" | wc -l)"
    ends 2 nutgraf -f jsonl -t text --passthrough "$BATS_TEST_TMPDIR/in"
}

@test "--passthrough: \"error\" is that of failures alone" {
    printf '%s\n' '{"id":1,"text":"One is here.","error":{"code":"x"},"errors":2}' '{"id":2,"error":3,"text":7}' >"$BATS_TEST_TMPDIR/in"
    for options in '' '--fields summary' '--clean-only'; do
        # shellcheck disable=SC2086
        ends 3 nutgraf -f jsonl --passthrough $options "$BATS_TEST_TMPDIR/in"
        same 2 "$(jq 'select(.error).id' "$BATS_TEST_TMPDIR/out")"
        same 2 "$(jq 'select(.id == 1).errors' "$BATS_TEST_TMPDIR/out")"
    done
}
