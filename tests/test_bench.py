"""What the bench makes of its measurements, and the books that it makes several times over."""

import bench_table as tables
import pytest
from bench_field import with_pages
from bench_runs import Contestant, Kept, Run, in_turns
from bench_table import PEERS, Figures, Pdf, Results, best, of, table
from builds import read, write
from copies import multiply
from peers import manuscript

MIB = 1 << 20
LINKED = "# One {#one}\n\nSee [the other](#two) and [its end](two.md).\n"
OTHER = "# Two {#two}\n\nSee [the first](#one).[^a]\n\n[^a]: A note.\n"


def row(results, name, press="new"):
    return next(each.cell(press) for each in tables.rows(results, "old") if each.name.startswith(name))


def test_times_are_the_least_of_turns_that_nobody_looked_on_and_memory_is_the_most():
    turns = [Run(2.0, 3.0, 0, 0), Run(2.5, 2.8, 0, 1), Run(1.0, 1.0, 7.0, 0), Run(1.0, 1.0, 5.0, 0)]
    assert best(turns) == Figures(2.0, 2.8, 7.0)


def test_a_cell_says_how_many_times_its_peer_s_figure_the_press_takes():
    figures = {of("new", tables.BOOK, 1): Figures(12.0, 15.0, 0), of(PEERS, tables.BOOK, 1): Figures(8.0, 9.0, 0)}
    assert row(Results(figures, {}), "the book, PDF and EPUB, wall time") == "1.50 (12.00 s / 8.00 s)"


def test_what_was_not_measured_is_a_dash():
    head, _, *lines = (line.strip("| ").split(" | ") for line in table(Results({}, {}), ("old", "new")))
    assert head == ["should be", "old", "new"]
    assert lines
    assert {tuple(line[2:]) for line in lines} == {("–", "–")}


def test_the_first_column_is_the_measure_of_processor_time_and_of_the_file():
    name, old, new = tables.FORMATS, Figures(30.0, 30.0, 0), Figures(15.0, 18.0, 0)
    pdfs = {of("old", tables.BOOK, 1): Pdf(580, 4_000_000), of("new", tables.BOOK, 1): Pdf(580, 3_000_000)}
    results = Results({of("old", name, 1): old, of("new", name, 1): new}, pdfs)
    assert row(results, "the book, PDF, booklet and EPUB") == "0.60 (18.00 s / 30.00 s)"
    assert row(results, "the book, PDF, booklet and EPUB", "old") == "1.00 (30.00 s / 30.00 s)"
    assert row(results, "the book's PDF") == "0.75 (3,000 KB, 580 pages)"


def test_the_ebook_alone_and_its_page_numbers_have_rows():
    figures = {
        of("new", tables.EBOOK, 1): Figures(1.5, 1.8, 0),
        of(PEERS, tables.EBOOK, 1): Figures(3.0, 3.0, 0),
        of("new", tables.BOOK, 1): Figures(9.0, 12.0, 0),
        of("new", tables.PAGED, 1): Figures(9.5, 12.2, 0),
    }
    assert row(Results(figures, {}), "the book, EPUB alone") == "0.60 (1.80 s / 3.00 s)"
    assert row(Results(figures, {}), "page numbers of the print book") == "+0.500 s (CPU +0.200 s)"
    assert with_pages('title = "T"\n') == 'title = "T"\n\n[epub]\npages = true\n'
    assert with_pages("[epub]\ncontents = 2\n") == "[epub]\npages = true\ncontents = 2\n"


def test_the_cost_of_an_added_page_leaves_out_what_every_book_costs():
    names = [of("new", tables.BOOK, times) for times in (1, 2, 4)]
    figures = [Figures(0, 1.0 + 0.02 * pages, (50 + pages / 2) * MIB) for pages in (100, 200, 400)]
    results = Results(
        dict(zip(names, figures, strict=True)), {n: Pdf(p, 1) for n, p in zip(names, (100, 200, 400), strict=True)}
    )
    assert row(results, "CPU time of an added page") == "1.00 (20.0, then 20.0 ms)"
    assert row(results, "memory of an added page") == "1.00 (512.0, then 512.0 KiB)"


