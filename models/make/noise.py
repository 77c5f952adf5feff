#!/usr/bin/env python3
"""noise.py MODELS: the noise tables of all languages in one, for text that is not English. Prints models/und/noise.txt.

A menu has too few words to be told by its language, and half of the web's pages say "Share", so one table serves all languages but
English. English speaks first for a phrase, then the others in order of their codes; a beginning of a longer phrase is a key, too.
"""
import pathlib
import sys

HEAD = """\
# Words and phrases of page furniture in all languages, for text that is not English.
# Origin: models/make/noise.py from models/*/noise.txt. Licence: MIT, with the project.
# Columns: phrase in folded form, number, as in models/en/noise.txt. Not to be edited: run make models.
"""


def rows_of(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            key, value = line.split("\t")
            yield key, int(value)


def main():
    paths = sorted(p for p in pathlib.Path(sys.argv[1]).glob("*/noise.txt") if p.parent.name != "und")
    paths.sort(key=lambda p: p.parent.name != "en")
    table = {}
    for path in paths:
        for key, value in rows_of(path):
            words = key.split(" ")
            for end in range(1, len(words)):
                table.setdefault(" ".join(words[:end]), 0)
            table[key] = table.get(key) or value
    sys.stdout.write(HEAD)
    for key in sorted(table):
        print(f"{key}\t{table[key]}")


main()
