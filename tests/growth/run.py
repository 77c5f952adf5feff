#!/usr/bin/env python3
"""Whether work grows as the input does: run.py COUNT [NAME]... with COUNT the built tests/growth/count.c. Prints TAP.

Each input is read with SMALL bytes and with four times as many, under valgrind, which counts instructions: the same number
on each run, however busy the machine. Four times the input may cost GROWTH times the instructions: a sort costs a little over 4, a
loop in a loop 16. COST bounds what a byte may cost in all, and so the time of a megabyte. The inputs: pieces again and again for the
splitter, names and words for the tagger, sentences for the ranker, tags without their ends for the reader of HTML, feeds, a tag
file, and all of the hostile set but lists of headlines (tests/hostile/make.py).
"""
import importlib.util
import os
import random
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))
GROUP = 6       # inputs that one process under valgrind reads: its start takes as long as an input
SMALL = 20000   # bytes: a loop in a loop over lines of it outweighs the rest, and valgrind takes fifty times as long
GROWTH = 6.0
ENDLESS = 1200  # seconds after which a process hangs; it takes ten
COST = 30000    # instructions a byte; the costliest input took 13,000 when this was written
LETTERS = "abcdefghijklmnopqrstuvwxyz"

PIECES = ["a\u0301", "\u0301", "\u0301\u0323", "\u0f73", "\u0344\u0323", "«", ": ", "Mr. ", "z. B. ", ". . . ", "e.g. A", ".", ". ", "1", "1. ", "a", "A. ", '"', '" ', "(", "( ",
          "(a ", "(((a.)", '."', "? ", "...", ". . a", 'Mr. a." "', "[1]", ". [1] ", "- ", "'", "U.S. ", "!a", "/a@", "。",
          "「一", "1) ", "a-a-", ".)", "..!", "” ", "”", "1 ", "a ", "1.", "(. ", ",", "He said. ", "a. B c, ", "国", "ア", "เ", "ก", "中中中国中中中"]
MARKUP = {"div": ("", "<div>"), "p": ("", "<p>"), "crossed": ("", "<b><p></b>"), "closed": ("", "</p>"),
          "tables": ("", "<table><tr><td>"),
          "attribute-open": ("", '<a b="'), "comments": ("", "<!-- >"), "scripts": ("", "<script><"), "ampersands": ("", "&"),
          "less": ("", "<"),
          "attributes": ("<a ", "b='"), "selects": ("", "<form><select><option>"), "wrong-ends": ("", "<span></div>"),
          "headings": ("", "<h1>a</h1>"), "title-ends": ("<title>", "</titl"), "times": ("", "<time>")}


def name(number):
    """A name of six letters, another for each number below 26 to the fifth."""
    letters = "X"
    for _ in range(5):
        letters += LETTERS[number % 26]
        number //= 26
    return letters


def ideographs(number):
    return "".join(chr(0x4E00 + (number * 7919 + i * 104729) % 0x5000) for i in range(4))


def sentence(number):
    """A sentence of fourteen words, many of them rare."""
    rng = random.Random(number)
    return "Report " + "".join(f"word{int(5000 * rng.random() * rng.random())} " for _ in range(14)) + "ends here.\n"


WRITERS = {"capitals": lambda i: name(i % 5000) + " ", "names-of": lambda i: name(i) + " of ", "names-State": lambda i: name(i) + " State ",
           "different-names": lambda i: name(i) + " went home. ", "letters": name, "ideographs": ideographs,
           "sentences": sentence,
           "different-words": lambda i: name(i).lower() + " "}

