# Keywords and tags.
load helper

@test "A24 a record gives the same result as its text alone" {
    for article in orchard results final harbour; do
        same "$(nutgraf -t json <"$articles/$article.txt" |
            jq -c '{language, headline, byline, dateline, summary, sentences, keywords, tags, subjects, wordCount, removed, warnings}')" \
            "$(jq -Rs '{id: 1, text: .}' "$articles/$article.txt" | jq -c . | nutgraf -f jsonl -t jsonl |
                jq -c '{language, headline, byline, dateline, summary, sentences, keywords, tags, subjects, wordCount, removed, warnings}')"
    done
}

@test "A24 spelling variants of one keyword are merged" {
    text='Solar panels now cover the old airfield. Each solar panel turns with the sun. The Solar Panel was once a luxury.
Farmers say solar panels pay better than wheat, and a solar panel needs no rain.'
    same 1 "$(keywords <<<"$text" | grep -ciE '^solar[ -]?panels?$')"
    same 5 "$(nutgraf --no-clean -t json <<<"$text" | jq '.keywords[] | select(.text | test("^solar panels?$"; "i")) | .count')"
}

@test "A25 keywords keep their case" {
    text='NATO met in Brussels on Monday. Delegates put every iPhone into a locked box before NATO opened its session.
A spokesman for NATO said the iPhone rule was new. Nobody at NATO had lost an iPhone before.'
    keywords <<<"$text" | grep -qx NATO
    keywords <<<"$text" | grep -qxE 'iPhones?'
}

@test "A26 asked for fifty keywords, has fewer: gives those" {
    text='The Wexmouth lighthouse burned down. Joseph Adeyemi saw the fire from Skerra.'
    fifty=$(keywords -k 50 <<<"$text")
    same "$fifty" "$(keywords -k 500 <<<"$text")"
    [ "$(wc -l <<<"$fifty")" -lt 12 ]
    [ "$(wc -l <<<"$fifty")" -ge 3 ]
    same "$(head -n 2 <<<"$fifty")" "$(keywords -k 2 <<<"$text")"
}

