"""A file shown with the program that the system opens such files with."""

from __future__ import annotations

from pathlib import Path

import click

from baspa.model.problem import Outside


def show_file(path: Path) -> None:
    """Let the system show a file; raises Outside where it cannot."""
    if click.launch(str(path.resolve())):
        raise Outside(f"{path} is made, but nothing here can open it")
