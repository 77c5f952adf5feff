#!/usr/bin/env python3
"""Tags beside YAKE:  tags_peers.py NUTGRAF DATA

DATA holds tags/*.dev.jsonl[.gz]: {id, title, text, keys, lang}. Prints macro F1 at 5, 10 and 15 of nutgraf's keywords (its tags
for the sets of publishers' tags) and, where PyPI's yake is installed, of YAKE's on the same text; tags are compared folded,
without marks and plural s, so the numbers lie near those of a scorer that stems, not on them."""
import collections, gzip, json, re, subprocess, sys, unicodedata

SETS = (("newstags", "tags", "names"), ("gov18f", "tags", "names"), ("inspec_unc", "keywords", "phrases"),
        ("semeval2017", "keywords", "phrases"), ("kpcrowd", "keywords", "phrases"), ("wikinews_fr", "keywords", "phrases"),
        ("ptbn_pt", "keywords", "phrases"), ("rt_ru", "tags", "names"), ("fundus_multi", "tags", "names"))
DEPTHS = (5, 10, 15)


def load(data, name):
    path = "%s/tags/%s.dev.jsonl" % (data, name)
    try:
        lines = open(path, encoding="utf8")
    except FileNotFoundError:
        lines = gzip.open(path + ".gz", "rt", encoding="utf8")
    with lines:
        return [json.loads(line) for line in lines]


def key(tag):
    tag = re.sub(r"['\u2019]s\b", "", unicodedata.normalize("NFKC", tag).casefold())
    words = re.findall(r"[^\W_]+", tag.replace("'", "").replace("\u2019", ""))
    return " ".join(word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word for word in words)


def ours(binary, articles, field, style):
    records = "\n".join(json.dumps({"id": i, "title": a.get("title"), "text": a["text"], "language": a["lang"]})
                        for i, a in enumerate(articles))
    out = subprocess.run([binary, "-f", "jsonl", "-t", "jsonl", "--no-clean", "-k", "15", "--keyword-style", style],
                         input=records.encode(), stdout=subprocess.PIPE).stdout
    results = [json.loads(line) for line in out.splitlines()]
    return [[tag.get("name") or tag.get("text") for tag in result.get(field, [])] for result in results]


def yake_of(articles):
    try:
        import yake
    except ImportError:
        return None
    made, found = {}, []
    for a in articles:
        if a["lang"] not in made:
            made[a["lang"]] = yake.KeywordExtractor(lan=a["lang"], n=3, top=15)
        found.append([tag for tag, _ in made[a["lang"]].extract_keywords((a.get("title") or "") + ".\n" + a["text"])])
    return found


def scores(articles, found):
    sums, count = collections.Counter(), 0
    for a, tags in zip(articles, found):
        gold = {key(tag) for tag in a["keys"]} - {""}
        ranked = [tag for tag in dict.fromkeys(map(key, tags)) if tag]
        if not gold:
            continue
        count += 1
        for depth in DEPTHS:
            top = ranked[:depth]
            hits = sum(tag in gold for tag in top)
            sums[depth] += 200 * hits / (len(top) + len(gold))
    return " ".join("%6.2f" % (sums[depth] / max(1, count)) for depth in DEPTHS)


def main():
    binary, data = sys.argv[1:3]
    print("%-14s %-8s %6s %6s %6s" % ("F1", "", *DEPTHS))
    for name, field, style in SETS:
        articles = load(data, name)
        print("%-14s %-8s %s" % (name, "nutgraf", scores(articles, ours(binary, articles, field, style))))
        peer = yake_of(articles)
        if peer:
            print("%-14s %-8s %s" % ("", "YAKE", scores(articles, peer)), flush=True)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main()
