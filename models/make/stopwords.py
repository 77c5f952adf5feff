#!/usr/bin/env python3
"""Stop words by language: stopwords.py DATA CODE [HOW_MANY] prints candidates, stopwords.py --check DATA checks the lists.

A list is written by a person; this command shows what to look at and finds what was forgotten. Candidates are the words of the
free texts at hand by document frequency, a record or a passage's line being a document: rank, documents, word, and "+" when the
list stopwords/CODE.txt has it. The check reads every list: folded form, each word once, a licence at the top, and how many of
the words of running text stand in it (40 to 60 in a hundred in most languages); it ends with 1 when a list is malformed.

Texts: permissive treebanks (never *.nc.*), our own passages, SIB-200, Wikinews, OrangeSum. Run it from the top folder.
"""
import collections
import glob
import gzip
import json
import os
import re
import sys
import unicodedata

# As src/lex takes words: letters, with marks, and with single hyphens and apostrophes inside.
MARKS = ''.join(chr(c) for c in range(0x10000) if unicodedata.category(chr(c)) in ('Mn', 'Mc') or c in (0x200C, 0x200D))
TOKEN = re.compile(rf"[^\W\d_][\w{MARKS}]*(?:['’\-][\w{MARKS}]+)*")
IDEOGRAPH = re.compile(r'[぀-ヿ㐀-鿿]')   # each is a word of its own
CODES = {'arb': 'ar', 'deu': 'de', 'eng': 'en', 'fra': 'fr', 'hau': 'ha', 'hin': 'hi', 'ind': 'id', 'ita': 'it', 'jpn': 'ja',
         'nld': 'nl', 'pol': 'pl', 'por': 'pt', 'rus': 'ru', 'spa': 'es', 'swh': 'sw', 'tur': 'tr', 'ukr': 'uk', 'vie': 'vi',
         'yor': 'yo', 'zho': 'zh'}


def fold(word, code):
    """As ng_utf8_fold: NFC of the full case folding, apostrophes straight; Turkish keeps its two letters i apart."""
    if code == 'tr':
        word = unicodedata.normalize('NFC', word).replace('I', 'ı').replace('İ', 'i')
    return unicodedata.normalize('NFC', unicodedata.normalize('NFC', word).casefold()).replace('’', "'")


def words_of(text, code, clitics):
    for token in TOKEN.findall(IDEOGRAPH.sub(lambda m: f' {m.group()} ', text)):
        word = fold(token, code)
        head, mark, rest = word.partition("'")
        if rest and head + mark in clitics:
            yield head + mark
            word = rest
        yield word


def records(path):
    opener = gzip.open if path.endswith('.gz') else open
    with opener(path, 'rt', encoding='utf-8') as lines:
        for line in lines:
            yield json.loads(line)


def texts(data):
    """(language, text) of all free text at hand, in a fixed order."""
    for path in sorted(glob.glob(f'{data}/sentences/ud/*.jsonl')):
        if '.nc.' not in path:
            yield from ((r['lang'], r['text']) for r in records(path))
    for path in sorted(glob.glob('models/make/sentences/*.txt')):
        language = re.split(r'[_.]', os.path.basename(path))[0]
        with open(path, encoding='utf-8') as file:
            yield from ((language, line) for line in file if not line.startswith('#'))
    yield from (('fr', r['text']) for r in records(f'{data}/tags/wikinews_fr.dev.jsonl'))
    yield from (('fr', r['text']) for r in records(f'{data}/summary/orangesum_fr.dev.jsonl'))
    for r in records(f'{data}/topics/sib200.train.jsonl.gz'):
        code = re.split('[_-]', r.get('lang') or 'und')[0]
        yield CODES.get(code, code), r.get('text') or ''


def read_list(path):
    with open(path, encoding='utf-8') as file:
        lines = file.read().split('\n')
    return [line for line in lines if line.startswith('#')], [line for line in lines if line and not line.startswith('#')]


def clitics_of(words):
    return {word for word in words if word.endswith("'")}


def print_candidates(data, code, most):
    path = f'stopwords/{code}.txt'
    listed = set(read_list(path)[1]) if os.path.exists(path) else set()
    documents = collections.Counter()
    for language, text in texts(data):
        if language == code:
            documents.update(set(words_of(text, code, clitics_of(listed))))
    best = sorted(documents.items(), key=lambda item: (-item[1], item[0]))[:most]
    for rank, (word, count) in enumerate(best, 1):
        print(f"{rank}\t{count}\t{word}\t{'+' if word in listed else ''}")


def faults_of(path, code, head, words):
    if not any('licence' in line.lower() for line in head):
        yield f'{path}: no licence at its top'
    for word in words:
        if word != fold(word, code) or word != word.strip():
            yield f'{path}: {word!r} is not in folded form: {fold(word.strip(), code)!r}'
    for word, count in collections.Counter(words).items():
        if count > 1:
            yield f'{path}: {word!r} stands {count} times'


def check(data):
    lists = {os.path.basename(path)[:-4]: read_list(path) for path in sorted(glob.glob('stopwords/*.txt'))}
    sets = {code: set(words) for code, (_, words) in lists.items()}
    total, stop = collections.Counter(), collections.Counter()
    for language, text in texts(data):
        if language in sets:
            for word in words_of(text, language, clitics_of(sets[language])):
                total[language] += 1
                stop[language] += word in sets[language]
    faults = [fault for code, (head, words) in lists.items() for fault in faults_of(f'stopwords/{code}.txt', code, head, words)]
    for code, (_, words) in lists.items():
        share = f'{100 * stop[code] / total[code]:.1f}% of {total[code]} words' if total[code] else 'no text at hand'
        print(f'{code}\t{len(words)} words\t{share}')
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def main(arguments):
    if len(arguments) == 2 and arguments[0] == '--check':
        return check(arguments[1])
    if len(arguments) not in (2, 3):
        print(__doc__, file=sys.stderr)
        return 2
    print_candidates(arguments[0], arguments[1], int(arguments[2]) if len(arguments) == 3 else 300)
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
