# The options: each one that is taken does something, and what is not understood is an error.

load helper

@test "help goes to stdout and names every option" {
    ends 0 nutgraf --help
    same "" "$err"
    for option in from title url language no-clean abbreviations stopwords no-split-rules clean-only sentences words chars ratio length scorer order \
        redundancy query must lead-weight keywords keyword-style tags only-listed deny topics topic-threshold topic-model to all explain offset-unit output \
        fields passthrough resume jobs progress max-bytes verbose list-languages list-scorers list-topics version help; do
        case $out in
        *"--$option"*) ;;
        *) echo "no --$option"; false ;;
        esac
    done
    [ "$(printf '%s\n' "$out" | grep -c '^  nutgraf ')" = 3 ]
}

@test "manuals and completions are the ones that the option table, the header and the schema give" {
    top=$BATS_TEST_DIRNAME/../..
    build=${NUTGRAF_BUILDS:+$NUTGRAF_BUILDS/gcc}
    build=${build:-$top/build}
    make -s -C "$top" ${NUTGRAF_BUILDS:+CC=gcc WERROR=1} OUT="$build" "$build/pages"
    for page in nutgraf.1 libnutgraf.3 nutgraf-json.5; do diff "$build/pages/$page" "$top/docs/man/$page"; done
    for shell in bash zsh fish; do diff "$build/pages/nutgraf.$shell" "$top/docs/completions/nutgraf.$shell"; done
}

@test "completions name every option and are what their shells read" {
    completions=$BATS_TEST_DIRNAME/../../docs/completions
    for option in $(nutgraf --help | grep -oE '^ .*--[a-z-]+' | grep -oE -- '--[a-z-]+'); do
        grep -qF -- "$option" "$completions/nutgraf.bash"
        grep -qF -- "$option" "$completions/nutgraf.zsh"
        grep -qE -- "-l ${option#--}( |\$)" "$completions/nutgraf.fish"
    done
    # complete WORD...: what bash offers for the last word.
    complete_words() {
        bash -c '. "$0"; COMP_WORDS=(nutgraf "$@"); COMP_CWORD=$#; _nutgraf; echo "${COMPREPLY[*]}"' "$completions/nutgraf.bash" "$@"
    }
    same "push preheader" "$(complete_words --fit p)"
    same "json jsonl jsonld" "$(complete_words -t json)"
    same "--fit --fields" "$(complete_words --fi)"
    if command -v zsh >/dev/null; then zsh -n "$completions/nutgraf.zsh"; fi
    if command -v fish >/dev/null; then
        fish -n "$completions/nutgraf.fish"
        fish -c "source $completions/nutgraf.fish; complete -C 'nutgraf --fit pu'" | grep -q '^push'
    fi
}

# on_terminal COMMAND: what it prints on a terminal of 60 columns.
on_terminal() {
    script -qec "stty cols 60; $1" /dev/null </dev/null | tr -d '\r'
}

@test "on a terminal lines are broken at blanks and the headline is set off, in a pipe nothing is" {
    command -v script >/dev/null || skip "no script(1)"
    shown=$(TERM=xterm NO_COLOR='' on_terminal "$NUTGRAF $articles/final.txt")
    same 0 "$(awk '{ gsub(/\033\[[0-9]*m/, "") } length > 60' <<<"$shown" | grep -c .)"
    grep -q $'^\e\\[1mLate' <<<"$shown"
    none grep -q $'\e' <<<"$(TERM=xterm NO_COLOR=1 on_terminal "$NUTGRAF $articles/final.txt")"
    none grep -q $'\e' <<<"$(TERM=dumb on_terminal "$NUTGRAF $articles/final.txt")"
    none grep -q $'\e' <<<"$(nutgraf "$articles/final.txt")"
    grep -q $'\e' <<<"$(NO_COLOR=1 nutgraf --color always "$articles/final.txt")"
    none grep -q $'\e' <<<"$(TERM=xterm NO_COLOR='' on_terminal "$NUTGRAF --color never $articles/final.txt")"
    same "$shown" "$(TERM=xterm NO_COLOR='' on_terminal "$NUTGRAF --color auto $articles/final.txt")"
    # Broken lines are the same words.
    same "$(nutgraf "$articles/final.txt" | tr -s ' \n' ' ')" \
        "$(TERM=dumb on_terminal "$NUTGRAF $articles/final.txt" | tr -s ' \n' ' ')"
}

