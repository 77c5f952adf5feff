#!/usr/bin/env python3
"""The built-in topics of English on the labelled sets of DATA/topics: whole articles and headlines alone.

    topics_default.py NUTGRAF DATA [--own FILE]      --own: a lexicon or model instead of what is built in

Accuracy of the first label (any that the article bears is right), expected calibration error in 15 bins, share of the articles that get a
label by default, and how many of those labels are right. The dev files are of sources that the trained model saw articles of, but for
wikinews_gold; "rare" and "stories" are those of topics_rare.txt and topics_stories.txt beside this file. "seen" is the answers of all dev
files but that one taken together, "seen, N each" those to the first N of each file, so that no large one outweighs the rest. In per cent."""
import argparse, collections, glob, gzip, json, os, subprocess, sys

BINS = 15
HERE = os.path.dirname(os.path.abspath(__file__))
OWN = 'rare', 'stories'
UNSEEN = 'wikinews_gold', *OWN
EACH = 500


def load_own(name):
    with open(os.path.join(HERE, f'topics_{name}.txt'), encoding='utf8') as lines:
        rows = [line.rstrip('\n').split('\t') for line in lines if not line.startswith('#')]
    return [{'title': title, 'text': text, 'iptc': [f'{code}000000' for code in codes.split()]} for codes, title, text in rows]


def load(path):
    with (gzip.open if path.endswith('.gz') else open)(path, 'rt', encoding='utf8') as lines:
        return [r for r in map(json.loads, lines) if r['iptc'] and r.get('lang', 'en') in ('en', 'eng', 'eng_Latn')]


def ask(command, own, records, headline, options):
    lines = [json.dumps({'title': r['title'], 'language': 'en', **({} if headline else {'text': r['text']})}) for r in records]
    out = subprocess.run([command, '-f', 'jsonl', '-t', 'jsonl', '--no-clean', '--topics', '1', *options, *own], input='\n'.join(lines) + '\n',
                         capture_output=True, text=True)
    if out.returncode not in (0, 3): sys.exit(out.stderr)
    return [(json.loads(line).get('subjects') or [None])[0] for line in out.stdout.splitlines()]


def is_right(record, subject):
    return subject is not None and subject['uri'].rsplit('/', 1)[1] in record['iptc']


def calibration_error(records, subjects):
    bins = [0.0] * BINS
    for r, s in zip(records, subjects):
        if s: bins[min(BINS - 1, int(s['confidence'] * BINS))] += s['confidence'] - is_right(r, s)
    return sum(map(abs, bins)) / len(records)


def print_row(name, headline, asked, first, sure):
    right, labelled = sum(map(is_right, asked, first)), sum(s is not None for s in sure)
    print(f'{name:15} {"headline" if headline else "whole":9} {len(asked):8} {100 * right / len(asked):8.1f} '
          f'{100 * calibration_error(asked, first):6.1f} {100 * labelled / len(asked):8.1f} '
          f'{100 * sum(map(is_right, asked, sure)) / max(1, labelled):6.1f}')


def print_pooled(answers):
    """What is answered about the sources that the model saw articles of: each value of answers lists (asked, first, sure) of the files."""
    for name, most in ('seen', None), (f'seen, {EACH} each', EACH):
        for headline, files in answers.items():
            print_row(name, headline, *([row for file in files for row in file[part][:most]] for part in range(3)))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument('nutgraf')
    options.add_argument('data')
    options.add_argument('--own')
    given = options.parse_args()
    own = ['--topic-model', given.own] if given.own else []
    answers = collections.defaultdict(list)
    print(f'{"set":15} {"asked":9} {"articles":>8} {"accuracy":>8} {"ECE":>6} {"labelled":>8} {"right":>6}')
    paths = sorted(glob.glob(os.path.join(given.data, 'topics', '*.dev.jsonl*')))
    for name, records in [*((os.path.basename(path).split('.')[0], load(path)) for path in paths),
                          *((name, load_own(name)) for name in OWN)]:
        for headline in (False, True):
            asked = [r for r in records if r['title'] or not headline]
            if not asked: continue
            first = ask(given.nutgraf, own, asked, headline, ['--topic-threshold', '0'])
            sure = ask(given.nutgraf, own, asked, headline, [])
            print_row(name, headline, asked, first, sure)
            if name not in UNSEEN: answers[headline].append((asked, first, sure))
    print_pooled(answers)


if __name__ == '__main__': main()
