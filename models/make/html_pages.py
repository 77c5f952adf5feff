#!/usr/bin/env python3
"""Pages as HTML with known text: html_pages.py HTML GOLD > PAGES.jsonl

HTML has {"id", "html"} on each line, GOLD {"id", "lines", "gold", ...}; both may be packed with gzip. A page goes into PAGES when it
stands in both: the id of GOLD is that of HTML, or a name of a set, ':' and that of HTML. Order and labels are GOLD's, nothing but
"html" is taken from HTML.
"""
import gzip
import json
import sys

TAKEN = 'id', 'site', 'lines', 'gold', 'ignore'


def records(path):
    with (gzip.open if path.endswith('.gz') else open)(path, 'rt', encoding='utf-8') as file:
        for line in file:
            yield json.loads(line)


def main(html, gold):
    pages = {record['id']: record['html'] for record in records(html)}
    for record in records(gold):
        page = pages.get(record['id'], pages.get(record['id'].rpartition(':')[2]))
        if page is not None:
            record = {key: record[key] for key in TAKEN if key in record}
            print(json.dumps({**record, 'html': page}, ensure_ascii=False))


if __name__ == '__main__':
    if len(sys.argv) != 3:
        sys.exit(__doc__.split('\n')[0])
    main(*sys.argv[1:])
