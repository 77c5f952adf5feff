#!/bin/sh
# A hook for Hugo (or Jekyll, or Eleventy): every post without a description gets front matter from nutgraf, the text stays as it is.
#     sh front-matter.sh content/posts/*.md        before: hugo build
# A post that has front matter with a description is left alone; other front matter is replaced, its title, author, date and tags kept.
set -eu

for post in "$@"; do
    if sed -n '1,/^---$/p; 1!{/^---$/q}' "$post" | grep -q '^description:'; then continue; fi
    matter=$(nutgraf --from md --to yaml --topics 0 "$post")
    body=$(awk 'NR == 1 && /^---$/ { inside = 1; next } inside && /^---$/ { inside = 0; next } !inside' "$post")
    printf '%s\n\n%s\n' "$matter" "$body" >"$post.new"
    mv "$post.new" "$post"
done
