#!/usr/bin/env python3
"""Writes on standard output what `nutgraf-train topics --single` learns the IPTC labels from (train/topics.h has the fields).

    topics_examples.py DATA > FILE

The sets of DATA/topics that bear IPTC codes, at most so many articles of a label of a source; unlabelled articles of theirs that the
hand-written words of topics_seeds.txt are of one mind about, for labels without sets; and the vocabulary's names and definitions.
Weights even out how often labels appear. No random numbers."""
import collections, gzip, json, math, os, re, sys
import numpy as np

import topics

SOURCES = ('ag bbc masakhanews sib200 tagmynews inshorts uci huffpost huffpost_desc nyt_rtt nyt_url cnn_slug wikitimes bbcg '
           'anesu punch rajpal').split()
WORDS_READ = 600
PER_LABEL, PER_SEED = 400, 300    # articles of one label of one source; of those that the seeds label
PSEUDO, NAMES = .5, 1.            # weights of a seed-labelled article and of a concept's name
LEAST, MOST = .3, 4.              # weights that even out labels are held to these


WORD = re.compile(r"[^\W_]+(?:[-'.][^\W_]+)*")


def words_of(text):
    return WORD.findall(text.lower().replace('\u2019', "'"))


def shorter(word):
    """The form that the topic stage tries when a word is not listed."""
    if word.endswith("'s") and len(word) > 3: return word[:-2]
    return word[:-1] if word.endswith('s') and len(word) > 3 else None


def rows_in(words, listed, openers):
    """The listed words and phrases of a line, longest first from the left."""
    at, end = 0, len(words)
    while at < end:
        step, word = 1, words[at]
        found = word if word in listed else None
        if found is None and shorter(word) in listed: found = shorter(word)
        for n in range(min(openers.get(word, 1), end - at), 1, -1):
            phrase = ' '.join(words[at:at + n])
            if phrase not in listed: phrase = shorter(phrase)
            if phrase in listed:
                found, step = phrase, n
                break
        if found is not None: yield found
        at += step


def opener_table(listed):
    table = {}
    for row in listed:
        words = row.split()
        if len(words) > 1: table[words[0]] = max(table.get(words[0], 1), len(words))
    return table


class Document:
    def __init__(self, title, body, labels, weight, source):
        self.title, self.body = words_of(title), words_of(body)[:WORDS_READ]
        self.labels, self.weight, self.source = labels, weight, source

    def counts(self, listed, openers):
        seen = collections.Counter()
        for row in rows_in(self.title, listed, openers): seen[row] += topics.TITLE
        for row in rows_in(self.body, listed, openers): seen[row] += 1
        return {row: 1 + math.log(n) if n > 1 else n for row, n in seen.items()}


def load(data, source, split='train'):
    path = os.path.join(data, 'topics', f'{source}.{split}.jsonl.gz')
    with gzip.open(path, 'rt', encoding='utf8') as lines:
        return [r for r in map(json.loads, lines) if r['lang'] in ('en', 'eng', 'eng_Latn')]


def seed_label(document, seeds, openers):
    """The label that the seeds alone give, when they are of one mind; else None."""
    odds = collections.Counter()
    for row, count in document.counts(seeds, openers).items():
        for k, weight in seeds[row].items(): odds[k] += weight / 100
    best = odds.most_common(2)
    if not best or best[0][1] < 4.5 or (len(best) > 1 and best[0][1] - best[1][1] < 2.2): return None
    return best[0][0]


def label(k):
    _, code, name, _ = topics.LABELS[k]
    return f'{name} | {topics.URI}{code}'


def records(data):
    seeds = topics.read_seeds()
    openers = opener_table(seeds)
    for source in SOURCES:
        taken = collections.Counter()
        for r in load(data, source):
            title, text = r['title'] or '', r['text'] or ''
            labels = tuple(topics.CODES[c] for c in r['iptc'] or ())
            key, weight = (r['label'], labels), 1.
            if not labels:
                k = seed_label(Document(title, text, (), 1, source), seeds, openers)
                if k is None: continue
                labels, key, weight = (k,), ('seeds', k), PSEUDO
            taken[key] += 1
            if taken[key] > (PER_SEED if key[0] == 'seeds' else PER_LABEL): continue
            yield {'title': title, 'text': text, 'labels': labels, 'weight': weight / len(labels), 'source': source,
                   'judge': key[0] != 'seeds'}
    tops = {}
    with open(os.path.join(data, 'topics', 'iptc_mediatopics_en.tsv'), encoding='utf8') as lines:
        for row in list(lines)[1:]:
            code, level, top, parent, name, definition, wikidata, retired = row.rstrip('\n').split('\t')
            tops[code] = top
            if not retired: yield {'title': name, 'text': definition, 'labels': (topics.CODES[top],), 'weight': NAMES, 'judge': False}
    with open(os.path.join(data, 'topics', 'nyt_to_iptc.txt'), encoding='utf8') as lines:
        for name, relation, concept, address in (line.rstrip('\n').split('\t') for line in lines if line.count('\t') == 3):
            top = tops.get(address.rsplit('/', 1)[-1])
            if top: yield {'title': name, 'text': '', 'labels': (topics.CODES[top],), 'weight': NAMES, 'judge': False}


def main():
    kept = list(records(sys.argv[1]))
    count = np.zeros(len(topics.LABELS))
    for r in kept:
        for k in r['labels']: count[k] += r['weight']
    even = np.clip((np.median(count) / np.maximum(count, 1)) ** .5, LEAST, MOST)
    for r in kept:
        r['weight'] = round(float(r['weight'] * max(even[k] for k in r['labels'])), 4)
        r['labels'] = [label(k) for k in r['labels']]
        print(json.dumps(r, ensure_ascii=False))


if __name__ == '__main__': main()
