#!/usr/bin/env python3
"""Abbreviations by language, with counts: abbreviations.py DATA MODELS

Reads the seeds MODELS/make/abbreviations/LANG.txt (word TAB class, written by hand; classes: src/model/abbreviations.h) and
counts in free text how often each stands with a full stop behind it. Writes MODELS/LANG/abbreviations.txt (word, class, count)
and MODELS/und/abbreviations.txt: what at least two languages have, with the class that most of them give it and how many they
are (1 to 9), for languages without a list of their own. On standard error: words that look like abbreviations (Kiss & Strunk
2006: seen with a stop before a small letter, hardly ever without one) and are in no seed, for a person to read.

Texts: permissive treebanks (never *.nc.*), our own passages, US government posts, Wikinews, WCXB pages, SIB-200, OrangeSum.
"""
import collections
import glob
import gzip
import json
import os
import re
import sys
import unicodedata

# Words, or letters and words parted by dots, and whether a stop follows and what comes behind it: as src/lex takes them.
TOKEN = re.compile(r"[^\W\d_][\w'’\-]*(?:\.[^\W\d_][\w'’\-]*)*(\.(?=[\s,;)]))?(\s+\S)?")
MIN_NEW = 3        # a new word must be seen so often with a stop before a small letter
MAX_PLAIN = 0.1    # and stand without one in at most this share
MAX_LENGTH = 6     # longer words are hardly ever abbreviations
ENTRY_CLASSES = 20 # classes from here on are no abbreviations


def fold(word):
    return unicodedata.normalize('NFC', word.lower()).replace('’', "'")


def records(path):
    opener = gzip.open if path.endswith('.gz') else open
    with opener(path, 'rt', encoding='utf-8') as lines:
        for line in lines:
            yield json.loads(line)


def texts(data, models):
    """(language, text) of all free text at hand, in a fixed order."""
    for path in sorted(glob.glob(f'{data}/sentences/ud/*.jsonl')):
        if '.nc.' not in path:
            yield from ((r['lang'], r['text']) for r in records(path))
    for path in sorted(glob.glob(f'{models}/make/sentences/*.txt')):
        language = re.split(r'[_.]', os.path.basename(path))[0]
        with open(path, encoding='utf-8') as file:
            yield language, ' '.join(line.strip() for line in file if not line.startswith('#'))
    yield from (('en', r['text']) for r in records(f'{data}/tags/gov18f.dev.jsonl'))
    yield from (('fr', r['text']) for r in records(f'{data}/tags/wikinews_fr.dev.jsonl'))
    yield from (('fr', r['text']) for r in records(f'{data}/summary/orangesum_fr.dev.jsonl'))
    yield from (('en', r['text']) for r in records(f'{data}/topics/wikinews_gold.dev.jsonl'))
    for r in records(f'{data}/topics/sib200.train.jsonl.gz'):
        yield re.split('[_-]', r.get('lang') or 'und')[0], r.get('text') or ''
    for r in records(f'{data}/pages/plain.train.jsonl.gz'):
        yield 'en', '\n'.join(line for line, gold in zip(r['lines'], r['gold']) if gold)


def count(data, models):
    """language -> word -> [with a stop, of those before a small letter, without a stop]"""
    counts = collections.defaultdict(lambda: collections.defaultdict(lambda: [0, 0, 0]))
    for language, text in texts(data, models):
        for match in TOKEN.finditer(text):
            stop, behind = match.group(1), match.group(2)
            word = fold(match.group()[:len(match.group()) - len(behind or '') - len(stop or '')])
            row = counts[language][word]
            row[0 if stop else 2] += 1
            if stop and behind and behind.strip()[0].islower():
                row[1] += 1
    return counts


def read_seed(path):
    rows = {}
    with open(path, encoding='utf-8') as file:
        for number, line in enumerate(file, 1):
            line = line.rstrip('\n')
            if not line or line.startswith('#'):
                continue
            word, _, kind = line.partition('\t')
            if not kind.isdigit():
                sys.exit(f'{path}:{number}: no class')
            rows.setdefault(word, int(kind))
    return rows


HEAD = """# {what}
# Origin: seeds written by hand for this project, counts from free text. Licence: as the project.
# Command: models/make/abbreviations.py DATA models. Columns: {columns}
"""


def write(path, what, columns, rows):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8') as out:
        out.write(HEAD.format(what=what, columns=columns))
        for word, kind, number in sorted(rows, key=lambda row: (row[1], row[0])):
            out.write(f'{word}\t{kind}\t{number}\n')


def show_new(language, seed, counts):
    for word, (stopped, small, plain) in sorted(counts.items()):
        rare = plain <= MAX_PLAIN * stopped
        if word not in seed and small >= MIN_NEW and rare and len(word) <= MAX_LENGTH:
            print(f'{language}\t{word}\t{small} of {stopped} before a small letter, {plain} plain', file=sys.stderr)


def main(data, models):
    counts = count(data, models)
    classes = collections.defaultdict(collections.Counter)
    for path in sorted(glob.glob(f'{models}/make/abbreviations/*.txt')):
        language = os.path.basename(path)[:-4]
        seed = read_seed(path)
        rows = [(word, kind, counts[language][word][0] if word in counts[language] else 0) for word, kind in seed.items()]
        write(f'{models}/{language}/abbreviations.txt', f'Abbreviations and words that decide where a sentence ends: {language}.',
              'word in folded form without its last dot, class (src/model/abbreviations.h), how often it was counted.', rows)
        for word, kind in seed.items():
            if kind < ENTRY_CLASSES:
                classes[word][kind] += 1
        show_new(language, seed, counts[language])
    common = [(word, min(kinds, key=lambda k: (-kinds[k], k)), min(sum(kinds.values()), 9))
              for word, kinds in classes.items() if sum(kinds.values()) >= 2]
    write(f'{models}/und/abbreviations.txt', 'Abbreviations that at least two languages have.',
          'word, class that most give it, how many languages (at most 9).', common)


if __name__ == '__main__':
    if len(sys.argv) != 3:
        sys.exit(__doc__.split('\n')[0])
    main(sys.argv[1], sys.argv[2])
