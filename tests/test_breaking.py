import json
from itertools import pairwise
from math import inf, sqrt
from pathlib import Path

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from baspa.lines import breaking
from baspa.lines.breaking import Tried, break_lines
from baspa.lines.items import END, FORBIDDEN, FORCED, Box, Glue, Penalty
from baspa.lines.parameters import ANYWHERE, PageEnds, Parameters

TEX = json.loads((Path(__file__).parent / "data" / "tex_breaks.json").read_text(encoding="utf-8"))
NEVER = 10_000  # TeX's infinite penalty
HYPHEN = Penalty(2.0, 50.0, flagged=True)
SPACE = Glue(3.0, 2.0, 1.0)
# To shrink what fails takes twenty times as long as to find it; the small paragraphs below fail as well, and say more.
UNSHRUNK = tuple(phase for phase in hypothesis.Phase if phase.name not in ("shrink", "explain"))


def from_tex(kind, width, first=0, second=0):
    if kind == "box":
        return Box(width)
    if kind == "glue":
        return Glue(width, inf if first == "fil" else first, second)
    return Penalty(width, {NEVER: inf, -NEVER: -inf}.get(first, first), bool(second))


def asked_of_tex(paragraph):
    items = [from_tex(*item) for item in TEX["texts"][paragraph["text"]]]
    parameters = Parameters(
        tolerances=((paragraph["tolerance"] / 100) ** (1 / 3),),
        line_penalty=paragraph["linepenalty"],
        flagged_demerits=paragraph["doublehyphendemerits"],
        final_demerits=paragraph["finalhyphendemerits"],
        fitness_demerits=paragraph["adjdemerits"],
    )
    return items, lengths_of(paragraph["lengths"]), parameters


def name(paragraph):
    return f"{paragraph['text']} {'-'.join(str(length // 65_536) for length in paragraph['lengths'][:3])}"


@pytest.mark.parametrize("paragraph", TEX["paragraphs"], ids=name)
def test_breaks_are_those_of_tex(paragraph):
    lines = break_lines(*asked_of_tex(paragraph))
    assert lines is not None
    assert [line.at for line in lines] == paragraph["breaks"]


def test_the_definition_below_is_that_of_tex():
    """Not where a line is forced: TeX counts no demerits for a lone way to it."""
    for paragraph in TEX["paragraphs"]:
        items, length, parameters = asked_of_tex(paragraph)
        if sum(map(is_forced, items)) == 1:
            lines = list(set_lines(items, paragraph["breaks"], length, 0.0))
            assert demerits(items, lines, parameters) == pytest.approx(paragraph["demerits"], abs=rounding(lines))


def rounding(lines):
    """How far TeX may be off: its badness is whole, and made of a ratio in 297ths."""
    sizes = [100 * abs(ratio) ** 3 for _, ratio in lines]
    return sum(2 * (size + 11) * (1 + size / 99) for size in sizes)


def test_the_paper_s_and_darwin_s_words_are_among_them():
    assert {"frog king", "origin"} <= set(TEX["texts"])
    assert len(TEX["paragraphs"]) >= 20
    assert "TeX 3.14" in TEX["about"]["source"]


# The definition (Knuth and Plass 1981, "Formulating the problem"; demerits: The TeXbook, chapter 14), tried on every
# way to break a paragraph. It shares no code with the module.


def is_forced(item):
    return isinstance(item, Penalty) and item.penalty == -inf


def is_flagged(item):
    return isinstance(item, Penalty) and item.flagged and not is_forced(item)


def legal(items):
    for at, item in enumerate(items):
        after_box = at > 0 and isinstance(items[at - 1], Box)
        if (isinstance(item, Glue) and after_box) or (isinstance(item, Penalty) and item.penalty < inf):
            yield at


def next_line(items, broken):
    """The first item behind a break that stays: glue and penalties go, up to a box or a forced break."""
    at = broken + 1
    while at < len(items) and not isinstance(items[at], Box) and not is_forced(items[at]):
        at += 1
    return at


