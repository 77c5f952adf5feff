"""Summarizers and keyword extractors beside nutgraf on the same articles: peers.py NUTGRAF DATA [RUNS [ARTICLES]].

Whatever is installed is measured: sumy, summa, yake, lede (PyPI), ots (Debian), ts-textrank (npm, where NODE_MODULES of the
environment names the folder). Each reads the same articles of DATA/speed in one process (ots, which takes one text, in one
process each) and does the job it is made for: three sentences, or ten keywords; lede once more with what it has of the rest (cleaning,
metadata, phrases). nutgraf does all of it at once, topics too, and once more the job of each: its sentences without keywords and
topics beside summarizers, everything but topics beside lede's whole job. Medians of RUNS, in turn, CPU time of the process and
its children; the time to start and to load models is taken off by a run over no article.
"""
import gzip
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile

SUMY = """
import re
from sumy.parsers.plaintext import PlaintextParser
from sumy.nlp.tokenizers import Tokenizer
from sumy.nlp.stemmers import Stemmer
from sumy.utils import get_stop_words
from sumy.summarizers.text_rank import TextRankSummarizer
summarizer = TextRankSummarizer(Stemmer("english"))
summarizer.stop_words = get_stop_words("english")
class Plain:
    # For machines without NLTK's data: cheaper than its tokenizer.
    def to_sentences(self, text): return tuple(s for s in re.split(r"(?<=[.!?])\\s+", text.strip()) if s)
    def to_words(self, sentence): return tuple(re.findall(r"[^\\W\\d_]+", sentence.lower()))
try: tokenizer = Tokenizer("english")
except LookupError: tokenizer = Plain()
def job(text): return [str(s) for s in summarizer(PlaintextParser.from_string(text, tokenizer).document, 3)]
"""
SUMMA = """
from summa import keywords, summarizer
def job(text): return summarizer.summarize(text, words=60)
"""
YAKE = """
import yake
extractor = yake.KeywordExtractor(lan="en", n=3, top=10)
def job(text): return extractor.extract_keywords(text)
"""
LEDE = """
import lede
def job(text): return lede.summarize(text, 500)
"""
LEDE_WHOLE = """
import lede
def job(text): return lede.summarize(lede.clean_text(text), 500, attach=["metadata", "phrases"])
"""
DRIVER = """
import json, sys
{setup}
for line in open(sys.argv[1], encoding="utf-8"):
    try: job(json.loads(line)["text"])
    except Exception as error: print(error, file=sys.stderr)
"""
TEXTRANK = """
const t = require(process.argv[2] + '/ts-textrank'), fs = require('fs');
const similarity = new t.SorensenDiceSimilarity(), order = t.Summarizer.SORT_OCCURENCE;
const config = new t.AbsoluteSummarizerConfig(3, similarity, new t.DefaultTextParser(), 0.85, order);
const summarizer = new t.Summarizer(config, new t.NullLogger());
for (const line of fs.readFileSync(process.argv[3], 'utf8').split('\\n'))
    if (line) summarizer.summarize(JSON.parse(line).text, 'en');
"""


def has(module):
    return subprocess.run([sys.executable, "-c", f"import {module}"], capture_output=True).returncode == 0


def cpu(command, shell=False):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    status = subprocess.run(command, shell=shell, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, status


def write_records(path, records):
    with open(path, "w", encoding="utf-8") as out:
        out.writelines(json.dumps({"id": i, "text": record}) + "\n" for i, record in enumerate(records))


OWN = {"nutgraf": ["-k", "10"], "nutgraf, sentences": ["-k", "0", "--topics", "0"], "nutgraf without topics": ["-k", "10", "--topics", "0"]}
# Which of those does the same as a peer; the others are set beside all of it.
SAME = {name: "nutgraf, sentences" for name in ("sumy TextRank", "summa", "lede", "ots", "ts-textrank")}
SAME["lede, whole job"] = SAME["YAKE"] = "nutgraf without topics"


def programs(work, nutgraf):
    """Name and a function that gives the command for a file of records."""
    found = [(name, lambda path, how=how: [nutgraf, "-f", "jsonl", "-j", "1", *how, path]) for name, how in OWN.items()]
    for name, module, setup in (("sumy TextRank", "sumy", SUMY), ("summa", "summa", SUMMA), ("YAKE", "yake", YAKE),
                                ("lede", "lede", LEDE), ("lede, whole job", "lede", LEDE_WHOLE)):
        if not has(module):
            print(f"{name}: not installed")
            continue
        script = os.path.join(work, f"job{len(found)}.py")
        with open(script, "w", encoding="utf-8") as out:
            out.write(DRIVER.format(setup=setup))
        found.append((name, lambda path, script=script: [sys.executable, script, path]))
    if shutil.which("ots"):
        found.append(("ots", lambda path: ["sh", "-c", 'for text in "$0".texts/*; do ots -r 20 "$text"; done', path]))
    else:
        print("ots: not installed")
    modules = os.environ.get("NODE_MODULES")
    if modules and os.path.isdir(os.path.join(modules, "ts-textrank")):
        script = os.path.join(work, "textrank.js")
        with open(script, "w", encoding="utf-8") as out:
            out.write(TEXTRANK)
        found.append(("ts-textrank", lambda path: ["node", script, os.path.abspath(modules), path]))
    else:
        print("ts-textrank: not installed (NODE_MODULES=)")
    return found


def main():
    nutgraf, data = os.path.abspath(sys.argv[1]), sys.argv[2]
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    wanted = int(sys.argv[4]) if len(sys.argv) > 4 else 100
    with gzip.open(os.path.join(data, "speed/news.jsonl.gz"), "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    texts = texts[:: max(1, len(texts) // wanted)][:wanted]
    size = sum(len(text.encode()) for text in texts)
    with tempfile.TemporaryDirectory() as work:
        full, none = os.path.join(work, "full"), os.path.join(work, "none")
        # nutgraf is so fast that only many times the articles can be measured.
        many = os.path.join(work, "many")
        write_records(full, texts)
        write_records(many, texts * 20)
        write_records(none, [])
        os.mkdir(full + ".texts")
        os.mkdir(none + ".texts")
        for i, text in enumerate(texts):
            with open(os.path.join(full + ".texts", str(i)), "w", encoding="utf-8") as out:
                out.write(text)
        found = programs(work, nutgraf)
        spent = {name: [] for name, _ in found}
        for _ in range(runs):
            for name, command in found:
                path, times = (many, 20) if name in OWN else (full, 1)
                took, status = cpu(command(path))
                start, _ = cpu(command(none))
                if status not in (0, 3):
                    print(f"{name}: ended with {status}")
                spent[name].append((took - (0 if name == "ots" else start)) / times)
    print(f"{len(texts)} articles, {size / 1e6:.2f} MB, median CPU time of {runs} runs")
    took = {name: statistics.median(values) for name, values in spent.items()}
    for name, seconds in took.items():
        per_article, speed = seconds * 1e3 / len(texts), size / seconds / 1e6
        line = f"{name:22} {per_article:9.3f} ms an article {speed:8.2f} MB/s  {seconds / took['nutgraf']:7.1f} times all of nutgraf"
        print(line + (f", {seconds / took[SAME[name]]:6.1f} times the same job" if name in SAME else ""))


if __name__ == "__main__":
    main()
