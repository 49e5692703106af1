"""Make a book several times over: its chapters again and again, with ids, links and names of files of their own.

tools/copies.py BOOK FOLDER COPIES
"""

from __future__ import annotations

import argparse
import re
import shutil
import tomllib
from pathlib import Path

CHAPTERS = re.compile(r"^chapters\s*=\s*\[[^\]]*\]", re.MULTILINE)
NAMED = re.compile(r"(\{#|\(#|\.md#)([\w.-]+)")  # ids where they are set and where a link asks for them


def multiply(book: Path, folder: Path, copies: int) -> list[Path]:
    """Write a book so many times over into a folder; return its chapters, as the folder's paths."""
    shutil.copytree(book, folder, dirs_exist_ok=True)
    toml = (folder / "book.toml").read_text(encoding="utf-8")
    chapters = [Path(name) for name in tomllib.loads(toml)["chapters"]]
    texts = {chapter: (folder / chapter).read_text(encoding="utf-8") for chapter in chapters}
    made = []
    for copy in range(1, copies + 1):
        for chapter, text in texts.items():
            made.append(chapter.with_name(f"x{copy}-{chapter.name}"))
            (folder / made[-1]).write_text(distinct(text, chapters, copy), encoding="utf-8")
    for chapter in chapters:
        (folder / chapter).unlink()
    listed = "chapters = [" + ", ".join(f'"{chapter.as_posix()}"' for chapter in made) + "]"
    (folder / "book.toml").write_text(CHAPTERS.sub(lambda _: listed, toml, count=1), encoding="utf-8")
    return made


def distinct(text: str, chapters: list[Path], copy: int) -> str:
    """Return a chapter's text with the ids and the links of its copy."""
    for other in chapters:
        text = re.sub(rf"(\]\((?:[^)\s]*/)?)({re.escape(other.name)})", rf"\1x{copy}-\2", text)
    return NAMED.sub(rf"\1\2-x{copy}", text)


def main() -> None:
    """Make the book that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("book", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("copies", type=int)
    asked = parser.parse_args()
    multiply(asked.book, asked.folder, asked.copies)


if __name__ == "__main__":
    main()
