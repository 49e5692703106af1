"""`baspa doctor`: what is there, what lacks, and how it is installed."""

import sys

import pytest

from baspa.cli import main
from baspa.command import doctor
from baspa.command.system import LIBRARIES, Library
from baspa.installing import extra_line
from baspa.verify.validators.validators import VALIDATORS


def test_what_is_there_is_told_with_its_version(capsys):
    assert main(["doctor"]) == 0
    told = {line[2:].partition(":")[0].split()[0] for line in capsys.readouterr().out.splitlines() if line[0] in "+-"}
    assert {library.name for library in LIBRARIES} | {"pandoc", "fonts", *VALIDATORS} <= told


def test_what_lacks_is_told_with_the_line_that_installs_it(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    assert main(["doctor"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert f"- pandoc lacks: citations, and import. Install it: {extra_line('import')}" in shown
    assert shown[-1].endswith("lacking, not needed to build.")


@pytest.mark.parametrize(
    "library",
    [
        Library("Pango", "baspa-nothing", "libnothing0"),
        Library("Pango", "pango-1.0", "p", "pango_version_string", "999.1"),
    ],
)
def test_without_what_is_needed_to_build_it_ends_with_3(monkeypatch, tmp_path, capsys, library):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(doctor, "LIBRARIES", [library])
    assert main(["doctor"]) == 3
    shown = capsys.readouterr().out
    assert "- Pango lacks: lays out text. Install it: install Pango\n" in shown
    assert "1 of them needed to build." in shown