@test "options that are not there are errors, those of later versions too" {
    for option in --frobnicate -Z; do
        ends 2 nutgraf $option 3 "$articles/harbour.txt"
        says "unknown option '$option'"
        same "" "$out"
    done
}

@test "an argument that is missing, superfluous or wrong is named" {
    ends 2 nutgraf --title
    says "--title wants an argument"
    ends 2 nutgraf --all=yes
    says "--all takes no argument"
    ends 2 nutgraf -t docx
    says "not 'docx'"
    for bad in -n0 -n-1 -n+1 -nx -n1x -n '-n ' -n99999999999999999999 -w0 -c0 -r0 -r2 -r1.1 -r. -r,5 -r1e-1 -r0x1 -rnan \
        --length=huge --scorer=best --order=up --lead-weight=11 --lead-weight=-1 --redundancy=1.1 --redundancy=x --topics=-1 --topic-threshold=1.5 \
        --offset-unit=word --from=docx --keyword-style=x --max-bytes=0 --max-bytes=2000000000 --language=e_ --language=; do
        ends 2 nutgraf "$bad" "$articles/harbour.txt"
        says "nutgraf: --"
        says " wants "
        same "" "$out"
    done
}

@test "two lengths exclude each other, the same one twice does not" {
    ends 2 nutgraf -n 1 -w 20 "$articles/harbour.txt"
    says "--sentences and --words exclude each other"
    ends 2 nutgraf --length short -r .5 "$articles/harbour.txt"
    ends 0 nutgraf -n 1 -n 2 -t json "$articles/harbour.txt"
    same 2 "$(printf '%s' "$out" | jq '.sentences | length')"
}

@test "lengths: sentences, words, characters, ratio, names" {
    count() { a_text | nutgraf --no-clean -t json "$@" | jq '.sentences | length'; }
    words() { a_text | nutgraf --no-clean -t json "$@" | jq -r .summary | wc -w; }
    same "3 1 2 5 1 3 5" "$(echo $(count) $(count -n 1) $(count -n 2) $(count -n 50) $(count --length short) \
        $(count --length medium) $(count --length long))"
    [ "$(words -w 40)" -le 40 ]
    [ "$(words -w 40)" -ge 20 ]
    [ "$(a_text | nutgraf --no-clean -t json -c 170 | jq '.summary | length')" -le 170 ]
    same "$(words -r .45)" "$(words -r 0.45)"
    [ "$(words -r .45)" -le 34 ]
}

@test "a sentence that was cut ends with an ellipsis as text too, a whole one does not" {
    # The best one begins "Trains have not": nothing that drops the "not" is shown.
    same "The council…" "$(a_text | nutgraf --no-clean -c 14 -k 0 --topics 0)"
    same "Work…" "$(a_text | head -n 5 | tail -n 1 | nutgraf --no-clean -w 1 -k 0 --topics 0)"
    same "T" "$(a_text | nutgraf --no-clean -c 1 -k 0 --topics 0)"
    same "" "$(a_text | nutgraf --no-clean -n 1 | grep … || true)"
    same "He waited…" "$(echo 'He waited…' | nutgraf --no-clean -n 1 -k 0 --topics 0)"
}

@test "behind a cut sentence of dots no space stands" {
    for length in 40 50 55; do
        printf 'Rain a%s .. . . . . . . . . and on' "$(printf ' .%.0s' {1..16})" | nutgraf --language en --no-clean -c $length -t json | jq -e '.sentences[0].text | test("^Rain.*[^ ]$")'
    done
}

