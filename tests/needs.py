"""What a test needs that may be missing at home: there it is skipped; in CI nothing is missing and nothing skipped."""

import importlib
import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest

from baspa.verify.validators.validators import VALIDATORS


def needs(there: bool, what: str) -> None:
    """Skip the test where something is not there; in CI, let it fail."""
    if not there:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"needs {what}")


def module(name: str) -> ModuleType:
    """Return a module that only the tests use, imported where it is used."""
    needs(importlib.util.find_spec(name) is not None, f"{name}: make test installs it")
    return importlib.import_module(name)


def schemas() -> Path:
    """Return the folder of the schemas that no package has; where it is named, it has to be there."""
    folder = os.environ.get("BASPA_SCHEMAS", "")
    if not folder:
        pytest.skip("needs the schemas of records, in the folder that BASPA_SCHEMAS names")
    needs(Path(folder).is_dir(), f"the schemas of records in {folder}")
    return Path(folder)


def validators(*names: str) -> None:
    """Skip the test where one of these validators is not installed."""
    for name in names:
        needs(VALIDATORS[name].available(), f"{name}: {VALIDATORS[name].install()}")
