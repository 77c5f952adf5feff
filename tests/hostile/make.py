#!/usr/bin/env python3
"""The hostile set: what the open web, a broken feed or an enemy may send.

    make.py --list           a line for each input: NAME FORMAT
    make.py NAME BYTES       that input on standard output, about BYTES long

The same name and size give the same bytes. Nothing here was found in the wild; each input aims at one habit of such programs:
a length that is counted in 16 bits, a table that is walked again for each entry, a parser that calls itself.
"""
import json
import os
import random
import sys

WORDS = ("the ferry sailed again on Thursday after four days of storm and the captain said that nobody on the island had been "
         "afraid of the waves although the harbour was closed").split()
PROSE = ("The ferry to Skerra sailed again on Thursday after four days of storm. Captain Ruth Halloran said the waves had been nine "
         "metres high. About 300 islanders had waited on the quay.\n\n")
INPUTS = {}


def hostile(kind):
    """Registers a function of (size, random) that gives bytes, as input of this format."""
    def register(function):
        INPUTS[function.__name__.replace("_", "-")] = (kind, function)
        return function
    return register


def fill(piece, size):
    """piece, repeated to about size bytes."""
    data = piece if isinstance(piece, bytes) else piece.encode()
    return data * max(1, size // len(data))


def repeated(name, piece, kind="text"):
    """An input of one piece again and again."""
    INPUTS[name] = (kind, lambda size, rng: fill(piece, size))


# ---- bytes that are no text
repeated("nuls", b"\0")
repeated("nul-in-prose", PROSE.encode().replace(b" ", b"\0", 3))
repeated("lone-surrogates", b"\xed\xa0\x80 word \xed\xbf\xbf. ")
repeated("overlong", b"\xc0\xaf\xe0\x80\xaf \xf8\x88\x80\x80\x80 ")
repeated("cut-sequences", "日本語".encode()[:-1])
repeated("escape-sequences", b"\x1b[2J\x1b]0;title\x07 The ferry sailed. \x9b31m\x08\x7f\n\n")


@hostile("text")
def random_bytes(size, rng):
    return rng.randbytes(size)


@hostile("text")
def utf16_without_mark(size, rng):
    return fill(PROSE, size // 2).decode().encode("utf-16-le")


# ---- lengths
repeated("one-word", "a")
repeated("one-line", PROSE.replace("\n\n", " "))
repeated("one-word-sentences", "Go. ")
repeated("equal-sentences", "The ferry sailed again. ")
repeated("one-word-lines", "Home\n")
repeated("empty-lines", "\n")
repeated("spaces", " ")
repeated("tabs-and-returns", "\t\r")
repeated("capitals", "THE FERRY SAILED AGAIN AND NOBODY WAS AFRAID ")
repeated("digits", "7")
repeated("ideographs", "船")
repeated("thai", "เรือ")
repeated("hangul", "배가 다시 ")


@hostile("text")
def different_names(size, rng):
    return " ".join(f"Ann Lee{i:x} Halloran{i:x}," for i in range(size // 30)).encode()


@hostile("text")
def different_words(size, rng):
    return " ".join(f"w{i:x}" + (". The" if i % 9 == 8 else "") for i in range(size // 8)).encode()


@hostile("text")
def shuffled_sentences(size, rng):
    return " ".join(" ".join(rng.choice(WORDS) for _ in range(9)).capitalize() + "." for _ in range(size // 50)).encode()


# ---- marks
for name, piece in {"dots": ".", "dots-spaced": ". ", "quotes": '"', "quotes-opened": "(“", "quotes-nested": "“He said: ‘",
                    "brackets": "(", "brackets-closed": ")", "commas": ", ", "hyphens": "-", "words-hyphened": "a-",
                    "apostrophes": "'", "ellipses": "… ", "abbreviations": "Mr. ", "initials": "A. ", "numbers-listed": "1. ",
                    "urls": "http://a.b/", "mails": "a@b.", "colons": "By: ", "pipes": "Home | "}.items():
    repeated(name, piece)

# ---- what is more than a character
repeated("combining-marks", "a" + "\u0301" * 7)
PRESS = b"The old ferry sailed again on Monday, said the harbour board in a statement about the winter timetable.\n\n###\n"
INPUTS["combining-run"] = ("text", lambda size, rng: b"a" + fill("\u0301", size))
INPUTS["mail-header"] = ("text", lambda size, rng: b"Subject: X\n" + fill("To: b\n", size // 2) + fill("*\n", size // 2))
INPUTS["press-contacts"] = ("text", lambda size, rng: b"FOR IMMEDIATE RELEASE\n\nThe ferry sails\n" + b"".join(
    b"a@b%d.no\n" % i for i in range(size // 12)) + b"\n" + PRESS)
INPUTS["joined-emoji"] = ("text", lambda size, rng: fill("👩\u200d", size))
INPUTS["flags"] = ("text", lambda size, rng: fill("🇳🇴", size))
repeated("bidi-controls", "\u202eferry\u202c \u2066the\u2069 sailed. ")
repeated("soft-hyphens", "fer\u00adry ")
repeated("zero-widths", "\u200b\u200c\u200d\ufeff")
repeated("ligatures", "ﬁﬂﷺ ")

# ---- pages
repeated("page-of-links", "Home\nNews\nSport\nSubscribe now\nShare this article\nRead more\n")
repeated("page-of-bylines", "By Ann Lee\nPublished 3 May 2024\n")
repeated("page-of-quoting", "> > > The ferry sailed.\n")
INPUTS["html-nested"] = ("html", lambda size, rng: fill("<div>", size) + b"<p>The ferry sailed again.")
INPUTS["html-unclosed"] = ("html", lambda size, rng: fill("<p><b><i><a href=x><table><tr><td>ferry ", size))
INPUTS["html-closed-only"] = ("html", lambda size, rng: b"<p>ferry" + fill("</div></p></b>", size))
INPUTS["html-nuls"] = ("html", lambda size, rng: b"<html><p>" + fill("The\0 ferry</\0p> <\0b>sailed <b\0>again.</p><p>", size))
PAGE = ("<!DOCTYPE html><html><head><title>A &amp; b</title><script>a='</p>'</script><!-- c --></head><body class='post'><h1>The ferry</h1>"
        "<p>The ferry sailed <a href='/x?a=1&copy=2'>again&hellip;</a> on Monday.<table><tr><td>Déjà vu</table>" + "<p>It sailed. " * 20)
INPUTS["html-truncated"] = ("jsonl", lambda size, rng: b"".join(
    json.dumps({"html": (PAGE * 20)[:1 + at * 7 % (len(PAGE) * 4)]}).encode() + b"\n" for at in range(max(2, size // 4000))))
INPUTS["html-attributes"] = ("html", lambda size, rng: b"<p " + b" ".join(b"a%x" % i for i in range(size // 7)) + b">The ferry.")
INPUTS["html-truncated-thousands"] = ("jsonl", lambda size, rng: b"".join(
    json.dumps({"html": fill(PAGE, int((2000 * size) ** 0.5)).decode()[:at]}).encode() + b"\n"
    for at in range(1000, int((2000 * size) ** 0.5), 1000)))
INPUTS["html-article"] = ("html", lambda size, rng: b"<html><title>The ferry</title><h1>The ferry</h1><p>By Ann Lee<article>" + b"".join(
    b"<p class=text>%s <a href='/x?a=1&amp;b'>%s</a> &amp; %s.</p>\n<script>a='</p>'</script>" % (
        " ".join(rng.choice(WORDS) for _ in range(30)).capitalize().encode(), rng.choice(WORDS).encode(), rng.choice(WORDS).encode())
    for _ in range(size // 260)) + b"</article></html>")
INPUTS["html-attribute-long"] = ("html", lambda size, rng: b"<p class='" + fill("a ", size) + b"'>The ferry sailed.")
INPUTS["html-entities"] = ("html", lambda size, rng: b"<p>" + fill("&amp;&#x41;&#0;&#1114112;&bogus;&", size))
INPUTS["html-entities-grow"] = ("html", lambda size, rng: b"<p>" + fill("&nLt;", size))  # six bytes each
INPUTS["html-comment-open"] = ("html", lambda size, rng: b"<p>The ferry sailed.<!--" + fill("- ->", size))
INPUTS["html-less-than"] = ("html", lambda size, rng: b"<p>" + fill("<", size))
INPUTS["html-script-open"] = ("html", lambda size, rng: b"<script>" + fill("</p><p>x</scrip>", size))
INPUTS["html-scripts"] = ("html", lambda size, rng: fill("<script>a='</p>'</script><style>p{}</style>", size))
INPUTS["html-meta"] = ("html", lambda size, rng: fill("<meta property=og:title content='Ferry'><title>F</title>", size))
INPUTS["html-times"] = ("html", lambda size, rng: fill("<time datetime=2024-05-06>6 May</time><h1>Ferry</h1>", size))
INPUTS["html-json-ld-deep"] = ("html", lambda size, rng: b"<script type=application/ld+json>" + fill("[{\"a\":", size) + b"</script><p>a.")
INPUTS["html-json-ld-many"] = ("html", lambda size, rng: fill(
    "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"F\"}</script>", size))
# An article's authors, each a reference to one object: it was read and copied for each of them.
INPUTS["html-json-ld-references"] = ("html", lambda size, rng: (
    b'<script type=application/ld+json>[{"@type":"NewsArticle","author":[{"@id":"#a"}' + fill(',{"@id":"#a"}', size // 2)
    + b']},{"@id":"#b\\n' + fill("a", size // 2) + b'","name":"A"}]</script><p>The ferry sailed.'))
INPUTS["html-bylines-nested"] = ("html", lambda size, rng: b"<i class=byline>" * 500 + fill("ferry ", size))
INPUTS["html-headings"] = ("html", lambda size, rng: b"<title>" + fill(".", size // 2) + b"</title>" + fill(
    "<h1>" + " ".join(f"w{i}" for i in range(48)) + "</h1>", size // 2))
INPUTS["html-site-name"] = ("html", lambda size, rng: b"<meta property=og:site_name content='" + fill("a", size // 2) + b"'>" + fill(
    "<h1>" + "a" * 1000 + "b</h1>", size // 2))
INPUTS["html-headline-lines"] = ("html", lambda size, rng: b"<title>Ferry</title><h1>" + fill("ferry<br>", size))
INPUTS["html-bylines-alone"] = ("html", lambda size, rng: b"<title>The ferry sails</title><h1>The ferry sails</h1>" + fill(
    "<p>Written by<p>by Ann Lee, and Bob Ray, and ", size))
INPUTS["html-dates"] = ("html", lambda size, rng: b"<title>The ferry sails</title><h1>The ferry sails</h1><p>" + fill("May 3, 03/04/2024 ", size))
INPUTS["html-tables"] = ("html", lambda size, rng: fill("<table><tr><td>1<td>2", size))
INPUTS["html-formatting"] = ("html", lambda size, rng: fill("<b><p>", size))

# ---- Markdown and front matter
INPUTS["markdown-quotes"] = ("md", lambda size, rng: fill(">", size) + b" ferry")
INPUTS["markdown-lists"] = ("md", lambda size, rng: b"".join(b" " * i + b"- a\n" for i in range(int((2 * size) ** 0.5))))
INPUTS["markdown-blocks"] = ("md", lambda size, rng: PROSE.encode() + b"\n\n" + fill("<div>a</div>\n\n", size))
INPUTS["markdown-links"] = ("md", lambda size, rng: fill("[", size) + b"a](b)")
INPUTS["markdown-stars"] = ("md", lambda size, rng: fill("*a **b ", size))
INPUTS["markdown-backticks"] = ("md", lambda size, rng: b" ".join(b"`" * (i % 300) for i in range(size // 150)))
INPUTS["markdown-attributes"] = ("md", lambda size, rng: fill("{.a} b {# c #} ", size))
INPUTS["markdown-front-matter-open"] = ("md", lambda size, rng: b"---\n" + fill("title: [a, b\n", size))

# ---- records
INPUTS["record-deep"] = ("jsonl", lambda size, rng: fill("[", size))
INPUTS["record-deep-object"] = ("jsonl", lambda size, rng: fill('{"text":', size))
INPUTS["record-escapes"] = ("jsonl", lambda size, rng: b'{"text":"' + fill("\\u0041\\n\\ud83d\\ude00\\ud800", size) + b'"}')
INPUTS["record-nul-escapes"] = ("jsonl", lambda size, rng: b'{"text":"The ferry' + fill("\\u0000", size) + b'"}')
INPUTS["record-members"] = ("jsonl", lambda size, rng: b"{" + b",".join(b'"m%d":1' % i for i in range(size // 10)) + b"}")
INPUTS["record-twice-named"] = ("jsonl", lambda size, rng: b"{" + fill('"text":"The ferry.",', size) + b'"id":1}')
INPUTS["record-tags"] = ("jsonl", lambda size, rng: json.dumps(
    {"text": PROSE, "tags": [f"tag {i}" for i in range(size // 12)]}).encode())
INPUTS["record-number-long"] = ("jsonl", lambda size, rng: b'{"id":' + fill("9", size) + b',"text":"The ferry sailed."}')
INPUTS["record-id-long"] = ("jsonl", lambda size, rng: b'{"id":"' + fill("a", size) + b'","text":"The ferry sailed."}')
INPUTS["record-title-long"] = ("jsonl", lambda size, rng: b'{"title":"' + fill("Ferry ", size) + b'","text":"The ferry sailed."}')
INPUTS["records-blank"] = ("jsonl", lambda size, rng: fill("\n", size // 100))
INPUTS["records-bad"] = ("jsonl", lambda size, rng: fill("{]\n", size // 10))
INPUTS["headlines-long"] = ("headlines", lambda size, rng: fill("Ferry sails ", size // 2) + b"\n" + fill("Ferry ", size // 2))

# ---- feeds
INPUTS["feed-entity-bomb"] = ("rss", lambda size, rng: (
    b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ferry">'
    + b"".join(b'<!ENTITY a%d "%s">' % (i, b"&a%d;" % (i - 1) * 10) for i in range(1, 30))
    + b"]><rss><channel><item><title>&a29;</title></item></channel></rss>" + fill(" ", size)))
INPUTS["feed-entity-outside"] = ("rss", lambda size, rng: (
    b'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><item><title>A &a; b</title>'
    + fill("<category>a</category>", size) + b"</item></channel></rss>"))
INPUTS["feed-deep"] = ("rss", lambda size, rng: b"<rss><channel><item>" + fill("<a>", size))
INPUTS["feed-attributes"] = ("rss", lambda size, rng: b"<rss " + b" ".join(b"a%d='b'" % i for i in range(size // 11)) + b"/>")
# The same, the quotation marks turned inside out by an instruction, behind an entity, or given to each element by the document type.
INPUTS["feed-attributes-shifted"] = ("rss", lambda size, rng: (
    b'<?x "?><rss ' + b" ".join(b'a%d=">"' % i for i in range(size // 11)) + b"/>"))
INPUTS["feed-attributes-entity"] = ("rss", lambda size, rng: (
    b'<!DOCTYPE rss [<!ENTITY e "&#60;x ' + b" ".join(b"a%d&#61;''" % i for i in range(size // 16)) + b'/>">]>'
    b"<rss><channel><item><title>&e;</title></item></channel></rss>"))
INPUTS["feed-attributes-default"] = ("rss", lambda size, rng: (
    b"<!DOCTYPE rss [<!ATTLIST x " + b" ".join(b'a%d CDATA ""' % i for i in range(500)) + b"]><rss><channel>"
    + fill("<x/>", size) + b"</channel></rss>"))
INPUTS["feed-name-spaces"] = ("rss", lambda size, rng: b"<rss>" + b"".join(
    b"<a " + b" ".join(b"xmlns:a%d='b'" % (at + i) for i in range(500)) + b">" for at in range(0, size // 28, 500)) + fill("<a0:a/>", size // 2))
INPUTS["feed-shared-title"] = ("rss", lambda size, rng: (
    b"<rss><channel><title>" + fill("T", size // 2) + b"</title>" + fill("<item><title>u</title></item>", size // 2) + b"</channel></rss>"))
INPUTS["feed-json-shared-title"] = ("jsonfeed", lambda size, rng: (
    b'{"title":"' + fill("T", size // 2) + b'","items":[' + b",".join([b'{"title":"a"}'] * (size // 28)) + b"]}"))
INPUTS["feed-footer-link"] = ("rss", lambda size, rng: (
    b"<rss><channel><item><link>" + fill('href="', size // 3) + b"X</link><description>a&lt;p>" + fill('href="', size // 3 * 2)
    + b"</description></item></channel></rss>"))
INPUTS["feed-types"] = ("rss", lambda size, rng: fill("<!DOCTYPE a [<!ENTITY e 'a'>", size))
INPUTS["feed-items"] = ("rss", lambda size, rng: b"<rss><channel>" + fill("<item><title>Ferry sails</title></item>", size) + b"</channel></rss>")
INPUTS["feed-cut"] = ("atom", lambda size, rng: b"<feed xmlns='http://www.w3.org/2005/Atom'>" + fill("<entry><title>Ferry sails", size))
INPUTS["feed-json-deep"] = ("jsonfeed", lambda size, rng: b'{"version":"https://jsonfeed.org/version/1","items":' + fill("[", size))


@hostile("text")
def colliding_words(size, rng):
    """Words that the hash of src/base takes for one: any piece of the first line of the file followed by any of the second."""
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "collisions.txt"), encoding="ascii") as file:
        first, second = (line.split() for line in file)
    words = [one + two for one in first for two in second]
    return " ".join(words[:max(2, size // 33)]).encode()


def main():
    if sys.argv[1:] == ["--list"]:
        for name, (kind, _) in sorted(INPUTS.items()):
            print(name, kind)
        return 0
    if len(sys.argv) != 3 or sys.argv[1] not in INPUTS or not sys.argv[2].isdigit():
        print("usage: make.py --list | make.py NAME BYTES", file=sys.stderr)
        return 2
    sys.stdout.buffer.write(INPUTS[sys.argv[1]][1](int(sys.argv[2]), random.Random(sys.argv[1])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
