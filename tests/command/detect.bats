# What --from auto takes an input for.

load helper

setup() { cd "$BATS_TEST_TMPDIR" || return; }


@test "detect: a list of headlines is one, and an article or a list of other things is not" {
    heads='Port halts night crossings after crane collapse\nCouncil votes to keep the old lighthouse open\nSnow closes the Harrow Pass again\n'
    same 3 "$(printf "$heads" | nutgraf -t jsonl | grep -c '"headline":"[PCS]')"
    same 3 "$(printf "${heads%??}" | nutgraf -t jsonl | wc -l)" # without a last line feed
    same 1 "$(printf "$heads" | nutgraf -f text -t jsonl | wc -l)"
    # One of six may be short or end with a mark.
    same 6 "$(printf "$heads${heads/Port halts*collapse\\n/Rovers win\\n}" | nutgraf -t jsonl | wc -l)"
    same 1 "$(printf 'The port is closed to ferries.\nNobody was hurt at the quay\nThe crane was old\n' | nutgraf -t jsonl | wc -l)"
    same 1 "$(printf '%s. A first thing\n' a b c d | nutgraf -t jsonl | wc -l)"
    same 1 "$(printf 'One line of it\n\nAnother line of it\n\nA third line of it\n' | nutgraf -t jsonl | wc -l)"
}

@test "detect: Markdown without front matter" {
    printf '# The lighthouse\n\nThe **council** will keep the [old lighthouse](https://example.org/l) open to all visitors.\n' >a.md
    same 'The council will keep the old lighthouse open to all visitors.' "$(nutgraf -t json <a.md | jq -r .summary)"
    printf 'Use git.\n\n```\n# Fetch all\ngit fetch\n# Merge\n```\nThat is all there is to know about it.\n' >code.txt
    # A comment in a block of code is no heading: it is a text, whose every line stands.
    [[ "$(nutgraf --no-clean --all -t json <code.txt | jq -r '.sentences[].text')" == *'```'* ]]
}

@test "detect: a record whose text is Markdown is a record" {
    printf '%s\n' '{"id":7,"text":"The [council](https://a.example) will keep the [lighthouse](https://b.example)."}' >one.jsonl
    same 7 "$(nutgraf -t json <one.jsonl | jq .id)"
}

@test "detect: how a writer pauses changes nothing" {
    heads='Port halts night crossings after crane collapse\nCouncil votes to keep the old lighthouse open\nSnow closes the Harrow Pass again\n'
    same "$(printf "$heads" | nutgraf -t jsonl)" "$({ printf "${heads%%\\n*}\n"; sleep 0.3; printf "${heads#*\\n}"; } | nutgraf -t jsonl)"
    printf '%s\n' '---' 'title: A page' '---' 'Some text stands here, and it is an article.' >page.md
    same "$(nutgraf -t jsonl <page.md)" "$({ head -n 1 page.md; sleep 0.3; tail -n +2 page.md; } | nutgraf -t jsonl)"
}

@test "detect: a short page is in the language that it declares, a longer one in the one that it speaks" {
    language() { printf '<html lang="%s"><body><p>%s</p></body></html>' "$1" "$2" | nutgraf -f html -t json --no-clean | jq -r .language; }
    short='Byen har en ny havn' # Norwegian, Danish
    same no "$(language no "$short")"
    same da "$(language da "$short")"
    same da "$(language da-DK "$short")"
    same no "$(language no 'Barna leker i parken')" # taken for Swedish without the declaration
    same sv "$(language '' 'Barna leker i parken')"
    same en "$(language de 'The ferry sailed again on Thursday after four days of storm, and nobody was hurt.')"
    same ja "$(language en 'フェリーが再び出航した')"
    same en "$(language 'not a code' 'The ferry sailed again on Thursday')"
}

# md4c sees "<h2>" as the beginning of a block of HTML since 0.5 only.
@test "a heading of HTML is one in Markdown, too, unless text stands beside it" {
    texts() { nutgraf -f md --all -t json | jq -c '.headline,[.sentences[].text]'; }
    rest='The mill at Harrow has been sold to bakers, who plan to grind flour there from spring.'
    same "$(printf '# A\n\n%s\n\n## Why now\n\n%s\n' "$rest" 'It was cheap.' | texts)" "$(printf '# A\n\n%s\n\n<h2 id="why">Why now</h2>\n\n%s\n' "$rest" 'It was cheap.' | texts)"
    same "$(printf -- '---\ntitle: A\n---\n## Why now\n\n%s\n' "$rest" | texts)" "$(printf -- '---\ntitle: A\n---\n<h2>Why now</h2>\n\n%s\n' "$rest" | texts)"
    [[ $(printf '# A\n\nThe ferry sails at noon. <h2>\n' | texts) == *'The ferry sails at noon.'* ]]
}
