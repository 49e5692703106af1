"""Damaged books by the thousand, in a table: `make fuzz N=5000 SEED=1 FORMATS=1`.

The folder of each case that goes wrong is kept, named by its seed: `ONLY=1-17` makes that one again.
"""

from __future__ import annotations

import argparse
import multiprocessing
import shutil
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

from fuzz.case import SECONDS, WAITED, Verdict, damaged, judge, judge_formats, put

BATCH = 100  # cases of one process
ENDED = "the process"  # what is said of one that ended or had to be


def main() -> int:
    """Judge the cases; print what went wrong, and the table; return 1 where something did."""
    parser = argparse.ArgumentParser(prog="fuzz")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--only", default="", help="the seed of one case")
    parser.add_argument("--formats", action="store_true", help="build every format of each book")
    parser.add_argument("--keep", type=Path, default=Path("dist/fuzz"), help="where the folders of cases gone wrong go")
    options = parser.parse_args()
    seeds = [options.only] if options.only else [f"{options.seed}-{number}" for number in range(options.count)]
    ends, wrong = Counter[str](), Counter[str]()
    began = time.perf_counter()
    for verdict in judged(seeds, options.formats, options.keep):
        ends[verdict.end] += 1
        if not verdict.good:
            wrong[f"{verdict.end}: {verdict.said}"] += 1
            print(f"{verdict.seed:10} {verdict.end}: {verdict.said!r}   ({', '.join(verdict.kinds)})", flush=True)
    for said, times in wrong.most_common():
        print(f"{times:6} {said!r}")
    counts = ", ".join(f"{number} {end}" for end, number in sorted(ends.items()))
    print(f"{len(seeds)} cases in {time.perf_counter() - began:.0f} s: {counts}")
    return 1 if wrong else 0


def judged(seeds: Sequence[str], formats: bool, keep: Path) -> Iterator[Verdict]:
    """Yield the verdict of each case; a process that dies, or does not end, is one too, and the rest goes on."""
    waiting = list(seeds)
    while waiting:
        answer, end = multiprocessing.Pipe(duplex=False)
        batch = waiting[:BATCH]
        process = multiprocessing.get_context("fork").Process(target=work, args=(batch, formats, keep, end))
        process.start()
        end.close()
        for seed in batch:
            verdict = received(answer, seed, WAITED + 60 if formats else 4 * SECONDS)
            waiting.remove(seed)
            yield verdict
            if verdict.said.startswith(ENDED):
                break
        process.kill()
        process.join()
        answer.close()


def received(answer: Connection, seed: str, seconds: float) -> Verdict:
    """Return the next verdict."""
    if not answer.poll(seconds):
        return Verdict(seed, "hang", f"{ENDED} does not end")
    try:
        verdict = answer.recv()
    except EOFError:
        return Verdict(seed, "crash", f"{ENDED} died")
    assert isinstance(verdict, Verdict)
    return verdict


def work(seeds: Sequence[str], formats: bool, keep: Path, answer: Connection) -> None:
    """Judge cases one after the other, and send the verdicts."""
    for seed in seeds:
        with TemporaryDirectory(prefix="baspa-fuzz-") as folder:
            files, kinds = damaged(seed)
            book = put(files, Path(folder) / "book")
            verdict = judge_formats(seed, book, kinds, Path(folder) / "dist") if formats else judge(seed, book, kinds)
            if not verdict.good:
                shutil.rmtree(keep / seed, ignore_errors=True)
                shutil.copytree(book, keep / seed)
        answer.send(verdict)


if __name__ == "__main__":
    raise SystemExit(main())
