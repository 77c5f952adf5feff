# Where a sentence ends, and where it stands in the source.
load helper

@test "A11 abbreviations inside brackets, before amounts and in citations do not split, a closed quotation does" {
    same 'The list is long (e.g. x) and old.' "$(sentences <<<'The list is long (e.g. x) and old.')"
    same $'Yan et al. [2004] found it.\nNobody believed them.' "$(sentences <<<'Yan et al. [2004] found it. Nobody believed them.')"
    same $'»Es sind ca. 600 Millionen Euro.«\nAm Montag kam er.' \
        "$(sentences --language de <<<'»Es sind ca. 600 Millionen Euro.« Am Montag kam er.')"
}

@test "A12 'He said no. Then he left.' is two sentences, 'No. 5' is not split" {
    same $'He said no.\nThen he left.' "$(sentences <<<'He said no. Then he left.')"
    same 'She took bus No. 5 to the harbour.' "$(sentences <<<'She took bus No. 5 to the harbour.')"
    same $'The answer was no.\nNo. 10 made no comment.' "$(sentences <<<'The answer was no. No. 10 made no comment.')"
}

@test "A13 a missing space does not hide a sentence end, a dot inside a word is none" {
    same $'The vote began at 4:15 p.m.\nFormer Vice President Alan Moore spoke first.' \
        "$(sentences <<<'The vote began at 4:15 p.m.Former Vice President Alan Moore spoke first.')"
    same $'The book is about summarization.\nTechnologies come and go.' \
        "$(sentences <<<'The book is about summarization.Technologies come and go.')"
    for text in 'The site example.com was down for an hour.' 'The value is 3.14 and not more.' 'They wrote it in Node.js and Python.'; do
        same "$text" "$(sentences <<<"$text")"
    done
}

@test "A14 a hard-wrapped paragraph gives the same sentences as the unwrapped one" {
    for article in orchard results final howto; do
        for width in 60 72 80; do
            fold -s -w $width "$articles/$article.txt" | sed 's/ $//' >"$BATS_TEST_TMPDIR/wrapped"
            same "$(sentences <"$articles/$article.txt")" "$(sentences <"$BATS_TEST_TMPDIR/wrapped")"
            same "$(nutgraf <"$articles/$article.txt")" "$(nutgraf <"$BATS_TEST_TMPDIR/wrapped")"
        done
    done
}

@test "A14 a wrapped paragraph may be indented as a whole" {
    for article in orchard results; do
        fold -s -w 68 "$articles/$article.txt" | sed 's/ $//; s/^\(.\)/    \1/' >"$BATS_TEST_TMPDIR/wrapped"
        same "$(sentences <"$articles/$article.txt")" "$(sentences <"$BATS_TEST_TMPDIR/wrapped")"
    done
}

# tiles FILE: the sentences of FILE rise without overlap, only white space lies between them, and each is its span.
tiles() {
    local at=0 offset length number=0
    nutgraf --no-clean --all -t json <"$1" >"$BATS_TEST_TMPDIR/tiles"
    while read -r offset length; do
        [ "$offset" -ge "$at" ]
        same '' "$(slice "$1" "$at" $((offset - at)) | tr -d ' \t\r\n')"
        same "$(jq -r ".sentences[$number].text" "$BATS_TEST_TMPDIR/tiles")" \
            "$(slice "$1" "$offset" "$length" | tr '\n\r\t' '   ' | tr -s ' ')"
        at=$((offset + length))
        number=$((number + 1))
    done < <(jq -r '.sentences[] | "\(.offset) \(.length)"' "$BATS_TEST_TMPDIR/tiles")
    [ "$number" -gt 0 ]
    same '' "$(tail -c "+$((at + 1))" "$1" | tr -d ' \t\r\n')"
}

@test "A16 sentence spans and the gaps between them are the input, byte for byte" {
    for article in orchard final howto; do
        tail -n +2 "$articles/$article.txt" >"$BATS_TEST_TMPDIR/body"
        tiles "$BATS_TEST_TMPDIR/body"
        fold -s -w 70 "$BATS_TEST_TMPDIR/body" >"$BATS_TEST_TMPDIR/wrapped"
        tiles "$BATS_TEST_TMPDIR/wrapped"
    done
}

@test "A17 input[offset .. offset+length] is the sentence, also with CRLF and a BOM" {
    printf '\357\273\277The café closed at nine.  The “owner” went\thome.\r\n\r\n' >"$BATS_TEST_TMPDIR/crlf"
    printf 'Nobody in the town had seen him since. It was a long winter,\r\n' >>"$BATS_TEST_TMPDIR/crlf"
    printf 'they said, and the snow lay in the street for ten whole weeks.\r\nThe café never opened again.\r\n' >>"$BATS_TEST_TMPDIR/crlf"
    nutgraf --no-clean --all -t json <"$BATS_TEST_TMPDIR/crlf" >"$BATS_TEST_TMPDIR/json"
    same $'The café closed at nine.\nThe “owner” went home.\nNobody in the town had seen him since.\nIt was a long winter, they said, and the snow lay in the street for ten whole weeks.\nThe café never opened again.' \
        "$(jq -r '.sentences[].text' "$BATS_TEST_TMPDIR/json")"
    same 'The café closed at nine.' "$(slice "$BATS_TEST_TMPDIR/crlf" 3 25)"
    same '[3,25]' "$(jq -c '.sentences[0] | [.offset, .length]' "$BATS_TEST_TMPDIR/json")"
    number=0
    while read -r offset length; do
        same "$(jq -r ".sentences[$number].text" "$BATS_TEST_TMPDIR/json")" \
            "$(slice "$BATS_TEST_TMPDIR/crlf" "$offset" "$length" | tr '\n\r\t' '   ' | tr -s ' ')"
        number=$((number + 1))
    done < <(jq -r '.sentences[] | "\(.offset) \(.length)"' "$BATS_TEST_TMPDIR/json")
    same 5 "$number"
}

@test "A15 the sentences of a quotation are parted" {
    same $'"We waited.\nNobody came," she said.\nThen it rained.' "$(sentences <<<'"We waited. Nobody came," she said. Then it rained.')"
    same $'He said: “It is late.\nWe should go.”\nThey stayed.' "$(sentences <<<'He said: “It is late. We should go.” They stayed.')"
}

@test "a sentence that is split again gives itself" {
    for article in orchard results final howto; do
        tail -n +2 "$articles/$article.txt" | sentences | while IFS= read -r sentence; do
            same "$sentence" "$(sentences <<<"$sentence")"
        done
    done
}

@test "A20 a megabyte of one thing ends, whatever it is" {
    for piece in . 7 a '"' '“' $'a\xcc\x81' ' .' '("' 'A. ' '- ' 'I ' '中' 'ก'; do
        awk -v piece="$piece" 'BEGIN { for (i = 0; i < 500000; i++) { text = piece; printf "%s", text } }' >"$BATS_TEST_TMPDIR/much"
        for how in --no-clean --from=text; do
            run timeout 120 "$NUTGRAF" "$how" -t json "$BATS_TEST_TMPDIR/much"
            [ "$status" -le 1 ]
        done
    done
}

@test "without the rules the model decides alone" {
    same $'Mr. Ash saw 9.2% of it.\nNobody else did.' "$(sentences --no-split-rules <<<'Mr. Ash saw 9.2% of it. Nobody else did.')"
}
