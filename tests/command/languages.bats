# The language of an article: found, asked for, malformed, unknown.
load helper

# of TEXT [LANGUAGE]: the record's language and warnings, for a record that says so or nothing.
of() {
    jq -nc --arg text "$1" --arg language "${2-}" '{text: $text} + (if $language == "" then {} else {language: $language} end)' |
        nutgraf -f jsonl -t jsonl | jq -c '[.language, .warnings]'
}

@test "language: found by script and by n-grams; without data the article still comes, with a warning" {
    [ "$(of 'The harbour was closed on Friday because of the storm.')" = '["en",[]]' ]
    [ "$(of 'Η κυβέρνηση θέλει να δώσει περισσότερα χρήματα στα σχολεία.' | jq -r '.[0]')" = el ]
    [ "$(of 'Rząd chce w przyszłym roku dać gminom więcej pieniędzy.' | jq -r '.[0]')" = pl ]
    [ "$(of '2024-05-17 12:30' | jq -r '.[0]')" = und ]
}

@test "language: a malformed code is exit 2 on the command line, and a warning in a record" {
    for code in e en_ '??' englishlanguage 12; do
        run bash -c "echo 'The ferry sails at noon.' | '$NUTGRAF' --language '$code'"
        [ "$status" = 2 ]
        [[ "$output" == *"'$code'"* ]]
    done
    [ "$(of 'The harbour was closed on Friday because of the storm.' '??')" = '["en",["bad_language"]]' ]
}

@test "language: a well-formed code without data works, with a warning" {
    [ "$(of 'The harbour was closed on Friday because of the storm.' zxx)" = '["zxx",["no_language_data"]]' ]
    run bash -c "echo 'The ferry sails at noon.' | '$NUTGRAF' --language zxx"
    [ "$status" = 0 ]
    [[ "$output" == *'The ferry sails at noon.'* ]]
    [[ "$output" == *"no data for the language 'zxx'"* ]]
}

@test "language: auto is the default, and a code is folded" {
    [ "$(of 'The harbour was closed on Friday.' eng_Latn | jq -r '.[0]')" = en ]
    [ "$(of 'The harbour was closed on Friday.' auto | jq -r '.[0]')" = en ]
    cmp <(echo 'The harbour was closed on Friday.' | nutgraf -t json) <(echo 'The harbour was closed on Friday.' | nutgraf -t json --language auto)
}

@test "language: a Japanese word of many syllables is a keyword as a whole" {
    local word=ソーシャルネットワーキングサービス
    [ "$(of "${word}の利用が増えた。" | jq -r '.[0]')" = ja ]
    [ "$(echo "${word}の利用が増えた。" | nutgraf --no-clean -t json | jq --arg word "$word" '[.keywords[].text] | index($word) != null')" = true ]
}