def set_line(items, start, end, length, emergency):
    """The adjustment ratio of a line of items[start:end]; infinite where it cannot be set."""
    glues = [item for item in items[start:end] if isinstance(item, Glue)]
    boxes = [item for item in items[start:end] if isinstance(item, Box)]
    hyphen = items[end].width if isinstance(items[end], Penalty) else 0
    slack = length - hyphen - sum(item.width for item in glues + boxes)
    give = sum(item.give for item in boxes)
    if slack == 0:
        return 0.0
    if slack < 0:
        shrink = sum(item.shrink for item in glues) + give
        return slack / shrink if shrink else -inf
    stretch = sum(item.stretch for item in glues) + emergency
    if stretch == inf:
        return 0.0
    if stretch + give >= slack:
        return slack / (stretch + give)
    return (slack - give) / stretch if stretch else inf


def set_lines(items, breaks, length, emergency):
    start = 0
    for line, end in enumerate(breaks):
        yield end, set_line(items, start, end, length(line), emergency)
        start = next_line(items, end)


def every_way(items, length, tolerance, emergency, start=0, line=0):
    """All ways in which every line can be set, and every forced break is taken."""
    for end in legal(items):
        if end < start:
            continue
        ratio = set_line(items, start, end, length(line), emergency)
        if -1 <= ratio <= tolerance:
            if end == len(items) - 1:
                yield [(end, ratio)]
            else:
                rest = every_way(items, length, tolerance, emergency, next_line(items, end), line + 1)
                yield from ([(end, ratio), *way] for way in rest)
        if is_forced(items[end]):
            return


def runs_of_flags(items, lines):
    runs = [0]
    for end, _ in lines:
        runs.append(runs[-1] + 1 if is_flagged(items[end]) else 0)
    return runs


def demerits(items, lines, parameters, pages=ANYWHERE):
    ends = [end for end, _ in lines]
    total = pages.counts.get(len(ends), 0.0)
    for number, end in enumerate(ends, 1):
        total += pages.flagged_demerits if number in pages.lines and is_flagged(items[end]) else 0
    for end, ratio in lines:
        penalty = items[end].penalty if isinstance(items[end], Penalty) else 0
        total += (parameters.line_penalty + 100 * abs(ratio) ** 3) ** 2
        total += 0 if penalty == -inf else penalty**2 if penalty >= 0 else -(penalty**2)
    for before, after in pairwise([1, *(fitness(ratio) for _, ratio in lines)]):
        total += parameters.fitness_demerits if abs(before - after) > 1 else 0
    for before, after in pairwise(ends):
        total += parameters.flagged_demerits if is_flagged(items[before]) and is_flagged(items[after]) else 0
    if len(ends) > 1 and is_flagged(items[ends[-2]]):
        total += parameters.final_demerits
    if last_length(items, ends) < parameters.least_last:
        total += parameters.short_demerits
    return total


def fitness(ratio):
    return 0 if ratio < -0.5 else 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3


def last_length(items, ends):
    start = next_line(items, ends[-2]) if len(ends) > 1 else 0
    return sum(item.width for item in items[start : ends[-1]] if not isinstance(item, Penalty))


def best_way(items, length, parameters, pages=ANYWHERE):
    """The least demerits of all ways, by the first try that finds any, and that try's emergency stretch."""
    tries = [(tolerance, 0.0) for tolerance in parameters.tolerances]
    if parameters.emergency_stretch:
        tries.append((parameters.tolerances[-1], parameters.emergency_stretch))
    for tolerance, emergency in tries:
        ways = every_way(items, length, tolerance, emergency)
        most = parameters.most_flagged or inf
        costs = [demerits(items, way, parameters, pages) for way in ways if max(runs_of_flags(items, way)) <= most]
        if costs:
            return min(costs), emergency
    return None, 0.0


def whole(least, most):
    return st.integers(least, most).map(float)


