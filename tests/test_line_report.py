"""The report on lines: what it counts, quotes and shows."""

import subprocess
import sys

from builds import PROJECT, build, built, write

from baspa.typeset import line_report
from baspa.verify.lines.line_report import report_values

NATURAL = 0.2  # em: Literata's own word space


def test_it_counts_the_lines_of_the_manuscript_alone():
    essay = built("essay")
    values = report_values(essay.book, essay.made["pdf"], NATURAL, 10)
    assert 85 < values["figures"].lines < 110
    assert 1 < values["figures"].mean < 1.5
    assert {line["page"] for line in values["worst"]} <= {5, 6, 7, 8, 9}  # not the contents with their dots
    assert all(str(line["place"]).startswith("text/0") for line in values["worst"])
    distances = [abs(line["stretch"] - 1) for line in values["worst"]]
    assert len(distances) == 10
    assert distances == sorted(distances, reverse=True)


def test_every_page_is_a_picture_with_its_lines_on_it():
    essay = built("essay")
    pages = report_values(essay.book, essay.made["pdf"], NATURAL, 10)["pages"]
    assert len(pages) == essay.made["pdf"].pages
    assert all(page["picture"] for page in pages)
    assert not pages[2]["lines"]
    for line in pages[4]["lines"]:
        assert 0 < line["left"] < line["left"] + line["width"] < pages[4]["width"]
        assert 0 < line["top"] < line["top"] + line["height"] < pages[4]["height"]


def test_check_writes_it(tmp_path):
    command = [sys.executable, PROJECT / "build.py", "--book", PROJECT / "book", "--out", tmp_path]
    done = subprocess.run([*command, "check", "--lines"], capture_output=True, text=True, check=False)
    (page,) = tmp_path.glob("*-lines.html")
    assert str(page) in done.stdout
    text = page.read_text(encoding="utf-8")
    assert "Қазақстан Республикасының сыртқы саясаты" in text
    assert "text/05-semey-poligony.md:" in text


def test_it_counts_the_paragraphs_that_could_not_be_planned(tmp_path):
    """A float in the middle of the words; the drop cap before them is none."""
    css = ".smallcaps { float: right } p::first-letter { float: left }"
    text = "# One\n\nA word, [a float]{.smallcaps} and more.\n\nWords alone.\n\nWords ***alone***.\n"
    made = build(write(tmp_path, text, **{"styles/paper.css": css}))
    assert made.made["pdf"].greedy == 1
    values = report_values(made.book, made.made["pdf"], NATURAL, 10)
    assert "1 justified paragraph could not be planned" in line_report(made.book, values)
    assert built("essay").made["pdf"].greedy == 0


def test_it_goes_with_check_alone():
    done = subprocess.run(
        [sys.executable, PROJECT / "build.py", "pdf", "--lines"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.endswith("--lines goes with check\n")
