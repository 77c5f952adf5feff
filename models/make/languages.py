#!/usr/bin/env python3
"""Texts of known language for `nutgraf-train languages`: languages.py DATA > TEXTS.jsonl

From DATA, text under licences that allow it: SIB-200 (sentences), posts of the US government and English articles of WCXB (of each
the headline and two pieces), running text of the UD treebanks that may be learned from. From here: the Universal Declaration of
Human Rights and our own sentences (models/make/languages), our own passages (models/make/sentences). A piece of a text is about
CHUNK characters; of a language no source gives more than MOST.
"""
import glob
import gzip
import json
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
CHUNK = 300
MOST = 1500
PARTS = 10

# Sources in DATA: file, and the language where the records do not say it.
SETS = [
    ('topics/sib200.train.jsonl.gz', None),
    ('tags/gov18f.dev.jsonl', 'en'),
    ('pages/plain.train.jsonl.gz', 'en'),
]

# Serbian is written in both scripts; our texts are Cyrillic.
LATIN = 'a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š'.split()
CYRILLIC = dict(zip('абвгдђежзијклљмнњопрстћуфхцчџш', LATIN))
CYRILLIC.update({small.upper(): latin.capitalize() for small, latin in list(CYRILLIC.items())})


def records(path):
    opener = gzip.open if path.endswith('.gz') else open
    with opener(path, 'rt', encoding='utf-8') as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def chunks(text, most):
    """At most [most] pieces of whole sentences, roughly CHUNK characters long."""
    pieces, piece = [], ''
    for sentence in re.split(r'(?<=[.!?…।۔。])\s*', ' '.join(text.split())):
        if piece and len(piece) + len(sentence) > CHUNK:
            pieces.append(piece)
            piece = ''
        piece = f'{piece} {sentence}'.strip()
    if len(piece) > 20:
        pieces.append(piece)
    step = max(1, len(pieces) // most)
    return pieces[::step][:most]


def article(record):
    """The text of a record; of a page, the lines that are marked as article."""
    if 'lines' not in record:
        return record.get('text') or ''
    return '\n'.join(line for line, gold in zip(record['lines'], record['gold']) if gold)


def is_english(text):
    """Pages do not say their language; in English one word in forty at least is "the"."""
    words = text.lower().split()
    return words.count('the') * 40 > len(words)


def own_lines(path):
    with open(path, encoding='utf-8') as file:
        for line in file:
            if line.strip() and not line.startswith('#'):
                yield line.strip()


def texts(data):
    for name, language in SETS:
        seen = {}
        for record in records(os.path.join(data, name)):
            code, body = language or record['lang'], article(record)
            if 'lines' in record and not is_english(body):
                continue
            titles = [record['title']] if record.get('title') else []
            for text in titles + chunks(body, 2):
                seen[code] = seen.get(code, 0) + 1
                if seen[code] <= MOST:
                    yield code, text
    for path in sorted(glob.glob(os.path.join(data, 'sentences/ud/*.jsonl'))):
        if path.endswith('.nc.jsonl'):
            continue
        seen = 0
        for record in records(path):
            for text in chunks(record['text'], 1000):
                seen += 1
                if seen <= MOST:
                    yield record['lang'], text
    for path in sorted(glob.glob(os.path.join(HERE, 'sentences', '*.txt'))):
        code = re.split(r'[_.]', os.path.basename(path))[0]
        for text in own_lines(path):
            yield code, text
    for path in sorted(glob.glob(os.path.join(HERE, 'languages', '*.txt'))):
        yield from translated(path)


def translated(path):
    """The same in many languages: what stands at about the same place of a file is one part, and stays in one fold."""
    name = os.path.basename(path)[:-4]
    code = name.replace('udhr-', '').split('-')[0]
    lines = list(own_lines(path))
    for i, text in enumerate(lines):
        part = f'{"udhr" if name.startswith("udhr") else "own"} {i * PARTS // len(lines)}'
        for piece in chunks(text, 1000):
            yield code, piece, part
            if code == 'sr':
                yield code, ''.join(CYRILLIC.get(c, c) for c in piece), part


def main(data):
    for code, text, *part in texts(data):
        record = {'lang': code, 'text': text}
        if part:
            record['part'] = part[0]
        print(json.dumps(record, ensure_ascii=False))


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit(__doc__.split('\n')[0])
    main(sys.argv[1])
