#!/usr/bin/env python3
"""How the topic lexicon and the trained model mix, and what that is worth on sources that were not seen.

    topics_mix.py NUTGRAF EXAMPLES GOLD ANSWERS [-o FILE]

EXAMPLES and GOLD are what topics_examples.py made, ANSWERS what `nutgraf-train topics --answers -t GOLD` says of them, each by a model
that saw nothing of its source. Fits factors for lexicon and model and a bias for each label (multinomial logistic regression) so that each label
of each source counts alike: labels of which the sets have much, politics first, lose what habit gave them. Temperature, curve and ceiling (src/topic/topic.h) then make
the first label as sure as it is right: on articles labelled by hand, where any label that a desk could put first is right, and on the sets,
whose articles bear the one section that they stood in. The threshold is the lowest confidence from which on PRECISION of the
answers are right on stories: those labelled by hand, where rare labels are common, and those of GOLD. -o writes them for topics.py. The table judges each source by numbers fitted without it."""
import argparse, collections, json, os, subprocess, sys, tempfile
import numpy as np
from scipy.optimize import minimize

import topics

WAYS = 'whole article', 'headline'
HANDS, GOLD = ('hand1', 'hand2'), 'wikinews'
PRECISION, BINS = .92, 15
STORY = 600          # bytes of text that make a story
ENOUGH = 100         # answers that make a label of a source count in full; fewer count as their square root
HELD = .1            # how biases are held near zero
BY_HAND = 1 / 3      # what articles labelled by hand count in the shape of confidences: readers accept several labels, desks file under one. With a half, desks
                     # whose articles were seen got 6 points more confidence than right answers
LABELS = len(topics.LABELS)


class Answers:
    """Arrays with a row for each answer: model and lexicon [n, LABELS], right [n, LABELS], source and way [n]."""
    def __init__(self, command, examples, gold, answers):
        self.records = []
        for path in examples, gold:
            with open(path, encoding='utf8') as lines: self.records += map(json.loads, lines)
        with open(answers, encoding='utf8') as lines:
            order = [topics.CODES[name.rsplit('/', 1)[1]] for name in next(lines).rstrip('\n').split('\t')[2:]]
            rows = [line.rstrip('\n').split('\t') for line in lines]
        rows = [row for row in rows if self.records[int(row[0]) - 1]['judge']]
        self.record = np.array([int(row[0]) - 1 for row in rows])
        self.way = np.array([WAYS.index(row[1]) for row in rows])
        self.model = np.zeros((len(rows), LABELS))
        self.model[:, order] = [list(map(float, row[2:])) for row in rows]
        self.source = np.array([self.records[i]['source'] for i in self.record])
        self.right = np.zeros((len(rows), LABELS), bool)
        for at, i in enumerate(self.record): self.right[at, [code_of(label) for label in self.records[i]['labels']]] = True
        self.lexicon = self.ask_lexicon(command)

    def ask_lexicon(self, command):
        with tempfile.TemporaryDirectory() as work:
            path = os.path.join(work, 'plain.txt')
            subprocess.run([sys.executable, os.path.join(topics.HERE, 'topics.py'), path, '--plain'], check=True)
            lines = [json.dumps({'title': self.records[i]['title'], 'text': '' if way else self.records[i]['text'], 'language': 'en'})
                     for i, way in zip(self.record, self.way)]
            got = subprocess.run([command, '-f', 'jsonl', '-t', 'jsonl', '--no-clean', '-n', '1', '-k', '0', '--topic-model', path, '--topics',
                                  str(LABELS), '--topic-threshold', '0'], input='\n'.join(lines) + '\n', capture_output=True, text=True)
        if got.returncode not in (0, 3): sys.exit(got.stderr)
        return np.array([evidence(json.loads(line).get('subjects') or []) for line in got.stdout.splitlines()])


def code_of(label):
    return topics.CODES[label.rsplit('/', 1)[1]]


def evidence(subjects):
    """What the lexicon holds for each label, from even confidences: a label that is not listed has none."""
    odds = np.zeros(LABELS)
    listed = sum(s['confidence'] for s in subjects)
    if 0 < len(subjects) < LABELS:
        none = max(1e-4, (1 - listed) / (LABELS - len(subjects)))
        for s in subjects: odds[code_of(s['uri'])] = np.log(max(s['confidence'], 1e-4) / none) / topics.PLAIN
    return odds


def weights_of(a, rows):
    """Each label alike, in it each source by how much it has of it."""
    right, way = a.right[rows], a.way[rows]
    names, source = np.unique(a.source[rows], return_inverse=True)
    cells = np.zeros((len(names), len(WAYS), LABELS))
    np.add.at(cells, (source, way), right)
    counts = np.minimum(cells, ENOUGH) ** .5
    shares = counts / np.maximum(cells, 1) / np.maximum(counts.sum(axis=0), 1)
    return (shares[source, way] * right).sum(axis=1) / right.sum(axis=1)


def log_shares(odds):
    odds = odds - odds.max(axis=1, keepdims=True)
    return odds - np.log(np.exp(odds).sum(axis=1, keepdims=True))


def odds_of(a, rows, numbers):
    return numbers[0] * a.model[rows] + numbers[1] * a.lexicon[rows] + numbers[2:]


