"""A language is one file: what the press knows of it stands there, and nothing outside asks which language it is."""

import ast
import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

import baspa.language
from baspa.house import house_path
from baspa.language import CODES, FALLBACK, languages, nearest_own
from baspa.language.bibtex import OTHERS, tags
from baspa.language.model import Language
from baspa.references.locators import SIGNS, labels
from baspa.references.style import names

BASPA = Path(__file__).parents[1] / "baspa"
CODE = re.compile(rf"(?:{'|'.join(CODES)})(?:[-_][A-Za-z]{{2,4}})*")
LETTERS = re.compile(r"[\u0400-\u052f]")
# Modules that may have codes or words of single languages, and why.
ALLOWED = {
    "formula/commands.py": "examples for docs/formulas.md",
    "formula/signs.py": "the letters of a script, which the font of formulas has not",
    "importing/far_notes.py": "letters that number notes",
    "messages.py": "the languages that the command speaks",
    "model/metadata.py": "examples for docs/book-toml.md",
    "model/people.py": "examples for docs/book-toml.md",
    "importing/encoding.py": "old encodings are those of a script",
    "references/csl_locale.py": "locales of CSL that pandoc has, and languages that begin with the English one",
    "model/paper_sizes.py": "the signs that sizes are typed with, whatever the language: a Cyrillic х between numbers",
    "references/csl_sort.py": "CSL 1.0.2: titles have capitals in English alone",
    "references/items.py": "CSL 1.0.2: titles have capitals in English alone",
    "references/processor.py": "languages that CSL has words of",
}
REPORTS = {"report/lines.html", "diff/page.html"}  # pages of the press for its user, which are in English


def named(source):
    """Return the strings of a module, docstrings left out, that are the code of a language or in Cyrillic letters."""
    tree = ast.parse(source)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    first = {id(node.body[0].value) for node in ast.walk(tree) if isinstance(node, documented) and is_said(node.body)}
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return [text.value for text in texts if id(text) not in first and is_of_a_language(text.value)]


def is_said(body):
    return bool(body) and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)


def is_of_a_language(text):
    return CODE.fullmatch(text) or LETTERS.search(text)


def modules():
    every = sorted(path for path in BASPA.rglob("*.py") if BASPA / "language" not in path.parents)
    return [path for path in every if path.relative_to(BASPA).as_posix() not in ALLOWED]


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(BASPA).as_posix())
def test_no_module_outside_names_a_language(path):
    assert named(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('"""In қазақша."""\nif code == "kk":\n    pass', ["kk"]),
        ('TABLE = {"ru-RU": 1, "page": "с."}', ["ru-RU", "с."]),
        ('def f():\n    """Say «бет»."""\n    return f"{n}-бет"', ["-бет"]),
        ('WORDS = ("end", "enough", "de")', []),
    ],
)
def test_a_language_that_is_named_is_found(source, found):
    assert named(source) == found


def test_templates_do_not_name_a_language():
    folder = house_path("templates")
    naming = {
        path.relative_to(folder).as_posix()
        for path in sorted(folder.rglob("*.*html"))
        if re.search(rf'lang="{CODE.pattern}"', path.read_text(encoding="utf-8"))
    }
    assert naming == REPORTS


def test_every_file_of_a_language_is_found():
    files = {path.stem for path in Path(baspa.language.__file__).parent.glob("*.py")}
    assert set(CODES) == {name for name in files if len(name) in (2, 3)}
    assert {"en", "kk", "ky", "ru"} <= set(CODES)
    assert FALLBACK in CODES


@pytest.mark.parametrize("code", CODES)
def test_a_file_holds_the_language_of_its_name(code):
    language = importlib.import_module(f"baspa.language.{code}").LANGUAGE
    assert isinstance(language, Language)
    assert language.code == code
    assert language.citation_style in names()
    assert language.code in language.bibtex_names.values()
    assert set(language.theses) == set(nearest_own(FALLBACK).theses)
    assert set(language.locators) <= set(labels().values())


def test_a_word_for_a_place_means_the_same_in_all_languages():
    meant = {(word, label) for word, label in SIGNS.items()}
    for language in languages():
        meant |= {(word, label) for label, words in language.locators.items() for word in words.split()}
    assert sorted(meant) == sorted(labels().items())


def test_a_name_of_bibtex_means_one_language():
    own = [name for language in languages() for name in language.bibtex_names]
    assert len({*own, *OTHERS}) == len(own) + len(OTHERS) == len(tags())


@pytest.mark.parametrize(
    ("does", "loaded"),
    [
        ("find('kk-KZ')", {"kk"}),
        ("spoken('en-GB', {})", {"en"}),
        ("find('ky').unbreakable()", {"ky"}),
        ("known('de')", set()),
        ("languages()", set(CODES)),
    ],
)
def test_only_the_languages_that_are_asked_for_are_loaded(does, loaded):
    code = f"import sys; from baspa.language import *; import baspa.references.syntax; {does}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    found = {name.rpartition(".")[2] for name in done.stdout.split() if name.startswith("baspa.language.")}
    assert found & set(CODES) == loaded
