#!/usr/bin/env python3
"""Tags that no editor writes:  tags_ugly.py NUTGRAF DATA [-v]

DATA holds tags/newstags.dev.jsonl: {id, title, text}. Counts seven kinds among the first ten tags of each article; -v lists them.
Verbs are judged by a lexicon that nutgraf does not use: the one in PyPI's textblob (Brill's, MIT). Without it verbs are not counted."""
import collections, importlib.util, json, os, re, subprocess, sys

CALENDAR = set("monday tuesday wednesday thursday friday saturday sunday january february april june july august september october "
               "november december".split())
AMBIGUOUS_MONTH = re.compile(r"\b(may|march) \d|\d (may|march)\b", re.I)
FURNITURE = set("reuters afp ap getty subscribe newsletter advertisement cookie cookies copyright shutterstock".split())
FURNITURE_PHRASES = ("associated press", "getty images", "read more", "sign up", "click here", "agence france")
KINDS = {"part of another tag": 3, "truncated name": 1, "verb at an edge": 2, "title stuck to a name": 0, "weekday or month": 0,
         "stop word at an edge": 0, "site or agency word": 0}
WORD = r"[^\W\d_][\w'\u2019-]*"


def rows(path):
    with open(path, encoding="utf8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines if line.strip() and not line.startswith("#")]


def load_verbs():
    """Words that are verbs more often than anything else."""
    found = importlib.util.find_spec("textblob")
    if not found:
        return None
    verbs = set()
    with open(os.path.join(os.path.dirname(found.origin), "en", "en-lexicon.txt"), encoding="utf8") as lines:
        for line in lines:
            parts = line.split()
            if len(parts) == 2 and parts[1].startswith(("VB", "MD")) and parts[0][:1].islower():
                verbs.add(parts[0])
    return verbs


class Judge:
    def __init__(self):
        self.stop = {row[0].lower() for row in rows("stopwords/en.txt")}
        self.titles = {row[0] for row in rows("models/en/titles.txt") if row[1] in "01"}
        places = rows("models/en/places.txt")
        self.place_words, self.places = {row[0] for row in places}, {row[2] for row in places}
        self.verbs = load_verbs()

    def is_name_word(self, word, text):
        """Whether the text writes the word with a capital where a small letter was possible."""
        inner = re.findall(r"(?<=[a-z,] )" + re.escape(word) + r"\b", text, re.I)
        return bool(inner) and all(w[:1].isupper() for w in inner)

    def neighbours(self, tag, text):
        before = re.findall(r"(?:(" + WORD + r") )?\b" + re.escape(tag) + r"\b", text)
        after = re.findall(r"\b" + re.escape(tag) + r"\b(?: (" + WORD + r"))?", text)
        return before, after

    def continues(self, words):
        """Whether one and the same part of a name stands there each time."""
        first = words[0] if words else ""
        low = first.lower()
        return (len(words) >= 2 and first[:1].isupper() and all(w == first for w in words) and low not in self.stop
                and low not in self.titles and low not in CALENDAR and low not in self.place_words)

    def kinds(self, tag, others, text):
        words = re.findall(r"[\w.&'\u2019-]+", tag)
        low = [w.lower() for w in words]
        key = " %s " % " ".join(low)
        if any(key != other and key in other for other in others):
            yield "part of another tag"
        if tag[:1].isupper() and any(self.continues(side) for side in self.neighbours(tag, text)):
            yield "truncated name"
        if self.verbs is not None and tag not in self.places and any(w.lower() in self.verbs and not self.is_name_word(w, text) for w in (words[0], words[-1])):
            yield "verb at an edge"
        if len(words) > 1 and low[0] in self.titles and words[1][:1].isupper() and words[0][:1].isupper():
            yield "title stuck to a name"
        if CALENDAR & set(low) or AMBIGUOUS_MONTH.search(tag):
            yield "weekday or month"
        if any(w.lower() in self.stop and not w.isupper() for w in (words[0], words[-1])):
            yield "stop word at an edge"
        if FURNITURE & set(low) or any(phrase in key for phrase in FURNITURE_PHRASES):
            yield "site or agency word"


def tags_of(binary, articles):
    records = "\n".join(json.dumps({"id": i, "title": a.get("title"), "text": a["text"], "language": "en"})
                        for i, a in enumerate(articles))
    out = subprocess.run([binary, "-f", "jsonl", "-t", "jsonl", "--no-clean", "-k", "10"], input=records.encode(),
                         stdout=subprocess.PIPE, check=True).stdout
    return [[tag["name"] for tag in json.loads(line)["tags"] if tag["name"]] for line in out.splitlines()]


def main():
    binary, data = sys.argv[1:3]
    with open(data + "/tags/newstags.dev.jsonl", encoding="utf8") as lines:
        articles = [json.loads(line) for line in lines]
    judge, count, total = Judge(), collections.Counter(), 0
    for article, tags in zip(articles, tags_of(binary, articles)):
        keys = [" %s " % " ".join(re.findall(r"[\w.&'\u2019-]+", tag.lower())) for tag in tags]
        text = re.sub(r"\s+", " ", (article.get("title") or "") + " . " + article["text"])
        for tag in tags:
            total += 1
            for kind in judge.kinds(tag, keys, text):
                count[kind] += 1
                if "-v" in sys.argv:
                    print("%-24s %s  | %s" % (kind, tag, ", ".join(tags)))
    print("%d tags of %d articles" % (total, len(articles)))
    for kind, most in KINDS.items():
        if kind == "verb at an edge" and judge.verbs is None:
            print("%-24s not counted: PyPI's textblob is not there" % kind)
            continue
        print("%-24s %6.2f%%  (%d; at most %d%%)" % (kind, 100 * count[kind] / max(1, total), count[kind], most))


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main()
