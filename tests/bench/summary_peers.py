#!/usr/bin/env python3
"""Summaries beside those of other programs:  summary_peers.py NUTGRAF DATA [SET...]

DATA holds summary/*.dev.jsonl: {id, text, summary, multi}. Prints ROUGE-1, -2 and -Lsum (F1, PyPI's rouge_score), nutgraf's gain in
ROUGE-1 with its 95% interval (paired bootstrap over the articles), and articles a second of CPU time. Measured is whatever PYTHON
has of sumy, summa and lede, and Debian's ots; without NLTK's data sumy gets sentences by a pattern.

All get the same budget where they know it: sumy and summa as many sentences, or the best that fit the words; lede, which
counts characters, and ots, which counts percents, the length of nutgraf's own summary of the same article. The time of nutgraf
and ots is that of the command, reading and starting too; that of the others is the call alone."""
import importlib, importlib.util, json, math, random, re, resource, shutil, subprocess, sys, time

# Name of the set, options of the budget, language.
SETS = (("cnndm", ("-n", "3"), "english"), ("xsum", ("-n", "1"), "english"), ("inshorts", ("-w", "60"), "english"),
        ("bbc", ("-r", ".45"), "english"), ("orangesum_fr", ("-n", "2"), "french"))
MEASURES = ("rouge1", "rouge2", "rougeLsum")
ROUNDS = 1000
SENTENCE_END = re.compile(r"(?<=[.!?])[\"'\u201d\u2019)]*\s+")


