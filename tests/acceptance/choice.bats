# What may be asked of the choice of sentences, what it is made of, and what it costs.
load helper

# summary ARGUMENT...: the chosen sentences, one a line.
summary() {
    answer --no-clean -t json "$@" | jq -r '.sentences[].text'
}

@test "A04 --words 50 gives at most 50 words" {
    for article in harbour orchard results final howto; do
        for words in 5 20 50 120; do
            got=$(answer -t json -w "$words" <"$articles/$article.txt" | jq -r .summary | wc -w)
            [ "$got" -gt 0 ] && [ "$got" -le "$words" ]
        done
    done
}

@test "A04 --must apple keeps a sentence with apple" {
    article='The council met on Monday. It spoke of roads and of bridges. Roads in the council area need money, it said.
The council wants more money for roads and bridges. A farmer brought apples. Bridges and roads were on every page.'
    none grep -q apples <<<"$(summary -n 2 <<<"$article")"
    for must in apple 'the APPLES' 'apple unheard-of'; do
        grep -q apples <<<"$(summary -n 2 --must "$must" <<<"$article")"
        same 2 "$(summary -n 2 --must "$must" <<<"$article" | wc -l)"
        grep -q apples <<<"$(summary -w 12 --must "$must" <<<"$article")"
    done
    same "$(summary -n 2 <<<"$article")" "$(summary -n 2 --must unheard-of <<<"$article")"
    same "$(summary -n 2 <<<"$article")" "$(summary -n 2 --must '' <<<"$article")"
}

@test "--must and --query find words of scripts without spaces, and Korean ones without their particles" {
    article='新しい水族館が港に開館した。市は水族館の予算を増やした。電気料金は五年で二倍に増えた。子どもは水族館に無料で入場できる。北の池ではペンギンが泳ぐ。'
    for option in --must --query; do
        for word in 電気 料金の 二倍; do
            same '電気料金は五年で二倍に増えた。' "$(summary --language ja -n 1 "$option" "$word" <<<"$article")"
        done
        same '子どもは水族館に無料で入場できる。' "$(summary --language ja -n 1 "$option" 無料 <<<"$article")"
        same '北の池ではペンギンが泳ぐ。' "$(summary --language ja -n 1 "$option" ペンギン <<<"$article")"
    done
    article='시장은 다리를 닫았다. 시장은 다리를 고친다고 말했다. 배는 항구에서 기다렸다. 시장은 월요일에 왔다.'
    same '배는 항구에서 기다렸다.' "$(summary --language ko -n 1 --must 항구를 <<<"$article")"
}

@test "words of --stopwords say nothing in a query" {
    echo boat >"$BATS_TEST_TMPDIR/stop.txt"
    article='The boat left the harbour. The mayor closed the bridge. The boat came back to the bridge.'
    ranks() { answer --no-clean --all -t json --stopwords "$BATS_TEST_TMPDIR/stop.txt" -q "$1" <<<"$article" | jq -c '[.sentences[].rankScore]'; }
    same "$(ranks mayor)" "$(ranks 'boat mayor')"
}

@test "a query brings the sentences that hold its words to the front" {
    for scorer in rank textrank lexrank lead; do
        best=$(nutgraf -t json -s "$scorer" -n 1 --order rank --query 'the oat milk' <"$articles/results.txt" | jq -r .summary)
        grep -qi 'oat milk' <<<"$best"
    done
}

@test "A09 --explain: parts that sum to the score" {
    for article in harbour orchard results final howto; do
        for scorer in rank textrank lexrank lead; do
            for more in '' '-n 1' '-r 0.4' '--lead-weight 0' '--lead-weight 3' '-q oats'; do
                # shellcheck disable=SC2086
                nutgraf -t json --all --explain -s "$scorer" $more <"$articles/$article.txt" >"$BATS_TEST_TMPDIR/all"
                same true "$(jq 'all(.sentences[]; .features.centrality != null
                    and ([.features[]] | all(. >= 0))
                    and (([.features[]] | add) - .rankScore | fabs) < 0.00005)' "$BATS_TEST_TMPDIR/all")"
            done
        done
        same true "$(nutgraf -t json --all --explain <"$articles/$article.txt" | jq 'any(.sentences[]; .features.centrality > 0)')"
    done
}