LEFT = st.just(Glue(1.0, 0.0, 0.0)), st.just(Box(-1.0))  # stands out behind a break, and is nothing where there is none
boxes = st.builds(Box, whole(2, 9), st.sampled_from([0.0, 0.0, 1.0]))
glues = st.builds(Glue, whole(2, 3), whole(0, 4), whole(0, 1))
hyphens = st.builds(Penalty, whole(0, 3), st.sampled_from([0.0, 20.0, 50.0]), st.just(True))
penalties = st.builds(Penalty, st.just(0.0), st.sampled_from([inf, -30.0, 60.0]), st.booleans())
common = st.one_of(st.tuples(glues), st.tuples(hyphens))
between = st.one_of(
    *4 * [common],
    st.tuples(glues, hyphens),
    st.tuples(penalties, glues),
    st.tuples(glues, penalties, glues),
    st.tuples(st.just(Penalty(-1.0, 0.0)), glues, *LEFT),
    st.tuples(hyphens, *LEFT),
    st.sampled_from([END, (FORBIDDEN, Glue(0.0, 9.0, 0.0), FORCED), (FORCED,)]),
)


@st.composite
def texts(draw, joints=between):
    items = [draw(boxes)]
    for joint in draw(st.lists(joints, min_size=4, max_size=11)):
        more = [*joint, draw(boxes)]
        if len(list(legal(items + more))) <= 11:
            items += more
    return [*items, *END]


settings = st.builds(
    Parameters,
    tolerances=st.sampled_from([(0.6,), (1.0, 3.0), (1.0, 20.0), (7.5,)]),
    line_penalty=st.sampled_from([1.0, 10.0]),
    flagged_demerits=st.sampled_from([0.0, 3_000.0, 10_000.0]),
    final_demerits=st.sampled_from([0.0, 5_000.0, 1e7]),
    fitness_demerits=st.sampled_from([0.0, 3_000.0, 10_000.0]),
    most_flagged=st.integers(0, 3),
    least_last=st.sampled_from([0.0, 8.0, 14.0]),
    short_demerits=st.sampled_from([0.0, 1e6]),
    emergency_stretch=st.sampled_from([0.0, 0.0, 5.0]),
)
measures = st.lists(st.integers(14, 30), min_size=1, max_size=4)


def lengths_of(measure):
    return lambda line: float(measure[min(line, len(measure) - 1)])


page_ends = st.builds(
    PageEnds,
    st.frozensets(st.integers(1, 6)),
    st.sampled_from([0.0, 20_000.0]),
    st.dictionaries(st.integers(1, 6), st.sampled_from([5_000.0, 50_000.0])),
)


@given(texts() | texts(common), measures, settings, page_ends)
@hypothesis.settings(max_examples=200, phases=UNSHRUNK)
def test_no_way_has_less_demerits(items, measure, parameters, pages):
    length = lengths_of(measure)
    least, emergency = best_way(items, length, parameters, pages)
    lines = break_lines(items, length, parameters, pages)
    assert (lines is None) == (least is None)
    if lines is not None:
        again = list(set_lines(items, [line.at for line in lines], length, emergency))
        assert [line.ratio for line in lines] == pytest.approx([ratio for _, ratio in again])
        assert demerits(items, again, parameters, pages) == pytest.approx(least)


@given(texts() | texts(common), measures, settings, page_ends)
@hypothesis.settings(max_examples=200, phases=UNSHRUNK)
def test_what_was_tried_wherever_pages_end_loses_no_way(items, measure, parameters, pages):
    length, tried = lengths_of(measure), Tried()
    asked = items, length, parameters
    free = break_lines(*asked, ANYWHERE, len(measure) - 1, tried)
    lines = break_lines(*asked, pages, len(measure) - 1, tried)
    alone = break_lines(*asked, pages)
    assert (free is None) == (lines is None) == (alone is None)
    if lines is not None:
        assert demerits(items, lines, parameters, pages) == pytest.approx(demerits(items, alone, parameters, pages))