RSS, JSON = ("<rss><channel>", "</channel></rss>"), ('{"items":[{"title":"The ferry sails"}', "]}")
PROSE = "The ferry sailed again on Thursday after four days of storm. Nobody on the island had been told of it. "
# name: kind, what stands before and behind, what is repeated
FEEDS = {"small items": ("rss", RSS, lambda i: f"<item><title>Ferry {name(i)} sails</title><link>https://a.example/{i}</link></item>"),
         "articles": ("rss", RSS, lambda i: f"<item><title>{name(i)} sails</title><description>{PROSE * 5}</description></item>"),
         "long item": ("rss", ("<rss><channel><item><title>A ferry</title><description>", "</description></item></channel></rss>"),
                       lambda i: f"&lt;p&gt;{PROSE}{name(i)} went home.&lt;/p&gt;"),
         "CDATA": ("rss", ("<rss><channel><item><title>A ferry</title><description>", "</description></item></channel></rss>"),
                   lambda i: f"<![CDATA[<p>{PROSE}{name(i)}</p>]]>"),
         "long title": ("rss", ("<rss><channel><item><title>", "</title></item></channel></rss>"), lambda i: f"{name(i)} sails &amp;amp; "),
         "categories": ("rss", ("<rss><channel><item><title>A ferry</title>", "</item></channel></rss>"),
                        lambda i: f"<category>{name(i)}</category>"),
         "authors": ("rss", ("<rss><channel><item><title>A ferry</title>", "</item></channel></rss>"),
                     lambda i: f"<author>a@b.example ({name(i)})</author><creator>{name(i)}</creator>"),
         "links": ("rss", ("<rss><channel><item><title>A ferry</title>", "</item></channel></rss>"), lambda i: f"<link>https://a.example/{i}</link>"),
         "titles of the feed": ("rss", RSS, lambda i: f"<title> </title><language>{name(i)}</language>"),
         "XHTML": ("atom", ("<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'>", "</content></entry></feed>"),
                   lambda i: f"<p>{PROSE}{name(i)}</p>"),
         "XHTML entries": ("atom", ("<feed xmlns='http://www.w3.org/2005/Atom'>", "</feed>"),
                           lambda i: f"<entry><content type='xhtml'><p>{name(i)}</p></content></entry>"),
         "nested": ("atom", ("<feed xmlns='http://www.w3.org/2005/Atom'>", ""), lambda i: "<entry><content type='xhtml'>"),
         "people": ("atom", ("<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>A</title>", "</entry></feed>"),
                    lambda i: f"<author><name>{name(i)}</name></author><category term='{name(i)}'/>"),
         "JSON items": ("jsonfeed", JSON, lambda i: f',{{"id":{i},"title":"{name(i)} sails","tags":["a","b"]}}'),
         "JSON authors": ("jsonfeed", ('{"items":[{"title":"A","authors":["B"', "]}]}"), lambda i: f',{{"name":"{name(i)}"}}'),
         "JSON tags": ("jsonfeed", ('{"items":[{"title":"A","tags":["B"', "]}]}"), lambda i: f',"{name(i)}"'),
         "JSON members": ("jsonfeed", ('{"items":[{"title":"A"', "}]}"), lambda i: f',"{name(i)}":1')}
MARKDOWN = {"headings": lambda i: f"## {name(i)}\n", "paragraphs": lambda i: f"{PROSE}{name(i)}.\n\n", "emphasis": lambda i: f"**{name(i)}** ",
            "tables": lambda i: f"| {name(i)} | b |\n" if i != 1 else "|---|---|\n", "references": lambda i: f"[{name(i)}]: /a\n",
            "links to references": lambda i: f"[{name(i % 1000)}]: /a\n\n" if i < 1000 else f"[{name(i % 1000)}] ",
            "footnotes": lambda i: f"[^{i}]: {name(i)}\n\nA[^{i}]\n\n", "shortcodes": lambda i: "{{< a >}} b {{% c %}} ",
            "tags of headings": lambda i: f"<h2>{name(i)}</h2>\n", "wiki links": lambda i: f"[[{name(i)}|b]] ![[a]] ",
            "callouts": lambda i: f"> [!NOTE] {name(i)}\n> a\n\n", "fences": lambda i: "```\na\n", "components": lambda i: f"<A{i}>\n\nb\n\n",
            "directives": lambda i: ":::a\n", "items of front matter": lambda i: f"- {name(i)}\n" if i else "---\ntags:\n",
            "lines of front matter": lambda i: f"a{i}: {name(i)}\n" if i else "---\n", "TOML": lambda i: f"a{i} = ['{name(i)}',\n" if i else "+++\n"}


def tag_line(number):
    key = format(number * 2654435761 % (1 << 32), "x")
    return f"{key} Person {number}; {key}, known as {number} | type=person\n"


