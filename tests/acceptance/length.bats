# How many sentences, which, and in which order.
load helper

@test "A01 any input with at least one sentence gives at least one" {
    for text in 'Rain fell on the harbour all night.' 'no capital and no stop' 'Go!' '1. Go home' '"Stop," she said' \
        'Breaking: fire in the old mill' 'It is what it is.' 'Ünder den Linden'; do
        for length in '-n 1' '-w 1' '-w 100' '-c 5' '-c 1000' '-r 0.01' '-r 1'; do
            # shellcheck disable=SC2086
            run answer -t json $length <<<"$text"
            same 0 "$status"
            same true "$(jq '(.sentences | length) >= 1 and (.summary | length) >= 1' <<<"$output")"
        done
    done
}

@test "A02 empty, two letters, one sentence, fifty equal sentences" {
    run answer -t json </dev/null
    same 1 "$status"
    run answer <<<'Ab'
    same 0 "$status"
    same Ab "${lines[0]}"
    run answer -t json <<<'One sentence stands alone.'
    same 0 "$status"
    same 'One sentence stands alone.' "$(jq -r .summary <<<"$output")"
    for _ in {1..50}; do echo 'The ferry was late again on Monday.'; done >"$BATS_TEST_TMPDIR/fifty"
    for options in '' --no-clean '--all' '-r 1'; do
        # shellcheck disable=SC2086
        run answer -t json $options <"$BATS_TEST_TMPDIR/fifty"
        same 0 "$status"
        jq -e . <<<"$output" >/dev/null
        none grep -qiE 'nan|inf[^o]' <<<"$(jq -c '.sentences[].rankScore, .keywords[].score' <<<"$output")"
    done
    same 'The ferry was late again on Monday.' "$(nutgraf --no-clean -t json <"$BATS_TEST_TMPDIR/fifty" | jq -r .summary)"
}

@test "A05 -n K gives exactly min(K, available)" {
    for article in orchard results final; do
        available=$(sentences <"$articles/$article.txt" | sort -u | wc -l)
        [ "$available" -gt 8 ]
        for k in 1 2 3 5 8 "$available" $((available + 1)) 500; do
            got=$(nutgraf --no-clean -t json -n "$k" <"$articles/$article.txt" | jq '.sentences | length')
            same $((k < available ? k : available)) "$got"
        done
    done
}

@test "A06 no upper cap on the number of sentences" {
    for i in $(seq 1 3000); do echo "Ship number $i entered the harbour with $((i * 7 % 911)) crates of salt."; done >"$BATS_TEST_TMPDIR/many"
    same 2500 "$(nutgraf --no-clean -t json -n 2500 <"$BATS_TEST_TMPDIR/many" | jq '.sentences | length')"
    same 3000 "$(nutgraf --no-clean -t json -n 100000 <"$BATS_TEST_TMPDIR/many" | jq '.sentences | length')"
}

@test "A07 document order by default, --order rank on request" {
    for article in orchard results final howto; do
        same true "$(nutgraf -t json -n 5 <"$articles/$article.txt" | jq '[.sentences[].offset] | . == sort')"
        same '[1,2,3,4,5]' "$(nutgraf -t json -n 5 --order rank --redundancy 0 <"$articles/$article.txt" | jq -c '[.sentences[].rank]')"
        same true "$(nutgraf -t json -n 5 --order rank <"$articles/$article.txt" | jq '[.sentences[].rank] | . == sort and .[0] == 1')"
        same true "$(nutgraf -t json -n 5 --order rank <"$articles/$article.txt" |
            jq '[.sentences[].rankScore] | . == (sort | reverse)')"
        same "$(nutgraf -t json -n 5 <"$articles/$article.txt" | jq -c '[.sentences[].text] | sort')" \
            "$(nutgraf -t json -n 5 --order rank <"$articles/$article.txt" | jq -c '[.sentences[].text] | sort')"
    done
}

@test "A08 --all gives every sentence with score, rank, selected or not" {
    for article in orchard results final howto harbour; do
        nutgraf -t json --all <"$articles/$article.txt" >"$BATS_TEST_TMPDIR/all"
        same true "$(jq '(.sentences | length) > 8' "$BATS_TEST_TMPDIR/all")"
        same true "$(jq '[.sentences[].rank] | sort == [range(1; length + 1)]' "$BATS_TEST_TMPDIR/all")"
        same true "$(jq '[.sentences[].index] == [range(0; .sentences | length)]' "$BATS_TEST_TMPDIR/all")"
        same true "$(jq 'all(.sentences[]; (.rankScore | type) == "number" and (.selected | type) == "boolean")' "$BATS_TEST_TMPDIR/all")"
        same true "$(jq '[.sentences[] | {rank, rankScore}] | sort_by(.rank) | [.[].rankScore] | . == (sort | reverse)' "$BATS_TEST_TMPDIR/all")"
        same "$(nutgraf -t json <"$articles/$article.txt" | jq -c '[.sentences[].text]')" \
            "$(jq -c '[.sentences[] | select(.selected) | .text]' "$BATS_TEST_TMPDIR/all")"
    done
}
