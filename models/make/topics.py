#!/usr/bin/env python3
"""Makes models/en/topics.txt: labels, settings and weighted words for the topic stage (src/topic/topic.h has the formula).

    topics.py DATA OUT [--without SOURCE]      DATA/topics/*.train.jsonl.gz; a left-out source measures transfer

The weights are a multinomial logistic regression over the words and phrases of the labelled training sets, held to be
non-negative (a word speaks for labels, never against one) and pulled to the hand-written weights of topics_seeds.txt, which
also gives labels to unlabelled articles so that labels without labelled sets learn something. Only weights leave this script, no text.
Deterministic: no random numbers, one thread, fixed order. Needs numpy and scipy."""
import collections, gzip, json, os, re, sys

HERE = os.path.dirname(os.path.abspath(__file__))
URI = 'http://cv.iptc.org/newscodes/mediatopic/'
# id in the lexicon, IPTC code, IPTC name; in the order of the codes
LABELS = [('arts', '01000000', 'arts, culture, entertainment and media'), ('crime', '02000000', 'crime, law and justice'),
          ('disaster', '03000000', 'disaster, accident and emergency incident'),
          ('economy', '04000000', 'economy, business and finance'), ('education', '05000000', 'education'),
          ('environment', '06000000', 'environment'), ('health', '07000000', 'health'),
          ('human_interest', '08000000', 'human interest'), ('labour', '09000000', 'labour'),
          ('lifestyle', '10000000', 'lifestyle and leisure'), ('politics', '11000000', 'politics'),
          ('religion', '12000000', 'religion'), ('science', '13000000', 'science and technology'),
          ('society', '14000000', 'society'), ('sport', '15000000', 'sport'),
          ('conflict', '16000000', 'conflict, war and peace'), ('weather', '17000000', 'weather')]
IDS = {name: k for k, (name, _, _) in enumerate(LABELS)}
CODES = {code: k for k, (_, code, _) in enumerate(LABELS)}
ONLY_SEEDS = '--seeds' in sys.argv

HEADER = """\
# Topic lexicon for English: the 17 top levels of the IPTC Media Topics (http://cv.iptc.org/newscodes/mediatopic/, CC BY 4.0).
# Made by models/make/topics.py from models/make/topics_seeds.txt (written by hand for this project) and from word counts of
# labelled news headlines and articles; no text of theirs is in it. Rows can be edited by hand. Licence: as the project.
# A desk can write its own file in this format and load it with --topic-model FILE. Tabs between the columns, numbers are hundredths:
#   @ID      bias       NAME | URI            a label, declared before it is used; the URI may be left out
#   =NAME    number                           settings: threshold (per cent), scale, doubt, title; each may be left out
#   WORD     weight     ID[:WEIGHT] ...       a word or phrase (lower case, at most four words) and what it speaks for; a
#                                             weight of its own behind the colon
"""


def read_seeds():
    """{word: {label: weight}}"""
    seeds = collections.defaultdict(dict)
    for line in open(os.path.join(HERE, 'topics_seeds.txt'), encoding='utf8'):
        if line.startswith('#') or not line.strip(): continue
        head, words = line.split(':', 1)
        label, weight = head.split()
        if label == 'climate': label = 'environment'
        for word in filter(None, (w.strip() for w in words.split(','))):
            seeds[word].setdefault(IDS[label], int(weight) / 100)
    return seeds


def write(path, rows, bias, settings):
    with open(path, 'w', encoding='utf8') as out:
        out.write(HEADER)
        for name, value in settings.items(): out.write(f'={name}\t{value}\n')
        for k, (name, code, title) in enumerate(LABELS): out.write(f'@{name}\t{round(100 * bias[k])}\t{title} | {URI}{code}\n')
        for word, weights in sorted(rows.items()):
            best = sorted(((round(100 * w), k) for k, w in weights.items()), key=lambda x: (-x[0], x[1]))
            rest = ' '.join([LABELS[best[0][1]][0]] + [f'{LABELS[k][0]}:{w}' for w, k in best[1:]])
            out.write(f'{word}\t{best[0][0]}\t{rest}\n')


if ONLY_SEEDS:
    write(sys.argv[2], read_seeds(), [0] * len(LABELS), dict(threshold=60, scale=100, doubt=100, title=300))
    sys.exit()