@given(texts() | texts(common), measures, settings)
@hypothesis.settings(phases=UNSHRUNK)
def test_what_is_never_done(items, measure, parameters):
    lines = break_lines(items, lengths_of(measure), parameters)
    if lines is None:
        return
    ends = [line.at for line in lines]
    assert all(line.ratio >= -1 for line in lines)
    assert set(ends) <= set(legal(items))
    assert {at for at, item in enumerate(items) if is_forced(item)} <= set(ends)
    assert max(runs_of_flags(items, lines)) <= (parameters.most_flagged or inf)


@given(texts(), measures)
@hypothesis.settings(phases=UNSHRUNK)
def test_lengths_are_asked_by_line_number(items, measure):
    asked = set()

    def length(line):
        asked.add(line)
        return lengths_of(measure)(line)

    lines = break_lines(items, length, Parameters())
    assert 0 in asked
    assert set(range(len(lines or ()))) <= asked <= set(range(len(items)))


@pytest.mark.parametrize("measure", [[80], [110], [*[40, 60] * 7, 80]])
@pytest.mark.parametrize(
    "parameters",
    [
        Parameters(tolerances=(9.0,), fitness_demerits=1e6, most_flagged=2),
        Parameters(tolerances=(5.0,), most_flagged=2, flagged_demerits=10_000.0, final_demerits=1e7),
    ],
)
def test_ways_that_are_let_go_would_have_lost(measure, parameters):
    for seed in range(3, 33):
        words = [
            [Box(4.0 + number**2 * seed % 17), HYPHEN, Box(5.0 + (number * seed + seed**2) % 13)][
                : 3 if seed % 2 else 1
            ]
            for number in range(90)
        ]
        items = [*(each for word in words for each in (*word, Glue(4.0, 2.0, 1.0))), *END]
        asked = items, lengths_of(measure), parameters
        assert break_lines(*asked, even=len(measure) - 1) == break_lines(*asked)


# Small facts of the paper, and of the house.


def test_what_is_not_asked_for_is_plain_tex_s():
    """Its format's \\linepenalty, \\doublehyphendemerits and so on; what it has not costs nothing."""
    asked = Parameters()
    assert (asked.line_penalty, asked.flagged_demerits, asked.final_demerits) == (10, 10_000, 5_000)
    assert asked.fitness_demerits == 10_000
    assert 100 * asked.tolerances[0] ** 3 == pytest.approx(200, abs=0.1)
    assert asked.tolerances[1:] == (5.0,)
    nothing = Parameters(
        unflagged_tolerance=0.0, most_flagged=0, least_last=0.0, short_demerits=0.0, emergency_stretch=0.0
    )
    assert asked == nothing
    assert PageEnds() == ANYWHERE == PageEnds(frozenset(), 0.0, {})
    assert (Box(1.0), Penalty(1.0, 2.0)) == (Box(1.0, 0.0), Penalty(1.0, 2.0, False))


A, B, C = Box(10.0), Box(20.0), Box(1.0)
OUT = Penalty(-2.0, 0.0)
IN = Glue(2.0, 0.0, 0.0), Box(-2.0)
DEAR = Penalty(0.0, 9.0)
DEARER = Penalty(2.0, 200.0, flagged=True)