def written(write, size):
    """What write gives for 0, 1, 2..., until there are size bytes."""
    parts, length, number = [], 0, 0
    while length < size:
        parts.append(write(number).encode())
        length += len(parts[-1])
        number += 1
    return b"".join(parts)


def hostile():
    """The maker of the hostile set."""
    spec = importlib.util.spec_from_file_location("make", os.path.join(HERE, "..", "hostile", "make.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def cases():
    """(name, kind, function of a size) of each input."""
    for piece in PIECES:
        yield f"'{piece}'", "text", lambda size, piece=piece: piece.encode() * (size // len(piece.encode()))
    for title, write in WRITERS.items():
        yield title, "text", lambda size, write=write: written(write, size)
    for title, (before, unit) in MARKUP.items():
        yield f"markup {title}", "html", lambda size, before=before, unit=unit: (before + unit * (size // len(unit))).encode()
    yield "tag file", "tags", lambda size: written(tag_line, 10 * size)
    for title, (kind, (before, behind), write) in FEEDS.items():
        yield (f"feed of {title}", kind,
               lambda size, before=before, behind=behind, write=write: before.encode() + written(write, size) + behind.encode())
    for title, write in MARKDOWN.items():
        yield f"Markdown {title}", "md", lambda size, write=write: written(write, size)
    maker = hostile()
    for title, (kind, write) in maker.INPUTS.items():
        if kind != "headlines":
            yield f"hostile {title}", kind, lambda size, title=title, write=write: write(size, random.Random(title))


def instructions(count, files):
    """The instructions that each of the files costs, by one process under valgrind."""
    with tempfile.TemporaryDirectory() as work:
        command = ["valgrind", "-q", "--tool=callgrind", f"--callgrind-out-file={work}/dump", count, *files]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=ENDLESS)
        totals = {}
        for dump in os.listdir(work):
            with open(os.path.join(work, dump), encoding="utf-8", errors="replace") as file:
                text = file.read()
            trigger = re.search(r"^desc: Trigger: Client Request: (.*)$", text, re.M)
            if trigger:
                totals[trigger.group(1)] = int(re.search(r"^(?:totals|summary): (\d+)", text, re.M).group(1))
        return [totals[file] for file in files]


def count_all(count, sized):
    """Bytes and instructions of each (case, size) in sized."""
    with tempfile.TemporaryDirectory() as work:
        files, lengths = [], []
        for number, ((_, kind, write), size) in enumerate(sized):
            files.append(os.path.join(work, f"{number}.{kind}"))
            data = write(size)
            lengths.append(len(data))
            with open(files[-1], "wb") as file:
                file.write(data)
        return list(zip(lengths, instructions(count, files)))


def grows(less, more):
    """Whether the cost of a byte grew as no sort's does; each is (bytes, instructions)."""
    return more[1] / more[0] > GROWTH / 4 * less[1] / less[0]


def judge(count, group):
    """For each case of the group: what is wrong (None: nothing), and what was counted."""
    counted = count_all(count, [(case, size) for case in group for size in (SMALL, 4 * SMALL)])
    for number, case in enumerate(group):
        less, more = counted[2 * number:2 * number + 2]
        if grows(less, more):  # a table that begins to fill, or a loop in a loop: which goes on
            less, more = more, count_all(count, [(case, 16 * SMALL)])[0]
        wrong = "its cost grows faster than the input: " if grows(less, more) else None
        if more[1] > COST * more[0]:
            wrong = "costs too much: "
        yield case[0], wrong, f"{less[1] / less[0]:.0f} instructions a byte of {less[0]}, {more[1] / more[0]:.0f} of {more[0]}"


def main():
    count, wanted = sys.argv[1], sys.argv[2:]
    listed = [case for case in cases() if not wanted or case[0] in wanted]
    groups = [listed[i:i + GROUP] for i in range(0, len(listed), GROUP)]
    print(f"1..{len(listed)}")
    failed = number = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for judged in pool.map(lambda group: list(judge(count, group)), groups):
            for title, wrong, counted in judged:
                number += 1
                failed += wrong is not None
                print(f"{'not ok' if wrong else 'ok'} {number} - growth: {title}: {wrong or ''}{counted}", flush=True)
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