@test "what stands behind a cut can be chosen, counts, and can be nothing" {
    summary() { nutgraf -c 39 "$@" -t json "$articles/harbour.txt" 2>/dev/null | jq -r .summary; }
    same 'The port authority said the crane…' "$(summary)"
    same 'The port authority said the crane [..]' "$(summary --ellipsis ' [..]')"
    same 'The port authority said the crane' "$(summary --ellipsis none)"
    same 'The port of Wexmouth [read on for more]' "$(summary --ellipsis ' [read on for more]')"
}

@test "a long name does what its letter does" {
    for pair in '-c 90:--chars 90' '-r .2:--ratio .2' '-r .2:--ratio=.2' '-k 3:--keywords 3' '-t yaml:--to yaml' '-n 1:--sentences 1' \
        '-w 30:--words 30' '-s lead:--scorer lead' '-q crane:--query crane' '-f html:--from html'; do
        # shellcheck disable=SC2086
        same "$(nutgraf ${pair%%:*} "$articles/harbour.txt" 2>&1)" "$(nutgraf ${pair#*:} "$articles/harbour.txt" 2>&1)"
    done
    printf '{"text":"The ferry sails."}\n{"text":"It is full."}\n' >"$BATS_TEST_TMPDIR/two"
    same "$(nutgraf -j 2 "$BATS_TEST_TMPDIR/two")" "$(nutgraf --jobs 2 "$BATS_TEST_TMPDIR/two")"
}

@test "verbose says of an article what was read and found" {
    ends 0 nutgraf --verbose "$articles/orchard.txt"
    says "orchard.txt: language en, "
    says " parts of the page removed"
}

@test "the presets are listed with their budgets" {
    ends 0 nutgraf --list-presets
    same 'push	110	grapheme' "$(printf '%s\n' "$out" | cut -f 1-3 | head -n 1)"
    same 9 "$(printf '%s\n' "$out" | wc -l)"
}

@test "a newsroom's abbreviations join, part, and come before the language's own" {
    file=$BATS_TEST_TMPDIR/desk
    text='The plan was read by Cncl. Roberts. It covers Blk. 12 and the E.D.P. Machines of Oak St. Paul. He said no. 7 came.'
    say() { nutgraf --no-clean --all -t json --abbreviations "$file" <<<"$1" | jq -r '.sentences[].text'; }
    printf '\357\273\277# our desk\r\n\r\nCncl.\ttitle # as the county writes it\r\n  blk number\nE.d.P. latin\nno none\nst none' >"$file"
    same $'The plan was read by Cncl. Roberts.\nIt covers Blk. 12 and the E.D.P. Machines of Oak St.\nPaul.\nHe said no.\n7 came.' \
        "$(say "$text")"
    echo 'no number' >"$file"
    same $'He said no. 7 came.' "$(say 'He said no. 7 came.')"
    echo zzz >"$file"
    same $'It is Zzz. Paul knows.\nIt is Zzz.\nThe end.' "$(say 'It is Zzz. Paul knows. It is Zzz. The end.')"
    printf 'department\nDr none\n' >"$file" # against what the model would say
    same $'She called the department. Roberts knows.\nIt was said by Dr.\nLee came.' \
        "$(say 'She called the department. Roberts knows. It was said by Dr. Lee came.')"
    : >"$file"
    same $'By Dr. Lee.' "$(say 'By Dr. Lee.')"
}

@test "an abbreviation file that cannot be used is named with its line" {
    file=$BATS_TEST_TMPDIR/desk
    bad() { printf "$1" >"$file"; ends 2 nutgraf --abbreviations "$file" "$articles/harbour.txt"; says "$2"; same "" "$out"; }
    bad 'Cllr. title\na b c\n' "desk, line 2: 'b c' is no class"
    bad 'Cllr. title\n\nCLLR\n' 'desk, line 3: the key stands twice'
    bad '. title\n' "desk, line 1: '.' is no abbreviation"
    bad 'a\377b\n' 'desk: not valid UTF-8'
    ends 2 nutgraf --abbreviations "$BATS_TEST_TMPDIR/none" "$articles/harbour.txt"
    says "none"
}

