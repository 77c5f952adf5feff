#!/usr/bin/env python3
"""A desk's own labels: nutgraf-train beside scikit-learn's LinearSVC (words 1-2 and characters 3-5, TF-IDF) and fastText, where
PYTHON has them.

    topics_peers.py TRAIN NUTGRAF DATA [--only SET,SET] [--no-peers]

Each set is learned from its train file and judged on its dev file; where that has fewer than 400 articles, by 5 folds of both.
"full" is title and text, "headline" the title alone. A peer that is asked for both learns from both (title with text, and title
alone, as two examples), which is what nutgraf-train does; LinearSVC is also learned from one of the two alone, and its better
result stands in the table. Accuracy in per cent; the interval is the paired bootstrap's 95% of the difference to ours."""
import argparse, gzip, json, os, random, subprocess, sys, tempfile, time

SETS = [('bbc', None), ('ag', None), ('masakhanews', 'eng'), ('huffpost', None), ('nyt_rtt', None)]


def load(data, name, language):
    parts = []
    for split in ('train', 'dev'):
        with gzip.open(os.path.join(data, 'topics', f'{name}.{split}.jsonl.gz'), 'rt', encoding='utf8') as lines:
            parts.append([r for r in map(json.loads, lines) if r['label'] and (not language or r['lang'] == language)])
    return parts


def splits(train, dev):
    """Pairs (what is learned from, what is judged)."""
    if len(dev) >= 400: return [(train, dev)]
    both = train + dev
    random.Random(1).shuffle(both)
    return [([r for i, r in enumerate(both) if i % 5 != k], both[k::5]) for k in range(5)]


def whole(record):
    return ' '.join(filter(None, (record['title'], record['text'])))


def run_ours(train_command, command, train, test, report):
    with tempfile.TemporaryDirectory() as work:
        path, model = os.path.join(work, 'train.jsonl'), os.path.join(work, 'own.model')
        with open(path, 'w', encoding='utf8') as out:
            for r in train: out.write(json.dumps({'title': r['title'], 'text': r['text'], 'label': r['label']}) + '\n')
        start = time.time()
        got = subprocess.run([train_command, 'topics', path, '-o', model], capture_output=True, text=True)
        if got.returncode: sys.exit(got.stderr)
        report['seconds'] = max(report.get('seconds', 0), time.time() - start)
        report['bytes'] = max(report.get('bytes', 0), os.path.getsize(model))
        answers = []
        for headline in (False, True):
            lines = [json.dumps({'title': r['title'], 'language': r['lang'], **({} if headline else {'text': r['text']})}) for r in test]
            out = subprocess.run([command, '-f', 'jsonl', '-t', 'jsonl', '--no-clean', '--topic-model', model, '--topics', '1', '--topic-threshold', '0'],
                                 input='\n'.join(lines) + '\n', capture_output=True, text=True)
            answers.append([((json.loads(line).get('subjects') or [{}])[0]).get('name') for line in out.stdout.splitlines()])
        return answers


def run_svm(train, test):
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import FeatureUnion
    from sklearn.svm import LinearSVC
    full, title = [whole(r) for r in train], [r['title'] for r in train]
    labels, both = [r['label'] for r in train], [any(r['text'] and r['title'] for r in train)]
    answers = {}
    for name, texts, wanted in (('both', full + title, labels * 2), ('full', full, labels), ('headline', title, labels)):
        if name != 'full' and not both[0]: continue
        kept = [(t, l) for t, l in zip(texts, wanted) if t]
        vectors = FeatureUnion([('words', TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)),
                                ('characters', TfidfVectorizer(analyzer='char_wb', ngram_range=(3, 5), sublinear_tf=True))])
        model = LinearSVC(random_state=1).fit(vectors.fit_transform([t for t, _ in kept]), [l for _, l in kept])
        if name != 'headline': answers[name, 0] = list(model.predict(vectors.transform([whole(r) for r in test])))
        if name != 'full' or not both[0]: answers[name, 1] = list(model.predict(vectors.transform([r['title'] for r in test])))
    return answers


def run_fasttext(train, test):
    import fasttext
    labels = sorted({r['label'] for r in train})
    plain = lambda text: ' '.join(''.join(c if c.isalnum() else ' ' for c in text.lower()).split())
    lines = [f"__label__{labels.index(r['label'])} {plain(t)}" for r in train for t in {whole(r), r['title']} if t]
    random.Random(1).shuffle(lines)
    with tempfile.NamedTemporaryFile('w', suffix='.txt', encoding='utf8') as out:
        out.write('\n'.join(lines) + '\n')
        out.flush()
        model = fasttext.train_supervised(out.name, wordNgrams=2, minn=3, maxn=5, epoch=25, lr=.5, thread=1, bucket=500000, verbose=0)
    ask = lambda text: labels[int(model.f.predict(plain(text) + '\n', 1, 0., 'strict')[0][1][9:])] if plain(text) else None
    return {('both', 0): [ask(whole(r)) for r in test], ('both', 1): [ask(r['title']) for r in test]}


def interval(differences):
    """The paired bootstrap's 95% interval of the mean, in points."""
    pick, n = random.Random(1), len(differences)
    means = sorted(sum(pick.choices(differences, k=n)) / n for _ in range(1000))
    return 100 * means[25], 100 * means[974]


def main():
    options = argparse.ArgumentParser()
    options.add_argument('train')
    options.add_argument('nutgraf')
    options.add_argument('data')
    options.add_argument('--only')
    options.add_argument('--no-peers', action='store_true')
    o = options.parse_args()
    print(f"{'set':14}{'of':10}{'n':>6}{'ours':>8}{'LinearSVC':>11}{'interval':>16}{'fastText':>10}{'interval':>16}{'seconds':>9}{'bytes':>9}")
    for name, language in SETS:
        if o.only and name not in o.only.split(','): continue
        right, report, asked = {}, {}, 0
        for train, test in splits(*load(o.data, name, language)):
            asked += len(test)
            answers = dict(zip((('ours', 'ours', 0), ('ours', 'ours', 1)), run_ours(o.train, o.nutgraf, train, test, report)))
            for peer, run in () if o.no_peers else (('LinearSVC', run_svm), ('fastText', run_fasttext)):
                try: answers.update({(peer, *key): value for key, value in run(train, test).items()})
                except ImportError as missing: print('left out:', missing, file=sys.stderr)
            for key, got in answers.items(): right.setdefault(key, []).extend(int(g == r['label']) for g, r in zip(got, test))
        for part, of in enumerate(('full', 'headline')):
            ours, cells = right['ours', 'ours', part], ''
            for peer, width in (('LinearSVC', 11), ('fastText', 10)):
                rivals = [v for k, v in right.items() if k[0] == peer and k[2] == part]
                if not rivals:
                    cells += f"{'-':>{width}}{'-':>16}"
                    continue
                best = max(rivals, key=sum)
                low, high = interval([a - b for a, b in zip(ours, best)])
                cells += f"{100 * sum(best) / len(best):{width}.1f}{f'{low:+.1f} .. {high:+.1f}':>16}"
            print(f"{name:14}{of:10}{asked:6}{100 * sum(ours) / len(ours):8.1f}{cells}{report['seconds']:9.1f}{report['bytes']:9}", flush=True)


if __name__ == '__main__': main()
