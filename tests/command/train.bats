# nutgraf-train: usage, bad input, and a training run.
load helper

setup() {
    train=${NUTGRAF%/*}/nutgraf-train
    cd "$BATS_TEST_TMPDIR"
    for i in $(seq 30); do
        printf '{"lang":"en","text":"Dr. Ash left at %d. She met Mr. Bell. He stayed.","ends":[%d,%d,%d]}\n' "$((i + 10))" 19 37 48
    done >texts.jsonl
}

@test "train: --help and the manual name every option and kind, --version the version" {
    run "$train" sentences --help
    [ "$status" = 0 ]
    page=$(sed 's/\\-/-/g; s/\\f[BRI]//g' "$BATS_TEST_DIRNAME/../../docs/man/nutgraf-train.1")
    options=$(grep -oE -- '^ .*--[a-z]+' <<<"$output" | grep -oE -- '--[a-z]+')
    [ "$(wc -l <<<"$options")" -ge 15 ]
    for option in $options; do
        [[ "$page" == *"$option"* ]] || { echo "$option is not in the manual"; return 1; }
    done
    kinds=$(sed -n 's/^.*nutgraf-train \([a-z]*\) \[OPTIONS.*/\1/p' <<<"$output")
    [ "$(wc -l <<<"$kinds")" = 8 ]
    for kind in $kinds; do
        [ "$(grep -cE "^\.B (nutgraf-train )?$kind\$" <<<"$page")" -ge 2 ] || { echo "$kind is not in the manual"; return 1; }
    done
    [[ "$page" == *"nutgraf $("$train" --version | cut -d' ' -f2)"* ]]
    run "$train" --version
    [ "$status" = 0 ]
    [[ "$output" == nutgraf-train\ * ]]
}

@test "train: usage errors are exit 2 and name what is wrong" {
    run "$train"
    [ "$status" = 2 ]
    run "$train" pictures
    [ "$status" = 2 ]
    [[ "$output" == *"'pictures'"* ]]
    run "$train" sentences -k 1 texts.jsonl
    [ "$status" = 2 ]
    [[ "$output" == *"'1'"* ]]
    run "$train" sentences
    [ "$status" = 2 ]
    run "$train" topics -k
    [ "$status" = 2 ]
    same "nutgraf-train: an argument is wanted behind '-k'; see nutgraf-train --help" "$output"
    for option in --bogus --single=yes; do
        run "$train" topics $option texts.jsonl
        [ "$status" = 2 ]
        same "nutgraf-train: no such option, or one without an argument: '$option'; see nutgraf-train --help" "$output"
    done
    run "$train" topics -zv texts.jsonl
    same "nutgraf-train: no such option, or one without an argument: '-z'; see nutgraf-train --help" "$output"
    for wrong in '--seed 18446744073709551616' '--cost 0x10' '--cost inf' '--size 3' '--bits 014x'; do
        # shellcheck disable=SC2086
        run "$train" sentences $wrong texts.jsonl
        [ "$status" = 2 ]
        same "nutgraf-train: not a value of this option: '${wrong#* }'; see nutgraf-train --help" "$output"
    done
}

@test "train: a missing file and a bad line are named" {
    run "$train" sentences missing.jsonl
    [ "$status" = 2 ]
    [[ "$output" == *"'missing.jsonl'"* ]]
    { cat texts.jsonl; echo '{"lang":"en","text":"One. Two.","ends":[9,4]}'; } >falling.jsonl
    run "$train" sentences falling.jsonl
    [ "$status" = 2 ]
    [[ "$output" == *"falling.jsonl:31:"* ]]
    echo '{"lang":"en"' >cut.jsonl
    run "$train" sentences cut.jsonl
    [ "$status" = 2 ]
    [[ "$output" == *"cut.jsonl:1: not a JSON object"* ]]
    : >empty.jsonl
    run "$train" sentences empty.jsonl
    [ "$status" = 2 ]
    [[ "$output" == *"'empty.jsonl' is empty"* ]]
}

@test "train: it learns, the same file each time, and says how well" {
    "$train" sentences -k 2 -o one.model texts.jsonl >report
    "$train" sentences -k 2 -o two.model texts.jsonl >/dev/null
    cmp one.model two.model
    [ "$(head -c 8 one.model)" = nglinear ]
    [ "$(awk '/^macro/ { print $2, $3, $4 }' report)" = '100.00 100.00 100.00' ]
    grep -q '^S06 *goes on' report
}

@test "train: what an error weighs, how many weights there are and the order make another model; -v says what is done" {
    "$train" sentences -k 2 -v -o plain.model texts.jsonl 2>err >/dev/null
    grep -q 'learning without fold 1' err
    "$train" sentences -k 2 --verbose -o again.model texts.jsonl >/dev/null 2>&1
    cmp plain.model again.model
    for option in '--cost 5' '--seed 7' '--bits 10'; do
        # shellcheck disable=SC2086
        "$train" sentences -k 2 $option -o one.model texts.jsonl >/dev/null 2>err
        [ ! -s err ]
        # shellcheck disable=SC2086
        "$train" sentences -k 2 $option -o two.model texts.jsonl >/dev/null
        cmp one.model two.model
        ! cmp -s one.model plain.model || false
    done
    # 2^10 weights of a byte instead of 2^14.
    [ "$(($(wc -c <plain.model) - $(wc -c <one.model)))" = $((16384 - 1024)) ]
    "$train" sentences -k 2 -C 5 -o one.model texts.jsonl >/dev/null
    "$train" sentences -k 2 --cost 5 -o two.model texts.jsonl >/dev/null
    cmp one.model two.model
    for wrong in '--cost 0' '--bits 7' '--bits 21' '--seed x'; do
        # shellcheck disable=SC2086
        run "$train" sentences $wrong texts.jsonl
        [ "$status" = 2 ]
        [[ "$output" == *"'${wrong#* }'"* ]]
    done
}

@test "train: a given model is measured, and nothing is learned" {
    "$train" sentences -k 2 -o one.model texts.jsonl >/dev/null
    run "$train" sentences -m one.model texts.jsonl -t texts.jsonl
    [ "$status" = 0 ]
    [[ "$output" != *"S06"* ]]
    [ "$(awk '/^macro/ { print $2, $3, $4 }' <<<"$output")" = '100.00 100.00 100.00' ]
    head -c 100 one.model >cut.model
    for bad in cut.model texts.jsonl missing.model .; do
        run "$train" sentences -m "$bad" texts.jsonl
        [ "$status" = 2 ]
        [[ "$output" == *"$bad"* ]]
    done
    run "$train" sentences -m one.model -o two.model texts.jsonl
    [ "$status" = 2 ]
    [ ! -e two.model ]
}

@test "train: what is read is not written over, by another name neither, and nothing is written twice" {
    cp texts.jsonl before
    ln -s texts.jsonl link
    echo '{"title":"a","text":"b","label":"c"}' >desk.jsonl
    printf model >a.model
    for run in 'sentences texts.jsonl -o texts.jsonl' 'sentences before -t texts.jsonl -o link' 'topics texts.jsonl --answers ./texts.jsonl' \
        'tags --phrases texts.jsonl --words texts.jsonl' 'topics desk.jsonl -o x --answers x' 'topics -m a.model --answers a.model desk.jsonl'; do
        # shellcheck disable=SC2086
        run "$train" $run
        [ "$status" = 2 ]
        [[ "$output" == *"another file of this run would be written over: '"* ]]
        cmp before texts.jsonl
        [ ! -e x ] && [ "$(cat a.model)" = model ] && [ -L link ]
    done
}

@test "train: a target that is no regular file stays what it is" {
    mkfifo pipe
    run "$train" sentences -k 2 -o pipe texts.jsonl
    [ "$status" = 2 ]
    [[ "$output" == *"'pipe': no regular file"* ]]
    [ -p pipe ]
}

@test "train: a model that cannot be written is exit 2 and leaves nothing" {
    run "$train" sentences -k 2 -o nowhere/x.model texts.jsonl
    [ "$status" = 2 ]
    [[ "$output" == *"'nowhere/x.model'"* ]]
    run bash -c "'$train' sentences -k 2 texts.jsonl >/dev/full"
    [ "$status" = 2 ]
    [ ! -e x.model ]
}

# Two languages of Latin script and one of each other group, so that no group is without text.
language_texts() {
    for i in $(seq 30); do
        printf '{"lang":"en","text":"The boat number %d came back with the wind."}\n' "$i"
        printf '{"lang":"de","text":"Das Boot Nummer %d kam mit dem Wind zurück."}\n' "$i"
        printf '{"lang":"ru","text":"Лодка номер %d вернулась с ветром."}\n{"lang":"uk","text":"Човен номер %d повернувся з вітром."}\n' "$i" "$i"
        printf '{"lang":"ar","text":"عاد القارب رقم %d مع الريح"}\n{"lang":"fa","text":"قایق شماره %d با باد بازگشت"}\n' "$i" "$i"
        printf '{"lang":"hi","text":"नाव %d हवा के साथ लौटी","part":"p"}\n{"lang":"mr","text":"होडी %d वाऱ्याबरोबर परतली"}\n' "$i" "$i"
    done
}

@test "train languages: it learns, the same file each time, and says how well" {
    language_texts >texts.jsonl
    "$train" languages -k 2 -o one.model texts.jsonl >report
    "$train" languages -k 2 -o two.model texts.jsonl >/dev/null
    cmp one.model two.model
    [ "$(head -c 8 one.model)" = nglangs1 ]
    [ "$(awk '/^de/ { print $2, $3 }' report)" = '30 100.00' ]
    grep -q '^macro' report
    run "$train" languages -m one.model -t texts.jsonl
    [ "$status" = 0 ]
    [ "$(awk '/^all/ { print $2, $3 }' <<<"$output")" = '240 100.00' ]
}

@test "train languages: bad lines, files and models are named" {
    language_texts >texts.jsonl
    { cat texts.jsonl; echo '{"lang":"not a code","text":"One."}'; } >code.jsonl
    run "$train" languages code.jsonl
    [ "$status" = 2 ]
    [[ "$output" == *"code.jsonl:241: \"lang\" is no language code"* ]]
    echo '{"lang":"en"}' >no_text.jsonl
    run "$train" languages no_text.jsonl
    [ "$status" = 2 ]
    [[ "$output" == *'no_text.jsonl:1: no "text"'* ]]
    echo '{"lang":"en","text":"One script alone."}' >latin.jsonl
    run "$train" languages -o x.model latin.jsonl
    [ "$status" = 2 ]
    [ ! -e x.model ]
    "$train" languages -k 2 -o one.model texts.jsonl >/dev/null
    head -c 1000 one.model >cut.model
    for bad in cut.model texts.jsonl missing.model .; do
        run "$train" languages -m "$bad" -t texts.jsonl
        [ "$status" = 2 ]
        [[ "$output" == *"$bad"* ]]
    done
}

# write_pages N: pages of a menu, three paragraphs and a footer; each its own site.
write_pages() {
    for i in $(seq "$1"); do
        text="The ferry number $i left the harbour before dawn with forty people and their dogs on board."
        printf '{"site":"s%d","lines":["Menu %d","News","Sport","Ferry %d leaves","%s","Nobody saw it again, said the master of harbour %d on the next day.","They looked for it until the evening of day %d, and then they went home.","Share","Privacy %d"],"gold":[0,0,0,0,1,1,1,0,0],"ignore":[3]}\n' \
            "$i" "$i" "$i" "$text" "$i" "$i" "$i"
    done >pages.jsonl
}

@test "train: pages are learned, the same file each time, and measured" {
    write_pages 30
    "$train" pages -k 3 -o one.model -t pages.jsonl pages.jsonl >report
    "$train" pages -k 3 -o two.model -t pages.jsonl pages.jsonl >/dev/null
    cmp one.model two.model
    [ "$(head -c 8 one.model)" = nglayers ]
    [ "$(stat -c %s one.model)" -le 8192 ]
    [ "$(grep -c '^pages.jsonl .* 30  *100.00  *100.00  *100.00$' report)" = 2 ]
    run "$train" pages -m one.model pages.jsonl
    [ "$status" = 0 ]
    grep -q '^pages.jsonl .* 100.00$' <<<"$output"
    head -c 100 one.model >cut.model
    for bad in cut.model pages.jsonl missing.model; do
        run "$train" pages -m "$bad" pages.jsonl
        [ "$status" = 2 ]
        [[ "$output" == *"$bad"* ]]
    done
}

@test "train: a bad page is named by its line" {
    write_pages 3
    for bad in 'no "lines"|{"gold":[1]}' '"lines" is no array of strings|{"lines":["\ud800"],"gold":[1]}' 'no "gold"|{"lines":["a"]}' \
        'differ in number|{"lines":["a"],"gold":[1,0]}' 'no whole number|{"lines":["a"],"gold":["x"]}' \
        'behind the last line|{"lines":["a"],"gold":[1],"ignore":[1]}' 'not a JSON object|["a"]'; do
        { cat pages.jsonl; echo "${bad#*|}"; } >bad.jsonl
        run "$train" pages bad.jsonl
        [ "$status" = 2 ]
        [[ "$output" == *"bad.jsonl:4: "*"${bad%%|*}"* ]]
    done
    run "$train" pages <(sed 's/"gold":[^]]*\]/"gold":[0,0,0,0,0,0,0,0,0]/' pages.jsonl)
    [ "$status" = 2 ]
    [[ "$output" == *'too few examples'* ]]
}

# The pages of write_pages as HTML.
write_html() {
    write_pages "$1"
    jq -c '(.lines[:3] | map("<li><a href=/>" + . + "</a></li>") | add) as $menu | (.lines[4:7] | map("<p>" + . + "</p>") | add) as $text
        | (.lines[7:] | map("<p>" + . + "</p>") | add) as $foot
        | .html = "<ul>" + $menu + "</ul><h1>" + .lines[3] + "</h1><article>" + $text + "</article><footer>" + $foot + "</footer>"' pages.jsonl >html.jsonl
}

@test "train: HTML pages are learned, the same file each time, and measured" {
    write_html 30
    "$train" html -k 3 -o one.model -t html.jsonl html.jsonl >report
    "$train" html -k 3 -o two.model -t html.jsonl html.jsonl >/dev/null
    cmp one.model two.model
    [ "$(head -c 8 one.model)" = nglayers ]
    [ "$(stat -c %s one.model)" -le 1024 ]
    [ "$(grep -c '^html.jsonl .* 30  *100.00  *100.00$' report)" = 2 ]
    run "$train" html -m one.model html.jsonl
    [ "$status" = 0 ]
    grep -q '^html.jsonl .* 100.00$' <<<"$output"
    "$train" pages -k 3 -o pages.model html.jsonl >/dev/null
    head -c 100 one.model >cut.model
    for bad in cut.model pages.model html.jsonl missing.model; do
        run "$train" html -m "$bad" html.jsonl
        [ "$status" = 2 ]
        [[ "$output" == *"$bad"* ]]
    done
}

@test "train: a page without its HTML is named by its line" {
    write_html 3
    for bad in 'no "html"|{"lines":["a"],"gold":[1]}' 'no "html"|{"lines":["a"],"gold":[1],"html":null}' \
        'no "lines"|{"gold":[1],"html":"a"}'; do
        { cat html.jsonl; echo "${bad#*|}"; } >bad.jsonl
        run "$train" html bad.jsonl
        [ "$status" = 2 ]
        [[ "$output" == *"bad.jsonl:4: "*"${bad%%|*}"* ]]
    done
    run "$train" html <(sed 's/"gold":[^]]*\]/"gold":[0,0,0,0,0,0,0,0,0]/' html.jsonl)
    [ "$status" = 2 ]
    [[ "$output" == *'too few examples'* ]]
}

@test "train: models/make/html_pages.py joins pages and their HTML by id" {
    printf '{"id":"1","html":"<p>One"}\n{"id":"2","html":"<p>Two"}\n' | gzip >html.gz
    printf '{"id":"set:%s","lines":["a"],"gold":[1],"site":"s","title":"t"}\n' 2 3 1 >gold.jsonl
    run python3 "$BATS_TEST_DIRNAME/../../models/make/html_pages.py" html.gz gold.jsonl
    [ "$status" = 0 ]
    [ "$(jq -r '[.id, .html, (keys | length)] | join(" ")' <<<"$output")" = $'set:2 <p>Two 5\nset:1 <p>One 5' ]
}

# stories N: N articles whose summaries are their fourth sentence, most of them once more with the sixth.
stories() {
    for i in $(seq "$1"); do
        text="Bells rang. It rained on day $i. People walked by. The mayor closed harbour $i on Monday after a storm. They went home. "
        text="$text The ferry of line $i stays in port until the harbour opens. Nobody knew. Dogs barked."
        printf '{"text":"%s","summary":["The mayor closed harbour %d after a storm."]}\n' "$text" "$i"
        [ $((i % 3)) = 0 ] || printf '{"text":"%s","summary":["The mayor closed harbour %d.","The ferry stays in port until it opens."]}\n' "$text" "$i"
    done
}

@test "train rank: it learns, the same file each time, and says how well" {
    stories 180 >stories.jsonl
    "$train" rank -k 2 -o one.model stories.jsonl >report
    "$train" rank -k 2 -o two.model stories.jsonl >/dev/null
    cmp one.model two.model
    [ "$(head -c 8 one.model)" = ngadditv ]
    [ "$(awk '/^stories/ { print $2 }' report)" = 300 ]
    awk '/^stories/ { exit !($5 > $3 && $7 > 0) }' report
    "$train" rank -m one.model stories.jsonl -t stories.jsonl >measured
    [ "$(grep -c '^stories' measured)" = 2 ]
}

@test "train rank: what cannot be learned from is named" {
    stories 1 >few.jsonl
    run "$train" rank few.jsonl
    [ "$status" = 2 ]
    [[ "$output" == *"too few texts"* ]]
    for bad in '{"text":"One."}' '{"text":"One.","summary":"One."}' '{"text":"One.","summary":[]}' '{"summary":["One."]}' \
        '{"text":"One.","summary":["One."],"lang":"e_"}' '{'; do
        { stories 1; echo "$bad"; } >bad.jsonl
        run "$train" rank bad.jsonl
        [ "$status" = 2 ]
        [[ "$output" == *"bad.jsonl:3: "* ]]
    done
    head -c 100 texts.jsonl >damaged.model
    run "$train" rank -m damaged.model few.jsonl
    [ "$status" = 2 ]
    [[ "$output" == *"damaged.model"* ]]
}

@test "train tags: learns which phrases are tags, the same file each time, and names a bad line" {
    for i in $(seq 24); do
        printf '{"lang":"en","title":"Fire in Skerra","text":"A fire burned in Skerra on day %d. Joseph Adeyemi saw the tower of Skerra fall. The harbour of Wexmouth sent help.","keys":["Skerra","Joseph Adeyemi"]}\n' "$i"
    done >articles.jsonl
    "$train" tags -k 2 -o one.model articles.jsonl >report
    "$train" tags -k 2 -o two.model articles.jsonl >/dev/null
    cmp one.model two.model
    [ "$(awk '/^articles.jsonl/ { print $2, $NF }' report)" = '24 100.0%' ]
    awk '/^articles.jsonl/ { exit !($3 > 60) }' report
    run "$train" tags -m one.model -t articles.jsonl
    [ "$status" = 0 ]
    echo '{"text":"One.","keys":"none"}' >bad.jsonl
    run "$train" tags bad.jsonl
    [ "$status" = 2 ]
    [[ "$output" == *'bad.jsonl:1:'*'"keys"'* ]]
}

@test "train tags --phrases: keyphrases of two kinds of text, or of one, the same file each time" {
    for i in $(seq 24); do
        printf '{"lang":"en","title":"Fire in Skerra","text":"\\"A fire burned in Skerra on day %d,\\" Joseph Adeyemi said on Monday. The tower of Skerra fell.","keys":["Skerra","fire"]}\n' "$i" >>news.jsonl
        printf '{"lang":"en","text":"We study image processing of %d kinds. The expected value of information is a part of image processing.","keys":["image processing","value of information"]}\n' "$i" >>papers.jsonl
    done
    "$train" tags --phrases -k 2 -o one.model --words one.txt news.jsonl papers.jsonl >report
    "$train" tags --phrases -k 2 -o two.model --words two.txt news.jsonl papers.jsonl >/dev/null
    cmp one.model two.model
    cmp one.txt two.txt
    awk -F'\t' '$1 == "studi" { split($3, n, " "); exit !(n[1] < 0) }' one.txt
    [ "$(awk '/jsonl/ { print $2, $NF }' report | sort -u)" = '24 100.0%' ]
    awk '/jsonl/ { exit !($3 > 50) }' report
    run "$train" tags --phrases -m one.model --words one.txt -t papers.jsonl
    [ "$status" = 0 ]
    run "$train" tags -m one.model -t papers.jsonl
    [ "$status" = 2 ]
    "$train" tags --phrases -k 2 papers.jsonl | awk '/^papers/ { exit !($3 > 50) }'
}

desk=$BATS_TEST_DIRNAME/../../docs/examples/desk.jsonl

@test "train: names of files and labels cannot steer the terminal, nor begin a line" {
    bad=$(printf 'a\033[31mb\nnutgraf-train: c\177\302\2331md')
    cp texts.jsonl "$bad"
    echo '{' >"$bad.broken"
    for arguments in "no/$bad" "$bad.broken" "--seed=$bad"; do
        run "$train" sentences "$arguments" texts.jsonl
        [ "$status" = 2 ]
        [ "${#lines[@]}" = 1 ]
        [[ "$output" == *'a?[31mb?nutgraf-train: c???1md'* ]]
    done
    run "$train" sentences -o "no/$bad" texts.jsonl
    [ "$status" = 2 ]
    none grep -qP '[\x00-\x09\x0b-\x1f\x7f]|\xc2[\x80-\x9f]' <<<"$output"
    jq -c '.label |= sub("football"; "foot\u001b[31m\nball")' "$desk" >labels.jsonl
    "$train" topics -o one.model labels.jsonl >report
    grep -q '^foot?\[31m?ball ' report
    none grep -qP '[\x00-\x09\x0b-\x1f\x7f]' report
}

@test "train topics: own labels are learned, the same file each time, and given" {
    "$train" topics -o one.model "$desk" >report
    "$train" topics -o two.model "$desk" >/dev/null
    cmp one.model two.model
    sort -r "$desk" >sorted.jsonl
    "$train" topics -o sorted.model sorted.jsonl >/dev/null
    grep -q '^whole article: 20 asked' report
    grep -q '^headline: 20 asked' report
    for model in one.model sorted.model; do
        run "$NUTGRAF" --topic-model "$model" --topic-threshold 0 --topics 1 -t json <<<'The striker of the club scored a goal in the cup match.'
        [ "$(jq -r '.subjects[0].name' <<<"$output")" = football ]
    done
}

@test "train topics: --answers says of each article what the model without it says" {
    "$train" topics -o one.model --answers answers.tsv "$desk" >/dev/null
    [ "$(head -1 answers.tsv)" = "$(printf 'record\tasked\tfootball\tharbour\tschools')" ]
    [ "$(tail -n +2 answers.tsv | wc -l)" = 40 ]
    [ "$(awk -F'\t' '$2 == "headline" { print $1 }' answers.tsv | sort -n | tr '\n' ' ')" = "$(seq -s ' ' 20) " ]
    # in the order of the file: the best label is mostly the one that its record bears
    awk -F'\t' 'NR > 1 && $2 == "whole article" { best = 3; for (k = 4; k <= NF; k++) if ($k > $best) best = k; print $1, best }' answers.tsv |
        sort -n | awk '{ print $2 }' >best
    right=$(jq -r '{football: 3, harbour: 4, schools: 5}[.label]' "$desk" | paste - best | awk '$1 == $2' | wc -l)
    [ "$right" -ge 14 ]
    run "$train" topics --answers /nowhere/answers.tsv "$desk"
    [ "$status" = 2 ]
    [[ "$output" == */nowhere/answers.tsv* ]]
}

@test "train topics: several labels an article, addresses, and a size" {
    jq -c 'if .label == "harbour" then .labels = ["harbour | https://example.org/h", "sea"] else . end' "$desk" >several.jsonl
    "$train" topics --size 8 -o several.model several.jsonl >report
    [ "$(wc -c <several.model)" -le 8192 ]
    run "$NUTGRAF" --topic-model several.model --topics 3 -t json <<<'The ferry and the ships left the quay of the port with the harbour master.'
    [ "$(jq -c '[.subjects[].name] | sort' <<<"$output")" = '["harbour","sea"]' ]
    [[ "$output" == *"https://example.org/h"* ]]
    # However low the threshold, behind the first label only those that the model is sure of.
    run "$NUTGRAF" --topic-model several.model --topics 9 --topic-threshold 0 -t json <<<'The striker of the club scored a goal in the cup match.'
    [ "$(jq -c '[.subjects[].name]' <<<"$output")" = '["football"]' ]
}

@test "train topics --single: one of several labels is enough, and F1 over all of them is not asked" {
    jq -c 'if .label == "harbour" then .labels = ["harbour", "sea"] else . end' "$desk" >several.jsonl
    "$train" topics several.jsonl >several
    "$train" topics --single several.jsonl >single
    grep -q '^micro F1' several
    none grep -q '^micro F1' single
    grep -q '^whole article: 20 asked' single
}

@test "train topics: what cannot be learned from is named" {
    for bad in '{"text":"One."}' '{"text":"One.","label":""}' '{"text":"One.","labels":[]}' '{"text":"One.","labels":[1]}' '{"label":"a"}' \
        '{"text":"!","label":"a"}' '{"text":1,"label":"a"}' '{"text":"One.","label":"a","weight":0}' '{'; do
        { cat "$desk"; echo "$bad"; } >bad.jsonl
        run "$train" topics bad.jsonl
        [ "$status" = 2 ]
        [[ "$output" == *"bad.jsonl:21: "* ]]
    done
    grep harbour "$desk" >alone.jsonl
    run "$train" topics alone.jsonl
    [ "$status" = 2 ]
    [[ "$output" == *"only one label"* ]]
}

@test "train topics: a cut or damaged model is refused by name" {
    "$train" topics -o desk.model "$desk" >/dev/null
    head -c 3000 desk.model >cut.model
    { head -c 2000 desk.model; printf X; tail -c +2002 desk.model; } >damaged.model
    for model in cut.model damaged.model; do
        run "$NUTGRAF" --topic-model "$model" <<<'A text.'
        [ "$status" = 2 ]
        [[ "$output" == *"$model"* ]]
    done
}

# Pages on which a tool stands right above the article, and the headline above that.
headline_pages() {
    for i in $(seq 24); do
        printf '{"site":"s%d.example","title":"Oakham number %d opens its new bridge","lines":["Home","News","Sport","Subscribe now",' "$i" "$i"
        printf '"Oakham number %d opens its new bridge","Listen while you walk",' "$i"
        printf '"Oakham number %d opened its new bridge on Friday, and many people came to see it stand over the river.",' "$i"
        printf '"The bridge took Oakham three years to build and cost more than had been planned, the mayor said on Friday.",'
        printf '"Share this article","Read more","Follow us","\u00a9 2025 The Paper. All rights reserved."],"gold":[0,0,0,0,0,0,1,1,0,0,0,0]}\n'
    done
}

@test "train: headlines are learned, the same file each time, measured and refused when damaged" {
    headline_pages >headlines.jsonl
    "$train" headlines -k 3 -o one.model headlines.jsonl >report
    "$train" headlines -k 3 -o two.model headlines.jsonl >/dev/null
    cmp one.model two.model
    [ "$(head -c 8 one.model)" = nglayers ]
    [[ "$(tail -n 1 report)" =~ headlines.jsonl\ +24\ +100.00 ]]
    run "$train" headlines -m one.model headlines.jsonl
    [ "$status" = 0 ]
    [[ "$output" =~ headlines.jsonl\ +24\ +100.00 ]]
    head -c 60 one.model >cut.model
    for bad in cut.model headlines.jsonl missing.model; do
        run "$train" headlines -m "$bad" headlines.jsonl
        [ "$status" = 2 ]
    done
    jq -c 'del(.title)' headlines.jsonl >untitled.jsonl
    run "$train" headlines untitled.jsonl
    [ "$status" = 2 ]
}

@test "train: every kind names a missing file and a directory, exit 2" {
    for kind in sentences languages pages headlines html rank tags topics; do
        ends 2 "$train" $kind no/such
        says "cannot open 'no/such': No such file or directory"
        ends 2 "$train" $kind "$BATS_TEST_TMPDIR"
        says "Is a directory"
    done
}

# tag_articles: what the tagger can learn from.
tag_articles() {
    for i in $(seq 24); do
        printf '{"lang":"en","title":"Fire in Skerra","text":"A fire burned in Skerra on day %d. Joseph Adeyemi saw the tower of Skerra fall. The harbour of Wexmouth sent help.","keys":["Skerra","Joseph Adeyemi"]}\n' "$i"
    done
}

# fails MODE N KIND FILE: a training run whose malloc number N fails; true when one failed. It ends with 2 and a message, or as if nothing
# had happened (nothing of a report may be cut); the model is whole or not there.
fails() {
    rm -f made.model
    got=0
    MALLOC_MODE=$1 MALLOC_FAILS=$2 LD_PRELOAD=$PWD/memory.so "$train" "$3" -k 2 -o made.model "$4" >made 2>err || got=$?
    case $got in
    0) cmp made.model whole.model && cmp made whole ;;
    2) [ -s err ] && [ ! -e made.model ] ;;
    *) false ;;
    esac || { echo "$3 $1 $2: exit $got"; cat err; exit 1; }
    grep -q 'malloc failed' err
}

@test "train: the n-th malloc fails: a status, no crash, and no half of a model" {
    [ -z "${COVERAGE:-}" ] || skip "libgcov crashes when its own malloc fails"
    # shellcheck disable=SC2086
    ${CC:-cc} ${MEMORY_FLAGS:-} -shared -fPIC -o memory.so "$BATS_TEST_DIRNAME/memory.c"
    cp texts.jsonl sentences.jsonl
    language_texts >languages.jsonl
    headline_pages >headlines.jsonl
    tag_articles >tags.jsonl
    stories 180 >rank.jsonl
    cp "$desk" topics.jsonl
    for kind in sentences topics tags headlines rank languages; do
        "$train" $kind -k 2 -o whole.model $kind.jsonl >whole
        parts=${PARTS:-20}
        [ $kind != headlines ] || parts=1000000 # at one point of these a file seemed to end in its middle
        for mode in only from; do
            n=0
            while fails $mode $n $kind $kind.jsonl; do n=$((n + 1 + n / parts)); done
            [ $n -gt 20 ]
        done
    done
}
