#!/usr/bin/env python3
"""Sentence splitters side by side on labelled text: sentences_peers.py NUTGRAF DATA

Runs nutgraf and whichever of pySBD, ICU (PyICU), nltk's Punkt and sentencex is installed for this Python over the running
texts of DATA/sentences/ud and the rules of DATA/sentences/golden.dev.jsonl, all scored by DATA/../eval/score.py. The gain in
macro F1 over each comes with its 95 % interval: paired bootstrap, texts drawn anew within each set. nutgraf's
model saw the texts that are not named .nc.; the fair numbers for those are its folds: nutgraf-train sentences.
"""
import collections
import glob
import importlib.util
import json
import os
import random
import subprocess
import sys
import time

PUNKT = dict(en='english', de='german', fr='french', es='spanish', nl='dutch', pt='portuguese', ru='russian', sv='swedish',
             tr='turkish', el='greek', pl='polish', it='italian', da='danish')


def pysbd_splitter():
    import pysbd
    known, made = pysbd.languages.LANGUAGE_CODES, {}

    def split(text, language):
        code = language if language in known else 'en'
        if code not in made:
            made[code] = pysbd.Segmenter(language=code, clean=False)
        return made[code].segment(text)
    return split


def icu_splitter():
    import icu

    def split(text, language):
        iterator = icu.BreakIterator.createSentenceInstance(icu.Locale(language))
        source = icu.UnicodeString(text)
        iterator.setText(source)
        ends = list(iterator)
        return [str(source[a:b]) for a, b in zip([0, *ends], ends)]
    return split


def punkt_splitter():
    from nltk.tokenize import PunktSentenceTokenizer, PunktTokenizer
    made = {}

    def split(text, language):
        name = PUNKT.get(language, 'english')
        if name not in made:
            try:
                made[name] = PunktTokenizer(name)
            except LookupError:  # without its trained parameters: the plain algorithm
                made[name] = PunktSentenceTokenizer()
        return made[name].tokenize(text)
    return split


def sentencex_splitter():
    import sentencex
    return lambda text, language: list(sentencex.segment(language, text))


PEERS = {'pysbd': pysbd_splitter, 'icu': icu_splitter, 'punkt': punkt_splitter, 'sentencex': sentencex_splitter}


def nutgraf(program, records):
    lines = ''.join(json.dumps({'id': r['id'], 'text': r['text'], 'language': r['lang']}) + '\n' for r in records)
    done = subprocess.run([program, '-f', 'jsonl', '-t', 'jsonl', '--no-clean', '--all'], input=lines.encode(),
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    return {r['id']: r for r in map(json.loads, done.stdout.splitlines())}


def by_paragraph(split, record):
    return [s for part in record['text'].split('\n\n') for s in split(part, record['lang'])]


def scorer(data):
    spec = importlib.util.spec_from_file_location('score', f'{data}/../eval/score.py')
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def count(score, gold, found):
    """(hit, extra, missed) of inner sentence ends, text by text."""
    counted = []
    for g in gold:
        black = [0]  # characters before each place that are no white space
        for c in g['text']:
            black.append(black[-1] + (not c.isspace()))
        skip = {0, black[-1]} | {black[x] for x in g.get('par', [])}
        want = {black[e] for e in g['ends']} - skip
        got = set(score.cuts_from_sentences(g['text'], found[g['id']])) - skip
        counted.append((len(want & got), len(got - want), len(want - got)))
    return counted


def f1(counted):
    hit, extra, missed = (sum(column) for column in zip(*counted))
    return 200 * hit / max(1, 2 * hit + extra + missed)


def interval(ours, theirs):
    """The gain in macro F1 of [ours] over [theirs], set by set the counts of each text, and where 95 % of 1,000 draws lie."""
    draw, gains = random.Random(1), []
    for _ in range(1000):
        gain = 0
        for a, b in zip(ours, theirs):
            texts = draw.choices(range(len(a)), k=len(a))
            gain += f1([a[i] for i in texts]) - f1([b[i] for i in texts])
        gains.append(gain / len(ours))
    gains.sort()
    return sum(f1(a) - f1(b) for a, b in zip(ours, theirs)) / len(ours), gains[25], gains[974]


def rules_passed(score, gold, found):
    passed = 0
    for g in gold:
        want = [[score.flat(s) for s in a] for a in [g['sentences']] + g.get('alt', []) if isinstance(a, list)]
        passed += [score.flat(s) for s in found[g['id']] if s.strip()] in want
    return 100 * passed / len(gold)


def main(program, data):
    score = scorer(data)
    sets = {os.path.basename(p)[:-6]: score.load(p) for p in sorted(glob.glob(f'{data}/sentences/ud/*.jsonl'))}
    golden = score.load(f'{data}/sentences/golden.dev.jsonl')
    counts = collections.defaultdict(list)
    table, spent, size = collections.defaultdict(dict), {}, sum(len(r['text'].encode()) for s in sets.values() for r in s)
    for name, make in [('nutgraf', None), *PEERS.items()]:
        try:
            split = make() if make else None
        except ImportError as missing:
            print(f'{name}: not installed ({missing}): pip install pysbd PyICU nltk sentencex', file=sys.stderr)
            continue
        began = time.perf_counter()
        for label, gold in [*sets.items(), ('golden rules', golden)]:
            if split:
                found = {g['id']: by_paragraph(split, g) for g in gold}
            else:
                found = {i: [s['text'] for s in r.get('sentences', [])] for i, r in nutgraf(program, gold).items()}
            if gold is golden:
                table[label][name] = rules_passed(score, gold, found)
                continue
            counts[name].append(count(score, gold, found))
            table[label][name] = f1(counts[name][-1])
        spent[name] = size / (time.perf_counter() - began) / 1e6
    print(f'{"set":22}' + ''.join(f'{name:>11}' for name in spent))
    for label, row in table.items():
        print(f'{label:22}' + ''.join(f'{row[name]:11.2f}' for name in spent))
    print(f'{"macro F1":22}' + ''.join(f'{sum(table[s][name] for s in sets) / len(sets):11.2f}' for name in spent))
    print(f'{"MB/s, scoring too":22}' + ''.join(f'{spent[name]:11.2f}' for name in spent))
    for name in list(spent)[1:]:
        print('macro F1 over {}: {:+.2f}, 95 % interval {:+.2f} to {:+.2f}'.format(name, *interval(counts['nutgraf'], counts[name])))


if __name__ == '__main__':
    if len(sys.argv) != 3:
        sys.exit(__doc__.split('\n')[0])
    main(sys.argv[1], sys.argv[2])
