#!/usr/bin/env python3
"""Articles with the descriptions that their pages give of them: descriptions.py HTML GOLD > TEXTS.jsonl

For `nutgraf-train rank` where only what is free may be learned from. HTML and GOLD are those of html_pages.py. A page goes into TEXTS
with its article as "text" and the sentences of its description as "summary"; short articles and descriptions, which say nothing of
choosing, stay out.
"""
import json
import re
import sys

from html.parser import HTMLParser

from html_pages import records

LEAST_DESCRIPTION, LEAST_ARTICLE, LEAST_SENTENCE = 8, 120, 3    # words
NAMES = 'description', 'og:description'


class Head(HTMLParser):
    """The first description of a page's <meta> elements."""

    def __init__(self):
        super().__init__()
        self.description = ''

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        name = found.get('name') or found.get('property') or ''
        if tag == 'meta' and name.lower() in NAMES and not self.description:
            self.description = ' '.join((found.get('content') or '').split())


def main(html, gold):
    pages = {record['id']: record['html'] for record in records(html)}
    for record in records(gold):
        head = Head()
        head.feed(pages.get(record['id'].rpartition(':')[2], ''))
        article = '\n'.join(line for line, kept in zip(record['lines'], record['gold']) if kept == 1)
        if len(head.description.split()) < LEAST_DESCRIPTION or len(article.split()) < LEAST_ARTICLE: continue
        sentences = re.split(r'(?<=[.!?]) ', head.description)
        summary = [sentence for sentence in sentences if len(sentence.split()) >= LEAST_SENTENCE]
        print(json.dumps({'text': article, 'summary': summary}, ensure_ascii=False))


if __name__ == '__main__':
    if len(sys.argv) != 3:
        sys.exit(__doc__.split('\n')[0])
    main(*sys.argv[1:])
