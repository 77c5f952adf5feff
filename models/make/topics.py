#!/usr/bin/env python3
"""Makes models/en/topics.txt: labels, settings and weighted words for the topic stage (src/topic/topic.h has the formula).

    topics.py OUT [--plain]       --plain: as topics_mix.py asks it: no biases, nothing of the trained model, small numbers

The words and their weights are those of topics_seeds.txt, written by hand. What is learned from labelled articles stands beside
them in models/en/topics.model, which topics_examples.py and `nutgraf-train topics` make; how the two mix stands in topics_mix.txt,
which topics_mix.py makes."""
import collections, os, sys

HERE = os.path.dirname(os.path.abspath(__file__))
URI = 'http://cv.iptc.org/newscodes/mediatopic/'
# id in the lexicon, IPTC code, IPTC name; in the order of the codes
LABELS = [('arts', '01000000', 'arts, culture, entertainment and media'),
          ('crime', '02000000', 'crime, law and justice'),
          ('disaster', '03000000', 'disaster, accident and emergency incident'),
          ('economy', '04000000', 'economy, business and finance'),
          ('education', '05000000', 'education'),
          ('environment', '06000000', 'environment'),
          ('health', '07000000', 'health'),
          ('human_interest', '08000000', 'human interest'),
          ('labour', '09000000', 'labour'),
          ('lifestyle', '10000000', 'lifestyle and leisure'),
          ('politics', '11000000', 'politics'),
          ('religion', '12000000', 'religion'),
          ('science', '13000000', 'science and technology'),
          ('society', '14000000', 'society'),
          ('sport', '15000000', 'sport'),
          ('conflict', '16000000', 'conflict, war and peace'),
          ('weather', '17000000', 'weather')]
# PLAIN makes confidences so even that four decimals of them give the evidence back.
PLAIN = 0.25
DOUBT, TITLE = 2.0, 3.0
IDS = {row[0]: k for k, row in enumerate(LABELS)}
CODES = {row[1]: k for k, row in enumerate(LABELS)}

HEADER = """\
# Topic lexicon for English: the 17 top levels of the IPTC Media Topics (http://cv.iptc.org/newscodes/mediatopic/, CC BY 4.0).
# Made by models/make/topics.py from models/make/topics_seeds.txt, written by hand for this project. Licence: as the project.
# A desk can write its own file in this format and load it with --topic-model FILE. Tabs between the columns, numbers are hundredths:
#   @ID      bias       NAME | URI            a label, declared before it is used; the URI may be left out
#   =NAME    number                           settings: threshold, scale, doubt, title, model, curve, ceiling; each may be left out
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


def read_mix():
    """{name: number}: model, scale, threshold, curve, ceiling and the bias of each label, in hundredths."""
    with open(os.path.join(HERE, 'topics_mix.txt'), encoding='utf8') as lines:
        return {name: int(value) for name, value in (line.split() for line in lines if line.strip() and not line.startswith('#'))}


def main():
    plain = sys.argv[2:] == ['--plain']
    mix = collections.Counter() if plain else read_mix()
    settings = dict(threshold=mix['threshold'], scale=round(100 * PLAIN) if plain else mix['scale'], doubt=round(100 * DOUBT),
                    title=round(100 * TITLE), model=mix['model'], curve=100 if plain else mix['curve'], ceiling=100 if plain else mix['ceiling'])
    with open(sys.argv[1], 'w', encoding='utf8') as out:
        out.write(HEADER)
        for name, value in settings.items(): out.write(f'={name}\t{value}\n')
        for name, code, title in LABELS: out.write(f'@{name}\t{mix[name]}\t{title} | {URI}{code}\n')
        for word, weights in sorted(read_seeds().items()):
            best = sorted(weights.items(), key=lambda row: (-row[1], row[0]))
            rest = ' '.join([LABELS[best[0][0]][0]] + [f'{LABELS[k][0]}:{w}' for k, w in best[1:]])
            out.write(f'{word}\t{best[0][1]}\t{rest}\n')


if __name__ == '__main__': main()
