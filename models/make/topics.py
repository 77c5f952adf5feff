#!/usr/bin/env python3
"""Makes models/en/topics.txt: labels, settings and weighted words for the topic stage (src/topic/topic.h has the formula).

    topics.py DATA OUT [--without SOURCE]      DATA/topics/*.train.jsonl.gz; a left-out source measures transfer

The weights are a multinomial logistic regression over the words and phrases of the labelled training sets, held to be
non-negative (a word speaks for labels, never against one) and pulled to the hand-written weights of topics_seeds.txt, which
also gives labels to unlabelled articles so that labels without labelled sets learn something. Only weights leave this script, no text.
Deterministic: no random numbers, one thread, fixed order. Needs numpy and scipy."""
import collections, gzip, json, math, os, re, sys
import numpy as np, scipy.optimize, scipy.sparse

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
SOURCES = ('ag bbc masakhanews sib200 tagmynews inshorts uci huffpost huffpost_desc nyt_rtt nyt_url cnn_slug wikitimes bbcg '
           'anesu punch rajpal').split()
# Settings of the formula; the same numbers go into the file.
DOUBT, TITLE, WORDS_READ = 2.0, 3.0, 600
FIT_SCALE = 2.0     # between evidence and log-odds while fitting; weights are near the seeds' then
PULL = 3e-5         # towards the seeds; ten times as much loses seven points on headlines of unseen sources
SPARSE = 4e-5       # towards zero, for words that no seed names
ROWS, LABELS_OF_ROW = 2900, 3
PER_LABEL = 1500    # documents of one label of one source
LEAST, HIGHEST = .3, 3.0       # no word alone settles what an article is about
PSEUDO = .5         # weight of an article that the seeds labelled
IDS = {name: k for k, (name, _, _) in enumerate(LABELS)}
CODES = {code: k for k, (_, code, _) in enumerate(LABELS)}

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
    """{word: {label: weight}}, {word: its highest weight}"""
    seeds, limits = collections.defaultdict(dict), {}
    for line in open(os.path.join(HERE, 'topics_seeds.txt'), encoding='utf8'):
        if line.startswith('#') or not line.strip(): continue
        head, words = line.split(':', 1)
        label, weight = head.split()
        for word in filter(None, (w.strip() for w in words.split(','))):
            if label in ('limit', 'drop'): limits[word] = int(weight) / 100
            else: seeds[word].setdefault(IDS[label], int(weight) / 100)
    return {w: s for w, s in seeds.items() if limits.get(w) != 0}, limits


def write(path, rows, bias, settings):
    with open(path, 'w', encoding='utf8') as out:
        out.write(HEADER)
        for name, value in settings.items(): out.write(f'={name}\t{value}\n')
        for k, (name, code, title) in enumerate(LABELS): out.write(f'@{name}\t{round(100 * bias[k])}\t{title} | {URI}{code}\n')
        for word, weights in sorted(rows.items()):
            best = sorted(((round(100 * w), k) for k, w in weights.items()), key=lambda x: (-x[0], x[1]))
            rest = ' '.join([LABELS[best[0][1]][0]] + [f'{LABELS[k][0]}:{w}' for w, k in best[1:]])
            out.write(f'{word}\t{best[0][0]}\t{rest}\n')



# ---------------------------------------------------------------- text to words, as the library does it

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
        for row in rows_in(self.title, listed, openers): seen[row] += TITLE
        for row in rows_in(self.body, listed, openers): seen[row] += 1
        return {row: 1 + math.log(n) if n > 1 else n for row, n in seen.items()}


# ---------------------------------------------------------------- documents

def load(data, source, split='train'):
    path = os.path.join(data, 'topics', f'{source}.{split}.jsonl.gz')
    with gzip.open(path, 'rt', encoding='utf8') as lines:
        return [r for r in map(json.loads, lines) if r['lang'] in ('en', 'eng', 'eng_Latn')]


def documents_of(record, labels, weight, source):
    """A record with title and text counts as article and as headline alone: both are asked for."""
    title, text = record.get('title') or '', record.get('text') or ''
    yield Document(title, text, labels, weight * (.7 if title and text else 1), source)
    if title and text: yield Document(title, '', labels, weight, source)


