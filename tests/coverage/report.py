"""Adds up what gcov says of a build made with --coverage.

usage: report.py BUILD [MISSING]

Prints for each folder of src/ and for all of it how many lines and branches the tests reached. With MISSING, a part of a path,
also the lines of those files that none reached. Exits 1 when all of src/ is below 92 % of lines or 80 % of branches.
"""
import collections
import json
import os
import subprocess
import sys

LINES, BRANCHES = 92, 80


def counts(build):
    """{file: {line: [times, {branch number: times}]}}; a header's lines are added up over the files that include it."""
    files = collections.defaultdict(dict)
    notes = [os.path.join(at, name) for at, _, names in os.walk(os.path.join(build, "obj")) for name in names if name.endswith(".gcno")]
    for note in sorted(notes):
        told = subprocess.run(["gcov", "--json-format", "--stdout", "--branch-probabilities", note], check=True, capture_output=True)
        for document in told.stdout.splitlines():
            for file in json.loads(document)["files"]:
                if file["file"].startswith("src/"):
                    add(files[file["file"]], file["lines"])
    return files


def add(lines, told):
    for line in told:
        known = lines.setdefault(line["line_number"], [0, collections.Counter()])
        known[0] += line["count"]
        for number, branch in enumerate(line["branches"]):
            known[1][number] += branch["count"]


def share(files):
    """How many lines there are and were reached, and the same of branches."""
    lines = [line for file in files for line in file.values()]
    branches = [times for line in lines for times in line[1].values()]
    return len(lines), sum(line[0] > 0 for line in lines), len(branches), sum(times > 0 for times in branches)


def show(name, files):
    lines, reached, branches, taken = share(files)
    part, taken_part = 100 * reached / max(lines, 1), 100 * taken / max(branches, 1)
    print(f"{name:34} lines {reached:6} of {lines:6} {part:5.1f} %   branches {taken:6} of {branches:6} {taken_part:5.1f} %")
    return part >= LINES and taken_part >= BRANCHES


def main():
    files = counts(sys.argv[1])
    folders = collections.defaultdict(list)
    for path, lines in files.items():
        folders[os.path.dirname(path)].append(lines)
    if len(sys.argv) > 2 and sys.argv[2]:
        for path in sorted(p for p in files if sys.argv[2] in p):
            show(path, [files[path]])
            source = open(path, encoding="utf-8").read().split("\n")
            for number in sorted(n for n, line in files[path].items() if line[0] == 0):
                print(f"    {number:5} {source[number - 1]}")
    for folder in sorted(folders):
        show(folder, folders[folder])
    sys.exit(not show("src", list(files.values())))


main()
