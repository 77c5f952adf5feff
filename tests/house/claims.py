#!/usr/bin/env python3
"""The numbers of README and docs that can be counted are what they say:  claims.py BUILD    where the command is

Rules and files that they name are there, and what the README says beside other tools stands in docs/PERFORMANCE.md. Prints TAP. A claim is a sentence with {} in it and how its number is counted here; numbers may stand in words or with commas. Of
docs/LIMITS.md each row that names a constant holds the constant's value in src/."""
import glob, importlib.util, os, re, subprocess, sys

BUILD = sys.argv[1] if len(sys.argv) > 1 else "build"
WORDS = dict(enumerate("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
                       "seventeen eighteen nineteen twenty".split())) | {40: "forty"}


def read(path):
    with open(path, encoding="utf8") as file:
        return file.read()


def flat(text):
    return re.sub(r"\s+", " ", text)


def count(pattern):
    return len(glob.glob(pattern))


def nutgraf(*options):
    return subprocess.run([f"{BUILD}/nutgraf", *options], check=True, capture_output=True, text=True).stdout.splitlines()


def column(*names):
    """How many languages have something in each of these columns of --list-languages."""
    head, *rows = [line.split("\t") for line in nutgraf("--list-languages")]
    return sum(all(row[head.index(name)] != "-" for name in names) for row in rows)


def language(code):
    """What --list-languages says of a language, by column."""
    head, *rows = [line.split("\t") for line in nutgraf("--list-languages")]
    return next(dict(zip(head, row)) for row in rows if row[0] == code)


def growth_cases():
    spec = importlib.util.spec_from_file_location("run", "tests/growth/run.py")
    run = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(run)
    return len(list(run.cases()))


def hostile_inputs():
    return len(subprocess.run([sys.executable, "tests/hostile/make.py", "--list"], check=True, capture_output=True, text=True).stdout.splitlines())


def size(path, unit=1):
    """Of a file: in bytes, or in units of so many."""
    return round(os.path.getsize(path) / unit)


def files_with(text, pattern):
    return sum(text in read(path) for path in glob.glob(pattern))


# ---------------------------------------------------------------- constants of src/

def value(expression):
    """Of a constant expression of C; None when it is none of whole numbers."""
    plain = re.sub(r"\(\s*(size_t|u?int\d+_t|ng_score)\s*\)", "", expression)
    plain = re.sub(r"\b(0x[0-9a-fA-F]+|\d+)[uUlL]*\b", r"\1", plain)
    return eval(plain) if re.fullmatch(r"[\s\dxa-fA-F+*<>()-]+", plain) and re.search(r"\d", plain) else None


def constant(name, path):
    """The values that a file gives a constant, in an enum, a #define or a static const; None for one that is made of others."""
    return [value(v) for v in re.findall(rf"(?:#\s*define\s+{name}\s+|\b{name}\s*=\s*)([^,;}}\n/]+)", read("src/" + path))]


def spellings(number):
    yield f"{number:,}"
    if isinstance(number, float):
        return
    if number in WORDS:
        yield WORDS[number]
    for power, unit in ((30, "GiB"), (20, "MiB"), (10, "KiB")):
        if number and number % (1 << power) == 0:
            yield f"{number >> power} {unit}"
    if number & (number - 1) == 0:
        yield f"2^{number.bit_length() - 1}"
    yield f"2^{number}"  # of a number of bits


# ---------------------------------------------------------------- numbers of docs/PERFORMANCE.md

def speed(column):
    """Of the whole command, from the table of stages: microseconds an article (1) or MB a second (2)."""
    row = re.search(r"\| \*\*whole command\*\* \|[^|]*\| \*\*([\d.]+)\*\* \| ([\d.]+) MB/s", read("docs/PERFORMANCE.md"))
    return float(row.group(column))


def measured():
    """(number, whether docs/PERFORMANCE.md has one that is rounded to it) of each decimal number that the README says beside other tools."""
    section = read("README.md").split("## Beside other tools")[1].split("\n## ")[0]
    known = [float(n.replace(",", "")) for n in re.findall(r"(?<![\w.])[\d,]*\d(?:\.\d+)?(?![\w])", read("docs/PERFORMANCE.md"))]
    rows = " ".join(line.split("|", 2)[2] for line in section.splitlines() if line.startswith("| ") and not line.startswith("| job"))
    for number in re.findall(r"(?<![\w.])\d+\.\d+", rows):
        digits = len(number.split(".")[1])
        yield number, any(abs(value - float(number)) <= .5001 * 10 ** -digits for value in known)


# ---------------------------------------------------------------- claims

