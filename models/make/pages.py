#!/usr/bin/env python3
"""Our own pages as lines with gold: pages.py TIMES FILE... > PAGES.jsonl

The pages of plain.train are English and hardly know a dek or a box of other articles between two paragraphs, as newspapers print
them. A file holds one page, a line for each of its lines: "+ " begins a line of the article, "- " any other, "= " the headline once
more, "#" and "@" a comment. Each page is printed TIMES times and shares a fold with itself ("site"): so the few weigh what was measured
to do best: twice for English, four times for the other languages, of which plain.train has nothing.
"""
import json
import os
import sys


def page_of(path):
    page = {"site": os.path.basename(path), "lines": [], "gold": []}
    with open(path, encoding="utf-8") as file:
        for line in file:
            mark, text = line[:2], line[2:].rstrip("\n")
            if mark == "= ":
                page["title"] = text
            elif mark in ("+ ", "- "):
                page["lines"].append(text)
                page["gold"].append(int(mark == "+ "))
    return page


def main(times, paths):
    for path in paths:
        for _ in range(int(times)):
            print(json.dumps(page_of(path), ensure_ascii=False))


main(sys.argv[1], sys.argv[2:])
