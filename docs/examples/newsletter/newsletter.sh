#!/bin/sh
# A newsletter from feeds, in Markdown: for each item a heading with its link, a paragraph within 200 characters, and its tags.
#     sh newsletter.sh courier.xml gazette.xml wire.json > newsletter.md
# Feeds come from a file; what fetches them (curl, a reader, a cron job) is up to you.
set -eu

printf '# The week in the county\n\n'
for feed in "$@"; do
    nutgraf --to md --fit og --keywords 3 --topics 0 "$feed"
    echo
done
