"""Measure how evenly lines are set, beside the greedy way and beside Typst, on one page and font: `make bench`.

    tools/bench_lines.py [--book DIR]

The page is A5 with a measure of 118 mm, Literata 10 on 14 pt. A line's word space is a
multiple of the font's own; the lines of running text count that end at the measure. What the layout alone costs is
measured in processes of its own, by turns, and the least of ROUNDS is printed: other work on the machine only adds.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from peers import Peers, peers

from baspa.bind.paper.pdf import bind_pdf
from baspa.layout import laid_out
from baspa.model.edition import Edition
from baspa.model.metadata import Design
from baspa.press import prepared
from baspa.verify.lines.lines import SetLine, full, printed_lines

PROJECT = Path(__file__).resolve().parent.parent
WAYS = ("greedy", "total-fit")
ROUNDS = 5
NATURAL = 0.2  # em: Literata's own word space
SIZE = (9.5, 10.5)  # pt: the running text
PAGE = """
@page { margin: 18mm 15mm } @page :left { margin: 18mm 15mm } @page :right { margin: 18mm 15mm }
html { font-variant-numeric: normal }
.text p, h1 + p, h2 + p { text-indent: 1em }
"""
TWO_TERMS = re.compile(r"^/ ([^:\n]+) \\$", re.MULTILINE)  # pandoc's two terms of one text: a fault to Typst
TYPST = """#set page(paper: "a5", margin: (x: 15mm, y: 18mm))
#set text(font: "Literata", size: 10pt, lang: "%s")
#set par(justify: true, first-line-indent: 1em, leading: 0.55em, spacing: 0.55em)
#let horizontalrule = line(length: 50%%)
"""


def on_the_page(edition: Edition, justify: str) -> Edition:
    """Return the edition on the page of the comparison."""
    design: Design = replace(edition.metadata.design, justify=justify)
    return replace(edition, metadata=replace(edition.metadata, design=design), paper_styles=edition.paper_styles + PAGE)


def typst_pdf(edition: Edition, others: Peers) -> bytes:
    """Return Typst's setting of the same Markdown, by way of pandoc; images are left out."""
    text = "\n\n".join(source.data.decode() for source in edition.sources)
    command = (others.pandoc, "--from=commonmark_x-implicit_figures", "--to=typst", "--wrap=none")
    body = subprocess.run(command, input=text, check=True, capture_output=True, encoding="utf-8").stdout
    body = "\n".join(line for line in body.splitlines() if "image(" not in line)
    body = TWO_TERMS.sub(r"/ \1: ~", body)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "book.typ")
        source.write_text(TYPST % edition.metadata.language[:2] + body, encoding="utf-8")
        subprocess.run(others.typst(source, Path(folder, "book.pdf"), Path(folder)), check=True)
        return Path(folder, "book.pdf").read_bytes()


def text_lines(data: bytes) -> list[SetLine]:
    """Return the lines of running text that end at the measure."""
    return full(each for each in printed_lines(data) if SIZE[0] < each.size < SIZE[1] and ". . ." not in each.text)


def layout_cost(book: Path, justify: str) -> tuple[float, float]:
    """Return the processor time, s, and the most memory, MiB, of laying the book out in a fresh process."""
    command = [sys.executable, __file__, "--book", str(book), "--lay-out", justify]
    seconds, memory = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(seconds), float(memory)


def lay_out(edition: Edition) -> None:
    """Lay an edition out, and print what it cost."""
    began = time.process_time()
    with laid_out(edition):
        pass
    status = Path("/proc/self/status").read_text(encoding="ascii")  # ru_maxrss would be that of the parent before exec
    print(time.process_time() - began, int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) / 1024)


def report(name: str, data: bytes, seconds: float) -> None:
    """Print the figures of one setting."""
    spaces = [statistics.mean(each.spaces) / NATURAL for each in text_lines(data)]
    above = [100 * sum(space > most for space in spaces) / len(spaces) for most in (1.5, 2)]
    figures = f"{statistics.mean(spaces):8.2f}{above[0]:11.1f} %{above[1]:10.1f} %{max(spaces):8.2f}"
    print(f"{name:24}{len(spaces):8}{figures}{seconds:9.1f} s")


def main() -> None:
    """Set the book three ways."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--book", type=Path, default=PROJECT / "book")
    parser.add_argument("--lay-out", choices=WAYS, help="do nothing but lay the book out in this way")
    options = parser.parse_args()
    _, edition, _ = prepared(options.book, None)
    if options.lay_out:
        lay_out(on_the_page(edition, options.lay_out))
        return
    others = peers()
    print(others.versions)
    print(f"{'word spaces':24}{'lines':>8}{'mean':>8}{'above 1.5x':>13}{'above 2x':>12}{'most':>8}{'time':>11}")
    for justify in WAYS:
        began = time.perf_counter()
        artifact, _ = bind_pdf(on_the_page(edition, justify))
        report(justify, artifact.data, time.perf_counter() - began)
    began = time.perf_counter()
    data = typst_pdf(edition, others)
    report("Typst", data, time.perf_counter() - began)
    costs = [[layout_cost(options.book, justify) for justify in WAYS] for _ in range(ROUNDS)]
    print(f"\n{'layout alone':24}{'CPU time':>12}{'':8}{'memory':>12}")
    base = [min(each[0][at] for each in costs) for at in range(2)]
    for way, justify in enumerate(WAYS):
        seconds, memory = (min(each[way][at] for each in costs) for at in range(2))
        print(f"{justify:24}{seconds:10.2f} s{seconds / base[0]:8.2f}{memory:8.0f} MiB{memory / base[1]:8.2f}")


if __name__ == "__main__":
    main()