def seed_label(document, seeds, openers):
    """The label that the seeds alone give, when they are of one mind; else None."""
    odds = collections.Counter()
    for row, count in document.counts(seeds, openers).items():
        for k, weight in seeds[row].items(): odds[k] += weight
    best = odds.most_common(2)
    if not best or best[0][1] < 4.5 or (len(best) > 1 and best[0][1] - best[1][1] < 2.2): return None
    return best[0][0]


def collect(data, seeds, without):
    documents, openers = [], opener_table(seeds)
    for source in SOURCES:
        if source == without: continue
        taken = collections.Counter()
        for record in load(data, source):
            labels = tuple(CODES[c] for c in record['iptc'] or ())
            if not labels:
                document = Document(record['title'] or '', record['text'] or '', (), PSEUDO, source)
                k = seed_label(document, seeds, openers)
                if k is None: continue
                document.labels = labels = (k,)
                key = ('seeds', k)
                new = [document]
            else:
                key = (record['label'], labels)
                new = documents_of(record, labels, 1, source)
            if taken[key] < PER_LABEL:
                taken[key] += 1
                documents.extend(new)
    with open(os.path.join(data, 'topics', 'iptc_mediatopics_en.tsv'), encoding='utf8') as lines:
        for row in list(lines)[1:]:
            code, level, top, parent, name, definition, wikidata, retired = row.rstrip('\n').split('\t')
            if not retired: documents.append(Document(name, definition, (CODES[top],), 1, 'iptc'))
    return documents


# ---------------------------------------------------------------- which words

def small_words(data, stop):
    """Words that are mostly written small in running text: names of persons, papers, months and places are not."""
    small, large = collections.Counter(), collections.Counter()
    inside = re.compile(r"(?<=[a-z,] )[^\W\d_]+(?:[-'][^\W_]+)*")
    for source in ('ag', 'bbc', 'huffpost_desc', 'inshorts', 'rajpal', 'reuters21578', 'bbcg'):
        for record in load(data, source):
            for word in inside.findall((record['text'] or '').replace('\u2019', "'")):
                (small if word == word.lower() else large)[word.lower()] += 1
    return {w for w in small if small[w] >= 4 and small[w] >= 2 * large[w] and w not in stop}


def candidates(documents, seeds, small):
    sources, df = collections.defaultdict(set), collections.Counter()
    for d in documents:
        found = set()
        for line in (d.title, d.body[:200]):
            found.update(w for w in line if w in small)
            found.update(a + ' ' + b for a, b in zip(line, line[1:]) if a in small and b in small)
        for f in found: sources[f].add(d.source)
        df.update(found)
    listed = {f for f in df if df[f] >= (10 if ' ' not in f else 20) and len(sources[f]) >= 2 and len(f) > 2}
    listed |= set(seeds)
    # A plural beside its singular says the same twice.
    return sorted(f for f in listed if f in seeds or shorter(f) not in listed)


# ---------------------------------------------------------------- fitting

def matrix(documents, listed):
    index, openers = {row: i for i, row in enumerate(listed)}, opener_table(listed)
    data, columns, starts = [], [], [0]
    for d in documents:
        counts = sorted((index[row], n) for row, n in d.counts(index, openers).items())
        length = math.sqrt(DOUBT + sum(n * n for _, n in counts))
        columns += [i for i, _ in counts]
        data += [n / length for _, n in counts]
        starts.append(len(data))
    return scipy.sparse.csr_matrix((data, columns, starts), shape=(len(documents), len(listed)))


def targets(documents):
    want = np.zeros((len(documents), len(LABELS)))
    for i, d in enumerate(documents):
        for k in d.labels: want[i, k] = d.weight / len(d.labels)
    count = want.sum(0)
    return want * np.clip((np.median(count) / np.maximum(count, 1)) ** .5, .3, 4)


def softmax(z):
    z = np.exp(z - z.max(1, keepdims=True))
    return z / z.sum(1, keepdims=True)


