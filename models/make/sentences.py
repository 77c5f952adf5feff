#!/usr/bin/env python3
"""Our own passages as texts with known sentence ends: sentences.py FILE... > TEXTS.jsonl

A file holds one sentence a line, an empty line between passages, '#' before comments; its name up to '_' or '.' is the
language. The sentences of a passage are joined by a space, in Chinese and Japanese by nothing.
"""
import json
import os
import re
import sys

UNSPACED = {'zh', 'ja'}


def passages(path):
    sentences = []
    with open(path, encoding='utf-8') as file:
        for line in [*file, '']:
            line = line.strip()
            if line.startswith('#'):
                continue
            if line:
                sentences.append(line)
            elif sentences:
                yield sentences
                sentences = []


def main(paths):
    for path in paths:
        language = re.split(r'[_.]', os.path.basename(path))[0]
        gap = '' if language in UNSPACED else ' '
        for sentences in passages(path):
            text, ends = '', []
            for sentence in sentences:
                text += (gap if text else '') + sentence
                ends.append(len(text))
            print(json.dumps({'lang': language, 'text': text, 'ends': ends}, ensure_ascii=False))


if __name__ == '__main__':
    if len(sys.argv) < 2:
        sys.exit(__doc__.split('\n')[0])
    main(sys.argv[1:])
