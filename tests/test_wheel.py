"""What is installed is whole: the wheel carries the house's templates, styles and fonts, the hyphenation, the lock."""

import subprocess
import sys
import zipfile
from pathlib import Path

from builds import PROJECT


def files(*folders: str) -> set[str]:
    found = (path for folder in folders for path in (PROJECT / folder).rglob("*") if path.is_file())
    return {str(path.relative_to(PROJECT)) for path in found if "__pycache__" not in path.parts}


def test_the_wheel_is_whole(tmp_path: Path):
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--quiet"]
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", *options, "--wheel-dir", tmp_path, PROJECT],
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    assert {f"baspa/house/{name}" for name in files("templates", "styles")} <= inside
    assert {"baspa/house/lock/run.txt", "baspa/house/LICENSE"} <= inside
    assert files("baspa") <= inside
