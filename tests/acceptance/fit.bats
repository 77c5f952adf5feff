# Descriptions for places, and that nothing but the input counts.
load helper

long='The port of Wexmouth has closed its longest quay to all ferries from the island after a loading crane collapsed onto it early on Tuesday, the port authority said.'

@test "A35 a text within the limit comes back whole" {
    for text in 'Ab' 'One sentence stands alone.' 'First it rained. Then the sun came out.' '日本語の文です。' 'no capital and no stop'; do
        same "$text" "$(answer --fit seo -t json --no-clean <<<"$text" | jq -r .description)"
    done
    text='The ferry sails on Monday. It has new engines. The old ones failed in March.'
    same "$text" "$(answer --fit push -t json --no-clean -n 1 <<<"$text" | jq -r .description)"
    same "$(printf %.160s "$(printf 'x%.0s' {1..200})")" "$(answer --fit seo -t json --no-clean <<<"$(printf %.160s "$(printf 'x%.0s' {1..200})")" | jq -r .description)"
}

@test "A35 otherwise it is cut at a sentence, then a clause, then a word" {
    text="The ferry to Skerra sails again from Monday. $long"
    same 'The ferry to Skerra sails again from Monday.' "$(answer --fit push -t json --no-clean <<<"$text" | jq -r .description)"
    text='The port of Wexmouth has closed its longest quay to all ferries from the island after a loading crane collapsed onto it early on Tuesday.'
    same 'The port of Wexmouth has closed its longest quay to all ferries from the island…' \
        "$(answer --fit push -t json --no-clean <<<"$text" | jq -r .description)"
    text=$(sed 's/ after a/ and of a/' <<<"$text")
    got=$(answer --fit preheader -t json --no-clean <<<"$text" | jq -r .description)
    same '…' "${got#"${got%…}"}"
    rest=${got%…}
    same "$rest " "${text:0:${#rest}+1}" # in any locale: what is cut is ASCII
}

