#!/usr/bin/env python3
"""Whether pages cost what they weigh: growth.py [BYTES [NAME]...]; NUTGRAF names the command. Prints TAP.

Each page of the hostile set (make.py) is read with BYTES and with twice as many, each time by a process of its own whose CPU time and
peak memory the kernel counts. Twice the page may take GROWTH times as long (a loop in a loop takes four times), and at most MEMORY
bytes for each of its own, beyond what an empty page takes (a line of six bytes has its numbers like any other). Short times are noise
and pass. MEMORY=none under a sanitizer, GROWTH=none where other work makes times unsure: tests/growth counts instructions instead.
"""
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
NUTGRAF = os.environ.get("NUTGRAF") or os.path.join(HERE, "..", "..", "build", "nutgraf")
GROWTH = float(os.environ.get("GROWTH", "2.8").replace("none", "inf"))
MEMORY = os.environ.get("MEMORY", "100")
NOISE = 0.25  # seconds
TRIES = 3     # other work on the machine makes a process slower now and then


def make(name, size):
    out = tempfile.TemporaryFile()
    subprocess.run([sys.executable, os.path.join(HERE, "make.py"), name, str(size)], stdout=out, check=True)
    return out


def run(page):
    """Exit code, CPU seconds and peak kilobytes of one process that reads the page."""
    page.seek(0)
    command = [NUTGRAF, "-f", "html", "-t", "json"]
    child = subprocess.Popen(command, stdin=page, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss


def judge(name, size, empty):
    """What is wrong (None: nothing), and what was measured."""
    pages = [make(name, size), make(name, 2 * size)]
    least, peak = [float("inf")] * 2, [0, 0]
    for _ in range(TRIES):
        for i, page in enumerate(pages):
            code, seconds, kilobytes = run(page)
            if code not in (0, 1):
                return f"exit {code}", ""
            least[i] = min(least[i], seconds)
            peak[i] = kilobytes
        if least[1] <= NOISE or least[1] <= GROWTH * least[0]:
            break
    measured = f"{least[0]:.2f} s, twice the page {least[1]:.2f} s, {peak[1] // 1024} MB"
    if least[1] > NOISE and least[1] > GROWTH * least[0]:
        return "its time grows faster than the page", measured
    grown = (peak[1] - empty) * 1024 / os.fstat(pages[1].fileno()).st_size
    if MEMORY != "none" and grown > float(MEMORY):
        return f"{grown:.0f} bytes of memory for each of the page", measured
    return None, measured


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 400000
    listed = subprocess.run([sys.executable, os.path.join(HERE, "make.py"), "--list"], stdout=subprocess.PIPE, check=True).stdout
    names = sys.argv[2:] or [line.split()[0] for line in listed.decode().splitlines() if line.endswith(" html")]
    empty = run(tempfile.TemporaryFile())[2]
    failed = 0
    print(f"1..{len(names)}")
    for number, name in enumerate(names, 1):
        wrong, measured = judge(name, size, empty)
        failed += wrong is not None
        print(f"{'not ok' if wrong else 'ok'} {number} - {name}: {wrong + ': ' if wrong else ''}{measured}", flush=True)
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