def fit(x, want, prior, most, steps):
    """Weights between 0 and [most]; and the labels' biases, held near zero so that no label wins by habit."""
    rows, labels = prior.shape
    total, weight = want.sum(), want.sum(1, keepdims=True)
    sparse = np.where(prior.max(1, keepdims=True) > 0, 0, SPARSE) + np.zeros_like(prior)

    def loss(flat):
        w, bias = flat[:-labels].reshape(rows, labels), flat[-labels:]
        p = softmax(FIT_SCALE * (x @ w) + bias)
        value = -(want * np.log(p + 1e-30)).sum() / total + PULL * ((w - prior) ** 2).sum() / 2 + (sparse * w).sum() + .01 * (bias ** 2).sum()
        slope = (p * weight - want) / total
        return value, np.concatenate([(FIT_SCALE * (x.T @ slope) + PULL * (w - prior) + sparse).ravel(), slope.sum(0) + .02 * bias])

    bounds = [(0, limit) for limit in most.ravel()] + [(-3, 3)] * labels
    start = np.concatenate([np.minimum(prior, most).ravel(), np.zeros(labels)])
    best = scipy.optimize.minimize(loss, start, jac=True, method='L-BFGS-B', bounds=bounds, options=dict(maxiter=steps, maxcor=6))
    return best.x[:-labels].reshape(rows, labels), best.x[-labels:], best.fun


def prior_of(listed, seeds):
    prior = np.zeros((len(listed), len(LABELS)))
    for i, row in enumerate(listed):
        for k, weight in seeds.get(row, {}).items(): prior[i, k] = weight
    return prior


def thin(listed, weights, x, seeds):
    """The rows worth their place: weight times how often they speak; seeds stay when they have any weight left."""
    use = weights.max(1) * np.sqrt(np.asarray((x > 0).sum(0)).ravel() + 1)
    order = sorted(range(len(listed)), key=lambda i: (not (listed[i] in seeds), -use[i], listed[i]))
    keep = [i for i in order if weights[i].max() >= LEAST][:ROWS]
    return sorted(listed[i] for i in keep)


def most_of(listed, limits):
    return np.array([[limits.get(row, HIGHEST)] * len(LABELS) for row in listed])


def strongest(weights, prior):
    """Where a row may have weight: at its few best labels. A word that no seed names must say something."""
    allowed = np.zeros_like(weights, bool)
    for i, row in enumerate(weights):
        for k in np.argsort(-row, kind='stable')[:LABELS_OF_ROW]:
            allowed[i, k] = row[k] >= max(LEAST, .15 * row.max())
    return allowed | (prior > 0)


def main():
    data, out = sys.argv[1:3]
    without = sys.argv[4] if len(sys.argv) > 4 else None
    seeds, limits = read_seeds()
    with open(os.path.join(HERE, '../../stopwords/en.txt'), encoding='utf8') as lines: stop = {l.split('\t')[0].strip() for l in lines}
    documents = collect(data, seeds, without)
    want = targets(documents)
    listed = candidates(documents, seeds, small_words(data, stop) - {w for w in limits if not limits[w]})
    print(len(documents), 'documents', len(listed), 'candidates', want.sum(0).round(), file=sys.stderr)
    x, prior = matrix(documents, listed), prior_of(listed, seeds)
    weights, _, loss = fit(x, want, prior, most_of(listed, limits), 40)
    print('first fit', loss, file=sys.stderr)
    listed = thin(listed, weights, x, seeds)
    x, prior = matrix(documents, listed), prior_of(listed, seeds)
    weights, _, loss = fit(x, want, prior, most_of(listed, limits), 40)
    weights, bias, loss = fit(x, want, prior, most_of(listed, limits) * strongest(weights, prior), 60)
    print('last fit', loss, 'rows', len(listed), file=sys.stderr)
    rows = {row: {k: w for k, w in enumerate(weights[i]) if w >= .1 and limits.get(row) != 0} for i, row in enumerate(listed)}
    write(out, {r: w for r, w in rows.items() if w}, bias, dict(threshold=60, scale=round(100 * FIT_SCALE), doubt=round(100 * DOUBT), title=round(100 * TITLE)))


if __name__ == '__main__': main()
