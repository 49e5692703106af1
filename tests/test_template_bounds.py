"""What a book's templates may take and make: bounds of time, memory and growth, and faults in plain words."""

import datetime
from dataclasses import replace

import pytest
from builds import load, typeset, write

from baspa.language import find
from baspa.model.book import Resource
from baspa.model.problem import Failure, report
from baspa.typeset import context, sandbox
from baspa.typeset.templates import environment, render

COLOPHON = "print/colophon.html"


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    return load(write(tmp_path_factory.mktemp("book")))[0]


def made(book, text, name=COLOPHON):
    """Return what a template of the book's own makes."""
    own = replace(book, overrides=(Resource(f"templates/{name}", "text/html", text.encode()),))
    return render(environment(own), name, context(own, find("en"), datetime.date(2026, 11, 22)))


def said(book, text, name=COLOPHON):
    with pytest.raises(Failure) as failure:
        made(book, text, name)
    (line,) = [line for line in report(failure.value.problems) if "error" in line]
    return line.removeprefix(f"templates/{name}:")


LOOPS = "error B040: its loops and calls go on more than"
ITSELF = "error B040: it calls itself without end, or holds too much within one another"
NESTED = "error B040: it holds too much within one another"
MEMORY = "error B040: it takes more than 1073741824 bytes of memory"
LARGE = "makes is too large"


@pytest.mark.parametrize(
    ("text", "line", "fault"),
    [
        ("\n{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}", 2, LOOPS),
        ("{% macro f(n) %}\n{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(40) }}", 2, LOOPS),
        ("{% macro f() %}\n{{ f() }}{% endmacro %}{{ f() }}", 2, ITSELF),
        ("\n{% for row in [[1]] recursive %}{{ loop([[1], [1]]) }}{% endfor %}", 2, ITSELF),
        (f"\n{{% include '{COLOPHON}' %}}", 2, ITSELF),
        (f"\n{{% extends '{COLOPHON}' %}}", 2, ITSELF),
        ("\n{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}", 2, NESTED),
        ("\n{{ " + "-" * 5000 + "1 }}", 2, NESTED),
        ("\n" + "{% for i in [1] %}" * 30 + "{% endfor %}" * 30, 2, NESTED),
        ("\n" + "{% if 1 %}" * 200 + "{% endif %}" * 200, 2, NESTED),
        ("\n{{ 10 ** (10 ** 10) }}", 2, LARGE),
        ("\n{{ 'x' * 10 ** 10 }}", 2, LARGE),
        ("{% set n = namespace(n=2) %}{% for i in range(60) %}\n{% set n.n = n.n * n.n %}{% endfor %}", 2, LARGE),
        ("{% set n = namespace(s='x') %}{% for i in range(60) %}\n{% set n.s = n.s ~ n.s %}{% endfor %}", 2, MEMORY),
        ("\n{{ '%1000000000000d' % 1 }}", 2, MEMORY),
        ("\n{{ '{:>1000000000000}'.format(1) }}", 2, MEMORY),
        ("\n{{ 'x' | center(100000000000) }}", 2, MEMORY),
        ("\n{{ range(10 ** 9) }}", 2, "error B040: Range too big"),
        ("\n{{ 1.5 | round(1000000000, 'floor') }}", 2, "error B040: no number has more than 300 places"),
    ],
)
def test_a_template_without_end_is_told(book, monkeypatch, text, line, fault):
    monkeypatch.setattr(sandbox, "STEPS", 20_000)
    told = said(book, text)
    assert told.startswith(f"{line}: ")
    assert fault in told


def test_loops_and_calls_are_counted_through_all_templates_of_a_book(book, monkeypatch):
    monkeypatch.setattr(sandbox, "STEPS", 100)
    turns = "{{% for i in range({}) %}}a{{% endfor %}}"  # and two calls: of range, and of the loop
    assert made(book, turns.format(98)) == "a" * 98
    assert LOOPS in said(book, turns.format(99))
    env = environment(replace(book, overrides=(Resource(f"templates/{COLOPHON}", "", turns.format(60).encode()),)))
    assert render(env, COLOPHON, {}) == "a" * 60
    with pytest.raises(Failure, match=LOOPS):
        render(env, COLOPHON, {})


