# Completions of nutgraf for bash, made from its option table (make man).
_nutgraf() {
    local current=${COMP_WORDS[COMP_CWORD]} words=
    COMPREPLY=()
    case ${COMP_WORDS[COMP_CWORD - 1]} in
        --from | -f) words='auto text html md jsonl headlines rss atom jsonfeed' ;;
        --title) return ;;
        --url) return ;;
        --language) words='auto' ;;
        --abbreviations) ;;
        --sentences | -n) return ;;
        --words | -w) return ;;
        --chars | -c) return ;;
        --ratio | -r) return ;;
        --length) words='short medium long' ;;
        --fit) words='push preheader seo x bluesky excerpt wp og headline' ;;
        --count-by) words='grapheme codepoint utf16 byte x' ;;
        --ellipsis) words='none' ;;
        --scorer | -s) words='rank textrank lexrank lead' ;;
        --order) words='document rank' ;;
        --redundancy) return ;;
        --query | -q) return ;;
        --must) return ;;
        --lead-weight) return ;;
        --keywords | -k) return ;;
        --keyword-style) words='names phrases' ;;
        --tags) ;;
        --deny) ;;
        --topics) return ;;
        --topic-threshold) return ;;
        --topic-model) ;;
        --stopwords) ;;
        --to | -t) words='text json jsonl blurb md html yaml toml jsonld ninjs meta tsv' ;;
        --offset-unit) words='byte codepoint utf16' ;;
        --output | -o) ;;
        --fields) return ;;
        --stories) return ;;
        --jobs | -j) return ;;
        --progress) words='auto never always' ;;
        --models) ;;
        --max-bytes) return ;;
        --color) words='auto never always' ;;
        *)
            case $current in
            -*) words='--from --title --url --language --no-clean --abbreviations --no-split-rules --clean-only --sentences --words --chars --ratio --length --fit --count-by --ellipsis --keep-existing --scorer --order --redundancy --query --must --lead-weight --keywords --keyword-style --tags --only-listed --deny --topics --topic-threshold --topic-model --stopwords --to --all --explain --offset-unit --output --fields --passthrough --resume --digest --by-topic --stories --jobs --progress --models --max-bytes --color --verbose --list-languages --list-scorers --list-presets --list-topics --version --help' ;;
            esac
            ;;
    esac
    if [ -n "$words" ]; then
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
    else
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
    fi
}
complete -o filenames -F _nutgraf nutgraf
