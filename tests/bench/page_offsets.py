"""Offsets of pages: normalising text[offset:offset+length] of the page as UTF-8 must give the sentence.

For each page of DATA/pages/html.dev.jsonl.gz the sentences of `nutgraf -f html --all` are looked up in the page. The span is the page's:
it may hold tags, comments and references, which are taken out as a browser does, and marks of footnotes (raised, or links to a note), which
are no text of the sentence. usage: page_offsets.py NUTGRAF PAGES.jsonl.gz
Prints how many sentences were compared, in how many a mark of a footnote is left out, how many differ, and the first few that do.
"""
import gzip
import html
import json
import re
import subprocess
import sys

RAW = re.compile(r"(?is)<(script|style|noscript|textarea|iframe|svg|select|video|audio|template|object|canvas|math)\b.*?</\1\s*>")
TAG = re.compile(r"(?s)<!--.*?-->|</?[a-zA-Z!?](?:[^>\"']|\"[^\"]*\"|'[^']*')*>")

NOTE = re.compile(r"(?is)<sup\b[^>]*>.*?</sup\s*>|<a\b[^>]*href=[\"']?[^\"'>]*#[^>]*>[^<]{0,8}</a\s*>")


def normalise(span):
    span = TAG.sub("\x00", RAW.sub("\x00", span))
    return re.sub(r"[\s\x00\u200b\ufeff]+", "", html.unescape(span).replace("\u00ad", ""))


def main():
    binary, path = sys.argv[1:]
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        pages = [json.loads(line) for line in lines]
    records = "".join(json.dumps({"id": p["id"], "html": p["html"]}) + "\n" for p in pages)
    run = subprocess.run([binary, "-f", "jsonl", "-t", "jsonl", "--all"], input=records.encode(), stdout=subprocess.PIPE, check=False)
    compared, marked, shown, wrong = 0, 0, 0, 0
    for page, line in zip(pages, run.stdout.decode().splitlines()):
        source = page["html"].encode()
        for sentence in json.loads(line).get("sentences") or []:
            span = source[sentence["offset"]:sentence["offset"] + sentence["length"]].decode("utf-8", "strict")
            compared += 1
            text = re.sub(r"[\s\u200b\ufeff]+", "", sentence["text"])
            if normalise(span) == text:
                continue
            if normalise(NOTE.sub("", span)) == text:
                marked += 1
                continue
            wrong += 1
            if shown < 8:
                shown += 1
                print(page["id"], repr(sentence["text"][:90]), repr(span[:160]))
    print(f"{len(pages)} pages, {compared} sentences, {marked} without a footnote's mark, {wrong} differ")
    return wrong > 0


if __name__ == "__main__":
    sys.exit(main())
