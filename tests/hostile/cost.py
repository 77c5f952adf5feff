#!/usr/bin/env python3
"""What the hostile set costs beside ordinary articles, and how it grows.

usage: cost.py COMMAND [BYTES] [NAME]...      BYTES: 400000

Each input is run at BYTES and at twice as many, the least of ROUNDS rounds counts, user time and memory as the kernel counted them for the
child. Typical is a batch of different articles of that size, by the same command. What starting costs is taken off. Prints for
each input, the slowest last: milliseconds a megabyte, how many times the typical ones, growth from n to 2n, megabytes of memory. Exits 1 when
an input takes more than TIMES times the typical ones, or its time grows by more than GROWTH (below LEAST seconds nothing is told).
"""
import os
import random
import subprocess
import sys
import tempfile

import make

ROUNDS, TIMES, GROWTH, LEAST = 3, 10, 3, 0.05


def run(command, kind, data):
    """User seconds and megabytes of a run."""
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        child = subprocess.Popen([command, "-f", kind, "-t", "jsonl", "-j", "1"], stdin=file, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, _, usage = os.wait4(child.pid, 0)
        child.returncode = 0
    return usage.ru_utime, usage.ru_maxrss / 1024


def least(command, kind, data):
    runs = [run(command, kind, data) for _ in range(ROUNDS)]
    return min(seconds for seconds, _ in runs), max(megabytes for _, megabytes in runs)


def articles(size):
    """Records of ordinary articles: sentences of the tests' articles, put together anew."""
    folder = os.path.join(os.path.dirname(make.__file__), "..", "articles")
    sentences = []
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            sentences += [s.strip() + "." for s in file.read().replace("\n", " ").split(". ") if len(s) > 20]
    rng, out, length = random.Random(0), [], 0
    while length < size:
        text = "\n\n".join(" ".join(rng.choice(sentences) for _ in range(3)) for _ in range(7))
        out.append(make.json.dumps({"text": text}).encode() + b"\n")
        length += len(out[-1])
    return b"".join(out)


def main():
    command, size = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 400000
    start = least(command, "text", b"A.")[0]
    data = articles(2 * size)
    typical = (least(command, "jsonl", data)[0] - start) / len(data)
    print(f"typical: {typical * 1e9:.0f} ms/MB; start {start * 1000:.1f} ms")
    rows, bad = [], 0
    for name in sys.argv[3:] or sorted(make.INPUTS):
        kind, maker = make.INPUTS[name]
        one, two = maker(size, random.Random(name)), maker(2 * size, random.Random(name))
        first, second = least(command, kind, one)[0] - start, least(command, kind, two)
        seconds, cost = second[0] - start, (second[0] - start) / len(two) / typical
        growth = seconds / first * len(one) * 2 / len(two) if first > LEAST / 2 and seconds > LEAST else 0
        wrong = seconds > LEAST and (cost > TIMES or growth > GROWTH)
        bad += wrong
        rows.append((cost, f"{name:28} {seconds / len(two) * 1e9:7.0f} ms/MB {cost:6.1f} times {growth:5.2f} n to 2n {second[1]:6.0f} MB"
                           + (" TOO MUCH" if wrong else "")))
    print("\n".join(text for _, text in sorted(rows)))
    sys.exit(bad > 0)


main()