@test "a newsroom's stop words are no keywords, and what it takes out of the list can be one" {
    file=$BATS_TEST_TMPDIR/desk
    keys() { nutgraf --no-clean -t json -k 20 "$@" | jq -r '.keywords[].text' | sort | tr '\n' ' '; }
    text='The ferry reached the harbour. A ferry left the harbour. The mayor saw the ferry.'
    same 'ferry harbour mayor ' "$(keys <<<"$text")"
    echo 'Ferry # ours' >"$file"
    same 'harbour mayor ' "$(keys --stopwords "$file" <<<"$text")"
    same '' "$(keys <<<'The mine closed. The mine was mine.')"
    echo '-mine' >"$file"
    same 'mine ' "$(keys --stopwords "$file" <<<'The mine closed. The mine was mine.')"
    printf 'two words\n' >"$file"
    ends 2 nutgraf --stopwords "$file" "$articles/harbour.txt"
    says "desk, line 1: 'two words' is not one word"
    ends 2 nutgraf --stopwords "$BATS_TEST_TMPDIR/none" "$articles/harbour.txt"
    says "none"
}

@test "scorer, order and lead weight change the choice" {
    same "0 1 2" "$(a_text | nutgraf --no-clean -s lead -t json | jq -r '[.sentences[].index] | join(" ")')"
    same "1 2 3 4 5" "$(a_text | nutgraf --no-clean --order rank -n 5 -t json | jq -r '[.sentences[].rank] | join(" ")')"
    same "0 1 2 3 4" "$(a_text | nutgraf --no-clean -n 5 -t json | jq -r '[.sentences[].index] | join(" ")')"
    with=$(a_text | nutgraf --no-clean --all --explain -t json | jq -c '[.sentences[].rankScore]')
    without=$(a_text | nutgraf --no-clean --all --explain -t json --lead-weight 0 | jq -c '[.sentences[].rankScore]')
    [ "$with" != "$without" ]
    a_text | nutgraf --no-clean --all --explain -t json | jq -e 'all(.sentences[]; .features.centrality != null)'
}

@test "greetings and names of speakers are not what a transcript is about" {
    said=$(nutgraf -n 3 <<'END' | sed '/^$/q'
Ann Lee: Hello and welcome to the Harbour Hour. I'm Ann Lee.
Tom Brown: And I'm Tom Brown. Before we start, a quick reminder to subscribe to our newsletter.
Ann Lee: How are you, Tom? It's a sunny day here.
Tom Brown: This week the ferry company told its staff that the night boat to Skerra will not come back. Two hundred people use it every week, most of them fishermen and nurses.
Ann Lee: And they were told by text message, which made a lot of people on the island furious.
Tom Brown: The company says the boat loses four thousand pounds a night. The council offered half of that, and the company refused.
Ann Lee: We asked the minister for an interview, and she declined. More on that after the break.
Tom Brown: Thank you for listening, and see you next week.
END
    )
    grep -q '^Tom Brown: This week the ferry company told its staff' <<<"$said"
    ! grep -q "welcome\|I'm\|reminder\|listening" <<<"$said"
}

