#!/bin/sh
# The body of a request to Ghost's Admin API (POST /ghost/api/admin/posts/?source=html): excerpt, search and link descriptions, tags.
#     sh ghost.sh article.html | curl -H "Authorization: Ghost $TOKEN" -H 'Content-Type: application/json' -d @- "$URL"
set -eu

# fit PRESET: the description of the article for a place.
fit() { nutgraf --to json --fit "$1" "$article" 2>/dev/null | jq -r '.description // ""'; }

article=$1
nutgraf --to json --fit excerpt "$article" 2>/dev/null |
    jq --arg meta "$(fit seo)" --arg og "$(fit og)" --arg x "$(fit x)" '{posts: [{
        title: .headline, slug, custom_excerpt: .description, meta_description: $meta, og_description: $og, twitter_description: $x,
        tags: [.tags[] | {name}], published_at: .datePublished, status: "draft"}]}'
