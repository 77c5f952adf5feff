#!/usr/bin/env python3
"""Makes models/LANG/topics.txt, the topic lexicons of languages other than English, of topics_seeds/LANG.txt, and measures them.

    topics_languages.py NUTGRAF DATA [-o MODELS [--free]]

The words are written by hand, for the 17 labels of topics.py, and learn nothing from labelled texts. A seed file has a line "LABEL WEIGHT: WORD, ..."
for each label and weight; a word that ends in a star stands for all that begin so, one that begins with a star for all that end so
(src/topic/affix.h). Fitted are three numbers that all languages share: scale, curve and ceiling (src/topic/topic.h), so that the first
label is as sure as it is right, and the threshold, the lowest confidence from which on PRECISION of the answers are right, on each
of these sources of labelled texts alike: SIB-200 (single sentences, every language), 10kGNAD (German), MasakhaNEWS (French). Their articles bear one
label of a few: an answer that a source has no word for ("conflict" where wars are politics) counts as said, not as judged.
The table judges each language by numbers fitted on the others, on train and on dev. -o writes the lexicons, by numbers fitted on train.
--free fits on SIB-200 alone, English with it, and writes its numbers for topics.py to MODELS/topics_mix.txt."""
import argparse, collections, gzip, json, os, subprocess, sys, tempfile
import numpy as np
from scipy.optimize import minimize

import topics
from topics_mix import calibration_error

PRECISION = .91   # so that languages by whose texts it was not fitted stay above 90 %
CODES = {'deu_Latn': 'de', 'fra_Latn': 'fr', 'spa_Latn': 'es', 'ita_Latn': 'it', 'por_Latn': 'pt', 'nld_Latn': 'nl', 'pol_Latn': 'pl', 'rus_Cyrl': 'ru',
         'ukr_Cyrl': 'uk', 'tur_Latn': 'tr', 'ind_Latn': 'id', 'zho_Hans': 'zh', 'jpn_Jpan': 'ja', 'arb_Arab': 'ar', 'hin_Deva': 'hi',
         'de': 'de', 'fra': 'fr'}
SOURCES = 'sib200', 'gnad_de', 'masakhanews'
FREE = 'sib200',           # under a licence that lets everybody use it
UNLABELLED = 'geography'   # of SIB-200: no topic of news, so that any label is wrong
# Fitted with a trained model beside it, English asks for less before it believes a few words (topics.py); here a sentence must be plainer.
DOUBT, TITLE = 1200, 300
BY_CHARACTERS, PHRASE = ('ja', 'zh'), 4   # each character is a word of the library: a word is a phrase of the first of them
LABELS = len(topics.LABELS)
HEADER = """\
# Topic lexicon, {language}: the 17 top levels of the IPTC Media Topics (http://cv.iptc.org/newscodes/mediatopic/, CC BY 4.0).
# Made by models/make/topics_languages.py from models/make/topics_seeds/{language}.txt, written by hand for this project. Licence: as the project.
# The columns are those of models/en/topics.txt; WORD* stands for all words that begin so, *WORD for all that end so.
"""


def read_seeds(language):
    """{word: {label: weight}}"""
    if language == 'en': return topics.read_seeds()
    seeds = collections.defaultdict(dict)
    with open(os.path.join(topics.HERE, 'topics_seeds', f'{language}.txt'), encoding='utf8') as lines:
        for line in lines:
            if line.startswith('#') or not line.strip(): continue
            head, words = line.split(':', 1)
            label, weight = head.split()
            for word in filter(None, (w.strip() for w in words.split(','))):
                if language in BY_CHARACTERS and not word.isascii(): word = ' '.join(word[:PHRASE])
                seeds[word.casefold()].setdefault(topics.IDS[label], int(weight))
    return seeds


def write_lexicon(path, language, settings):
    with open(path, 'w', encoding='utf8') as out:
        out.write(HEADER.format(language=language))
        for name, value in {'doubt': DOUBT, 'title': TITLE, **settings}.items(): out.write(f'={name}\t{value}\n')
        for name, code, title in topics.LABELS: out.write(f'@{name}\t0\t{title} | {topics.URI}{code}\n')
        for word, weights in sorted(read_seeds(language).items()):
            best = sorted(weights.items(), key=lambda row: (-row[1], row[0]))
            rest = ' '.join([topics.LABELS[best[0][0]][0]] + [f'{topics.LABELS[k][0]}:{w}' for k, w in best[1:]])
            out.write(f'{word}\t{best[0][1]}\t{rest}\n')


def write_mix(path, settings):
    """The numbers of English without its trained model, as topics.py reads them."""
    with open(path, 'w', encoding='utf8') as out:
        for name, value in {'model': 0, 'doubt': DOUBT, **settings}.items(): out.write(f'{name} {value}\n')


def evidence(subjects):
    """What the lexicon holds for each label, from even confidences that sum to one: a label that is not listed has none."""
    odds = np.zeros(LABELS)
    none = max(1e-4, (1 - sum(s['confidence'] for s in subjects)) / max(1, LABELS - len(subjects)))
    for s in subjects: odds[topics.CODES[s['uri'].rsplit('/', 1)[1]]] = np.log(max(s['confidence'], 1e-4) / none) / topics.PLAIN
    return odds


def shaped(odds, shape):
    """Confidence in the first label: its share against the next, by scale, curve and ceiling."""
    scale, curve, ceiling = shape
    best = np.sort(odds, axis=1)[:, -2:]
    return ceiling / (1 + np.exp(scale * (best[:, 0] - best[:, 1]))) ** curve