@test "in a transcript the place of a sentence counts less" {
    said=$(nutgraf -n 3 <<'END' | sed '/^$/q'
Frau Lindner, Sie leiten seit drei Jahren die Bäckerei Ihres Vaters. Was hat sich geändert?

Frage: Guten Tag, Frau Lindner. Vielen Dank, dass Sie Zeit haben.
Lindner: Gern geschehen.
Frage: Warum backen Sie nur noch an vier Tagen in der Woche?
Lindner: Weil wir keine Leute finden. Wir haben zwei Jahre lang drei Stellen ausgeschrieben, und niemand hat sich beworben, der nachts um zwei Uhr anfangen will.
Frage: Und die Kunden?
Lindner: Die Kunden haben sich daran gewöhnt. Der Umsatz ist um acht Prozent gesunken, aber die Kosten sind um ein Fünftel niedriger.
Frage: Was sagt Ihr Vater?
Lindner: Er schimpft. Aber er steht jeden Samstag in der Backstube und knetet Roggenbrot.
Frage: Bis bald und vielen Dank.
END
    )
    grep -q '^Der Umsatz ist um acht Prozent gesunken' <<<"$said"
}

@test "a greeting is no key sentence where nobody's name stands before it either" {
    said=$(nutgraf --no-clean -n 2 <<'END' | sed '/^$/q'
Good evening and welcome back to the Harbour Hour, the programme about the harbour and the ferry to Skerra.
The ferry company has told its staff that the night boat to Skerra will not come back.
Two hundred people use the night boat to Skerra every week, most of them fishermen and nurses.
The council offered the ferry company half of what the boat loses, and the company refused.
END
    )
    grep -q '^The ferry company has told its staff' <<<"$said"
    ! grep -q 'Good evening' <<<"$said"
}

@test "a quotation that is left open is no key sentence where another one will do" {
    said=$(nutgraf -n 3 <<'END' | sed '/^$/q'
A bus driver who has driven the same route through the valley since 1966 retired on Friday.
Passengers lined the road at Ellerby to wave Harold Finch off on his last journey.
"For 58 years I have got up at four in the morning to warm up the bus. I will not know what to do with myself on Monday."
The county council gave him the sign of the number 12 as a present.
Mr Finch carried about two million passengers, and says he was late only nine times. "The snow of 1981 was the worst of it. We slept in the bus for two nights," he said.
His route will be taken over by an electric minibus that runs twice a day.
END
    )
    grep -q '^Passengers lined the road' <<<"$said"
    ! grep -q '"' <<<"$said"
}

@test "redundancy, query and must change the choice" {
    said='The ferry to Skerra sailed again on Thursday morning. A caption: the ferry to Skerra sailed again on Thursday.
Rain fell.'
    same "0 2" "$(nutgraf --no-clean -n 2 -t json <<<"$said" | jq -r '[.sentences[].index] | join(" ")')"
    same "0 1" "$(nutgraf --no-clean -n 2 -s lead --redundancy 0 -t json <<<"$said" | jq -r '[.sentences[].index] | join(" ")')"
    same "2" "$(nutgraf --no-clean -n 1 -q rain -t json <<<"$said" | jq -r '[.sentences[].index] | join(" ")')"
    same "2" "$(nutgraf --no-clean -n 1 --must RAIN -t json <<<"$said" | jq -r '[.sentences[].index] | join(" ")')"
}

@test "keywords, tags and topics have their limits" {
    same 2 "$(a_text | nutgraf --no-clean -k 2 -t json | jq '.keywords | length')"
    same "0 0" "$(a_text | nutgraf --no-clean -k 0 --topics 0 -t json | jq -r '"\(.keywords | length) \(.tags | length)"')"
    same 1 "$(a_text | nutgraf --no-clean --topics 1 --topic-threshold 0 -t json | jq '.subjects | length')"
    same 0 "$(a_text | nutgraf --no-clean --topics 0 -t json | jq '.subjects | length')"
}