def test_the_cost_of_an_added_page_tells_when_it_grows():
    names = [of("new", tables.BOOK, times) for times in (1, 2, 4)]
    figures = {name: Figures(0, cpu, 0) for name, cpu in zip(names, (1.0, 2.0, 5.0), strict=True)}
    results = Results(figures, {name: Pdf(pages, 1) for name, pages in zip(names, (100, 200, 400), strict=True)})
    assert row(results, "CPU time of an added page") == "1.50 (10.0, then 15.0 ms)"
    assert row(results, "memory of an added page") == "–"


def test_what_builds_nothing_is_told_by_what_it_takes_more_than_python():
    figures = {of(PEERS, tables.PYTHON): Figures(0.02, 0.01, 0), of("new", "`--help`"): Figures(0.09, 0.05, 0)}
    assert row(Results(figures, {}), "`--help`") == "+0.070 s (CPU +0.040 s)"


def test_an_interrupted_bench_goes_on_where_it_was(tmp_path):
    log = tmp_path / "log"
    contestants = [Contestant(name, tmp_path, ((("sh", "-c", f"echo {name} >>log"),),)) for name in ("a", "b")]
    kept = Kept(tmp_path / "runs.json")
    kept.add("a", Run(1.0, 1.0, 0, 0))
    in_turns(contestants, 2, 0, {"PATH": "/usr/bin:/bin"}, Kept.read(tmp_path / "runs.json"))
    assert log.read_text().split() == ["b", "a", "b"]
    assert [len(turns) for turns in Kept.read(tmp_path / "runs.json").runs.values()] == [2, 2]


def test_each_turn_finds_nothing_of_the_one_before(tmp_path):
    command = ("sh", "-c", "mkdir out && echo made >>log")
    in_turns(
        [Contestant("a", tmp_path, ((command,),), (tmp_path / "out",))],
        2,
        0,
        {"PATH": "/usr/bin:/bin"},
        Kept(tmp_path / "runs.json"),
    )
    assert (tmp_path / "log").read_text().split() == ["made", "made"]


def test_what_fails_ends_the_bench_with_its_words(tmp_path):
    chains = ((("sh", "-c", "echo no such book; exit 3"),),)
    with pytest.raises(SystemExit, match=r"ended with 3:\nno such book"):
        in_turns([Contestant("a", tmp_path, chains)], 1, 0, {"PATH": "/usr/bin:/bin"}, Kept(tmp_path / "runs.json"))


def test_a_book_several_times_over_has_ids_and_links_of_its_own(tmp_path):
    book = write(tmp_path / "book", LINKED, **{"two.md": OTHER})
    toml = (book / "book.toml").read_text(encoding="utf-8")
    (book / "book.toml").write_text(toml.replace('["one.md"]', '["one.md", "two.md"]'), encoding="utf-8")
    made = multiply(book, tmp_path / "thrice", 3)
    faces, problems = read(tmp_path / "thrice")
    assert [str(path) for path in made] == [f"x{copy}-{name}.md" for copy in (1, 2, 3) for name in ("one", "two")]
    assert (len(faces.print.chapters), list(problems)) == (6, [])
    assert "(#one-x2)" in (tmp_path / "thrice" / "x2-two.md").read_text(encoding="utf-8")
    assert "(x3-two.md)" in (tmp_path / "thrice" / "x3-one.md").read_text(encoding="utf-8")


def test_pandoc_is_given_the_chapters_as_seen_from_the_first(tmp_path):
    (tmp_path / "book.toml").write_text('title = "T"\nlanguage = "en"\nchapters = ["text/one.md", "end/two.md"]\n')
    assert list(manuscript(tmp_path)) == ["--metadata=title=T", "--metadata=lang=en", "one.md", "../end/two.md"]
