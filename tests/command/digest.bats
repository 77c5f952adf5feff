# Digests and the page that shows why.

load helper

reports=$BATS_TEST_DIRNAME/../golden/digest-html/in.jsonl

# stories: of each story its headline and those of the other reports, sorted, one story a line.
stories() {
    nutgraf -f jsonl --digest -t md "$@" | awk '
        /^## / { if (line) print line; line = $0; sub(/^## \[/, "", line); sub(/\].*/, "", line) }
        /^- / { other = $0; sub(/^- \[/, "", other); sub(/\].*/, "", other); line = line "; " other }
        END { print line }'
}

@test "eleven of thirty articles tell three stories, and the others one each" {
    stories "$reports" >"$BATS_TEST_TMPDIR/stories"
    [ "$(wc -l <"$BATS_TEST_TMPDIR/stories")" = 22 ]
    same "Harbour bridge closes for eleven weeks; Almere bridge shut until July; Rusted cables close bridge; Bridge works begin on Monday
Wexmouth yard wins ferry order; Norrland Line goes electric; Two electric ferries for Skerra; Ferries: order saves 200 jobs
Fire destroys grain store; Barley lost in farm fire; Blaze at Hallin farm" "$(grep ';' "$BATS_TEST_TMPDIR/stories")"
}

@test "a whole report stands above a longer one that a paywall cut off" {
    python3 - >"$BATS_TEST_TMPDIR/in" <<'PY'
import json
whole = ["The harbour bridge in Almere closes on Monday for eleven weeks while rusted cables are replaced, the city council said on Friday.",
         "Engineers found the rust during a survey in March, and the council voted four million euros for the repair of the bridge.",
         "Buses will take the northern ring road, and cyclists can use a free ferry between the two quays every ten minutes."]
more = ["Shopkeepers on the quay fear that their customers will stay away during the weeks in which the bridge is shut.",
        "The last repair of the bridge, eleven years ago, took twice as long as planned and cost three times the money."]
wall = ["Three members of the board", "Subscribe to continue reading", "Already a subscriber? Log in", "Cancel anytime", "Privacy policy"]
print(json.dumps({"title": "Almere bridge closes for eleven weeks", "text": "\n".join(whole)}))
print(json.dumps({"text": "\n".join(["Menu", "Sections", "Log in", "Rusted cables close the bridge"] + whole + more + wall)}))
PY
    same "Almere bridge closes for eleven weeks" "$(stories "$BATS_TEST_TMPDIR/in" 2>"$BATS_TEST_TMPDIR/err" | sed "s/^## //; s/;.*//")"
}

@test "a digest does not depend on the number of threads" {
    nutgraf -f jsonl --digest -t html -j 1 "$reports" >"$BATS_TEST_TMPDIR/one"
    nutgraf -f jsonl --digest -t html -j 4 "$reports" >"$BATS_TEST_TMPDIR/four"
    cmp "$BATS_TEST_TMPDIR/one" "$BATS_TEST_TMPDIR/four"
}

@test "files, records and feeds go into one digest" {
    ends 0 nutgraf --digest "$articles/harbour.txt" "$BATS_TEST_DIRNAME/../../docs/examples/newsletter/courier.xml" "$reports"
    same "24 stories from 33 articles, 2024-03-12 to 2024-05-06." "$(printf '%s\n' "$out" | head -n 1)"
}

@test "a bad record is named, the others are in the digest, and the status is 3" {
    { head -n 2 "$reports"; echo '{"text":'; echo; sed -n 3p "$reports"; } >"$BATS_TEST_TMPDIR/in"
    ends 3 nutgraf -f jsonl --digest "$BATS_TEST_TMPDIR/in"
    says "line 3: "
    says "line 4: a blank line"
    case $out in "3 stories from 3 articles"*) ;; *) false ;; esac
}