@test "A28 the output follows the schema, scores lie in [0,1]" {
    for article in "$articles"/*.txt; do
        nutgraf -t json --all -k 30 --explain <"$article" >"$BATS_TEST_TMPDIR/json"
        same true "$(jq '[has("schema", "id", "url", "language", "headline", "dek", "slug", "byline", "dateline", "section",
            "datePublished", "dateModified", "givenTags", "description", "summary", "truncated", "sentences", "keywords",
            "tags", "subjects", "wordCount", "offsetUnit", "offsetBase", "removed", "warnings", "generator")] | all' "$BATS_TEST_TMPDIR/json")"
        same nutgraf/1 "$(jq -r .schema "$BATS_TEST_TMPDIR/json")"
        same true "$(jq '[.sentences[].rankScore, .keywords[].score, .subjects[].confidence, .subjects[].narrower[]?.confidence] | length > 5 and all(. >= 0 and . <= 1)' "$BATS_TEST_TMPDIR/json")"
        same true "$(jq '[.keywords[].score] | . == (sort | reverse)' "$BATS_TEST_TMPDIR/json")"
        same true "$(jq 'all(.tags[]; (.source | IN("vocabulary", "given", "keyword", "topic")) and (.name | length > 0))' "$BATS_TEST_TMPDIR/json")"
        same '["name","uri","confidence"]' "$(jq -c '[.subjects[] | del(.narrower), .narrower[]? | keys_unsorted] | unique | (.[0] // ["name","uri","confidence"])' "$BATS_TEST_TMPDIR/json")"
        same true "$(jq '.generator.name == "nutgraf" and (.generator.model | startswith("sha256:"))' "$BATS_TEST_TMPDIR/json")"
    done
}

@test "A29 no lone stop word as keyword" {
    grep -v '^#' "$BATS_TEST_DIRNAME/../../stopwords/en.txt" | tr 'A-Z' 'a-z' | sort -u >"$BATS_TEST_TMPDIR/stop"
    [ "$(wc -l <"$BATS_TEST_TMPDIR/stop")" -gt 100 ]
    for style in names phrases; do
        for article in "$articles"/*.txt; do
            keywords -k 100 --keyword-style "$style" <"$article" >"$BATS_TEST_TMPDIR/keywords"
            [ "$(wc -l <"$BATS_TEST_TMPDIR/keywords")" -ge 5 ]
            # An abbreviation in capitals is a name, not the stop word that it looks like.
            same '' "$(grep '[a-z]' "$BATS_TEST_TMPDIR/keywords" | tr 'A-Z' 'a-z' | sort -u | comm -12 - "$BATS_TEST_TMPDIR/stop")"
        done
    done
}

@test "of names behind the first five only likely ones are keywords, of phrases all that were asked for" {
    for article in "$articles"/*.txt; do
        same true "$(nutgraf -t json -k 50 <"$article" | jq '[.keywords[5:][].score] | all(. >= 0.07)')"
    done
    few=$(keywords -k 50 <"$articles/harbour.txt" | wc -l)
    [ "$few" -lt "$(keywords -k 50 --keyword-style phrases <"$articles/harbour.txt" | wc -l)" ]
}

@test "A29 an unknown language code is exit 2" {
    for code in e 12 'not a language' en- xx-; do
        run nutgraf --language "$code" <<<'The ferry was late.'
        same 2 "$status"
        [[ $output == *language* ]]
    done
}

@test "A30 'data-mining' and 'sugar-free' stay whole" {
    text='The data-mining company opened a café. Guests drink sugar-free lemonade there while the data-mining staff work.
Sugar-free lemonade sells well, the data-mining company says. Nobody had asked for sugar-free lemonade.'
    words=$(keywords -k 20 --keyword-style phrases <<<"$text")
    grep -qi 'data-mining' <<<"$words"
    grep -qi 'sugar-free' <<<"$words"
    none grep -qixE 'data|mining|mining company|sugar|free|free lemonade' <<<"$words"
}

@test "A37 a tag file line with aliases gives exactly one tag" {
    printf '# people\nDonald Trump; Trump; President Trump\n' >"$BATS_TEST_TMPDIR/tags.txt"
    text='President Trump spoke in Ohio on Friday. Trump said the plant would stay open. Donald Trump left at noon.'
    same '["Donald Trump"]' "$(nutgraf --no-clean -t json --tags "$BATS_TEST_TMPDIR/tags.txt" --only-listed <<<"$text" | jq -c '[.tags[].name]')"
    same 1 "$(nutgraf --no-clean -t json --tags "$BATS_TEST_TMPDIR/tags.txt" <<<"$text" | jq '[.tags[] | select(.name | test("trump"; "i"))] | length')"
    same '"vocabulary"' "$(nutgraf --no-clean -t json --tags "$BATS_TEST_TMPDIR/tags.txt" <<<"$text" | jq -c '.tags[] | select(.name == "Donald Trump").source')"
    same '["Donald Trump"]' "$(nutgraf --no-clean -t json --tags "$BATS_TEST_TMPDIR/tags.txt" --only-listed <<<'nobody asked TRUMP about it.' | jq -c '[.tags[].name]')"
}

@test "A18 offsets of keywords are exact although small letters may be longer than capitals" {
    text='İ love Big Apple. İİ say that Big Apple never sleeps, and Big Apple agrees.'
    printf '%s' "$text" >"$BATS_TEST_TMPDIR/text"
    nutgraf --no-clean -t json --language en "$BATS_TEST_TMPDIR/text" >"$BATS_TEST_TMPDIR/json"
    places=$(jq -r '.keywords[] | select(.text == "Big Apple").mentions[] | "\(.offset) \(.length)"' "$BATS_TEST_TMPDIR/json")
    same 3 "$(wc -l <<<"$places")"
    while read -r offset length; do
        same 'Big Apple' "$(tail -c "+$((offset + 1))" "$BATS_TEST_TMPDIR/text" | head -c "$length")"
    done <<<"$places"
}

@test "A27 a tag file's entries ignore case, but those that say 'case'" {
    printf 'Apple; Cupertino | case\nSolar power; photovoltaics\n' >"$BATS_TEST_TMPDIR/tags.txt"
    listed() { nutgraf --no-clean -t json --tags "$BATS_TEST_TMPDIR/tags.txt" --only-listed <<<"$1" | jq -c '[.tags[].name]'; }
    same '["Solar power"]' "$(listed 'An apple grows beside PHOTOVOLTAICS on the hill.')"
    same '["Apple"]' "$(listed 'They say that Apple bought the hill.')"
}

@test "A38 'sport' and 'sports' are one tag, and a tag file may say otherwise" {
    text='Sport is dear. The council pays for sports in schools, and sport pays the council back. Sports need fields, and sport needs rain.'
    same 1 "$(keywords -k 20 <<<"$text" | grep -ciE '^sports?$')"
    printf 'Sport | case\nSports | case\n' >"$BATS_TEST_TMPDIR/tags.txt"
    same '["Sport","Sports"]' "$(nutgraf --no-clean -t json --tags "$BATS_TEST_TMPDIR/tags.txt" --only-listed <<<"$text" | jq -c '[.tags[].name] | sort')"
}
