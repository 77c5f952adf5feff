# What docs/examples, the manuals, --help and the README show is run here, offline, on texts of ours.

load helper

top=$BATS_TEST_DIRNAME/../..
examples=$top/docs/examples

setup() {
    PATH=$(dirname "$(realpath "$NUTGRAF")"):$PATH
    cd "$BATS_TEST_TMPDIR"
    TMPDIR=$BATS_TEST_TMPDIR
    export PATH TMPDIR
    # The files that examples name.
    cp "$articles/harbour.txt" article.txt
    cp "$examples/archive/tags.txt" tags.txt
    cp "$examples/newsletter/courier.xml" feed.xml
    printf 'Ferry sails again\nCup final moved to Vienna\n' >headlines.txt
    printf '<!DOCTYPE html><title>Ferry sails</title><p>The ferry to Skerra sails again from Monday, three weeks after a fire.</p>' >article.html
    jq -c '{id, title, text}' "$examples/gold/gold.jsonl" >articles.jsonl
    cp articles.jsonl feed.jsonl
    ln -s "$top/docs" docs
}

# run_all: runs each line of stdin as a command of the shell; all must succeed and print or write something.
run_all() {
    count=0
    while IFS= read -r command; do
        echo "$command"
        rm -f tagged.jsonl summaries.jsonl out.jsonl mail.html
        out=$(bash -eo pipefail -c "$command" 2>"$BATS_TEST_TMPDIR/messages") || { cat "$BATS_TEST_TMPDIR/messages"; return 1; }
        case $command in
        *">tagged.jsonl"*) [ -s tagged.jsonl ] ;;
        *"> summaries.jsonl"*) [ -s summaries.jsonl ] ;;
        *"-o out.jsonl"*) [ -s out.jsonl ] ;;
        *"> mail.html"*) [ -s mail.html ] ;;
        *'select(.error)'*) same "" "$out" ;;
        *) [ -n "$out" ] ;;
        esac
        count=$((count + 1))
    done
    [ "$count" -ge "$1" ]
}

@test "the examples of --help and the manual" {
    nutgraf --help | awk '/^Examples:/ { on = 1; next } /^[^ ]/ { on = 0 } on && !/^  #/ && NF' >commands
    run_all 3 <commands
    while read -r command; do
        grep -qF "$(sed 's/-/\\-/g; s/\\/\\/g' <<<"$command")" "$top/docs/man/nutgraf.1"
    done <commands
}

@test "the commands of the README that show no output" {
    awk '/^```sh$/ { on = 1; next } /^```$/ { on = 0 } on' "$top/README.md" | grep '^nutgraf ' >commands
    run_all 3 <commands
}

@test "the example of nutgraf-json(5)" {
    sed -n '/^.SH EXAMPLE/,/^.fi/p' "$top/docs/man/nutgraf-json.5" | grep '^nutgraf' | sed 's/\\-/-/g' >commands
    run_all 1 <commands
}

@test "the tag file of nutgraf-tags(5) is read and matches" {
    sed -n '/^.SH EXAMPLE/,/^.fi/p' "$top/docs/man/nutgraf-tags.5" | grep -v '^\.' | sed 's/\\-/-/g; s/\\e/\\/g' >own.txt
    echo 'President Trump met the E.U. in the Trump Tower on Monday; AAPL rose, the apple did not.' |
        nutgraf --no-clean --tags own.txt --only-listed -t json >out.json
    same '[["Donald Trump","https://example.org/t/1","person"],["European Union",null,null],["Apple",null,"organisation"]]' \
        "$(jq -c '[.tags[] | [.name, .uri, .type]] | sort_by(.[0] != "Donald Trump", .[0] != "European Union")' out.json)"
}

@test "the snippets of jq.md" {
    awk '/^```sh$/ { on = 1; next } /^```$/ { on = 0 } on' "$examples/jq.md" >commands
    run_all 8 <commands
}

