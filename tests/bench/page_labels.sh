#!/bin/sh
# What a page around an article does to its topic and tags: each page of DATA/pages/plain.dev once raw and once as the lines that
# are its article. usage: page_labels.sh NUTGRAF DATA. Prints in how many pages the first topic is the same (goal 95%; two pages
# without a topic are the same), and the share of the clean article's first five tags that the raw page has among its own first
# five, mean over pages (goal 80%), and how often the two lists are equal as sets. Then both again for the lines that the scorer calls
# the article joined with the page's title. The bare lines hold the title on few pages, the raw page shows it on nearly all, and an
# editor's tags are in it: so the first line compares two inputs of different content. The third one says how much of its difference
# that is: the article alone against article and title, where no page was cleaned.
set -eu
nutgraf=$1
data=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

pages=$data/pages/plain.dev.jsonl.gz
run() { "$nutgraf" -f jsonl -t jsonl >"$1" || [ $? = 3 ]; }

gzip -dc "$pages" | jq -c '{id, text: (.lines | join("\n"))}' | run "$work/raw"
gzip -dc "$pages" | jq -c '. as $p | {id, text: ([range(.lines | length) | select($p.gold[.] == 1) | $p.lines[.]] | join("\n"))}' |
    run "$work/clean"
gzip -dc "$pages" |
    jq -c '. as $p | {id, title, text: ([range(.lines | length) | select($p.gold[.] == 1) | $p.lines[.]] | join("\n"))}' | run "$work/titled"

compare() {
    jq -rn --arg name "$1" --slurpfile raw "${3:-$work/raw}" --slurpfile clean "$2" '
        def topic: .subjects[0].name // "none";
        def first: [.tags[:5][].name | ascii_downcase];
        ($raw | INDEX(.id)) as $by
        | [$clean[] | . as $c | $by[.id] as $r | ($c | first) as $a | ($r | first) as $b
           | {topic: (if ($c | topic) == ($r | topic) then 1 else 0 end),
              tags: (if ($a | length) == 0 then 1 else ($a | map(select(. as $t | $b | index($t) != null)) | length) / ($a | length) end),
              equal: (if ($a | sort) == ($b | sort) then 1 else 0 end)}]
        | "\($name): pages \(length)  first topic equal \((1000 * (map(.topic) | add) / length | round) / 10)%  top-5 tags shared \((1000 * (map(.tags) | add) / length | round) / 10)%  equal as sets \((1000 * (map(.equal) | add) / length | round) / 10)%"'
}
compare 'article alone' "$work/clean"
compare 'article and title' "$work/titled"
compare 'article alone, the other with its title' "$work/clean" "$work/titled"