@test "a tag file lists tags, and only them when asked" {
    printf 'Greta Lindqvist; Mayor Lindqvist; Mayor Greta Lindqvist | uri=urn:x:1 | type=person\nMoon\n' >"$BATS_TEST_TMPDIR/tags"
    a_text | nutgraf --no-clean --tags "$BATS_TEST_TMPDIR/tags" --only-listed -t json >"$BATS_TEST_TMPDIR/json"
    same 'Greta Lindqvist urn:x:1 person vocabulary' \
        "$(jq -r '.tags[] | "\(.name) \(.uri) \(.type) \(.source)"' "$BATS_TEST_TMPDIR/json")"
    ends 2 nutgraf --tags "$BATS_TEST_TMPDIR/none" "$articles/harbour.txt"
    says "cannot open '$BATS_TEST_TMPDIR/none'"
    printf 'A; re:\n' >"$BATS_TEST_TMPDIR/tags"
    ends 2 nutgraf --tags "$BATS_TEST_TMPDIR/tags" "$articles/harbour.txt"
    says "tags:1:"
    printf 'A; re:(unclosed\n' >"$BATS_TEST_TMPDIR/tags"
    ends 2 nutgraf --tags "$BATS_TEST_TMPDIR/tags" "$articles/harbour.txt"
    same "" "$out"
}

@test "what is denied is neither keyword nor tag, and the next best takes its place" {
    text='Read More arrived. The Harbour Gazette met Greta Lindqvist in Oslo. Greta Lindqvist praised the Harbour Gazette and read more.'
    names() { nutgraf --no-clean -k 2 "$@" -t json <<<"$text" | jq -r '[.tags[].name] + [.keywords[].text] | unique | join(";")'; }
    same yes "$(names | grep -q 'Harbour Gazette' && echo yes)"
    printf '# ours\n harbour   gazette # the paper\nLindqvist\n' >"$BATS_TEST_TMPDIR/deny"
    got=$(names --deny "$BATS_TEST_TMPDIR/deny")
    none grep -qi 'harbour gazette' <<<"$got"
    grep -q 'Greta Lindqvist' <<<"$got"
    same 2 "$(nutgraf --no-clean -k 2 --deny "$BATS_TEST_TMPDIR/deny" -t json <<<"$text" | jq '.keywords | length')"
    printf 'Harbour Gazette\nThe Gazette; Oslo\n' >"$BATS_TEST_TMPDIR/tags"
    printf 'HARBOUR GAZETTE\noslo\n' >"$BATS_TEST_TMPDIR/deny"
    none grep -qiE 'harbour gazette|oslo' <<<"$(names --tags "$BATS_TEST_TMPDIR/tags" --deny "$BATS_TEST_TMPDIR/deny" | sed 's/The Gazette//')"
    same '["The Gazette"]' "$(nutgraf --no-clean --only-listed --tags "$BATS_TEST_TMPDIR/tags" --deny "$BATS_TEST_TMPDIR/deny" -t json <<<"$text" \
        | jq -c '[.tags[].name]')"
    printf '{"text":"Nothing of note.","tags":["Opinion","Oslo"]}\n' >"$BATS_TEST_TMPDIR/record"
    none grep -q '"Oslo"' <<<"$(nutgraf -f jsonl --no-clean --deny "$BATS_TEST_TMPDIR/deny" "$BATS_TEST_TMPDIR/record" | jq -c .tags)"
}

@test "a file of what is denied that cannot be read is an error that names it" {
    ends 2 nutgraf --deny "$BATS_TEST_TMPDIR/none" "$articles/harbour.txt"
    says "cannot open '$BATS_TEST_TMPDIR/none'"
    printf 'One\nTwo\none\n' >"$BATS_TEST_TMPDIR/deny"
    ends 2 nutgraf --deny "$BATS_TEST_TMPDIR/deny" "$articles/harbour.txt"
    says "deny, line 3:"
}

@test "title, url and language go into the record" {
    a_text | nutgraf --no-clean --title 'A railway' --url 'https://example.org/r' --language en -t json |
        jq -e '.headline == "A railway" and .url == "https://example.org/r" and .language == "en" and .slug == "a-railway"'
}

