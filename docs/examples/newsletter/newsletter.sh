#!/bin/sh
# A newsletter from feeds, in Markdown: each story once, with a paragraph within 200 characters and its tags.
#     sh newsletter.sh courier.xml gazette.xml wire.json > newsletter.md
# "-t html" makes it a mail. Feeds come from a file; what fetches them (curl, a reader, a cron job) is up to you.
set -eu

nutgraf --digest -t md --title 'The week in the county' --fit og --keywords 3 --topics 0 "$@"
