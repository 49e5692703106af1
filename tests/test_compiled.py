"""Templates of the house are compiled once: what came of it is kept as Python keeps its own, and is never another's."""

import shutil
import sys

import pytest
from builds import read, write

from baspa import house
from baspa.house import house_path
from baspa.typeset import sandbox, typeset
from baspa.typeset.compiled import CompiledTemplates, compiled_file

NAME, OWN = "print/titlepage.html", "epub/titlepage.xhtml"


@pytest.fixture
def own_house(tmp_path, monkeypatch):
    """Have a copy of the house with nothing compiled in it."""
    for part in ("templates", "styles"):
        shutil.copytree(house_path(part), tmp_path / "house" / part, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(house, "HOUSE", tmp_path / "house")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    return tmp_path / "house" / "templates"


@pytest.fixture
def faces(tmp_path):
    own = {f"templates/{OWN}": house_path("templates", OWN).read_text("utf-8")}
    return read(write(tmp_path / "book", **own))[0]


def compiled_now(faces, monkeypatch):
    """Typeset in what is a new process to the templates; return what it made, and the files that it compiled."""
    names = []
    compile_ = sandbox.Sandbox.compile

    def compiling(env, source, name=None, *given):
        names.append(name)
        return compile_(env, source, name, *given)

    with monkeypatch.context() as patch:
        patch.setattr(sandbox.Sandbox, "compile", compiling)
        patch.setattr(sandbox, "COMPILED", CompiledTemplates(sandbox.__file__))
        return typeset(faces), names


def test_the_house_is_compiled_once_and_a_book_each_time(own_house, faces, monkeypatch):
    first, names = compiled_now(faces, monkeypatch)
    assert {NAME, OWN, "epub/cover.svg", "epub/cover.xhtml"} <= set(names)
    assert compiled_now(faces, monkeypatch) == (first, [OWN])
    found = {path.relative_to(own_house).as_posix() for path in own_house.rglob("*.pyc")}
    assert len(found) == len(set(names)) - 1
    assert all(path.suffix == ".pyc" for path in own_house.rglob("__pycache__/*"))


def damaged(path):
    data = bytearray(path.read_bytes())
    data[-9] ^= 4
    path.write_bytes(data)


def shorter(path):
    path.write_bytes(path.read_bytes()[:20])


def of_another(path):
    path.write_bytes(path.with_name(path.name.replace("titlepage", "contents")).read_bytes())


def of_another_template(path):
    path.write_bytes(path.with_name(path.name.replace("titlepage", "contents")).read_bytes())


def of_another_source(path):
    template = path.parents[1] / "titlepage.html"
    template.write_text(template.read_text("utf-8").replace("<", "{# another #}<", 1), "utf-8")


@pytest.mark.parametrize("change", [damaged, shorter, of_another_template, of_another_source])
def test_what_is_damaged_or_another_is_compiled_anew(own_house, faces, monkeypatch, change):
    first, _ = compiled_now(faces, monkeypatch)
    change(compiled_file(str(own_house / NAME)))
    made, names = compiled_now(faces, monkeypatch)
    assert (made, set(names)) == (first, {NAME, OWN})
    assert compiled_now(faces, monkeypatch) == (first, [OWN])


def test_another_compiler_compiles_all_anew(own_house, faces, monkeypatch, tmp_path):
    _, names = compiled_now(faces, monkeypatch)
    another = tmp_path / "compiler.py"
    another.write_text("other rules")
    monkeypatch.setattr(sandbox, "__file__", str(another))
    assert compiled_now(faces, monkeypatch)[1] == names


def test_where_python_may_not_write_nothing_is_written(own_house, faces, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    first, names = compiled_now(faces, monkeypatch)
    assert compiled_now(faces, monkeypatch) == (first, names)
    assert list(own_house.rglob("__pycache__")) == []


def test_where_nothing_can_be_written_nothing_is_said(own_house, faces, monkeypatch):
    for path in own_house.iterdir():
        (path / "__pycache__").write_text("no folder")
    first, names = compiled_now(faces, monkeypatch)
    assert compiled_now(faces, monkeypatch) == (first, names)