@pytest.mark.parametrize(
    ("items", "measure", "ends"),
    [
        pytest.param([*END], [50], [2], id="an empty paragraph is one line"),
        pytest.param([A, *END], [9], None, id="a box that is too wide has no way"),
        pytest.param([A, SPACE, B, *END], [10, 20], [1, 5], id="glue behind a box is a break"),
        pytest.param([A, SPACE, SPACE, B, *END], [10, 20], [1, 6], id="and what is left of the glue goes"),
        pytest.param([A, SPACE, SPACE, B, *END], [13, 20], None, id="glue behind glue is none"),
        pytest.param([A, FORBIDDEN, SPACE, B, *END], [10, 20], None, id="nor is glue behind a penalty"),
        pytest.param([A, DEAR, B, *END], [10, 20], [1, 5], id="a penalty is a break"),
        pytest.param([A, HYPHEN, B, *END], [12, 20], [1, 5], id="a hyphen takes room where a line breaks at it"),
        pytest.param([A, HYPHEN, B, *END], [30, 20], [5], id="and none where it does not"),
        pytest.param([A, SPACE, DEAR, SPACE, B, *END], [10, 20], [1, 7], id="glue and penalties behind a break go"),
        pytest.param([SPACE, A, *END], [12.5], [4], id="but those at the paragraph's start stay"),
        pytest.param([SPACE, A, *END], [11.5], None, id="and take room"),
        pytest.param([A, *END, B, *END], [50], [3, 7], id="a forced break is taken"),
        pytest.param([A, *END, FORCED, B, *END], [50], None, id="a second one leaves a line that nothing fills"),
        pytest.param([A, *END, A, SPACE, A, SPACE, B, *END], [50, 24, 20], [3, 7, 11], id="a line's fill is its own"),
        pytest.param([B, HYPHEN, *2 * [C, HYPHEN], C, *END], [23], [9], id="a rest shorter than the hyphens"),
        pytest.param([B, DEARER, C, DEAR, B, *END], [22], [1, 7], id="a line that is longer by its hyphen"),
        pytest.param([*4 * [A, HYPHEN], A, *END], [12], [1, 3, 5, 7, 11], id="hyphens without end"),
        pytest.param([A, OUT, SPACE, B, *END], [8, 20], [1, 6], id="a sign that stands out leaves room"),
        pytest.param([A, OUT, SPACE, B, *END], [30], None, id="but none where no line breaks"),
        pytest.param([A, SPACE, *IN, B, *END], [10, 18], [1, 7], id="a sign that begins a line and stands out"),
        pytest.param([A, SPACE, *IN, B, *END], [31], None, id="and one that begins none"),
        pytest.param([*IN, B, *END], [19], None, id="nor behind an indent"),
    ],
)
def test_small_paragraphs(items, measure, ends):
    lines = break_lines(items, lengths_of(measure), Parameters(fitness_demerits=0.0))
    assert (lines and [line.at for line in lines]) == ends


def test_sums_may_be_off_by_a_rounding():
    narrow = [Box(0.1), Box(0.2)]  # 0.30000000000000004
    assert break_lines([*narrow, Penalty(0.0, 0.0), *narrow, *END], lengths_of([0.3]), Parameters()) is not None


def test_a_line_tight_by_a_rounding_more_than_glue_gives_is_a_full_one():
    lines = break_lines([A, SPACE, A, FORCED], lengths_of([22 - 1e-9]), Parameters())
    assert lines == ((3, -1.0),)


@pytest.mark.parametrize("flagged", [False, True])
def test_a_forced_break_is_taken_where_hyphens_are_not(flagged):
    """In the try without flagged breaks too."""
    items = [A, FORBIDDEN, Glue(0.0, inf, 0.0), Penalty(0.0, -inf, flagged), B, *END]
    lines = break_lines(items, lengths_of([50]), Parameters(unflagged_tolerance=1.0))
    assert [line.at for line in lines or ()] == [3, 7]


@pytest.mark.parametrize(
    ("length", "ratio"),
    [(20, -1.0), (21.5, -0.5), (23, 0.0), (24, 0.25), (27, 1.0), (29, 2.0)],
)
def test_letters_give_up_to_a_ratio_of_one(length, ratio):
    items = [Box(20.0, 5.0), FORCED, Box(10.0, 1.0), SPACE, Box(10.0, 1.0), FORCED]
    lines = break_lines(items, lengths_of([20, length]), Parameters(tolerances=(2.0,)))
    assert lines == ((1, 0.0), (5, pytest.approx(ratio)))


def test_a_line_looser_than_tolerated_needs_another_try():
    items = [A, SPACE, A, FORCED]
    assert break_lines(items, lengths_of([27.0]), Parameters(tolerances=(1.0,))) is None
    assert break_lines(items, lengths_of([27.0]), Parameters(tolerances=(1.0, 2.0))) == ((3, 2.0),)
    assert break_lines(items, lengths_of([27.0]), Parameters(tolerances=(1.0,), emergency_stretch=2.0)) == ((3, 1.0),)