@test "clean-only writes the article alone, as text or as a record" {
    same "$(a_text)" "$(a_text | nutgraf --no-clean --clean-only | sed '/^$/d')" ||
        same "$(a_text | tr '\n' ' ')" "$(a_text | nutgraf --no-clean --clean-only) "
    a_text | nutgraf --no-clean --clean-only -t json | jq -e '(.text | contains("Aldermoor")) and (has("summary") | not) and (.removed == [])'
}

@test "offsets are counted in the unit that was asked for" {
    printf '\360\237\232\202\303\251 is one. Two is two.' >"$BATS_TEST_TMPDIR/text"
    at() { nutgraf --no-clean --all -t json --offset-unit "$1" "$BATS_TEST_TMPDIR/text" | jq -c '[.offsetUnit, .sentences[-1].offset]'; }
    same '["byte",15]' "$(at byte)"
    same '["codepoint",11]' "$(at codepoint)"
    same '["utf16",12]' "$(at utf16)"
}

@test "what is narrower than a topic stands with it, and is a tag where the desk lists it" {
    local text='The goalkeeper saved a penalty and the striker scored twice as the club won its Premier League match.'
    echo "$text" >"$BATS_TEST_TMPDIR/match.txt"
    ends 0 nutgraf --topics 1 "$BATS_TEST_TMPDIR/match.txt"
    printf '%s\n' "$out" | grep -qx 'Topics: sport (soccer)'
    ends 0 nutgraf --topics 1 -t html --explain "$BATS_TEST_TMPDIR/match.txt"
    printf '%s\n' "$out" | grep -qF '<dt class="part">soccer</dt>'
    ends 0 nutgraf --topics 1 --topic-threshold 0 -t json "$BATS_TEST_TMPDIR/match.txt"
    same '["sport",["soccer"]]' "$(jq -c '[.subjects[] | .name, [.narrower[].name]]' <<<"$out")"
    printf '%s\n' 'Fussball; soccer | uri=urn:desk:1' >"$BATS_TEST_TMPDIR/tags.txt"
    ends 0 nutgraf --tags "$BATS_TEST_TMPDIR/tags.txt" --only-listed -t json "$BATS_TEST_TMPDIR/match.txt"
    same '[["Fussball","urn:desk:1","vocabulary"]]' "$(jq -c '[.tags[] | [.name, .uri, .source]]' <<<"$out")"
    ends 0 nutgraf --topics 0 --tags "$BATS_TEST_TMPDIR/tags.txt" --only-listed -t json "$BATS_TEST_TMPDIR/match.txt"
    same '[]' "$(jq -c .tags <<<"$out")"
}

@test "what the tool has can be listed" {
    ends 0 nutgraf --list-languages
    same $'code\tname\tsplit\tstop words\tstems\ttags\ttopics' "$(printf '%s\n' "$out" | head -n 1)"
    printf '%s\n' "$out" | grep -qE $'^en\tEnglish\t[0-9]+\t[0-9]+\tenglish\t[0-9]+\t17$'
    printf '%s\n' "$out" | grep -qE $'^cs\tCzech\t[0-9]+\t[0-9]+\t-\t-\t-$'
    [ "$(printf '%s\n' "$out" | awk -F'\t' '$4 > 0' | wc -l)" -ge 40 ]
    ends 0 nutgraf --list-scorers
    same 4 "$(printf '%s\n' "$out" | wc -l)"
    ends 0 nutgraf --list-topics
    same 17 "$(printf '%s\n' "$out" | grep -cE $'^[^\t]+\thttp://cv.iptc.org/newscodes/mediatopic/[0-9]{2}000000$')"
    printf '%s\n' "$out" | grep -qxF $'soccer\thttp://cv.iptc.org/newscodes/mediatopic/20001065\tsport'
    ends 0 nutgraf --version
    printf '%s\n' "$out" | grep -qE '^model sha256:[0-9a-f]{64}$'
}

@test "options: -o - is standard output" {
    cd "$BATS_TEST_TMPDIR"
    cmp <(nutgraf "$articles/harbour.txt" 2>&1) <(nutgraf -o - "$articles/harbour.txt" 2>&1)
    [ ! -e ./- ]
    ends 2 nutgraf --resume -f jsonl -o - /dev/null
    says '--resume needs -o FILE'
}