def read(data, split, sources):
    for source in sources:
        with gzip.open(os.path.join(data, 'topics', f'{source}.{split}.jsonl.gz'), 'rt', encoding='utf8') as lines:
            for r in map(json.loads, lines):
                language, labels = CODES.get(r['lang']), [topics.CODES[code] for code in r['iptc'] or ()]
                # 10kGNAD has no titles: what stands there is how the text begins.
                title = '' if r['text'].startswith(r['title'] or '') else r['title']
                if language and (labels or r['label'] == UNLABELLED): yield {'source': source, 'language': language, 'title': title, 'text': r['text'], 'labels': labels}


class Answers:
    """Arrays with a row for each text: odds [n, labels], source, language, right and judged [n] of the first label."""
    def __init__(self, command, data, split, sources=SOURCES):
        records = sorted(read(data, split, sources), key=lambda r: r['language'])
        self.source, self.language = (np.array([r[name] for r in records]) for name in ('source', 'language'))
        self.odds = np.concatenate([ask(command, code, [r for r in records if r['language'] == code]) for code in sorted(set(self.language))])
        first = self.odds.argmax(axis=1)
        has = collections.defaultdict(set)
        for r in records: has[r['source']].update(r['labels'])
        self.right = np.array([k in r['labels'] for k, r in zip(first, records)])
        self.judged = np.array([k in has[r['source']] for k, r in zip(first, records)]) & (self.odds.max(axis=1) > 0)


def ask(command, language, records):
    with tempfile.TemporaryDirectory() as work:
        path = os.path.join(work, 'plain.txt')
        write_lexicon(path, language, {'scale': round(100 * topics.PLAIN)})
        lines = [json.dumps({'title': r['title'] or None, 'text': r['text'], 'language': language}) for r in records]
        got = subprocess.run([command, '-f', 'jsonl', '-t', 'jsonl', '--no-clean', '-n', '1', '-k', '0', '--topic-model', path, '--topics',
                              str(LABELS), '--topic-threshold', '0'], input='\n'.join(lines) + '\n', capture_output=True, text=True)
    if got.returncode not in (0, 3): sys.exit(got.stderr)
    return np.array([evidence(json.loads(line).get('subjects') or []) for line in got.stdout.splitlines()])


def fit(a, rows):
    """(scale, curve, ceiling), each source alike"""
    parts = [rows[(a.source[rows] == source) & a.judged[rows]] for source in SOURCES]

    def surprise(shape):
        if min(shape) < .05 or shape[2] > 1: return np.inf
        value = 0
        for of in filter(len, parts):
            sure = np.clip(shaped(a.odds[of], shape), 1e-6, 1 - 1e-6)
            value -= np.log(np.where(a.right[of], sure, 1 - sure)).mean()
        return value

    return minimize(surprise, (1, .6, .9), method='Nelder-Mead', options={'xatol': 1e-3, 'fatol': 1e-6}).x


def threshold_of(a, rows, shape):
    """The lowest confidence down to which the judged answers of every source are right often enough."""
    least = 0
    for source in SOURCES:
        of = rows[(a.source[rows] == source) & a.judged[rows]]
        if len(of) == 0: continue
        sure = shaped(a.odds[of], shape)
        order = np.argsort(-sure, kind='stable')
        good = np.flatnonzero(np.cumsum(a.right[of[order]]) >= PRECISION * np.arange(1, len(of) + 1))
        least = max(least, sure[order[good[-1]]] if len(good) else 1)
    return least


def print_line(name, a, rows, shape, threshold):
    sure = shaped(a.odds[rows], shape)
    said = (sure >= threshold) & (a.odds[rows].max(axis=1) > 0)
    judged = a.judged[rows]
    both = said & judged
    print(f'{name:28} {len(rows):6} {100 * said.mean():7.1f} {both.sum():7} {100 * a.right[rows][both].mean() if both.any() else 0:7.1f} '
          f'{100 * a.right[rows][said].mean() if said.any() else 0:7.1f} {100 * calibration_error(sure[judged], a.right[rows][judged]):6.1f}')


def print_table(train, dev):
    print(f'{"":28} {"texts":>6} {"said %":>7} {"judged":>7} {"right %":>7} {"of said":>7} {"ECE":>6}')
    everything = np.arange(len(train.source))
    for language in sorted(set(train.language)):
        others = everything[train.language != language]
        shape = fit(train, others)
        threshold = threshold_of(train, others, shape)
        for name, a in ('train', train), ('dev', dev):
            for source in SOURCES:
                rows = np.flatnonzero((a.language == language) & (a.source == source))
                if len(rows): print_line(f'{language} {source} {name}', a, rows, shape, threshold)
    shape = fit(train, everything)
    for source in SOURCES: print_line(f'all {source}', train, np.flatnonzero(train.source == source), shape, threshold_of(train, everything, shape))


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument('command')
    parser.add_argument('data')
    parser.add_argument('-o', '--output')
    parser.add_argument('--free', action='store_true')
    args = parser.parse_args()
    if args.free: CODES['eng_Latn'] = 'en'
    train = Answers(args.command, args.data, 'train', FREE if args.free else SOURCES)
    if not args.output: return print_table(train, Answers(args.command, args.data, 'dev'))
    everything = np.arange(len(train.source))
    shape = fit(train, everything)
    settings = {name: round(100 * value) for name, value in zip(('scale', 'curve', 'ceiling'), shape)}
    settings |= {'pair': 1, 'threshold': round(100 * threshold_of(train, everything, shape))}
    for language in sorted(set(train.language) - {'en'}):
        os.makedirs(os.path.join(args.output, language), exist_ok=True)
        write_lexicon(os.path.join(args.output, language, 'topics.txt'), language, settings)
    if args.free: write_mix(os.path.join(args.output, 'topics_mix.txt'), settings)


if __name__ == '__main__': main()