@test "a digest keeps its budget, its number of stories and its title" {
    nutgraf -f jsonl --digest -t md --stories 2 -c 60 --title 'A *day*' "$reports" >"$BATS_TEST_TMPDIR/out"
    same '# A \*day\*' "$(head -n 1 "$BATS_TEST_TMPDIR/out")"
    [ "$(grep -c '^## ' "$BATS_TEST_TMPDIR/out")" = 2 ]
    [ "$(grep -A4 '^## ' "$BATS_TEST_TMPDIR/out" | tail -n 1 | wc -m)" -le 61 ]
}

# no_two_alike N: headlines of made-up words.
no_two_alike() {
    awk -v n="$1" 'function word(x,  w) { for (w = "K"; x; x = int(x / 20)) w = w substr("bcdfghjklmnpqrstvwxz", x % 20 + 1, 1) "a"; return w }
        BEGIN { for (i = 1; i <= n; i++) print word(i), word(i * 7919), word(i * 104729) }'
}

@test "a digest of too many articles leaves out the last stories, and says so" {
    { no_two_alike 40000; printf 'Harbour bridge closes for eleven weeks\n%.0s' 1 2; } >"$BATS_TEST_TMPDIR/in"
    ends 0 nutgraf -f headlines --digest --topics 0 "$BATS_TEST_TMPDIR/in"
    says "too many articles for one digest: the last "
    grep -q '^40[0-9]* stories from 40002 articles\.$' <<<"$out"
    same 1 "$(grep -c '^Also: Harbour bridge closes for eleven weeks' <<<"$out")"
}

@test "options that make no sense together are refused" {
    ends 2 nutgraf --digest -t json "$reports"
    says "a digest is text, md or html"
    ends 2 nutgraf --by-topic "$reports"
    ends 2 nutgraf --digest --clean-only "$reports"
    ends 2 nutgraf -f jsonl -t html --explain "$reports"
    says "a page of one article"
}

@test "nothing of hostile records gets through a digest" {
    python3 - >"$BATS_TEST_TMPDIR/in" <<'PY'
import json
for i, title in enumerate(['<script>alert(1)</script>', '" onmouseover="x', "' x='", '](javascript:alert(1))', '\u202eevil', 'a\u001b[31m', '<!-- ']):
    print(json.dumps({'title': title, 'url': 'javascript:alert(1)' if i % 2 else 'https://e.example/"><b>', 'tags': [title],
                      'date_published': '2024-05-06', 'text': 'Report %d%d says: ' % (i, i) + title + ' was the name of ship %d.' % i}))
PY
    for format in html md text; do
        nutgraf -f jsonl --digest -t $format --title '<b>&' "$BATS_TEST_TMPDIR/in" >"$BATS_TEST_TMPDIR/out"
        none grep 'href="javascript' "$BATS_TEST_TMPDIR/out"
        [ $format != md ] || none grep -E '(^|[^\])\]\(<?javascript' "$BATS_TEST_TMPDIR/out"
        none grep -P '\x1b|\x{202e}' "$BATS_TEST_TMPDIR/out"
    done
    nutgraf -f jsonl --digest -t html --title '<b>&' "$BATS_TEST_TMPDIR/in" | python3 -c '
import html.parser, sys
class P(html.parser.HTMLParser):
    def handle_starttag(self, tag, attributes):
        assert tag in "html head meta title body table tbody tr td h1 h2 p br ul li a".split(), tag
        assert {n for n, v in attributes} <= set("lang charset name content role style dir href".split()), attributes
    def handle_comment(self, data): raise SystemExit("a comment")
P(convert_charrefs=True).feed(sys.stdin.read())'
}

@test "the page's policy names the hashes of its own style and script" {
    nutgraf -t html --explain "$articles/harbour.txt" 2>/dev/null | python3 -c '
import base64, hashlib, re, sys
page = sys.stdin.buffer.read()
for tag in (b"style", b"script"):
    body = re.search(b"<" + tag + b">(.*?)</" + tag + b">", page, re.S).group(1)
    assert b"sha256-" + base64.b64encode(hashlib.sha256(body).digest()) in page, tag
assert page.count(b"<script") == 1 and b"unsafe" not in page and b" on" + b"click" not in page'
}