@test "A36 --fit seo is at most 160 graphemes, the ellipsis counted, always" {
    for article in "$articles"/*.txt; do
        for unit in grapheme codepoint utf16 byte x; do
            length=$(answer --fit seo --count-by $unit -t json "$article" | jq '.description | length')
            [ "$length" -le 160 ] && [ "$length" -ge 20 ]
        done
    done
    for n in 159 160 161 320; do
        # A family of four code points and more is one grapheme.
        text=$(printf '👩‍👩‍👧%.0s ' $(seq $((n / 2))))
        [ "$(answer --fit seo -t json --no-clean <<<"$text" | jq '.description // "" | length')" -le $((160 * 5)) ]
    done
}

@test "A36 every preset keeps its budget in every unit" {
    python3 "$BATS_TEST_DIRNAME/../bench/budgets.py" "$NUTGRAF" "$BATS_TEST_DIRNAME/fit" | tail -n 1 | grep -q ', 0 budgets broken'
}

@test "--fit fills the description and never the summary" {
    without=$(answer -t json "$articles/harbour.txt" | jq -c 'del(.description)')
    same "$without" "$(answer --fit push -t json "$articles/harbour.txt" | jq -c 'del(.description)')"
    same null "$(answer -t json "$articles/harbour.txt" | jq -c .description)"
}

@test "a cut never drops a not, a denied, an if or a speaker" {
    for end in 'but the operator denied it' 'and nobody was hurt, but that is not certain' 'if the state pays' 'the port authority said'; do
        text="The port of Wexmouth will close its longest quay to all ferries from the island and to all barges from the river, $end."
        got=$(answer --fit preheader -t json --no-clean <<<"$text" | jq -r '.description // ""')
        same "" "$got"
        # With a headline there is something to show, and with another sentence too.
        same "Quay closed" "$(answer --fit preheader -t json --no-clean --title 'Quay closed' <<<"$text" | jq -r .description)"
        same "The crane fell on Tuesday." "$(answer --fit preheader -t json --no-clean <<<"$text The crane fell on Tuesday." | jq -r .description)"
    done
}

@test "A39 --length short, medium, long" {
    for article in orchard results final howto; do
        for length in 'short 1' 'medium 3' 'long 6'; do
            set -- $length
            same "$2" "$(answer --length "$1" -t json "$articles/$article.txt" | jq '.sentences | length')"
        done
    done
    run answer --length huge "$articles/final.txt"
    same 2 "$status"
}

@test "A39 a description that the input brings can be kept" {
    for name in description summary; do
        record="{\"text\":\"The ferry sails on Monday. $long\",\"$name\":\"Ours,  by\\nhand.\"}"
        same 'Ours, by hand.' "$(answer -f jsonl --fit push --keep-existing <<<"$record" | jq -r .description)"
        same 'The ferry sails on Monday.' "$(answer -f jsonl --fit push <<<"$record" | jq -r .description)"
    done
    # One that is too long is not kept, one that is no text does no harm.
    record="{\"text\":\"The ferry sails on Monday. $long\",\"description\":\"$long\"}"
    same 'The ferry sails on Monday.' "$(answer -f jsonl --fit push --keep-existing <<<"$record" | jq -r .description)"
    record="{\"text\":\"The ferry sails on Monday. $long\",\"description\":null,\"summary\":7}"
    same 'The ferry sails on Monday.' "$(answer -f jsonl --fit push --keep-existing <<<"$record" | jq -r .description)"
    same 'Ferry operator' "$(answer --fit seo --keep-existing -t json "$articles/harbour.txt" | jq -r '.description[:14]')"
}

@test "A40 no network, no state: nothing is written, nothing is read but the input" {
    home=$BATS_TEST_TMPDIR/home
    mkdir "$home"
    first=$(cd "$home" && HOME=$home XDG_CACHE_HOME=$home XDG_CONFIG_HOME=$home TMPDIR=$home "$NUTGRAF" --fit seo -t json <"$articles/orchard.txt")
    second=$(cd "$home" && env -i "$NUTGRAF" --fit seo -t json <"$articles/orchard.txt")
    same "$first" "$second"
    same "" "$(ls -A "$home")"
    # What opens a connection, or looks up a name, is not even linked to.
    none grep -qE ' U (socket|connect|getaddrinfo|gethostbyname|send|sendto|mkdir|rename|mkstemp)(@|$)' <<<"$(nm -D "$NUTGRAF")"
    [ -n "$(nm -D "$NUTGRAF")" ]
}

# With a tag file, a page, a batch on two threads, a feed that names an entity of the machine, a training run: nothing but files that were
# named is opened to be read, nothing to be written, and no call is one of the network.
@test "A40 the system calls of a run: none of the network, no file opened for writing" {
    strace -o /dev/null true 2>/dev/null || skip 'nothing may be traced here'
    printf 'Ferry; re:fer+ies\n' >"$BATS_TEST_TMPDIR/tags"
    printf '<title>A</title><p>The ferry sails.<img src=http://example.org/x.png>' >"$BATS_TEST_TMPDIR/page"
    printf '{"text":"The ferry sails."}\n{"text":"It is full."}\n' >"$BATS_TEST_TMPDIR/batch"
    printf '<!DOCTYPE rss SYSTEM "http://example.org/x.dtd" [<!ENTITY a SYSTEM "http://example.org/a">]><rss><channel><item><title>A &a;</title></item></channel></rss>' \
        >"$BATS_TEST_TMPDIR/feed"
    for i in $(seq 30); do
        printf '{"lang":"en","text":"Dr. Ash left at %d. She met Mr. Bell. He stayed.","ends":[%d,%d,%d]}\n' "$((i + 10))" 19 37 48
    done >"$BATS_TEST_TMPDIR/texts"
    for run in "nutgraf --tags tags page" "nutgraf -f jsonl -j 2 batch" "nutgraf -f rss feed" "nutgraf --fit seo -t html --explain page" \
        "nutgraf-train sentences -k 2 texts"; do
        # shellcheck disable=SC2086
        (cd "$BATS_TEST_TMPDIR" && strace -f -o calls -e trace=%network,openat,open,creat "${NUTGRAF%/*}"/$run >/dev/null 2>&1) || [ $? -le 3 ]
        grep -q 'openat(' "$BATS_TEST_TMPDIR/calls"
        none grep -E '(socket|connect|bind|send[a-z]*|recv[a-z]*)\(|O_WRONLY|O_RDWR|O_CREAT|creat\(' "$BATS_TEST_TMPDIR/calls"
        none grep -vE '/(lib|usr|etc/ld\.so)|"(tags|page|batch|feed|texts)"|/(proc|sys)/|\+\+\+|---|resumed' "$BATS_TEST_TMPDIR/calls"
    done
}
