#!/usr/bin/env python3
"""Writes on standard output what `nutgraf-train topics --single` learns the IPTC labels from (train/topics.h has the fields).

    topics_examples.py DATA [GOLD] > FILE      GOLD: gets what is only measured with, wikinews_gold.dev

The sets of DATA/topics that bear IPTC codes, at most so many articles of a label of a source; the articles that topics_hand.txt labels,
two sources of their own; unlabelled articles of DATA/topics and DATA/summary that the hand-written words of topics_seeds.txt are of one mind
about, for labels without sets; the vocabulary's names and definitions; and the headlines of topics_written.txt. Weights even out how often
labels appear. No random numbers."""
import collections, gzip, json, math, os, re, sys, zlib
import numpy as np

import topics

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCES = ('ag bbc masakhanews sib200 tagmynews inshorts uci huffpost huffpost_desc nyt_rtt nyt_url cnn_slug wikitimes bbcg '
           'anesu punch rajpal').split()
SUMMARIES = 'xsum cnn dm cnn_story cnndm_trunc257 cnndm_qags'.split()    # whole articles without labels
HANDS = 'hand1', 'hand2'                       # sources of what topics_hand.txt labels: two, so that the one half can help the other
# Sections that are of one topic for the most part, good enough to learn from and not to measure with. "19" of nyt_rtt is foreign affairs.
SECTIONS = {('huffpost', 'COMEDY'): '01', ('huffpost', 'MONEY'): '04', ('huffpost', 'WELLNESS'): '07', ('huffpost', 'HEALTHY LIVING'): '07',
            ('huffpost_desc', 'COMEDY'): '01', ('huffpost_desc', 'MONEY'): '04', ('huffpost_desc', 'WELLNESS'): '07',
            ('nyt_url', 'arts/dance'): '01', ('nyt_url', 'crosswords'): '10', ('nyt_url', 'dining/drinks'): '10', ('nyt_url', 'us/elections'): '11',
            ('nyt_url', 'sports/golf'): '15', ('nyt_url', 'well/eat'): '07', ('nyt_url', 'well/mind'): '07', ('nyt_url', 'well/move'): '07',
            ('nyt_url', 'well/live'): '07', ('nyt_url', 'your-money'): '04', ('nyt_rtt', '14'): '14', ('nyt_rtt', '19'): '11 16',
            ('nyt_rtt', '30'): '08', ('cnn_slug', 'investing'): '04', ('cnn_slug', 'tv-shows'): '01'}
WORDS_READ = 600
PER_LABEL, PER_SEED = 250, 250    # articles of one label of one source; of those that the seeds label
# weights of an article labelled by hand, by its section, by the seeds; of a concept's name; of a headline written for this project
BY_HAND, SECTION, PSEUDO, NAMES, WRITTEN = 2., .5, .5, 1., 1.
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
    folder, name = ('summary', f'{source}.{split}.jsonl') if source in SUMMARIES else ('topics', f'{source}.{split}.jsonl.gz')
    path = os.path.join(data, folder, name)
    with (open if folder == 'summary' else gzip.open)(path, 'rt', encoding='utf8') as lines:
        return [r for r in map(json.loads, lines) if r.get('lang', 'en') in ('en', 'eng', 'eng_Latn')]


def read_hand():
    """{(set, id): labels}"""
    with open(os.path.join(HERE, 'topics_hand.txt'), encoding='utf8') as lines:
        rows = [line.rstrip('\n').split('\t') for line in lines if not line.startswith('#')]
    return {(name, key): labels_of(codes) for name, key, codes in rows}


def labels_of(codes):
    return tuple(topics.CODES[f'{code}000000'] for code in codes.split())


def seed_label(document, seeds, openers):
    """The label that the seeds alone give, when they are of one mind; else None."""
    odds = collections.Counter()
    for row, count in document.counts(seeds, openers).items():
        for k, weight in seeds[row].items(): odds[k] += weight / 100
    best = odds.most_common(2)
    if not best or best[0][1] < 4.5 or (len(best) > 1 and best[0][1] - best[1][1] < 2.2): return None
    return best[0][0]


def label(k):
    _, code, name = topics.LABELS[k]
    return f'{name} | {topics.URI}{code}'


def labelled(data, source, hand, seeds, openers):
    """(record, its labels, what its share is counted under, most of that, weight) of the articles of a source that anything labels"""
    for r in load(data, source):
        labels = tuple(topics.CODES[code] for code in r.get('iptc') or ())
        section = SECTIONS.get((source, r.get('label')))
        if (source, r['id']) in hand: yield r, hand[source, r['id']], HANDS[zlib.crc32(r['id'].encode()) % 2], None, BY_HAND
        elif labels: yield r, labels, (r['label'], labels), PER_LABEL, 1.
        elif section: yield r, labels_of(section), r['label'], PER_LABEL, SECTION
        else:
            k = seed_label(Document(r.get('title') or '', r['text'] or '', (), 1, source), seeds, openers)
            if k is not None: yield r, (k,), k, PER_SEED, PSEUDO


def articles(data):
    seeds, hand = topics.read_seeds(), read_hand()
    openers = opener_table(seeds)
    for source in SOURCES + SUMMARIES:
        taken = collections.Counter()
        for r, labels, key, most, weight in labelled(data, source, hand, seeds, openers):
            taken[key] += 1
            if most and taken[key] > most: continue
            from_source = {'source': key} if key in HANDS else {} if source in SUMMARIES else {'source': source}
            yield {'title': r.get('title') or '', 'text': r['text'] or '', 'labels': labels, 'weight': weight / len(labels), **from_source,
                   'judge': weight >= 1}


def names(data):
    """The vocabulary: concepts and their definitions, and the names that the New York Times has for them"""
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


def written():
    with open(os.path.join(HERE, 'topics_written.txt'), encoding='utf8') as lines:
        for line in lines:
            if line.startswith('#'): continue
            codes, title, *text = line.rstrip('\n').split('\t')
            yield {'title': title, 'text': ' '.join(text), 'labels': labels_of(codes), 'weight': WRITTEN, 'judge': False}


def gold(data):
    with open(os.path.join(data, 'topics', 'wikinews_gold.dev.jsonl'), encoding='utf8') as lines:
        for r in map(json.loads, lines):
            labels = [label(topics.CODES[code]) for code in r['iptc']]
            yield {'title': r['title'], 'text': r['text'], 'labels': labels, 'source': 'wikinews', 'judge': True}


def main():
    if len(sys.argv) > 2:
        with open(sys.argv[2], 'w', encoding='utf8') as out:
            for r in gold(sys.argv[1]): out.write(json.dumps(r, ensure_ascii=False) + '\n')
    kept = [*articles(sys.argv[1]), *names(sys.argv[1]), *written()]
    count = np.zeros(len(topics.LABELS))
    for r in kept:
        for k in r['labels']: count[k] += r['weight']
    even = np.clip((np.median(count) / np.maximum(count, 1)) ** .5, LEAST, MOST)
    for r in kept:
        r['weight'] = round(float(r['weight'] * max(even[k] for k in r['labels'])), 4)
        r['labels'] = [label(k) for k in r['labels']]
        print(json.dumps(r, ensure_ascii=False))


if __name__ == '__main__': main()
