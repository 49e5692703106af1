"""What a user has told of this machine: the user's settings, in XDG_CONFIG_HOME/baspa or ~/.config/baspa.

Only commands read them, and hand them on as values; a build with --no-settings, a check and the tests know none.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from baspa.model.problem import Outside
from baspa.model.turning import PRINTERS, Turning

PRINTER = "printer"
HEAD = "# What baspa was told of this machine; baspa booklet --printer NUMBER writes it.\n"


def settings_file() -> Path:
    """Return the path of the user's settings, there or not."""
    from platformdirs import user_config_path

    return user_config_path("baspa", appauthor=False) / "settings.toml"


def users_printer() -> Turning | None:
    """Return how the user's printer turns sheets; None where nobody has told. Raises Outside where that is garbled."""
    file = settings_file()
    if not file.is_file():
        return None
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
        return PRINTERS[told[PRINTER]]
    except (KeyError, TypeError, ValueError) as fault:  # no TOML, not UTF-8, or no number of a test sheet
        raise Outside(f"{file} is not as it was written: delete it, or tell the printer's number anew") from fault


def keep_printer(number: int) -> Path:
    """Keep the number that the user's printer has shown on its test sheet, 0 for none; return the settings' path."""
    file = settings_file()
    if number:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{HEAD}{PRINTER} = {number}\n", encoding="utf-8")
    else:
        file.unlink(missing_ok=True)
    return file