@test "a newsletter from three feeds" {
    cp "$examples"/newsletter/* .
    sh newsletter.sh courier.xml gazette.xml wire.json >newsletter.md
    same "4 stories from 4 articles, 2024-05-05 to 2024-05-06." "$(sed -n 3p newsletter.md)"
    same 4 "$(grep -c '^## \[.*\](<https://.*>)$' newsletter.md)"
    same 4 "$(grep -c '^Tags: ' newsletter.md)"
    same "Almere Courier County Wire Skerra Gazette" "$(grep -oE '^\*[A-Z][A-Za-z ]+' newsletter.md | tr -d '*' | sort -u | paste -sd ' ')"
    same 0 "$(grep -v '^#' newsletter.md | grep -v '^Tags' | awk 'length > 210' | grep -c .)"
}

@test "front matter for a post, which stays as it is" {
    cp "$examples/hugo/post.md" a.md
    printf -- '---\ntitle: B\ndescription: ours\n---\nText.\n' >b.md
    cp b.md b.old
    sh "$examples/hugo/front-matter.sh" a.md b.md
    cmp b.md b.old
    python3 -c 'import sys, yaml
matter = yaml.safe_load(open("a.md").read().split("---\n")[1])
assert matter["title"] == "How the lock at Tarn Weir works" and matter["author"] == "Ruth Okafor", matter
assert 20 < len(matter["description"]) <= 160 and "canals" in matter["tags"], matter'
    same "$(sed '1,/^---$/d; 1,/^---$/d' "$examples/hugo/post.md" | grep .)" "$(sed '1,/^---$/d; 1,/^---$/d' a.md | grep .)"
    cp a.md once.md
    sh "$examples/hugo/front-matter.sh" a.md
    cmp a.md once.md
}

@test "a request for Ghost" {
    sh "$examples/ghost.sh" "$articles/orchard.txt" >post.json
    jq -e '.posts[0] | (.custom_excerpt | length) <= 300 and (.meta_description | length) <= 160 and (.og_description | length) <= 200
        and .title == "The orchard that forgot to die" and (.tags | length) > 2' post.json
}

@test "a file for WordPress" {
    printf '%s\n' '{"title":"A & B","text":"The ferry <b>sails</b> again from Monday."}' >>articles.jsonl
    sh "$examples/wordpress.sh" <articles.jsonl >import.xml
    python3 - <<'PY'
import xml.etree.ElementTree
items = xml.etree.ElementTree.parse("import.xml").findall("channel/item")
assert len(items) == 3 and items[2].findtext("title") == "A & B", items
for item in items:
    excerpt = item.findtext("{http://wordpress.org/export/1.2/excerpt/}encoded")
    assert excerpt and len(excerpt.split()) <= 55
    assert excerpt.split(".")[0] in item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded")
    assert all(category.text for category in item.findall("category"))
PY
    same "" "$(ls -A | grep wordpress || true)"
}

@test "an archive tagged with the newsroom's list" {
    sh "$examples/archive/tag.sh" "$examples/archive/tags.txt" "$articles/final.txt" "$articles/harbour.txt" >archive.tsv
    same 'final.txt Football' "$(awk -F '\t' 'NR == 1 { print $1, $3 }' archive.tsv)"
    same 'Ferries Norrland Line Wexmouth' "$(awk -F '\t' 'NR == 2 { print $3 }' archive.tsv | sed 's/, /\n/g' | sort | paste -sd ' ')"
}

@test "the library from Python" {
    build=${NUTGRAF_BUILDS:+$NUTGRAF_BUILDS/gcc}
    build=${build:-$top/build}
    [ "$(wc -l <"$examples/python/nutgraf.py")" -le 60 ]
    PYTHONPATH=$examples/python PYTHONDONTWRITEBYTECODE=1 python3 - "$(echo "$build"/libnutgraf.so.*)" "$articles/orchard.txt" >python.json <<'PY'
import json, sys
from nutgraf import Nutgraf
tool = Nutgraf(sys.argv[1])
try:
    tool.read("Text.", language="no language")
except ValueError as error:
    assert "no language code" in str(error), error
else:
    raise AssertionError("a malformed language was taken")
print(json.dumps(tool.read(open(sys.argv[2], encoding="utf-8").read(), sentences=2)))
PY
    # jq 1.7 keeps a number as it was written, 1.0000 here and 1.0 there: it counts with each.
    same "$(nutgraf -n 2 -t json "$articles/orchard.txt" | jq -cS 'walk(if type == "number" then . + 0 else . end)')" \
        "$(jq -cS 'walk(if type == "number" then . + 0 else . end)' python.json)"
}

@test "scoring on gold of one's own" {
    cp "$examples"/gold/* .
    jq -c '{id, title, text}' gold.jsonl | nutgraf -n 1 -f jsonl | python3 score.py gold.jsonl >score
    grep -qE '^ROUGE-1 0\.[4-9][0-9]*  tags: precision 0\.[0-9]+, recall (0\.[3-9][0-9]*|1\.000)$' score
}

@test "every example stands in the list, and the list names no other" {
    for file in $(cd "$examples" && find . -type f ! -name README.md ! -name '*.xml' ! -name '*.json' ! -name '*.jsonl' ! -name '*.txt' ! -name post.md); do
        grep -qF "(${file#./})" "$examples/README.md" || { echo "$file"; false; }
    done
    grep -oE '\]\([a-z/.-]+\)' "$examples/README.md" | grep -v '\.\./' | tr -d '])(' | while read -r file; do [ -f "$examples/$file" ]; done
}
