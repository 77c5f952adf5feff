#!/bin/sh
# Tags a folder of articles with the newsroom's own list: a table of file, headline and tags.
#     sh tag.sh tags.txt archive/*.txt > archive.tsv
set -eu

tags=$1
shift
for article in "$@"; do
    printf '%s\t' "${article##*/}"
    nutgraf --tags "$tags" --only-listed --to tsv "$article" 2>/dev/null | cut -f 2,4
done