# best LEAD_WEIGHT: the best three of the text on stdin, sorted.
best() {
    summary --lead-weight "$1" -n 3 | sort
}

@test "A10 --lead-weight 0 turns position off; with it, reversing the input changes the result" {
    changed=0
    for article in howto results final; do # none with two sentences of one score, which stand in order
        sentences <"$articles/$article.txt" | sed 1d >"$BATS_TEST_TMPDIR/forth" # without the headline, which would end below
        tac "$BATS_TEST_TMPDIR/forth" >"$BATS_TEST_TMPDIR/back"
        same "$(best 0 <"$BATS_TEST_TMPDIR/forth")" "$(best 0 <"$BATS_TEST_TMPDIR/back")"
        [ "$(best 1 <"$BATS_TEST_TMPDIR/forth")" = "$(best 1 <"$BATS_TEST_TMPDIR/back")" ] || changed=$((changed + 1))
    done
    [ "$changed" = 3 ]
}

@test "headings, labels and short questions are chosen when nothing else is left" {
    article='# How to keep bees

## What bees need

Bees need flowers that bloom from March to October, and water within half a mile of the hive.

## Bees and their keepers

The keepers of the valley lost a third of their hives last winter. Bees need help, they say.

Best hives for bees and keepers

Bees keep the valley green.'
    for from in md text; do
        got=$(summary -f "$from" -n 4 <<<"$(if [ $from = md ]; then cat; else sed 's/^#* //'; fi <<<"$article")")
        same 'Bees need flowers that bloom from March to October, and water within half a mile of the hive.
The keepers of the valley lost a third of their hives last winter.
Bees need help, they say.
Bees keep the valley green.' "$got"
    done
    same 1 "$(summary -n 1 <<<'Bees and keepers' | wc -l)"
}

# A run takes a tenth of a second. The least of five, as other work on the machine can only add; how the cost grows is for tests/growth.
@test "A19 ten thousand sentences in two seconds" {
    awk 'BEGIN { srand(7); for (i = 0; i < 10000; i++) {
        line = "Report"; for (k = 0; k < 14; k++) line = line " word" int(5000 * rand() * rand()); print line " ends here." } }' >"$BATS_TEST_TMPDIR/text"
    for _ in {1..5}; do
        took=$(/usr/bin/env bash -c 'TIMEFORMAT=%U; time "$@" >/dev/null' _ "$NUTGRAF" --no-clean --language en -k 0 --topics 0 \
            <"$BATS_TEST_TMPDIR/text" 2>&1 | awk '{ print int($1 * 1000) }')
        [ "$took" -ge "${A19_LIMIT_MS:-2000}" ] || return 0
    done
    false
}

@test "A19 ten thousand sentences in less than 200 MB" {
    awk 'BEGIN { srand(7); for (i = 0; i < 10000; i++) {
        line = "Report"; for (k = 0; k < 14; k++) line = line " word" int(5000 * rand() * rand()); print line " ends here." } }' >"$BATS_TEST_TMPDIR/text"
    (ulimit -v 200000; "$NUTGRAF" --no-clean -t json <"$BATS_TEST_TMPDIR/text" 2>/dev/null) | jq -e '.sentences | length == 3'
}

