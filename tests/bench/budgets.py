"""Counts broken budgets: every article of DATA in every preset and every unit, descriptions and -c summaries alike. 0 is wanted.

usage: budgets.py NUTGRAF DATA [--every N]     --every N takes each N-th article only
Lengths are measured here once more and not by the library's own code; only grapheme clusters are utf8proc's, through ctypes.
Prints a line for each preset and unit, and a last one with the totals; exit 1 when one budget was broken.
"""
import ctypes
import ctypes.util
import glob
import gzip
import json
import re
import subprocess
import sys

UNITS = ["grapheme", "codepoint", "utf16", "byte", "x"]
utf8proc = ctypes.CDLL(ctypes.util.find_library("utf8proc"))
utf8proc.utf8proc_grapheme_break_stateful.argtypes = [ctypes.c_int32, ctypes.c_int32, ctypes.POINTER(ctypes.c_int32)]
utf8proc.utf8proc_grapheme_break_stateful.restype = ctypes.c_bool


def graphemes(text):
    if text.isascii():
        return len(text)
    state = ctypes.c_int32(0)
    breaks = sum(utf8proc.utf8proc_grapheme_break_stateful(ord(a), ord(b), ctypes.byref(state)) for a, b in zip(text, text[1:]))
    return breaks + bool(text)


def weight(text):
    """As X counts: twitter-text, configuration 3."""
    text, links = re.subn(r"https?://[^\s]+", "", text)
    light = sum(ord(c) <= 0x10FF or 0x2000 <= ord(c) <= 0x200D or 0x2010 <= ord(c) <= 0x201F or 0x2032 <= ord(c) <= 0x2037
                for c in text)
    return 23 * links + 2 * len(text) - light


MEASURES = {
    "grapheme": graphemes,
    "codepoint": len,
    "utf16": lambda text: len(text.encode("utf-16-le")) // 2,
    "byte": lambda text: len(text.encode()),
    "x": weight,
    "word": lambda text: len(text.split()),
}


def articles(data):
    """Every text of every set; pages as HTML and as lines."""
    for path in sorted(glob.glob(f"{data}/*/*.jsonl*")):
        with (gzip.open(path, "rt") if path.endswith(".gz") else open(path)) as file:
            for line in file:
                record = json.loads(line)
                lines = record.get("lines")
                text = record.get("text") or ("\n".join(lines) if lines else None)
                if record.get("html"):
                    yield {"title": record.get("title"), "html": record["html"]}
                elif text:
                    yield {"title": record.get("title"), "text": text}


def run(nutgraf, batch, preset, length, unit):
    command = [nutgraf, "-f", "jsonl", "-t", "jsonl", "-k", "0", "--topics", "0", "--fit", preset, "-c", str(length),
               "--count-by", unit]
    done = subprocess.run(command, input=batch, capture_output=True)
    assert done.returncode in (0, 3), done.stderr
    return map(json.loads, done.stdout.splitlines())


def main():
    nutgraf, data = sys.argv[1:3]
    every = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    batch = "\n".join(json.dumps(a, ensure_ascii=False) for i, a in enumerate(articles(data)) if i % every == 0).encode()
    presets = [line.split("\t") for line in
               subprocess.run([nutgraf, "--list-presets"], capture_output=True, text=True, check=True).stdout.splitlines()]
    checked = broken = 0
    print("preset\tunit\tarticles\tdescriptions\tcut\tnone\tbroken", flush=True)
    for name, length, counted, _ in presets:
        for unit in UNITS:
            count = given = cut = bad = 0
            own = MEASURES["word" if counted == "word" else unit]
            for record in run(nutgraf, batch, name, length, unit):
                count += 1
                description, summary = record.get("description"), record.get("summary") or ""
                given += description is not None
                cut += bool(description) and description.endswith("…")
                bad += own(description or "") > int(length)
                bad += MEASURES[unit](summary) > int(length)
            print(name, unit, count, given, cut, count - given, bad, sep="\t", flush=True)
            checked += 2 * count
            broken += bad
    print(f"{checked} texts measured, {broken} budgets broken")
    return broken > 0


sys.exit(main())
