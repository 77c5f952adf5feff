#!/usr/bin/env python3
"""Pages beside other extractors: pages_peers.py NUTGRAF DATA [NODE_MODULES]

Runs nutgraf (--clean-only), trafilatura (pip install trafilatura) and, when NODE_MODULES is the folder where npm installed
@mozilla/readability and jsdom, Readability.js over DATA/pages/html.dev.jsonl.gz, scores them by DATA/../eval/score.py, and times
them: CPU seconds of the whole process, in turns, the least of three. The others' start-up (importing) is not counted.
"""
import gzip
import importlib.util
import json
import os
import resource
import subprocess
import sys
import tempfile

TURNS = 3
PAGES_FOR_TIMING = 120  # the slowest takes a quarter of a second for a page

TRAFILATURA = r'''
import json, sys, time
from trafilatura import bare_extraction
rows = [json.loads(line) for line in open(sys.argv[1])]
begin = time.process_time()
for r in rows:
    try:
        d = bare_extraction(r['html'], url=r['url'], with_metadata=True)
        d = d.as_dict() if d is not None and hasattr(d, 'as_dict') else d or {}
    except Exception:
        d = {}
    print(json.dumps({'id': r['id'], 'text': d.get('text') or '', 'headline': d.get('title'), 'byline': d.get('author'),
                      'datePublished': d.get('date')}))
print(time.process_time() - begin, file=sys.stderr)
'''

READABILITY = r'''
const { Readability } = require('@mozilla/readability'), { JSDOM, VirtualConsole } = require('jsdom'), fs = require('fs');
const rows = fs.readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean).map(JSON.parse);
const begin = process.cpuUsage();
for (const r of rows) {
  let a = null;
  try { a = new Readability(new JSDOM(r.html, { url: r.url, virtualConsole: new VirtualConsole() }).window.document).parse(); } catch (e) {}
  console.log(JSON.stringify({ id: r.id, text: a ? a.textContent : '', headline: a && a.title, byline: a && a.byline,
                               datePublished: a && a.publishedTime }));
}
const used = process.cpuUsage(begin);
console.error((used.user + used.system) / 1e6);
'''


def run_nutgraf(program, rows, out):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(rows) as source, open(out, 'w') as to:
        subprocess.run([program, '-f', 'jsonl', '-t', 'jsonl', '--clean-only'], stdin=source, stdout=to, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def runner(command, environment=None):
    def run(rows, out):
        with open(out, 'w') as to:
            done = subprocess.run([*command, rows], stdout=to, stderr=subprocess.PIPE, text=True, check=True,
                                  env={**os.environ, **(environment or {})})
        return float(done.stderr.strip().split('\n')[-1])
    return run


def main():
    program, data = sys.argv[1], sys.argv[2]
    gold = os.path.join(data, 'pages', 'html.dev.jsonl.gz')
    work = tempfile.mkdtemp()
    rows, few = os.path.join(work, 'rows'), os.path.join(work, 'few')
    with gzip.open(gold, 'rt') as source, open(rows, 'w') as all_rows, open(few, 'w') as some:
        for i, line in enumerate(source):
            page = json.loads(line)
            record = json.dumps({k: page[k] for k in ('id', 'url', 'html')}) + '\n'
            all_rows.write(record)
            if i < PAGES_FOR_TIMING:
                some.write(record)
    tools = {'nutgraf': lambda rows, out: run_nutgraf(program, rows, out)}
    if importlib.util.find_spec('trafilatura'):
        tools['trafilatura'] = runner([sys.executable, '-c', TRAFILATURA])
    if len(sys.argv) > 3:
        tools['Readability.js'] = runner(['node', '-e', READABILITY, 'x'], {'NODE_PATH': sys.argv[3]})
    least = {}
    for _ in range(TURNS):
        for name, run in tools.items():
            seconds = run(few, os.path.join(work, 'out'))
            least[name] = min(least.get(name, seconds), seconds)
    for name, run in tools.items():
        out = os.path.join(work, name)
        run(rows, out)
        print(f'== {name}: {PAGES_FOR_TIMING / least[name]:.0f} pages/s, {least[name] / least["nutgraf"]:.1f} times the time of nutgraf')
        subprocess.run([sys.executable, os.path.join(data, '..', 'eval', 'score.py'), 'pages', gold, out], check=False)


if __name__ == '__main__':
    main()