CLAIMS = (
    ("README.md", "{} of them are ranked with stop words", lambda: count("stopwords/*.txt") - 1),
    ("README.md", "stop words, {} of these with stems", lambda: column("stop words", "stems") - 1),
    ("README.md", "known in {} languages (`models/*/cuts.txt`)", lambda: count("models/*/cuts.txt")),
    ("docs/man/nutgraf.1", "such words for {} languages", lambda: count("models/*/cuts.txt")),
    ("README.md", "(`models/*/cuts.txt`), verbs in {};", lambda: files_with("\n@verbs\t", "models/*/cuts.txt")),
    ("README.md", "the {} broad labels of the IPTC", lambda: int(language("en")["topics"])),
    ("README.md", "docs/examples/desk.jsonl) has {} of them", lambda: len(read("docs/examples/desk.jsonl").splitlines())),
    ("README.md", "A digest holds {} articles", lambda: constant("NG_MOST_REPORTS", "digest/digest.h")[0]),
    ("README.md", "keywords are plainer, and {} have topics", lambda: column("topics") - 1),
    ("README.md", "The topics of {} other languages", lambda: column("topics") - 1),
    ("README.md", "Below them {} of its 1,100 narrower concepts", lambda: len(nutgraf("--list-topics")) - int(language("en")["topics"])),
    ("README.md", "{} articles a second on one core", lambda: round(1e6 / speed(1) / 100) * 100),
    ("docs/SCALE.md", "that is {} articles of 2.3 KB a second", lambda: round(1e6 / speed(1) / 100) * 100),
    ("docs/SCALE.md", "One core does {} MB/s", lambda: speed(2)),
    ("src/nutgraf.h", "It holds at most {} reports", lambda: constant("NG_MOST_REPORTS", "digest/digest.h")[0]),
    ("CHANGELOG.md", "a learned model of {} bytes", lambda: size("models/und/markup.model")),
    ("CHANGELOG.md", "line by line ({} KB", lambda: size("models/und/pages.model", 1000)),
    ("CHANGELOG.md", "a small learned model ({} KB) elsewhere", lambda: size("models/und/sentences.model", 1000)),
    ("CHANGELOG.md", "of 64 languages ({} KB)", lambda: size("models/und/languages.model", 1000)),
    ("CHANGELOG.md", "(an additive model of {} KB)", lambda: size("models/und/rank.model", 1000)),
    ("CHANGELOG.md", "elsewhere, abbreviations of {} languages", lambda: count("models/*/abbreviations.txt") - 1),
    ("CHANGELOG.md", "furniture in {} languages", lambda: count("models/*/noise.txt") - 1),
    ("CHANGELOG.md", "flattened pages in {} languages", lambda: count("models/*/patterns.txt")),
    ("CHANGELOG.md", "Stop words of {} languages besides English", lambda: count("stopwords/*.txt") - 1),
    ("CHANGELOG.md", "besides English, stems for {} of them", lambda: column("stop words", "stems") - 1),
    ("CHANGELOG.md", "An input record may have at most {} members", lambda: constant("MAX_MEMBERS", "wrap/json_scan.c")[0]),
    ("CHANGELOG.md", "`--stories` shows the first ones; {} articles", lambda: constant("NG_MOST_REPORTS", "digest/digest.h")[0]),
    ("docs/LANGUAGES.md", "in 24 of the {} languages", lambda: count("stopwords/*.txt")),
    ("docs/LANGUAGES.md", "an algorithm for {} of the languages", lambda: column("stems")),
    ("docs/LANGUAGES.md", "({} know days, months", lambda: count("models/*/generic.txt") - 1),
    ("docs/METADATA.md", "the noise tables of {} languages", lambda: count("models/*/noise.txt") - 1),
    ("docs/TESTING.md", "fuzz corpora: {} targets", lambda: count("tests/fuzz/corpus/*")),
    ("docs/TESTING.md", "hostile set: {} inputs", hostile_inputs),
    ("docs/TESTING.md", "growth: {} inputs", growth_cases),
    ("docs/TESTING.md", "mutants: {} deliberate breaks", lambda: sum(line.startswith("= ") for line in read("tests/mutants/mutants.txt").splitlines())),
    ("docs/ARCHITECTURE.md", "beyond {} reports the stories", lambda: constant("NG_MOST_REPORTS", "digest/digest.h")[0]),
    ("docs/ARCHITECTURE.md", "of at most {} words, which *lex* finds", lambda: constant("SLOTS", "lex/word_memory.c")[0]),
    ("docs/ARCHITECTURE.md", "{} words are read; at most", lambda: constant("NG_TOPIC_WORDS", "topic/bag.h")[0]),
    ("docs/ARCHITECTURE.md", "words are read; at most {} labels", lambda: constant("NG_CLASSIFIER_MAX_LABELS", "model/classifier.h")[0]),
    ("docs/ARCHITECTURE.md", "of HTML one layer of {} weights", lambda: constant("NG_MARKUP_OWN", "model/model.h")[0]),
    ("docs/SCALE.md", "four portions of {} lines", lambda: constant("CLI_PORTION_LINES", "cli/portion.h")[0]),
    ("docs/PERFORMANCE.md", "work on portions of {} lines", lambda: constant("CLI_PORTION_LINES", "cli/portion.h")[0]),
    ("docs/NOISE.md", "line by line (C02): {} numbers", lambda: constant("NG_PAGE_OWN", "model/model.h")[0]),
    ("docs/NOISE.md", "a logistic score, {} numbers", lambda: constant("NG_PAGE_CONTEXT", "model/model.h")[0]),
    ("docs/ARCHITECTURE.md", "Nesting stops at {} levels", lambda: constant("DEEPEST", "wrap/html.c")[0]),
)