def test_the_processors_time_has_a_bound(book, monkeypatch):
    monkeypatch.setattr(sandbox, "SECONDS", 0.05)
    slow = "{% for i in range(9000) %}{% set x = range(90000) | sum %}{% endfor %}"
    assert "error B040: the templates take more than" in said(book, slow)
    assert made(book, "a") == "a"


def test_what_a_template_makes_has_a_bound(book, monkeypatch):
    monkeypatch.setattr("baspa.typeset.templates.LONGEST", 9)
    assert made(book, "a" * 9) == "a" * 9
    assert "error B040: it makes more than 9 characters" in said(book, "a" * 10)


def test_the_bounds_hold_for_the_templates_alone(book):
    import resource
    import signal

    before = resource.getrlimit(resource.RLIMIT_AS), signal.getsignal(signal.SIGVTALRM)
    said(book, "{{ 'x' | center(100000000000) }}")
    assert (resource.getrlimit(resource.RLIMIT_AS), signal.getsignal(signal.SIGVTALRM)) == before
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ book.titel }}", 'there is no "titel" in it: did you mean "title"?'),
        ("{{ titel }}", 'there is no "titel" here'),
        ("{{ word('toc.titel') }}", 'there is no "toc.titel"'),
        ("{{ word() }}", "word() missing 1 required positional argument: 'key'"),
        ("{{ role() }}", "role() missing 1 required positional argument: 'code'"),
        ("{{ book() }}", "such a value is not callable"),
        ("{{ book + 1 }}", "unsupported operand type(s) for +: such a value and 'int'"),
        ("{% for x in design %}{% endfor %}", "such a value is not iterable"),
        ("{{ design < 3 }}", "it does what cannot be done with such a value"),
        ("{{ find(none) }}", "'NoneType' object has no attribute 'replace'"),
        ("{{ word }}", "it prints what is no text: name a part of it, or join it"),
        ("{{ book.keywords }}", "it prints what is no text: name a part of it, or join it"),
        ("{{ book.series }}", "nothing is there to print: ask {% if %} before"),
        ("{{ [1] | random }}", "No filter named 'random'."),  # the same book makes the same bytes
        ("{{ lipsum() }}", 'there is no "lipsum" here'),
        ("{{ '\\ud800' }}", "it makes the control character U+D800"),
        ("\f", "it makes the control character U+000C"),
    ],
)
def test_faults_are_told_in_plain_words(book, text, message):
    assert said(book, f"\n\n{text}\n") == f"3: error B040: {message}"


@pytest.mark.parametrize(
    ("name", "text", "line", "message"),
    [
        ("epub/titlepage.xhtml", "<p>{{ authors }}</p>\n<p>a&nbsp;b{{ 1 }}</p>", 5, "undefined entity"),
        ("epub/titlepage.xhtml", "<p>a</p>\n\n<p>b & c</p>", 6, "not well-formed (invalid token)"),
        ("epub/chapter.xhtml", "<p>{% if 1 %}a<br>{% endif %}</p>", 4, "mismatched tag"),
    ],
)
def test_what_is_no_xml_is_told_at_its_line(tmp_path, name, text, line, message):
    page = f'{{% extends "epub/base.xhtml" %}}\n{{% block body %}}\n\n{text}\n{{% endblock %}}\n'
    found, _ = load(write(tmp_path, **{f"templates/{name}": page}))
    with pytest.raises(Failure) as failure:
        typeset(found)
    shown = next(iter(report(failure.value.problems)))
    assert shown == f"templates/{name}:{line}: error B040: what it makes is no XML: {message}"
