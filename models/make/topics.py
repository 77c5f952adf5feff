#!/usr/bin/env python3
"""Makes models/en/topics.txt: labels, settings and weighted words for the topic stage (src/topic/topic.h has the formula).

    topics.py OUT

The words and their weights are those of topics_seeds.txt, written by hand. What is learned from labelled articles stands beside
them in models/en/topics.model, which topics_examples.py and `nutgraf-train topics` make."""
import collections, os, sys

HERE = os.path.dirname(os.path.abspath(__file__))
URI = 'http://cv.iptc.org/newscodes/mediatopic/'
# id in the lexicon, IPTC code, IPTC name, bias in hundredths; in the order of the codes
LABELS = [('arts', '01000000', 'arts, culture, entertainment and media', -25),
          ('crime', '02000000', 'crime, law and justice', -21),
          ('disaster', '03000000', 'disaster, accident and emergency incident', -28),
          ('economy', '04000000', 'economy, business and finance', -36),
          ('education', '05000000', 'education', 15),
          ('environment', '06000000', 'environment', 27),
          ('health', '07000000', 'health', -2),
          ('human_interest', '08000000', 'human interest', 30),
          ('labour', '09000000', 'labour', 110),
          ('lifestyle', '10000000', 'lifestyle and leisure', 12),
          ('politics', '11000000', 'politics', -53),
          ('religion', '12000000', 'religion', 2),
          ('science', '13000000', 'science and technology', -39),
          ('society', '14000000', 'society', -21),
          ('sport', '15000000', 'sport', -35),
          ('conflict', '16000000', 'conflict, war and peace', 60),
          ('weather', '17000000', 'weather', 5)]
# Biases, MODEL and SCALE are the mix that lost least on sources that the trained model had not seen, each label of each source counting
# alike: so labels of which the sets have much, politics first, lose what habit gave them. SHARPER then makes all of it surer: the sets
# have one label an article where people accept several. tests/bench/topics_default.py shows what comes of it.
MODEL, SCALE, SHARPER = 0.71, 0.86, 1.25
DOUBT, TITLE, THRESHOLD = 2.0, 3.0, 60
IDS = {row[0]: k for k, row in enumerate(LABELS)}
CODES = {row[1]: k for k, row in enumerate(LABELS)}

HEADER = """\
# Topic lexicon for English: the 17 top levels of the IPTC Media Topics (http://cv.iptc.org/newscodes/mediatopic/, CC BY 4.0).
# Made by models/make/topics.py from models/make/topics_seeds.txt, written by hand for this project. Licence: as the project.
# A desk can write its own file in this format and load it with --topic-model FILE. Tabs between the columns, numbers are hundredths:
#   @ID      bias       NAME | URI            a label, declared before it is used; the URI may be left out
#   =NAME    number                           settings: threshold (per cent), scale, doubt, title, model; each may be left out
#   WORD     weight     ID[:WEIGHT] ...       a word or phrase (lower case, at most four words) and what it speaks for; a
#                                             weight of its own behind the colon
"""


def read_seeds():
    """{word: {label: weight}}: a word that stands in stories of every kind is held to its limit."""
    seeds, limits = collections.defaultdict(dict), {}
    for line in open(os.path.join(HERE, 'topics_seeds.txt'), encoding='utf8'):
        if line.startswith('#') or not line.strip(): continue
        head, words = line.split(':', 1)
        label, weight = head.split()
        for word in filter(None, (w.strip() for w in words.split(','))):
            if label == 'limit': limits[word] = int(weight)
            else: seeds[word].setdefault(IDS[label], int(weight))
    return {w: {k: min(weight, limits.get(w, weight)) for k, weight in row.items()} for w, row in seeds.items()}


def main():
    settings = dict(threshold=THRESHOLD, scale=round(100 * SHARPER * SCALE), doubt=round(100 * DOUBT), title=round(100 * TITLE),
                    model=round(100 * SHARPER * MODEL))
    with open(sys.argv[1], 'w', encoding='utf8') as out:
        out.write(HEADER)
        for name, value in settings.items(): out.write(f'={name}\t{value}\n')
        for name, code, title, bias in LABELS: out.write(f'@{name}\t{round(SHARPER * bias)}\t{title} | {URI}{code}\n')
        for word, weights in sorted(read_seeds().items()):
            best = sorted(weights.items(), key=lambda row: (-row[1], row[0]))
            rest = ' '.join([LABELS[best[0][0]][0]] + [f'{LABELS[k][0]}:{w}' for k, w in best[1:]])
            out.write(f'{word}\t{best[0][1]}\t{rest}\n')


if __name__ == '__main__': main()