def stands(number, text):
    """Whether it stands there and is no part of another one."""
    return re.search(rf"(?<![\w,^]){re.escape(number)}(?![\w,]*\w)", text) is not None


def said(path, sentence, number):
    text = flat(read(path)).replace(" * ", " ") if path.endswith(".h") else flat(read(path))
    return any(sentence.replace("{}", spelling) in text for spelling in spellings(number))


def limits():
    """(name, whether the row holds its value) of each constant that a row of docs/LIMITS.md names with its file."""
    for row in read("docs/LIMITS.md").splitlines():
        if not row.startswith("|"):
            continue
        for names, path in re.findall(r"((?:`[A-Z_]+`(?:, )?)+) \(([a-z_]+/[a-z_0-9]+\.[ch])", row):
            for name in re.findall(r"`([A-Z_]+)`", names):
                values = constant(name, path)
                limit = row.split("|")[1]
                shown = any(v is None or stands(spelling, limit) for v in values for spelling in spellings(v or 0))
                yield f"{name} ({path}) = {values}", shown


DOCS = ["README.md", "CHANGELOG.md", *sorted(glob.glob("docs/*.md"))]


def rules():
    """(id, whether src/ knows it) of each rule that the docs name."""
    source = "".join(read(path) for path in glob.glob("src/*/*.[ch]"))
    known = set(re.findall(r"\b[CMS]\d\d\b", source))
    for letter, first, last in re.findall(r"\b([CMS])(\d\d) to \1(\d\d)\b", source):
        known |= {f"{letter}{number:02}" for number in range(int(first), int(last) + 1)}
    for rule in sorted({rule for path in DOCS for rule in re.findall(r"\b[CMS]\d\d\b", read(path))}):
        yield rule, rule in known


def paths():
    """(path, whether it is there) of each file of the project that the docs name; a name in capitals stands for many."""
    named = {(path, name) for path in DOCS for name in re.findall(r"\b(?:src|tests|models|docs|stopwords)/[\w./-]+\.\w+\b", read(path))}
    for path, name in sorted(named):
        if not re.search(r"/[A-Z]+[/.]", name):
            yield f"{path}: {name}", os.path.exists(name)
    # A file of the source may stand there without "src/", in the list of where to look without its folder too.
    folders = "|".join(sorted(os.path.basename(folder) for folder in glob.glob("src/*/")))
    short = {(path, name) for path in DOCS for name in re.findall(rf"(?<![\w/])(?:{folders})/[\w]+\.[ch]\b", read(path))}
    for path, name in sorted(short):
        yield f"{path}: {name}", os.path.exists("src/" + name)
    where = read("docs/ARCHITECTURE.md").split("## Where to look")[1].split("\n## ")[0]
    for name in sorted(set(re.findall(r"(?<![\w/])\w+\.c\b", where))):
        yield f"docs/ARCHITECTURE.md: {name}", count(f"src/*/{name}") > 0


def main():
    verdicts = []
    for path, sentence, counted in CLAIMS:
        number = counted()
        verdicts.append((f"{path}: {sentence.replace('{}', str(number))}", said(path, sentence, number)))
    verdicts += [(f"docs/LIMITS.md: {name}", good) for name, good in limits()]
    verdicts += [(f"rule {name} is one of src/", good) for name, good in rules()]
    verdicts += [(f"{name} is there", good) for name, good in paths()]
    verdicts += [(f"README.md, beside other tools: {number} stands in docs/PERFORMANCE.md", good) for number, good in measured()]
    print(f"1..{len(verdicts)}")
    for number, (name, good) in enumerate(verdicts, 1):
        print(f"{'ok' if good else 'not ok'} {number} - {name}")
    return not all(good for _, good in verdicts)


if __name__ == "__main__":
    sys.exit(main())