@test "A23 the same bytes in a hundred batches with one to eight threads" {
    for _ in {1..8}; do
        for article in "$articles"/*.txt; do jq -Rsc '{id: 1, text: .}' "$article"; done
    done >"$BATS_TEST_TMPDIR/records"
    first=$(nutgraf -f jsonl -j 1 --all --explain "$BATS_TEST_TMPDIR/records" | cksum)
    for run in {1..100}; do
        same "$first" "$(nutgraf -f jsonl -j $((run % 8 + 1)) --all --explain "$BATS_TEST_TMPDIR/records" | cksum)"
    done
}

@test "A23 the same bytes in a hundred runs" {
    first=$(nutgraf -t jsonl --all --explain <"$articles/orchard.txt" | cksum)
    for _ in {1..100}; do
        same "$first" "$(nutgraf -t jsonl --all --explain <"$articles/orchard.txt" | cksum)"
    done
}

@test "a sentence that points back is not chosen without the one before it when another is near" {
    cat >"$BATS_TEST_TMPDIR/bridge.txt" <<'TEXT'
Mayor opens the new bridge at Tarn Weir

The council of Tarn Weir opened its new bridge on Friday after three years of work and a bill of nine million pounds.

The old bridge closed in 2019 when divers found that its piers were being washed away by the river.

Ruth Okafor, the engineer who led the work, walked across it with her children before the ribbon was cut.

He said the council would not ask drivers of Tarn Weir to pay a toll on the new bridge.

Shops in the high street of Tarn Weir hope that drivers will come back now that the bridge is open.
TEXT
    [[ "$(sed 's/^He said the/The/' "$BATS_TEST_TMPDIR/bridge.txt" | nutgraf -n 2)" == *"drivers of Tarn Weir to pay"* ]]
    [[ "$(nutgraf -n 2 "$BATS_TEST_TMPDIR/bridge.txt")" != *"He said"* ]]
    [[ "$(nutgraf -n 5 "$BATS_TEST_TMPDIR/bridge.txt")" == *"He said"* ]]
}

@test "under a budget a sentence that points back, with an apostrophe too, comes only with the one before it" {
    printf '%s\n\n' 'The council of Tarn Weir opened its new bridge on Friday after three years of work and a bill of nine million pounds.' \
        'The old bridge closed in 2019.' \
        'Ruth Okafor, the engineer who led the work from the first drawing to the last coat of paint, walked across it with her children.' \
        "She's the first woman to build a bridge at Tarn Weir for the council." >"$BATS_TEST_TMPDIR/engineer.txt"
    for she in "She's" "She is" "She’s"; do
        sed "s/She's/$she/" "$BATS_TEST_TMPDIR/engineer.txt" >"$BATS_TEST_TMPDIR/she.txt"
        [[ "$(nutgraf -w 40 "$BATS_TEST_TMPDIR/she.txt")" != *"first woman"* ]]
        [[ "$(nutgraf -c 230 "$BATS_TEST_TMPDIR/she.txt")" != *"first woman"* ]]
        [[ "$(nutgraf -w 70 "$BATS_TEST_TMPDIR/she.txt")" == *"first woman"* ]]
        [[ "$(sed "s/$she/Okafor is/" "$BATS_TEST_TMPDIR/she.txt" | nutgraf -w 40)" == *"first woman"* ]]
    done
}

@test "under a budget the rest of a parted sentence comes only with its beginning, but who writes without capitals loses nothing" {
    text='The council of Tarn Weir opened its new bridge on Friday after three years of work and a bill of nine million pounds.'
    text+=' ?Nobody who drives across this bridge from the north or the south, by day or by night, will ever have to pay the council a'
    text+=' single penny in toll for it,? said the mayor on the bridge. It replaces one from 1904.'
    [[ "$(nutgraf --no-clean --all -t json <<<"$text" | jq -r '.sentences[].text')" == *$'\nsaid the mayor'* ]]
    [[ "$(nutgraf --no-clean -w 30 <<<"$text")" != *"said the mayor"* ]]
    small='storms hit the harbour of tarn weir. the council wants to know by the end of the month what each of the owners of the boats lost in'
    small+=' the night from friday to saturday. the boats sank.'
    same 'storms hit the harbour of tarn weir. the boats sank.' \
        "$(nutgraf --no-clean -w 15 -t json <<<"$small" | jq -r .summary)"
}

@test "a heading does not part a sentence that points back from the one that it points to" {
    printf '%s\n\n' '# Mayor opens the new bridge at Tarn Weir' \
        'The council of Tarn Weir opened its new bridge on Friday after three years of work and a bill of nine million pounds.' '## No toll' \
        'He said the council would not ask drivers of Tarn Weir to pay a toll on the new bridge.' \
        'The old bridge closed in 2019 when divers found that its piers were being washed away by the river.' \
        'Ruth Okafor, the engineer who led the work, walked across it with her children before the ribbon was cut.' \
        'Shops in the high street of Tarn Weir hope that drivers will come back now that the bridge is open.' >"$BATS_TEST_TMPDIR/toll.md"
    he=$(nutgraf -f md --all -t json "$BATS_TEST_TMPDIR/toll.md" | jq '.sentences[] | select(.text | startswith("He said")).rank')
    same 2 "$he"
}

# The article of the bridge with one of its sentences in other words: $1 stands in for the fourth.
bridge_with() {
    printf '%s\n\n' 'The council of Tarn Weir opened its new bridge on Friday after three years of work and a bill of nine million pounds.' \
        'The old bridge closed in 2019 when divers found that its piers were being washed away by the river.' \
        'Ruth Okafor, the engineer who led the work, walked across it with her children before the ribbon was cut.' \
        "$1" 'Shops in the high street of Tarn Weir hope that drivers will come back now that the bridge is open.'
}

@test "a sentence that goes on from the one before it is not chosen without that one when another is near" {
    [[ "$(bridge_with 'The council will not ask drivers of Tarn Weir to pay a toll on the new bridge.' | nutgraf -n 2)" == *"to pay a toll"* ]]
    for goes_on in 'However, the council will not ask' 'But the council will not ask' 'The council will also not ask'; do
        [[ "$(bridge_with "$goes_on drivers of Tarn Weir to pay a toll on the new bridge." | nutgraf -n 2)" != *"to pay a toll"* ]]
    done
}

@test "a sentence that describes a picture is not chosen when another is near" {
    [[ "$(bridge_with 'The mayor will not ask drivers of Tarn Weir to pay a toll on the new bridge.' | nutgraf -n 2)" == *"to pay a toll"* ]]
    for mayor in 'The mayor (left)' 'The mayor, right,' 'Pictured: The mayor who' 'Mayor Jane Smith waves and'; do
        [[ "$(bridge_with "$mayor will not ask drivers of Tarn Weir to pay a toll on the new bridge." | nutgraf -n 2)" != *"to pay a toll"* ]]
    done
}

@test "a caption does not part a sentence that points back from the one that it points to" {
    printf '%s\n\n' 'The council of Tarn Weir opened its new bridge on Friday after three years of work and a bill of nine million pounds.' \
        'The mayor (left) in May.' \
        'He said the council would not ask drivers of Tarn Weir to pay a toll on the new bridge.' \
        'The old bridge closed in 2019 when divers found that its piers were being washed away by the river.' \
        'Ruth Okafor, the engineer who led the work, walked across it with her children before the ribbon was cut.' \
        'Shops in the high street of Tarn Weir hope that drivers will come back now that the bridge is open.' >"$BATS_TEST_TMPDIR/toll.txt"
    [[ "$(nutgraf -w 45 "$BATS_TEST_TMPDIR/toll.txt")" == *$'pounds.\nHe said the council'* ]]
}

@test "A08 of all sentences those of the summary are marked, and no others" {
    for article in orchard harbour results; do
        for options in '-n 2' '-n 2 -s textrank' '-n 1 --lead-weight 0' '-w 60 -s lexrank'; do
            # shellcheck disable=SC2086
            nutgraf -t json --all $options "$articles/$article.txt" 2>/dev/null >"$BATS_TEST_TMPDIR/json"
            same true "$(jq '.summary == ([.sentences[] | select(.selected).text] | join(" "))' "$BATS_TEST_TMPDIR/json")"
        done
    done
}
