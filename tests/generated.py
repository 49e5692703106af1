"""What becomes of many generated manuscripts: `make generated N=500 SEED=1`, or `tests/generated.py --count --seed`.

Each goes through load, check and typeset, every twentieth through all formats; one that shows a fault of the press is
kept in a folder, which is named. Printed are the books, those that were refused by the codes that said why, tracebacks,
those that took too long, and what verify found missing, doubled, out of order or altered.
"""

import argparse
import shutil
import signal
import sys
import tempfile
import traceback
from collections import Counter
from pathlib import Path

from builds import build, read
from fuzz.case import OF_THE_PRESS
from manuscripts import of_seed

from baspa.model.problem import Severity

# What a generated book may be refused for: an exclamation mark before a link, a character without a font, a note called
# in a title, an empty index.
REFUSALS = {"B024", "B030", "B113", "B124"}
EXPECTED = {"typeset", "through all formats", *(f"refused: {code}" for code in REFUSALS)}
LONGEST = 240  # s of processor time


class TooLongError(Exception):
    """A book that takes longer than any should."""


def too_long(*_):
    raise TooLongError


def written(seed, folder):
    """Write the book of a seed into a folder."""
    folder.mkdir(parents=True)
    for name, text in of_seed(seed).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def outcome(folder, whole):
    """Return what a book was refused for, and the faults that were found in what was made of it."""
    faces, problems = read(folder)
    errors = {problem.code for problem in problems if problem.severity is Severity.ERROR}
    if faces is None or errors:
        return errors, set()
    made = build(folder)
    assert made.edition.paper
    return set(), {problem.code for problem in made.problems} & set(OF_THE_PRESS) if whole else set()


def tried(seed, folder, whole):
    """Return the names under which a book is counted."""
    signal.signal(signal.SIGVTALRM, too_long)
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
    try:
        errors, faults = outcome(written(seed, folder), whole)
    except TooLongError:
        return ["too long"]
    except Exception:  # noqa: BLE001  it is what is looked for, and printed
        traceback.print_exc()
        return ["traceback"]
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    made = ["through all formats" if whole else "typeset"]
    return [f"refused: {code}" for code in sorted(errors)] or [*made, *sorted(faults)]


def main(arguments):
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--whole", type=int, default=20, help="each book of so many goes through all formats")
    given = parser.parse_args(arguments)
    kept, counts = Path(tempfile.mkdtemp(prefix="generated-")), Counter()
    for seed in range(given.seed, given.seed + given.count):
        names = tried(seed, kept / str(seed), whole=seed % given.whole == 0)
        counts.update(names)
        if EXPECTED.issuperset(names):
            shutil.rmtree(kept / str(seed))
        else:
            print(f"{kept / str(seed)}: {', '.join(names)}", flush=True)  # noqa: T201
    print(f"books                {given.count:6}")  # noqa: T201
    for name, count in sorted(counts.items()):
        print(f"{name:20} {count:6}")  # noqa: T201
    return 0 if not any(kept.iterdir()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