def fit(a, rows):
    """Factor of the model, factor of the lexicon, biases; then all of them by the temperature."""
    weights = weights_of(a, rows)
    weights /= weights.sum()
    right = a.right[rows]

    def loss(numbers):
        shares = log_shares(odds_of(a, rows, numbers))
        p = np.exp(shares)
        borne = np.where(right, p, 0)
        mass = np.maximum(borne.sum(axis=1, keepdims=True), 1e-12)
        slope = (p - borne / mass) * weights[:, None]
        value = -(weights * np.log(mass[:, 0])).sum() + HELD * (numbers[2:] ** 2).sum()
        return value, np.concatenate([[(slope * a.model[rows]).sum(), (slope * a.lexicon[rows]).sum()],
                                      slope.sum(axis=0) + 2 * HELD * numbers[2:]])

    return minimize(loss, np.concatenate([[1, 1], np.zeros(LABELS)]), jac=True, method='L-BFGS-B').x


def shaped(odds, shape):
    """Confidence in the first label, by temperature, curve and ceiling."""
    scale, curve, ceiling = shape
    return ceiling * np.exp(curve * log_shares(scale * odds).max(axis=1))


def fit_shape(a, rows, numbers):
    """Each source alike, those labelled by hand together BY_HAND of all."""
    parts = []
    for way in range(len(WAYS)):
        sources = sorted(set(a.source[rows[a.way[rows] == way]]))
        hands = sum(source in HANDS for source in sources)
        for source in sources:
            of = rows[(a.source[rows] == source) & (a.way[rows] == way)]
            odds = odds_of(a, of, numbers)
            weight = BY_HAND / hands if source in HANDS else (1 - BY_HAND * (hands > 0)) / (len(sources) - hands)
            parts.append((odds, a.right[of, odds.argmax(axis=1)], weight))

    def surprise(shape):
        if min(shape) < .05 or shape[2] > 1: return np.inf
        value = 0
        for odds, right, weight in parts:
            sure = np.clip(shaped(odds, shape), 1e-6, 1 - 1e-6)
            value -= weight * np.log(np.where(right, sure, 1 - sure)).mean()
        return value

    return minimize(surprise, (1, .6, .9), method='Nelder-Mead', options={'xatol': 1e-3, 'fatol': 1e-6}).x


def verdicts(a, rows, odds, shape=(1, 1, 1)):
    return shaped(odds, shape), a.right[rows, odds.argmax(axis=1)]


def calibration_error(confidence, right):
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    return np.abs(np.bincount(bins, confidence - right, BINS)).sum() / len(right)


def threshold_for(confidence, right):
    """The lowest confidence down to which the answers are right often enough, and the share of the answers that it leaves."""
    order = np.argsort(-confidence, kind='stable')
    good = np.flatnonzero(np.cumsum(right[order]) >= PRECISION * np.arange(1, len(order) + 1))
    return (confidence[order][good[-1]], (good[-1] + 1) / len(order)) if len(good) else (1., 0.)


def of_sources(a, rows, *names):
    return rows[np.isin(a.source[rows], names)]


def fit_all(a, rows):
    rows = rows[a.source[rows] != GOLD]
    numbers = fit(a, rows)
    scale, curve, ceiling = fit_shape(a, rows, numbers)
    return numbers * scale, (1, curve, ceiling)


def print_table(a):
    everything = np.arange(len(a.source))
    print(f'{"unseen source":15} {"asked":13} {"articles":>8} {"lexicon":>8} {"model":>8} {"both":>8} {"ECE":>6} {"at 92 %":>8}')
    sums = collections.defaultdict(list)
    for source in sorted(set(a.source)):
        numbers, shape = fit_all(a, everything[a.source != source])
        for way, name in enumerate(WAYS):
            rows = everything[(a.source == source) & (a.way == way)]
            if len(rows) == 0: continue
            confidence, right = verdicts(a, rows, odds_of(a, rows, numbers), shape)
            alone = [100 * verdicts(a, rows, part[rows])[1].mean() for part in (a.lexicon, a.model)]
            row = [*alone, 100 * right.mean(), 100 * calibration_error(confidence, right), 100 * threshold_for(confidence, right)[1]]
            sums[name].append(row)
            print(f'{source:15} {name:13} {len(rows):8} ' + ' '.join(f'{v:{w}.1f}' for v, w in zip(row, (8, 8, 8, 6, 8))))
    for name, rows in sums.items():
        print(f'{"mean":15} {name:13} {"":8} ' + ' '.join(f'{v:{w}.1f}' for v, w in zip(np.mean(rows, axis=0), (8, 8, 8, 6, 8))))


def write(path, numbers, shape, threshold):
    values = {'model': numbers[0], 'scale': numbers[1], 'threshold': threshold, 'curve': shape[1], 'ceiling': shape[2],
              **{name: bias for (name, _, _), bias in zip(topics.LABELS, numbers[2:])}}
    with open(path, 'w', encoding='utf8') as out:
        out.write('# Made by models/make/topics_mix.py from what trained models say of sources that they did not see. Licence: as the project.\n'
                  '# Hundredths: factors of the trained model and of the lexicon, least confidence of an answer, curve and ceiling of confidences, bias of each label.\n')
        for name, value in values.items(): out.write(f'{name} {round(100 * value)}\n')


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ('nutgraf', 'examples', 'gold', 'answers'): options.add_argument(name)
    options.add_argument('-o')
    given = options.parse_args()
    a = Answers(given.nutgraf, given.examples, given.gold, given.answers)
    print_table(a)
    everything = np.arange(len(a.source))
    numbers, shape = fit_all(a, everything)
    judged = of_sources(a, everything[a.way == 0], GOLD, *HANDS)
    stories = np.array([i for i in judged if len(a.records[a.record[i]]['text']) > STORY])
    threshold, covered = threshold_for(*verdicts(a, stories, odds_of(a, stories, numbers), shape))
    print(f'stories labelled by hand: from confidence {threshold:.2f} on {100 * PRECISION:.0f} % are right: {100 * covered:.0f} % of {len(stories)}')
    if given.o: write(given.o, numbers, shape, threshold)


if __name__ == '__main__': main()
