#!/bin/sh
# Records into a file for WordPress' importer (Tools, Import, WordPress): posts with an excerpt of at most 55 words, and tags.
#     sh wordpress.sh < articles.jsonl > import.xml       records: {"title","text","url","date_published"}
set -eu

cat >"${TMPDIR:-/tmp}/wordpress.$$"
trap 'rm -f "${TMPDIR:-/tmp}/wordpress.$$"' EXIT
cat <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2</wp:wxr_version>
XML
# Each record, and what nutgraf found in it, stand on the same line of their files.
nutgraf --from jsonl --to jsonl --fit wp <"${TMPDIR:-/tmp}/wordpress.$$" |
    jq -r --slurpfile posts "${TMPDIR:-/tmp}/wordpress.$$" -n '[inputs] | to_entries[] | .value as $found | $posts[.key] as $post |
        "<item><title>\($post.title // $found.headline // "" | @html)</title><wp:post_type>post</wp:post_type><wp:status>draft</wp:status>",
        "<wp:post_name>\($found.slug // "" | @html)</wp:post_name>",
        "<content:encoded>\($post.text | @html)</content:encoded>",
        "<excerpt:encoded>\($found.description // "" | @html)</excerpt:encoded>",
        ($found.tags // [] | .[] | "<category domain=\"post_tag\" nicename=\"\(.name | ascii_downcase | gsub("[^a-z0-9]+"; "-") | @html)\">\(.name | @html)</category>"),
        "</item>"'
echo '</channel></rss>'