@pytest.mark.parametrize(("most", "found"), [(0, True), (3, False), (4, True)])
def test_so_many_flagged_breaks_in_a_row(most, found):
    lines = break_lines([*4 * [A, HYPHEN], A, *END], lengths_of([12]), Parameters(most_flagged=most))
    assert (lines is not None) == found


def test_the_first_line_follows_one_of_middling_tightness():
    items = [A, SPACE, A, SPACE, Box(1.8), Penalty(0.0, 340.0), B, *END]  # at 26: ratio 1.5 at item 3, -0.9 at item 5
    lines = break_lines(items, lengths_of([26]), Parameters(tolerances=(2.0,)))
    assert [line.at for line in lines or ()] == [5, 9]


def test_a_hyphen_that_none_follows_costs_its_own_price_and_no_more():
    like_it = Penalty(
        HYPHEN.width, sqrt(HYPHEN.penalty**2 + 0.5)
    )  # the next place for a break, dearer by half a demerit
    lines = break_lines([A, HYPHEN, like_it, B, SPACE, B, *END], lengths_of([12, 20]), Parameters())
    assert [line.at for line in lines or ()] == [1, 4, 8]


@pytest.mark.parametrize(("least", "ends"), [(1.0, [5, 9]), (1.5, [3, 9])])
def test_a_last_line_may_be_asked_not_to_be_short(least, ends):
    parameters = Parameters(tolerances=(7.0,), least_last=least, short_demerits=1e12)
    lines = break_lines([A, SPACE, A, SPACE, A, SPACE, C, *END], lengths_of([36]), parameters)
    assert [line.at for line in lines or ()] == ends


@pytest.mark.parametrize(("tolerance", "ends"), [(0.5, [3, 9]), (1.0, [5, 9])])
def test_behind_a_hyphen_a_line_may_be_too_loose_again(tolerance, ends):
    items = [B, SPACE, A, DEARER, C, DEAR, B, *END]
    lines = break_lines(items, lengths_of([36]), Parameters(tolerances=(tolerance,)))
    assert [line.at for line in lines or ()] == ends


@pytest.mark.parametrize(
    ("pages", "ends"),
    [
        (ANYWHERE, [5, 13]),
        (PageEnds(frozenset({1}), 1e9), [3, 13]),
        (PageEnds(frozenset({2, 3}), 1e9), [5, 13]),
        (PageEnds(counts={2: 1e10}), [3, 9, 13]),
        (PageEnds(counts={3: 1e10}), [5, 13]),
    ],
)
def test_ends_of_pages(pages, ends):
    """No hyphen in a page's last line, and no number of lines that would leave one of them alone."""
    half = Box(6.0)
    items = [A, SPACE, A, SPACE, half, HYPHEN, half, SPACE, A, SPACE, half, *END]
    lines = break_lines(items, lengths_of([34]), Parameters(tolerances=(9.0,)), pages)
    assert [line.at for line in lines or ()] == ends


def test_no_price_makes_a_line_that_does_not_fit():
    items = [B, HYPHEN, C, Penalty(2.0, -1_000.0, flagged=True), C, DEAR, A, *END]
    lines = break_lines(items, lengths_of([22]), Parameters())
    assert [line.at for line in lines or ()] == [5, 9]


def test_a_break_that_too_many_hyphens_lead_to_is_no_end_of_a_way(monkeypatch):
    items = [each for _ in range(60) for each in (Box(9.0), HYPHEN, Box(9.0), HYPHEN, Box(9.0), SPACE)] + [*END]
    asked = items, lengths_of([70.0]), Parameters(tolerances=(9.0,), most_flagged=1)
    lines = break_lines(*asked)
    monkeypatch.setattr(breaking, "NEAR", 1)
    assert break_lines(*asked) == lines is not None
