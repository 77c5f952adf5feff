#!/usr/bin/env python3
"""Counts models/en/keyness.txt:  keyness.py DATA [--free] > models/en/keyness.txt

How much more often a word of an article comes to its headline or summary than other words that stand in it as often, as early,
and as rarely elsewhere; and how much more often it stands in headlines than in articles. "cops" and "tsunami" are what a story is
about, "Reuters" and "department" are not, and neither counts nor places tell that ("keyness": Scott 1997, "PC analysis of key
words"). With --free from texts alone that everybody may use. One pass, no randomness: the same data gives the same bytes."""
import collections, gzip, json, math, re, sys

LEAST = 5        # articles that must hold a word before its share of headlines counts
LEAST_USES = 10  # places in headlines and articles before the ratio of these two counts
SMALLEST = 3     # tenths of a log-odd; what is nearer to 0 is not listed
LARGEST = 10     # the same; more is chance or one publisher's way (30 is no better over 128 articles with their editors' tags)
ARTICLES, HEADLINES = 2, 3  # imagined places that draw a rare word to 0
BESIDE = 0.5     # what headlines without their articles weigh: they are of other years and publishers

WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
LONGEST = 24


def words(text):
    found = (word.removesuffix("'s") for word in WORD.findall(text.lower().replace("’", "'")))
    return [word for word in found if len(word) <= LONGEST]


def records(path):
    opened = gzip.open(path, "rt", encoding="utf8") if path.endswith(".gz") else open(path, encoding="utf8")
    with opened as file:
        for line in file:
            yield json.loads(line)


def news(data):
    """Articles, each with what stands above it or says it in short."""
    for name in ("cnn", "cnn_story", "dm", "cnndm_qags", "cnndm_trunc257", "xsum"):
        for article in records(f"{data}/summary/{name}.train.jsonl"):
            yield article["text"], " ".join(article["summary"])
    for article in records(data + "/summary/bbc.train.jsonl"):
        yield article["text"], article["title"]
    for article in records(data + "/topics/bbcg.train.jsonl.gz"):
        yield article["text"], article["title"]


def free(data):
    for page in records(data + "/pages/plain.train.jsonl.gz"):
        yield "\n".join(text for text, gold in zip(page["lines"], page["gold"]) if gold), page["title"] or ""
    for article in records(data + "/topics/wikinews_gold.dev.jsonl"):
        yield article["text"], article["title"]


def headlines(data):
    for name in ("ag", "anesu", "cnn_slug", "huffpost", "huffpost_desc", "nyt_rtt", "nyt_url", "tagmynews", "uci"):
        for article in records(f"{data}/topics/{name}.train.jsonl.gz"):
            yield article["title"]


def bucket(value):
    return int(value).bit_length()


def places(articles):
    """(word, what is known of its places, whether the headline has it) of every word of every article; how often each word stands."""
    rows, uses, holders = [], collections.Counter(), collections.Counter()
    for text, short in articles:
        listed, first = words(text), {}
        known = set(words(short))
        if not known or not listed:
            continue
        for at, word in enumerate(listed):
            first.setdefault(word, at)
        counts = collections.Counter(listed)
        uses.update(counts)
        holders.update(counts.keys())
        share = bucket(100 * len(known) / len(counts))
        rows += [(word, (min(counts[word], 6), bucket(first[word] / 4), share), word in known) for word in counts]
    return [(word, cell + (bucket(holders[word]),), hit) for word, cell, hit in rows], uses, holders


def log_shares(rows, holders):
    """Log of how often each word came to the headline, against how often one in such places does."""
    cells = collections.defaultdict(lambda: [0, 0])
    for _, cell, hit in rows:
        cells[cell][0] += hit
        cells[cell][1] += 1
    came, expected = collections.Counter(), collections.defaultdict(float)
    for word, cell, hit in rows:
        came[word] += hit
        expected[word] += cells[cell][0] / cells[cell][1]
    return {word: math.log((came[word] + ARTICLES) / (expected[word] + ARTICLES)) for word in came if holders[word] >= LEAST}


def log_ratios(titles, uses):
    found = collections.Counter()
    for title in titles:
        found.update(words(title))
    above, below = sum(found.values()), sum(uses.values())
    return {word: math.log((found[word] + HEADLINES) / above) - math.log((uses[word] + HEADLINES) / below)
            for word in found.keys() | uses.keys() if above and found[word] + uses[word] >= LEAST_USES}


def main():
    data, alone = sys.argv[1], "--free" in sys.argv[2:]
    rows, uses, holders = places(free(data) if alone else news(data))
    shares = log_shares(rows, holders)
    ratios = log_ratios([] if alone else headlines(data), uses)
    origin = "WCXB (CC BY 4.0), Wikinews (CC BY 2.5)" if alone else "CNN/DailyMail, XSum, BBC, headlines of nine news sets"
    print(f"# How much a word draws to headlines: in tenths of a log-odd, {LARGEST} added. What is not listed is {LARGEST}.\n"
          f"# Origin: counted from {origin}. Only these numbers are kept.\n"
          "# Licence: numbers are facts; the table is under the project's licence.\n"
          "# Command: make models DATA=../shared/data (models/make/keyness.py)\n"
          "# Columns: word TAB number.")
    for word in sorted(shares.keys() | ratios.keys()):
        value = round(10 * (shares.get(word, 0) + BESIDE * ratios.get(word, 0)))
        if abs(value) >= SMALLEST:
            print(f"{word}\t{LARGEST + max(-LARGEST, min(LARGEST, value))}")


main()
