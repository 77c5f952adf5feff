"""The mutation check: breaks src/ in small ways and sees whether the tests notice.

usage: run.py [--named | --quick] [PART-OF-A-NAME]...      without names: every mutant of mutants.txt. --named: only the test that each
one names; --quick: no bats files beside it

Works in a copy of the tree in build/mutants, which is built once; a mutant costs the files that it touches and the links. The test that a
mutant names is run first, then all others, from quick to slow, and the first one that fails has caught it, if it passes without a
mutant. A mutant that does not compile, or whose text is not in its file exactly once, is an error of the table. Prints TAP with the test that
caught each mutant, and how many were caught; exits 1 when more than two were not.
"""
import contextlib
import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
COPY = os.path.join(TOP, "build", "mutants")
MAY_PASS = 2
SECONDS = 900  # of one part: a mutant may loop for ever, and is caught by that
COMMANDS = ("formats", "batch", "options", "json", "render", "digest", "detect", "faults", "languages", "models", "train", "schema", "jobs")
UNITS = sorted(name[:-2] for name in os.listdir(os.path.join(TOP, "tests", "unit")) if name.endswith(".c"))
ACCEPTANCE = ("choice", "fit", "tags", "sentences", "pages", "languages")
# A test: the targets that it needs, the command.
TESTS = {
    "spec": ("build/spec/run", "build/spec/run"),
    "fuzz": ("build/fuzz/replay", "build/fuzz/replay tests/fuzz/corpus/*/*"),
    "golden": ("build/nutgraf", "sh tests/golden/run.sh"),
    **{name: (f"build/unit/{name}", f"build/unit/{name}") for name in UNITS},
    **{f"acceptance/{name}": ("build/nutgraf", f"bats tests/acceptance/{name}.bats") for name in ACCEPTANCE},
    **{f"command/{name}": ("build/nutgraf build/nutgraf-train", f"bats tests/command/{name}.bats") for name in COMMANDS},
}


class Mutant:
    def __init__(self, text):
        lines = text.strip("\n").split("\n")
        self.name, self.path, self.old, self.new, self.test = lines[0][2:], lines[1], lines[2][2:], lines[3][2:], lines[4][2:]


def read_table():
    with open(os.path.join(HERE, "mutants.txt"), encoding="utf-8") as file:
        blocks = file.read().split("\n\n")
    return [Mutant(block) for block in blocks if block.startswith("= ")]


def run(command):
    """Whether a command of the copy succeeds in its time."""
    environment = dict(os.environ, NUTGRAF=os.path.join(COPY, "build", "nutgraf"), CFLAGS="-O1") # for a make inside a test too
    environment.pop("NUTGRAF_BUILDS", None)
    try:
        done = subprocess.run(["sh", "-c", command], cwd=COPY, env=environment, timeout=SECONDS, stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def build(what):
    return run(f"make -s -j{os.cpu_count()} {what}")


def make_copy():
    """The committed and uncommitted files of the tree; what was built before in the copy stays."""
    os.makedirs(COPY, exist_ok=True)
    names = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=TOP, check=True,
                           capture_output=True).stdout.decode().split("\0")
    for name in filter(None, names):
        source, target = os.path.join(TOP, name), os.path.join(COPY, name)
        if not os.path.isfile(source):
            continue
        if os.path.exists(target) and open(source, "rb").read() == open(target, "rb").read():
            continue
        os.makedirs(os.path.dirname(target), exist_ok=True)
        shutil.copy(source, target)


def failing(mutant, broken, others):
    """The tests that fail with a mutant, one after the other."""
    path = os.path.join(COPY, mutant.path)
    with open(path, encoding="utf-8") as file:
        before = file.read()
    if before.count(mutant.old) != 1:
        raise ValueError(f"stands {before.count(mutant.old)} times in {mutant.path}")
    with open(path, "w", encoding="utf-8") as file:
        file.write(before.replace(mutant.old, mutant.new))
    try:
        for name in [mutant.test] + [name for name in others if name != mutant.test]:
            if not build(TESTS[name][0]):
                raise ValueError("does not compile")
            if name not in broken and not run(TESTS[name][1]):
                yield name
    finally:
        with open(path, "w", encoding="utf-8") as file:
            file.write(before)


def catch(mutant, sound, broken, others):
    """The test that caught a mutant, or None. What fails without a mutant too catches nothing."""
    while True:
        with contextlib.closing(failing(mutant, broken, others)) as names: # behind it the file is whole again
            name = next(names, None)
        if name is None or name in sound:
            return name
        if build(TESTS[name][0]) and run(TESTS[name][1]):
            sound.add(name)
            return name
        broken.add(name)
        print(f"# {name} fails without a mutant", flush=True)


def main():
    others = [] if "--named" in sys.argv else [name for name in TESTS if "--quick" not in sys.argv or "/" not in name]
    wanted = [name for name in sys.argv[1:] if not name.startswith("--")]
    mutants = [m for m in read_table() if not wanted or any(part in m.name for part in wanted)]
    sound, broken = set(), set()
    make_copy()
    print(f"1..{len(mutants)}", flush=True)
    caught = wrong = 0
    for number, mutant in enumerate(mutants, 1):
        try:
            by = catch(mutant, sound, broken, others)
        except ValueError as error:
            wrong += 1
            print(f"not ok {number} - {mutant.name}: {error}", flush=True)
            continue
        caught += by is not None
        print(f"{'ok' if by else 'not ok'} {number} - {mutant.name}: caught by {by or 'nothing'}", flush=True)
    print(f"{caught} of {len(mutants)} caught")
    sys.exit(wrong > 0 or len(mutants) - caught > MAY_PASS)


main()
