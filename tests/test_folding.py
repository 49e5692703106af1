"""Problems that are alike are told once, with their places; each of them is told to who asks for all."""

import pytest
from builds import write

from baspa.cli import main
from baspa.command.folding import folded, folded_lines
from baspa.model.problem import Place, Problem, Severity, report

WARNING = Severity.WARNING


def problems(*lines, file="a.md", said="raw HTML cannot go into every format", code="B024"):
    return [Problem(Place(file, line), code, said, "write it otherwise") for line in lines]


HEAD = ["a.md:3: error B024: raw HTML cannot go into every format", "  hint: write it otherwise"]


@pytest.mark.parametrize(
    ("places", "more"),
    [
        (problems(3), None),
        (problems(3, 3), None),
        (problems(20, 3), "and 1 more like it: line 20"),
        (problems(3, 20, 31), "and 2 more like it: lines 20, 31"),
        (problems(*range(3, 16)), "and 12 more like it: lines 4, 5, 6, 7, 8, 9, 10, 11, …"),
        (problems(3, 20) + problems(2, 4, file="b.md"), "and 3 more like it: line 20, b.md:2, b.md:4"),
        (
            problems(3) + problems(*range(1, 12), file="b.md"),
            "and 11 more like it: " + ", ".join(f"b.md:{n}" for n in range(1, 9)) + ", …",
        ),
        (problems(3) + problems(0, file="x\x1b.md"), "and 1 more like it: x\\x1b.md"),
    ],
    ids=["one", "twice the same", "two", "three", "many", "two files", "many in another", "of a whole file"],
)
def test_what_says_the_same_is_told_once(places, more):
    assert list(folded_lines(places)) == [*HEAD, *([f"  {more}"] if more else [])]


def test_what_differs_in_what_it_quotes_is_told_three_times():
    said = ['image "{}.png" is too wide by {} mm', "the sign U+{:04X} '{}' is in no font"]
    given = [
        p for n, text in enumerate(said) for line in range(1, 6) for p in problems(line, said=text.format(line, line))
    ]
    told = folded(given)
    assert len(told) == 6
    assert [[place.line for place in each.more] for each in told] == [[], [], [], [], [4, 5], [4, 5]]


def test_other_things_are_other_things():
    given = [*problems(1), *problems(2, said="another"), *problems(3, code="B027")]
    given.append(Problem(Place("a.md", 4), "B024", given[0].message, severity=WARNING))
    assert [each.more for each in folded(given)] == [[]] * 4
    assert list(folded_lines(given)) == list(report(given))


def test_no_problem_is_lost():
    given = [
        p
        for n in range(40)
        for p in problems(n % 7 + 1, file=f"{n % 3}.md", said=f'"{n}" is wrong' if n % 2 else "is wrong")
    ]
    assert sum(1 + len(each.more) for each in folded(given)) == len(set(given))


def test_the_command_folds_unless_it_is_to_say_all(tmp_path, capsys):
    book = str(write(tmp_path / "b", "# One\n\n" + "![A](a.png)\n\n" * 12))
    assert main(["epub", book]) == 1
    once = capsys.readouterr().err
    assert (once.count("B024"), "like it: lines 5, 7, 9" in once) == (1, True)
    assert main(["check", book, "-v", "--quiet"]) == 1
    assert capsys.readouterr().err.count("B024") == 12
