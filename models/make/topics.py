#!/usr/bin/env python3
"""Makes models/en/topics.txt: labels, settings and weighted words for the topic stage (src/topic/topic.h has the formula).

    topics.py OUT CONCEPTS [MIX]  CONCEPTS: the vocabulary, code, level, top, parent, name, ... parted by tabs
    topics.py OUT --plain         as topics_mix.py asks it: no biases, nothing of the trained model or below the top levels, small numbers

The words and their weights are those of topics_seeds.txt and, for concepts below the top levels, topics_concepts.txt, both written by
hand. What is learned from labelled articles stands beside them in models/en/topics.model, which topics_examples.py and `nutgraf-train topics`
make; how the two mix stands in MIX or else in topics_mix.txt, which topics_mix.py makes."""
import collections, csv, os, re, sys

HERE = os.path.dirname(os.path.abspath(__file__))
MIX = os.path.join(HERE, 'topics_mix.txt')
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
# A concept's confidence rises with its evidence along a logistic curve of this slope; BIAS is its log-odds without any. It is given from
# NARROWER per cent on. All three were chosen by reading what came out for articles of the training files.
BIAS, SLOPE, NARROWER = -1.3, 2.0, 64
IDS = {row[0]: k for k, row in enumerate(LABELS)}
CODES = {row[1]: k for k, row in enumerate(LABELS)}

HEADER = """\
# Topic lexicon for English: the 17 top levels of the IPTC Media Topics (http://cv.iptc.org/newscodes/mediatopic/, CC BY 4.0), and some
# concepts below each.
# Made by models/make/topics.py from models/make/topics_seeds.txt and topics_concepts.txt, written by hand for this project. Licence: as the project.
# A desk can write its own file in this format and load it with --topic-model FILE. Tabs between the columns, numbers are hundredths:
#   @ID      bias       NAME | URI | BROADER  a label, declared before it is used; the URI may be left out. BROADER is the ID of the
#                                             label that it is a part of: it is only asked for under that one
#   =NAME    number                           settings: threshold, scale, doubt, title, model, curve, ceiling, narrower, slope
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


def read_mix(path):
    """{name: number}: model, scale, threshold, curve, ceiling and the bias of each label, in hundredths."""
    with open(path, encoding='utf8') as lines:
        return {name: int(value) for name, value in (line.split() for line in lines if line.strip() and not line.startswith('#'))}


def read_vocabulary(path):
    """{code: (name, label)} of all concepts in use."""
    with open(path, encoding='utf8', newline='') as lines:
        rows = csv.DictReader(lines, delimiter='\t', quoting=csv.QUOTE_NONE)
        return {row['code']: (row['name'], CODES[row['top']]) for row in rows if not row['retired']}


def read_concepts(path):
    """[(id, code, name, label)] in the order of the file, and {word: {number of a concept: weight}}."""
    vocabulary, concepts, numbers, words = read_vocabulary(path), [], {}, collections.defaultdict(dict)
    for line in open(os.path.join(HERE, 'topics_concepts.txt'), encoding='utf8'):
        if line.startswith('#') or not line.strip(): continue
        head, listed = line.split(':', 1)
        code, name, weight = re.fullmatch(r'(\d{8}) (.+) (-?\d+)', head).groups()
        if vocabulary.get(code, ('',))[0] != name: sys.exit(f'topics_concepts.txt: {code} is not {name}')
        if code not in numbers:
            numbers[code] = len(concepts)
            concepts.append((re.sub(r'\W+', '_', name.lower()).strip('_'), code, name, vocabulary[code][1]))
        for word in filter(None, (w.strip() for w in listed.split(','))): words[word].setdefault(numbers[code], int(weight))
    ids = [concept[0] for concept in concepts] + list(IDS)
    if len(set(ids)) < len(ids): sys.exit('topics_concepts.txt: two concepts have one id')
    return concepts, words


def shorter(word):
    """The form by which src/topic looks a word up that is not listed."""
    if word.endswith("'s") and len(word) > 3: return word[:-2]
    return word[:-1] if word.endswith('s') and len(word) > 3 else word


def parts(phrase):
    words = phrase.split(' ')
    return {' '.join(words[i:k]) for i in range(len(words)) for k in range(i + 1, len(words) + 1)}


def join(seeds, concepts):
    """{word: ({label: weight}, {concept: weight})}. What a text says of the labels must stay what it was without concepts, so a word that was
    read by its shorter form still is; and a phrase of the labels, which is read as one, says of the concepts what its words do."""
    narrower = collections.defaultdict(dict)
    for word, weights in concepts.items():
        row = narrower[word if word in seeds or shorter(word) not in seeds else shorter(word)]
        for k, weight in weights.items(): row[k] = max(weight, row.get(k, weight))
    rows = {word: ({}, weights) for word, weights in narrower.items()}
    for word, labels in seeds.items():
        row = {}
        for part in parts(word):
            for k, weight in (narrower.get(part) or narrower.get(shorter(part), {})).items(): row[k] = max(weight, row.get(k, weight))
        rows[word] = labels, row
    return rows


def listed(weights, ids):
    """The number of the first label of a row and what stands behind it."""
    pairs = [(ids[k], weight) for k, weight in weights]
    return f'{pairs[0][1]}\t' + ' '.join([pairs[0][0]] + [f'{name}:{weight}' for name, weight in pairs[1:]])


def best_first(weights, shift=0):
    return [(k + shift, weight) for k, weight in sorted(weights.items(), key=lambda row: (-row[1], row[0]))]


def main():
    plain = sys.argv[2:] == ['--plain']
    concepts, narrower = ([], {}) if plain else read_concepts(sys.argv[2])
    mix = collections.Counter() if plain else collections.Counter(read_mix(sys.argv[3] if len(sys.argv) > 3 else MIX))
    settings = dict(threshold=mix['threshold'], scale=round(100 * PLAIN) if plain else mix['scale'], doubt=mix['doubt'] or round(100 * DOUBT),
                    title=round(100 * TITLE), model=mix['model'], curve=100 if plain else mix['curve'], ceiling=100 if plain else mix['ceiling'])
    if mix['pair']: settings['pair'] = 1
    if concepts: settings |= dict(narrower=NARROWER, slope=round(100 * SLOPE))
    ids = [label[0] for label in LABELS] + [concept[0] for concept in concepts]
    with open(sys.argv[1], 'w', encoding='utf8') as out:
        out.write(HEADER)
        for name, value in settings.items(): out.write(f'={name}\t{value}\n')
        for name, code, title in LABELS: out.write(f'@{name}\t{mix[name]}\t{title} | {URI}{code}\n')
        for name, code, title, label in concepts: out.write(f'@{name}\t{round(100 * BIAS)}\t{title} | {URI}{code} | {LABELS[label][0]}\n')
        for word, (labels, finer) in sorted(join(read_seeds(), narrower).items()):
            out.write(f'{word}\t{listed(best_first(labels) + best_first(finer, len(LABELS)), ids)}\n')


if __name__ == '__main__': main()