def load(data, name):
    with open("%s/summary/%s.dev.jsonl" % (data, name), encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


# ---------------------------------------------------------------- the programs: each gives a list of sentences for an article

def limit(budget, text):
    """A function that keeps of sentences, best first, those within the budget; at least one."""
    unit, amount = budget[0], float(budget[1])
    if unit == "-n":
        return lambda ranked, text_of: ranked[:int(amount)]
    words = amount if unit == "-w" else amount * len(text.split())

    def fitting(ranked, text_of):
        kept, used = [], 0
        for item in ranked:
            length = len(text_of(item).split())
            if used + length <= words:
                kept.append(item)
                used += length
        return kept or ranked[:1]
    return fitting


class Pattern:
    """For machines without NLTK's data."""
    def to_sentences(self, text):
        return tuple(s for s in SENTENCE_END.split(text.strip()) if s)

    def to_words(self, sentence):
        return tuple(re.findall(r"[^\W\d_]+", sentence.lower()))


def sumy_job(module, name):
    def make(language, budget):
        from sumy.nlp.stemmers import Stemmer
        from sumy.nlp.tokenizers import Tokenizer
        from sumy.parsers.plaintext import PlaintextParser
        from sumy.utils import get_stop_words
        summarizer = getattr(importlib.import_module("sumy.summarizers." + module), name)(Stemmer(language))
        summarizer.stop_words = get_stop_words(language)
        try:
            tokenizer = Tokenizer(language)
        except LookupError:
            tokenizer = Pattern()

        def job(text, own):
            keep = limit(budget, text)
            best = lambda infos: keep(infos, lambda info: str(info.sentence))
            return [str(s) for s in summarizer(PlaintextParser.from_string(text, tokenizer).document, best)]
        return job
    return make


def summa_job(language, budget):
    from summa import summarizer

    def job(text, own):
        scored = list(enumerate(summarizer.summarize(text, ratio=1.0, language=language, split=True, scores=True)))
        ranked = sorted(scored, key=lambda item: -item[1][1])
        return [item[1][0] for item in sorted(limit(budget, text)(ranked, lambda item: item[1][0]))]
    return job


def lede_job(language, budget):
    import lede
    return lambda text, own: SENTENCE_END.split(str(lede.summarize(text, max(1, sum(map(len, own)) + len(own)))))


def ots_job(language, budget):
    def job(text, own):
        share = sum(len(s.split()) for s in own) / max(1, len(text.split()))
        percent = str(min(100, max(1, math.ceil(100 * share))))
        out = subprocess.run(["ots", "-d", language[:2], "-r", percent], input=text.encode(), stdout=subprocess.PIPE).stdout
        return SENTENCE_END.split(out.decode("utf8", "replace").strip())
    return job


def programs():
    found = []
    for name, module, make in (("sumy TextRank", "sumy", sumy_job("text_rank", "TextRankSummarizer")),
                               ("sumy LexRank", "sumy", sumy_job("lex_rank", "LexRankSummarizer")),
                               ("sumy Luhn", "sumy", sumy_job("luhn", "LuhnSummarizer")),
                               ("summa", "summa", summa_job), ("lede", "lede", lede_job)):
        if importlib.util.find_spec(module):
            found.append((name, make))
        else:
            print("%s: not installed" % name)
    if shutil.which("ots"):
        found.append(("ots", ots_job))
    else:
        print("ots: not installed")
    return found


def cpu():
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def run_ours(binary, articles, budget, scorer):
    records = "".join(json.dumps({"id": i, "text": a["text"]}) + "\n" for i, a in enumerate(articles))
    command = [binary, "-f", "jsonl", "-t", "jsonl", "-j", "1", "--no-clean", "-s", scorer, *budget]
    start = cpu()
    out = subprocess.run(command, input=records.encode(), stdout=subprocess.PIPE).stdout
    took = cpu() - start
    summaries = [[] for _ in articles]
    for line in out.splitlines():
        result = json.loads(line)
        summaries[int(result["id"])] = [s["text"] for s in result.get("sentences", []) if s.get("selected", True)]
    return summaries, took


def run_peer(make, language, articles, budget, ours):
    job, summaries = make(language, budget), []
    start = cpu()
    for article, own in zip(articles, ours):
        try:
            summaries.append(job(article["text"], own))
        except Exception as error:  # a summarizer that fails on an article has no summary of it
            print("%s: %s" % (article["id"], error), file=sys.stderr)
            summaries.append([])
    return summaries, cpu() - start


# ---------------------------------------------------------------- the scores

class Words:
    """Letters and digits of any language, as they stand."""
    def tokenize(self, text):
        return re.findall(r"\w+", text.lower())


def make_scorer(language):
    from rouge_score import rouge_scorer
    tokenizer = None if language == "english" else Words()
    return rouge_scorer.RougeScorer(MEASURES, use_stemmer=True, tokenizer=tokenizer)


def score(scorer, article, summary):
    """Of several references, the nearest by each measure."""
    given = article["summary"]
    references = given if article.get("multi") else [given]
    found = [scorer.score(r if isinstance(r, str) else "\n".join(r), "\n".join(summary)) for r in references]
    return [100 * max(f[m].fmeasure for f in found) for m in MEASURES]


def mean(values):
    return sum(values) / len(values)


def interval(values):
    chance = random.Random(1)
    means = sorted(mean(chance.choices(values, k=len(values))) for _ in range(ROUNDS))
    return means[int(.025 * ROUNDS)], means[int(.975 * ROUNDS)]


def print_row(name, scores, ours, took, summaries):
    means = [mean([s[k] for s in scores]) for k in range(len(MEASURES))]
    low, high = interval([s[0] for s in scores])
    gain = ""
    if scores is not ours:
        gains = [own[0] - other[0] for own, other in zip(ours, scores)]
        gain = "%+6.2f [%.2f, %.2f]" % (mean(gains), *interval(gains))
    words = mean([sum(len(s.split()) for s in summary) for summary in summaries])
    print("| %-20s | %5.2f [%.2f, %.2f] | %5.2f | %5.2f | %-22s | %5.1f | %7.0f |"
          % (name, means[0], low, high, *means[1:], gain, words, len(scores) / took), flush=True)


def measure(binary, data, name, budget, language, peers):
    articles, scorer = load(data, name), make_scorer(language)
    print("\n%s, %d articles, %s\n" % (name, len(articles), " ".join(budget)))
    print("| | R1 | R2 | RLsum | nutgraf's gain, R1 | words | articles/s |\n|---|---|---|---|---|---|---|")
    own, took = run_ours(binary, articles, budget, "rank")
    ours = [score(scorer, a, s) for a, s in zip(articles, own)]
    print_row("nutgraf", ours, ours, took, own)
    for plain in ("lead", "textrank", "lexrank"):
        summaries, took = run_ours(binary, articles, budget, plain)
        print_row("nutgraf -s " + plain, [score(scorer, a, s) for a, s in zip(articles, summaries)], ours, took, summaries)
    for peer, make in peers:
        summaries, took = run_peer(make, language, articles, budget, own)
        print_row(peer, [score(scorer, a, s) for a, s in zip(articles, summaries)], ours, took, summaries)


def main():
    binary, data, *wanted = sys.argv[1:]
    if not importlib.util.find_spec("rouge_score"):
        sys.exit("bench-summaries: PYTHON lacks rouge_score: pip install rouge-score")
    peers = programs()
    for name, budget, language in SETS:
        if not wanted or name in wanted:
            measure(binary, data, name, budget, language, peers)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main()
