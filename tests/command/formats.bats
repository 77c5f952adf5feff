# What kinds of input are known by themselves, and what is refused.

load helper

@test "a page is known by its first bytes, in any character set" {
    page='<!DOCTYPE html><meta charset="iso-8859-1"><h1>Ferry news</h1><p>The caf'
    printf '%s\351 on the ferry was closed on Monday.</p>' "$page" >"$BATS_TEST_TMPDIR/latin1"
    ends 0 nutgraf -t json --clean-only "$BATS_TEST_TMPDIR/latin1"
    same 'The café on the ferry was closed on Monday. page' "$(printf '%s' "$out" | jq -r '.text + " " + .offsetBase')"
    iconv -f latin1 -t utf-16 "$BATS_TEST_TMPDIR/latin1" >"$BATS_TEST_TMPDIR/utf16"
    ends 0 nutgraf -t json --clean-only "$BATS_TEST_TMPDIR/utf16"
    same 'The café on the ferry was closed on Monday.' "$(printf '%s' "$out" | jq -r '.text')"
}

@test "a text with a tag in it is no page" {
    ends 0 nutgraf -t json --clean-only <<'IN'
The <b> tag makes bold text, says the manual.
IN
    same 'The <b> tag makes bold text, says the manual.' "$(printf '%s' "$out" | jq -r .text)"
}

@test "offsets of a page hold in the page" {
    page='<p>One &amp; <b>two</b> were there.</p>'
    ends 0 nutgraf -f html -t json -n 1 <<IN
$page
IN
    same 'One & two were there.' "$(printf '%s' "$out" | jq -r '.sentences[0].text')"
    same 'One &amp; <b>two</b> were there.' "$(printf '%s' "$page" | cut -c"$(printf '%s' "$out" | jq -r '.sentences[0] | "\(.offset + 1)-\(.offset + .length)"')")"
}

@test "what is no text is named, exit 2" {
    printf '%%PDF-1.7\n' >"$BATS_TEST_TMPDIR/x.pdf"
    ends 2 nutgraf "$BATS_TEST_TMPDIR/x.pdf"
    says 'a PDF document, not text'
    printf 'text' | gzip >"$BATS_TEST_TMPDIR/x.gz"
    ends 2 nutgraf "$BATS_TEST_TMPDIR/x.gz"
    says 'gzip-compressed data, not text'
}

@test "a page of links alone: exit 1, in a batch a warning" {
    ends 1 nutgraf -f html <<'IN'
<nav><a href=a>News</a></nav><div class=card><a href=b>Ferry prices rise again</a></div><footer>Terms</footer>
IN
    says 'no article text'
    ends 0 nutgraf -f jsonl <<'IN'
{"id":1,"html":"<nav><a href=a>News</a></nav><footer>Terms</footer>"}
IN
    same '["no_article"]' "$(printf '%s' "$out" | jq -c .warnings)"
}

@test "feeds are known, their items are records, and a feed that is none is an error" {
    ends 0 nutgraf <<'IN'
<?xml version="1.0"?><rss version="2.0"><channel><title>C</title><item><guid>7</guid><title>Ferry sails again</title></item></channel></rss>
IN
    same '"7"' "$(printf '%s' "$out" | jq -c .id)"
    ends 2 nutgraf -f rss <<'IN'
no feed at all
IN
    says 'no RSS or Atom feed'
}

@test "each kind of feed, named, is read as when it is recognized" {
    for kind in rss:feed-rss/in.xml atom:feed-atom/in.xml jsonfeed:feed-json/in.json; do
        ends 0 nutgraf -f "${kind%%:*}" -n 1 "$BATS_TEST_DIRNAME/../golden/${kind#*:}"
        [ -n "$out" ]
        same "$(nutgraf -n 1 "$BATS_TEST_DIRNAME/../golden/${kind#*:}")" "$out"
    done
}

@test "Markdown in another character set is read as such" {
    printf '# Le caf\351 ferm\351\n\nLe caf\351 est ferm\351 depuis lundi. Il ouvrira en juin.\n' >"$BATS_TEST_TMPDIR/md"
    ends 0 nutgraf -f md -t json "$BATS_TEST_TMPDIR/md"
    same 'Le café fermé' "$(printf '%s' "$out" | jq -r .headline)"
}

@test "the character set that Markdown declares in HTML is believed, in a plain text it is not asked for" {
    printf '<meta charset="iso-8859-2">\n\n# \243\363d\274 zamkni\352ta\n\nRynek w mie\266cie jest zamkni\352ty.\n' >"$BATS_TEST_TMPDIR/md"
    ends 0 nutgraf -f md -t json "$BATS_TEST_TMPDIR/md"
    same 'Łódź zamknięta' "$(printf '%s' "$out" | jq -r .headline)"
    ends 0 nutgraf -f text -t json --clean-only --no-clean "$BATS_TEST_TMPDIR/md"
    none grep -q 'Łódź' <<<"$out"
}

@test "the author of a feed's item is a name, never an address" {
    ends 0 nutgraf -f rss <<'IN'
<rss version="2.0"><channel><item><title>A ferry sails</title><author>ann@courier.example (Ann Lee)</author></item>
<item><title>A ferry sails</title><author>ann@courier.example</author></item></channel></rss>
IN
    same '"Ann Lee"
null' "$(printf '%s' "$out" | jq -c .byline)"
}
