# Every format is read back by a parser that others wrote, hostile headlines included.

load helper

# hostile: records whose headline and text try to break out of each format.
hostile() {
    python3 - <<'PY'
import json
headlines = ['He said "no"', "It's 'over'", "back\\slash \\n \\u0041", "</script><script>alert(1)</script>", "<!-- a --> &amp; & &#39;",
             "--- a", "---", "+++", "...", "- item", ": colon", "key: value", "# comment", "a # b", "%directive", "@at", "`tick`",
             "! tag", "& anchor", "* star", "[list]", "{a: b}", "yes", "null", "1e3", "2024-03-12", "~", "a\tb", "a\nb", "a\r\nb",
             "\u202eevil\u202c", "\u2066a\u2069", "a\u0000b", "a\u001b[31mred\u001b[0m", "a\u009b31m", "a\u0085b", "a\u2028b\u2029c",
             "a\ufffeb\uffff", "\ufeffa", "1. one", "1) one", "= setext", "| a | b |", "a ``` b", "]]>", "'''", '"""', "a\\", "\\\"",
             "日本語「見出し」", "עברית", "e\u0301", "👩‍👩‍👧", "=cmd()", "x" * 3000]
text = "The ferry to Skerra sails again from Monday, the operator said. It had stopped in March. "
for i, headline in enumerate(headlines):
    print(json.dumps({"id": i, "title": headline, "url": "https://example.org/?a=1&b=2" if i % 2 else "javascript:alert(1)",
                      "text": text + headline, "tags": [headline, "</title>", "a, b"]}))
PY
}

# read_back FORMAT [OPTION]...: the hostile records in this format and as records, compared.
read_back() {
    format=$1
    shift
    hostile >"$BATS_TEST_TMPDIR/in"
    nutgraf -f jsonl -t "$format" "$@" <"$BATS_TEST_TMPDIR/in" >"$BATS_TEST_TMPDIR/out"
    nutgraf -f jsonl -t jsonl "$@" <"$BATS_TEST_TMPDIR/in" >"$BATS_TEST_TMPDIR/records"
    python3 "$BATS_TEST_DIRNAME/read_back.py" "$format" "$BATS_TEST_TMPDIR/records" "$BATS_TEST_TMPDIR/out"
}

@test "yaml is read by PyYAML" {
    read_back yaml --fit seo
}

@test "toml is read by tomllib" {
    read_back toml --fit seo
}

@test "html is read by html.parser" {
    read_back html
    read_back html --fit push
}

@test "jsonld is a NewsArticle, and no text of it ends a script" {
    read_back jsonld --fit seo
}

@test "ninjs has what its schema requires, and nothing that it does not know" {
    read_back ninjs --fit seo
    nutgraf -t ninjs "$articles/harbour.txt" 2>/dev/null | jq -e '.uri | startswith("urn:x-nutgraf:")'
    nutgraf -t ninjs --url https://example.org/a "$articles/harbour.txt" 2>/dev/null | jq -e '.uri == "https://example.org/a"'
}

@test "tsv has eight columns" {
    read_back tsv
}

@test "meta is read by html.parser" {
    hostile >"$BATS_TEST_TMPDIR/in"
    nutgraf -f jsonl -t jsonl --fit seo <"$BATS_TEST_TMPDIR/in" >"$BATS_TEST_TMPDIR/all"
    for i in 1 4 17 32 40; do
        sed -n "${i}p" "$BATS_TEST_TMPDIR/in" | nutgraf -f jsonl -t meta >"$BATS_TEST_TMPDIR/out"
        sed -n "${i}p" "$BATS_TEST_TMPDIR/all" >"$BATS_TEST_TMPDIR/records"
        python3 "$BATS_TEST_DIRNAME/read_back.py" meta "$BATS_TEST_TMPDIR/records" "$BATS_TEST_TMPDIR/out"
    done
}

@test "md is one heading and one paragraph whatever the headline says" {
    hostile >"$BATS_TEST_TMPDIR/in"
    while read -r record; do
        out=$(printf '%s\n' "$record" | nutgraf -f jsonl -t md -k 0 --topics 0)
        [ "$(grep -c '^## ' <<<"$out")" -le 1 ]
        none grep -qE '^(---|===|- |\+ |[0-9]+[.)] |#[^#]|>|```)' <<<"$out"
        none grep -qE '\]\(<?javascript' <<<"$out"
    done <"$BATS_TEST_TMPDIR/in"
}

@test "no format lets an escape sequence through" {
    hostile >"$BATS_TEST_TMPDIR/in"
    for format in text json jsonl blurb md html yaml toml jsonld ninjs meta tsv; do
        nutgraf -f jsonl -t $format <"$BATS_TEST_TMPDIR/in" >"$BATS_TEST_TMPDIR/out"
        none grep -qP '[\x00-\x08\x0b-\x1f\x7f]' "$BATS_TEST_TMPDIR/out"
        iconv -f utf-8 -t utf-8 "$BATS_TEST_TMPDIR/out" >/dev/null
        none env LC_ALL=C grep -qP '\xc2[\x80-\x9f]' "$BATS_TEST_TMPDIR/out"
    done
}

@test "the cleaned article in the formats for pages" {
    same 12 "$(nutgraf --clean-only -t html "$articles/harbour.txt" 2>/dev/null | grep -c '^<p>')"
    same "$(nutgraf --clean-only "$articles/harbour.txt" 2>/dev/null | grep -c .)" \
        "$(nutgraf --clean-only -t md "$articles/harbour.txt" 2>/dev/null | sed 1,3d | grep -c .)"
}

@test "without a headline the formats that want a title have the best sentence, cut to 110 characters" {
    text='The ferry to Skerra sailed again on Thursday after four days of storm that had kept three hundred islanders on the quay and the captain at home.'
    title='The ferry to Skerra sailed again on Thursday…'
    same "$title" "$(nutgraf -t jsonld <<<"$text" | jq -r .headline)"
    same "$title" "$(nutgraf -t ninjs <<<"$text" | jq -r '.headlines[0].value')"
    same "title: \"$title\"" "$(nutgraf -t yaml <<<"$text" | grep '^title:')"
    same "<meta property=\"og:title\" content=\"$title\">" "$(nutgraf -t meta <<<"$text" | grep og:title)"
    same '[null,"the-ferry-to-skerra-sailed-again-on-thursday"]' "$(nutgraf -t json <<<"$text" | jq -c '[.headline, .slug]')"
    same A "$(nutgraf --title A -t jsonld <<<"$text" | jq -r .headline)"
}
