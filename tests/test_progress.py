"""How far a build is: what the layout tells of its pages, and what a terminal shows of it."""

import os
import re

import pytest
from builds import typeset, write
from test_cli import on_a_terminal

from baspa.apart import Apart
from baspa.command.steps import StepPages
from baspa.load import load
from baspa.progress import heard, tell_length, tell_page


def said(pipe):
    return re.sub(r"^\d+ ", "", os.read(pipe, 65536).decode(), flags=re.MULTILINE).splitlines()


def test_a_layout_tells_each_page_that_it_makes(tmp_path):
    from baspa.layout import laid_out

    edition = typeset(load(write(tmp_path, "# One\n\nText.\n"))[0])
    with heard() as pipe, laid_out(edition) as made:
        length, *pages = said(pipe)
    assert length == "pages 1"
    assert {line for line in pages if line.startswith("page ")} == {f"page {n + 1}" for n in range(len(made.pages))}


def far(pages):
    tell_length(4400)
    for number in range(1, pages + 1):
        tell_page(number)


def test_what_another_process_tells_is_heard():
    with heard() as pipe, Apart(far) as process:
        process.give(3)
        process.result()
        assert said(pipe) == ["pages 2", "page 1", "page 2", "page 3"]


def test_nobody_waits_for_one_who_does_not_listen():
    with heard(), Apart(far) as process:
        process.give(20_000)  # more than a pipe holds
        process.result()


def lines(*told):
    return "".join(f"{line}\n" for line in told)


@pytest.mark.parametrize(
    ("told", "now", "shown"),
    [
        (["1 pages 100"], 5, ""),
        (["1 pages 100", "1 page 1"], 5, ""),
        (
            ["1 pages 100", *(f"1 page {n}" for n in range(1, 12))],
            11,
            "[#...................] 11 of about 100 pages, 172",
        ),
        (
            ["1 pages 100", *(f"1 page {n}" for n in range(1, 12))],
            101,
            "[###########.........] 11 of about 100 pages, 82",
        ),
        (
            ["1 pages 100", *(f"1 page {n}" for n in range(1, 12))],
            999,
            "[####################] 11 of about 100 pages, 1",
        ),
        (["1 pages 4", *(f"1 page {n}" for n in range(1, 12))], 11, "[##########..........] 11 of about 11 pages, 10"),
        (["1 pages 100", "1 page 1", "2 page 1", "2 page 1"], 3, "[....................] 2 of about 100 pages, 362"),
        (["1 pages 9", "1 page 1", "3 pages 90", "3 page 1"], 3, ""),
    ],
    ids=["none", "one", "in layout", "behind it", "late", "more than thought", "two processes", "another layout"],
)
def test_a_bar_has_pages_and_the_time_that_is_left(told, now, shown):
    """A page each second; the layout takes 55 of 100 parts of the time."""
    pages = StepPages()
    for second, line in enumerate(told):
        pages.hear(lines(line), second)
    assert pages.shown(now) == (f"{shown} s left" if shown else "")


def test_the_last_line_is_whole_whatever_the_build_took(tmp_path):
    code, shown = on_a_terminal("pdf", "--book", write(tmp_path / "book"), "--out", tmp_path / "dist")
    assert code == 0
    last = [line.rpartition("\r")[2] for line in shown.split("\n") if line]
    assert [re.sub(r"[\d.]+ s *", "N s", line) for line in last] == ["typeset    N s", "pdf        N s"]
