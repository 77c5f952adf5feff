#!/usr/bin/env python3
"""Finding the language beside others, in one run: languages_peers.py NUTGRAF JSONL...

Each line of a file has "text" and "lang". Measured are whatever is installed of pycld2, langdetect and lingua (PyPI; lingua is told
the languages of the texts, as its manual advises), and nutgraf as a command. Times are processor time for a text, the least of three rounds
(langdetect and lingua: one); nutgraf's holds the whole run for a text, from JSON to JSON. bench/languages has its identification alone.
"""
import json
import os
import resource
import subprocess
import sys
import time

TWO = dict(eng='en', fra='fr', deu='de', spa='es', ita='it', por='pt', nld='nl', pol='pl', rus='ru', ukr='uk', tur='tr', arb='ar',
           hin='hi', jpn='ja', zho='zh', ind='id', vie='vi', swh='sw', hau='ha', yor='yo')


def code(name):
    name = (name or 'und').replace('_', '-').split('-')[0].lower()
    name = {'nb': 'no', 'nn': 'no', 'iw': 'he'}.get(name, name)
    return TWO.get(name, name)


def spent():
    """Processor time of this process and of those that it ran."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def timed(rounds, answer):
    least = None
    for _ in range(rounds):
        before = spent()
        answers = answer()
        took = spent() - before
        least = took if least is None else min(least, took)
    return answers, least


def nutgraf(program, texts):
    records = ''.join(json.dumps({'id': i, 'text': text}) + '\n' for i, text in enumerate(texts)).encode()

    def answer():
        run = subprocess.run([program, '-f', 'jsonl', '-t', 'jsonl', '--no-clean'], input=records, stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL)
        return [json.loads(line).get('language') for line in run.stdout.splitlines()]
    return timed(3, answer)


def cld2(texts):
    import pycld2
    encoded = [text.encode() for text in texts]
    return timed(3, lambda: [pycld2.detect(text)[2][0][1] for text in encoded])


def langdetect(texts):
    import langdetect as peer
    peer.DetectorFactory.seed = 0

    def one(text):
        try:
            return peer.detect(text)
        except peer.LangDetectException:
            return 'und'
    return timed(1, lambda: [one(text) for text in texts])


def lingua(texts, languages):
    import lingua as peer
    known = [x for x in peer.Language.all() if x.iso_code_639_1.name.lower() in {*languages, *(['nb'] if 'no' in languages else [])}]
    detector = peer.LanguageDetectorBuilder.from_languages(*known).with_preloaded_language_models().build()

    def one(text):
        found = detector.detect_language_of(text)
        return found.iso_code_639_1.name if found else 'und'
    return timed(1, lambda: [one(text) for text in texts])


def main(program, paths):
    for path in paths:
        with open(path, encoding='utf-8') as file:
            records = [json.loads(line) for line in file]
        gold = [code(record['lang']) for record in records]
        texts = [record['text'] for record in records]
        print(f'== {os.path.basename(path)}: {len(texts)} texts, {len(set(gold))} languages')
        peers = [('nutgraf', lambda: nutgraf(program, texts)), ('cld2', lambda: cld2(texts)),
                 ('lingua', lambda: lingua(texts, set(gold))), ('langdetect', lambda: langdetect(texts))]
        for name, run in peers:
            try:
                answers, took = run()
            except ImportError:
                print(f'{name:<12} not installed')
                continue
            right = sum(code(a) == g for a, g in zip(answers, gold))
            missed = sorted({g for g in gold if not any(code(a) == g for a, h in zip(answers, gold) if h == g)})
            print(f'{name:<12} right {100 * right / len(gold):6.2f}%   {1e6 * took / len(texts):9.1f} us'
                  + (f'   never: {" ".join(missed)}' if missed else ''))


if __name__ == '__main__':
    if len(sys.argv) < 3:
        sys.exit(__doc__.split('\n')[0])
    main(sys.argv[1], sys.argv[2:])
