# --models: a folder of one's own model files in the places of the built-in ones.
load helper

setup() {
    own=$BATS_TEST_TMPDIR/own
    mkdir -p "$own/en" "$own/stopwords"
}

@test "models: a copy of the built-in files is the same model, whatever else lies in the folder" {
    cp -r "$BATS_TEST_DIRNAME"/../../models/. "$own"
    cp "$BATS_TEST_DIRNAME"/../../stopwords/*.txt "$own/stopwords"
    printf 'no table\n\n' >"$own/en/.draft.txt"
    printf 'nor this\n' >"$own/en/notes.md"
    same "$(nutgraf --version)" "$(nutgraf --models "$own" --version)"
    cmp <(nutgraf -t json "$articles/harbour.txt" 2>&1) <(nutgraf --models "$own" -t json "$articles/harbour.txt" 2>&1)
}

@test "models: a file takes the place of the built-in one of its name, and the record names another model" {
    printf 'wexmouth\t4\nnorrland\t4\n' >"$own/en/generic.txt"
    before=$(nutgraf -t json "$articles/harbour.txt" 2>/dev/null)
    after=$(nutgraf --models "$own" -t json "$articles/harbour.txt" 2>/dev/null)
    [[ $(jq -c '[.keywords[].text]' <<<"$before") = *Norrland* ]]
    [[ $(jq -c '[.keywords[].text]' <<<"$after") != *Norrland* ]]
    [ "$(jq -c .generator.model <<<"$before")" != "$(jq -c .generator.model <<<"$after")" ]
    [[ $(jq -r .generator.model <<<"$after") =~ ^sha256:[0-9a-f]{64}$ ]]
}

@test "models: a language of one's own is listed and found by its code" {
    mkdir "$own/xx"
    code=xx
    printf 'name\t\tExish\n' >"$own/xx/language.txt"
    printf 'uno\ndue\n' >"$own/stopwords/$code.txt"
    [[ $(nutgraf --models "$own" --list-languages) = *$'\nxx\tExish\t-\t2\t'* ]]
    [ "$(echo 'Uno harbour due.' | nutgraf --models "$own" --language xx -t json | jq -c '[.language, .warnings]')" = '["xx",["no_topics"]]' ]
}

@test "models: what cannot be read or is damaged is exit 2, and the message names it" {
    ends 2 nutgraf --models "$own/none" "$articles/harbour.txt"
    says "'$own/none': No such file"
    ends 2 nutgraf --models "$articles/harbour.txt" "$articles/harbour.txt"
    says "harbour.txt': Not a directory"
    ends 2 nutgraf --models "$own" "$articles/harbour.txt"
    says "'$own': no model files there"
    printf 'sir\t77\n' >"$own/en/titles.txt"
    ends 2 nutgraf --models "$own" "$articles/harbour.txt"
    says "in '$own': en/titles.txt: 'sir' has the number 77"
    printf 'a\n' >"$own/en/title.txt"
    printf 'sir\t1\n' >"$own/en/titles.txt"
    ends 2 nutgraf --models "$own" --version
    says "in '$own': en/title.txt: no table of that name"
    [ -z "$out" ]
    rm "$own/en/title.txt"
    mkfifo "$own/en/cuts.txt"
    ends 2 nutgraf --models "$own" "$articles/harbour.txt"
    says "cuts.txt': not a regular file"
    rm "$own/en/cuts.txt"
    ln -s "$own/none" "$own/en/cuts.txt"
    ends 2 nutgraf --models "$own" "$articles/harbour.txt"
    says "en/cuts.txt': No such file or directory"
    rm "$own/en/cuts.txt"
}

@test "models: a pattern that is none is exit 2, and the message names its line" {
    printf '# mine\nbyline\t^By (.+\n' >"$own/en/patterns.txt"
    ends 2 nutgraf --models "$own" "$articles/harbour.txt"
    says "in '$own': bad pattern file 'en/patterns.txt', line 2: bad pattern: missing closing parenthesis"
    printf '# mine\nbyline\t^By (.+)\n' >"$own/en/patterns.txt"
    ends 0 nutgraf --models "$own" "$articles/harbour.txt"
}

@test "models: learned weights that are empty, cut off or a folder are exit 2, and the message names them" {
    local file
    mkdir -p "$own/und"
    for file in "$BATS_TEST_DIRNAME"/../../models/und/*.model; do
        name=und/$(basename "$file")
        for bytes in 0 7 100 $(($(stat -c %s "$file") - 1)); do
            head -c "$bytes" "$file" >"$own/$name"
            ends 2 nutgraf --models "$own" -o "$BATS_TEST_TMPDIR/new" "$articles/harbour.txt"
            says "nutgraf: in '$own': $name: "
            [ ! -e "$BATS_TEST_TMPDIR/new" ]
        done
        rm "$own/$name"
        mkdir "$own/$name"
        ends 2 nutgraf --models "$own" "$articles/harbour.txt"
        says "$name': not a regular file"
        rmdir "$own/$name"
    done
}
