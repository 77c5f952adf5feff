#!/usr/bin/env python3
"""Counts models/en/frequencies.txt from free text:  frequencies.py DATA > models/en/frequencies.txt

DATA is the folder with tags/, pages/, topics/ and speed/. Sources, all free to count and to ship (models/MODELS.md): US
government blogs, the gold lines of WCXB's training pages, Wikinews, two novels from Project Gutenberg cut into pieces of
PIECE words. One pass, no randomness: the same data gives the same bytes.

For each word: the documents that hold it; how often, in per cent, it begins small when it does not begin a sentence; how
often, in per cent, the word before it makes it a verb ("to X", "they X") rather than a noun ("the X", "of X").

For each place of models/en/places.txt: the articles that name it by any of its names, with a capital. "US" and "American" are
the United States, and no pronoun. The novels are no articles: one of them is about Russia from end to end."""
import collections, gzip, json, os, re, sys

PIECE = 2000   # words of a novel that count as one document: about the length of a long article
LEAST = 4      # documents that a listed word must stand in
SIZE = 9500    # words listed: the table is parsed whenever the program starts, so it stays below 200 KB

PLACE_WORDS = 4    # the longest name of a place; tag/listed.c
PLACES = os.path.join(os.path.dirname(__file__), "../en/places.txt")

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[.!?:;\"“”()\n]|\S")
NAME = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*")
BEFORE_VERB = set("to will would can could may might shall should must i you we they he she it who not don't didn't doesn't "
                  "won't can't couldn't cannot never also".split())
BEFORE_NOUN = set("the a an of this that these those my your our their his its her no every each some any in with by from "
                  "for on many more several few".split())


def lines(path):
    opened = gzip.open(path, "rt", encoding="utf8") if path.endswith(".gz") else open(path, encoding="utf8")
    with opened as file:
        yield from file


def novel(path):
    words, inside = [], False
    for line in lines(path):
        if line.startswith("*** START OF TH"):
            inside = True
        elif line.startswith("*** END OF TH"):
            break
        elif inside:
            words += line.split()
    for at in range(0, len(words), PIECE):
        yield " ".join(words[at:at + PIECE])


def articles(data):
    for line in lines(data + "/tags/gov18f.dev.jsonl"):
        yield json.loads(line)["text"]
    for line in lines(data + "/pages/plain.train.jsonl.gz"):
        page = json.loads(line)
        yield "\n".join(text for text, gold in zip(page["lines"], page["gold"]) if gold)
    for line in lines(data + "/topics/wikinews_gold.dev.jsonl"):
        yield json.loads(line)["text"]


def documents(data):
    yield from articles(data)
    for name in ("warpeace", "moby"):
        yield from novel(data + "/speed/" + name + ".txt.gz")


def is_heading(line):
    words = [word for word in line.split() if word[:1].isalpha()]
    return sum(word[0].isupper() for word in words) * 10 > 6 * len(words)


def count(data):
    total, found = 0, collections.Counter()
    small, inner, verb, noun = (collections.Counter() for _ in range(4))
    for text in documents(data):
        total += 1
        seen = set()
        for line in text.split("\n"):
            heading, start, before = is_heading(line), True, ""
            for token in WORD.findall(line):
                if not token[0].isalpha():
                    start = start or token in ".!?:;\"“”("
                    before = ""
                    continue
                word = token.lower().replace("’", "'")
                if word.endswith("'s"):
                    word = word[:-2]
                seen.add(word)
                if not start and not heading:
                    inner[word] += 1
                    small[word] += token[0].islower()
                verb[word] += before in BEFORE_VERB
                noun[word] += before in BEFORE_NOUN
                start, before = False, word
        found.update(seen)
    return total, found, small, inner, verb, noun


def names_of_places():
    """The name to show by each name that means it."""
    rows = [line.rstrip("\n").split("\t") for line in lines(PLACES) if not line.startswith("#")]
    return {row[0]: row[2] for row in rows}


def places_in(text, shown):
    """The places that a text names; of two names that begin with one word the longer."""
    words = [re.sub("['’]s$", "", word) for word in NAME.findall(text)]
    found, at = set(), 0
    while at < len(words):
        length = PLACE_WORDS if words[at][0].isupper() else 0
        while length and not is_place(words[at:at + length], shown):
            length -= 1
        if length:
            found.add(shown[" ".join(words[at:at + length]).lower()])
        at += max(1, length)
    return found


def is_place(words, shown):
    name = " ".join(words)
    return name.lower() in shown and (len(name) > 2 or name.isupper())


def count_places(data):
    total, found, shown = 0, collections.Counter(), names_of_places()
    for text in articles(data):
        total += 1
        found.update(places_in(text, shown))
    return total, found


def main():
    total, found, small, inner, verb, noun = count(sys.argv[1])
    words = sorted((word for word in found if found[word] >= LEAST and len(word) <= 24),
                   key=lambda word: (-found[word], word))[:SIZE]
    print("# In how many documents a word stands, how often it begins small, how often it is used as a verb.\n"
          "# Origin: counted from text of the US government (18F), WCXB (CC BY 4.0), Wikinews (CC BY 2.5) and Project Gutenberg.\n"
          "# Licence: counts are facts; the table is under the project's licence.\n"
          "# Command: make models DATA=../shared/data (models/make/frequencies.py)\n"
          "# Columns: word TAB documents TAB small initials in per cent SPACE verb contexts in per cent. @documents counts all.\n"
          "# Of places: @ and the name that is shown TAB articles that name it in any way. @articles counts all.")
    print(f"@documents\t{total}")
    articles_total, places = count_places(sys.argv[1])
    print(f"@articles\t{articles_total}")
    for place in sorted(places):
        print(f"@{place.lower()}\t{places[place]}")
    for word in sorted(words):
        share = 100 * small[word] // inner[word] if inner[word] else 50
        verbs = 100 * verb[word] // (verb[word] + noun[word]) if verb[word] + noun[word] >= 3 else 0
        print(f"{word}\t{found[word]}\t{share} {verbs}")


main()
