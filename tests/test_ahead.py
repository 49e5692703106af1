"""What most editions want of the layout is loaded while the book is read."""

import subprocess
import sys

from builds import write

from baspa.kept.store import opened
from baspa.layout.ahead import LAST

AHEAD = """
import sys
from pathlib import Path
from baspa.bound import layout_ahead, pdf
from baspa.kept.store import Store
from baspa.press import prepared
store = Store(Path(sys.argv[2]))
_, edition, _ = prepared(Path(sys.argv[1]), None)
layout_ahead(store)
import pyphen
before, patterns = set(sys.modules), len(pyphen.hdcache)
pdf(edition, {}, store)
print(*sorted(name for name in {*sys.modules} - before if name.startswith("baspa.layout")))
print(len(pyphen.hdcache) - patterns)
"""


def test_nothing_of_the_layout_is_left_to_be_loaded_when_the_book_is_there(tmp_path):
    kept = tmp_path / "kept"
    store = opened(kept, bytes)
    for patterns in ("1", "0"):  # read when the first edition is laid out, and ahead of the second
        folder = write(tmp_path / "book", f"# One\n\nWe have to read {patterns}.\n")
        command = [sys.executable, "-c", AHEAD, str(folder), str(kept)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert done.stdout.splitlines() == ["", patterns]
    assert store.get(LAST, b"") == ("en",)