@test "an output file is written, and kept when nothing comes of the run" {
    cd "$BATS_TEST_TMPDIR"
    printf 'an older and very much longer text than the summary %1000s\n' x >result
    ends 2 nutgraf -o result none.txt
    grep -q older result
    ends 0 nutgraf -n 1 --output result "$articles/harbour.txt"
    same "" "$out"
    same "$(nutgraf -n 1 "$articles/harbour.txt")" "$(cat result)"
    cp "$articles/harbour.txt" both
    ends 2 nutgraf -o both both
    says "is input and output"
    cmp both "$articles/harbour.txt"
}

@test "a terminal on stdin gets a short help and exit 2" {
    command -v script >/dev/null || skip "no script(1)"
    script -qec "'$NUTGRAF'; echo status \$?" /dev/null </dev/null >"$BATS_TEST_TMPDIR/out"
    grep -q 'usage: nutgraf' "$BATS_TEST_TMPDIR/out"
    grep -q 'status 2' "$BATS_TEST_TMPDIR/out"
}

@test "several files give one result each, in order" {
    ends 0 nutgraf -t jsonl "$articles/orchard.txt" "$articles/harbour.txt"
    same "$(nutgraf -t jsonl "$articles/orchard.txt"; nutgraf -t jsonl "$articles/harbour.txt")" "$out"
    ends 0 nutgraf "$articles/orchard.txt" "$articles/harbour.txt"
    same 1 "$(printf '%s\n' "$out" | grep -cx -- ---)"
    a_text | nutgraf -t jsonl "$articles/orchard.txt" - | jq -s -e 'length == 2 and (.[1].summary | contains("Aldermoor"))'
}

@test "one missing file of several is named, the others are read, exit 2" {
    ends 2 nutgraf -t jsonl "$articles/orchard.txt" none.txt "$articles/harbour.txt"
    says "cannot open 'none.txt'"
    same 2 "$(printf '%s\n' "$out" | jq -s length)"
}

@test "an option that is no UTF-8 is refused before anything is read or written" {
    bad=$(printf 'http://x/\377')
    printf '{"id":1,"text":"One is here."}\n' >"$BATS_TEST_TMPDIR/in"
    for option in --url --query --must --ellipsis; do
        for run in "-t json $articles/harbour.txt" "-f jsonl $BATS_TEST_TMPDIR/in" "-t blurb -o $BATS_TEST_TMPDIR/new no/such"; do
            # shellcheck disable=SC2086
            ends 2 nutgraf "$option" "$bad" $run
            same "nutgraf: option '${option#--}' is not valid UTF-8" "$err"
            same "" "$out"
        done
    done
    for format in text md html; do
        ends 2 nutgraf --digest -t $format --title "$bad" "$articles/harbour.txt"
        same "nutgraf: the digest's title is not valid UTF-8" "$err"
        same "" "$out"
    done
    [ ! -e "$BATS_TEST_TMPDIR/new" ]
    ends 0 nutgraf --title "$bad" "$articles/harbour.txt" # is read as text is
    says "undecodable bytes became U+FFFD"
}

@test "control characters of the input do not reach a terminal" {
    printf 'The \033[31mred\033[0m ferry \a sailed at \302\233noon on Monday.\n' >"$BATS_TEST_TMPDIR/text"
    nutgraf --no-clean --title "$(printf 'a\033]0;b')" "$BATS_TEST_TMPDIR/text" >"$BATS_TEST_TMPDIR/out"
    same 0 "$(LC_ALL=C tr -d '\n\040-\176\200-\377' <"$BATS_TEST_TMPDIR/out" | wc -c)"
    same 0 "$(LC_ALL=C grep -c "$(printf '\302\233')" "$BATS_TEST_TMPDIR/out" || true)"
}
