"""What tools/open_in_readers.py holds against what a reader shows of an e-book."""

import json
import zipfile

from builds import PROJECT
from open_in_readers import lost, words_of

PAGE = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{0}</title></head><body>{0}</body></html>'


def test_letters_that_a_reader_does_not_show_are_told(tmp_path):
    path = tmp_path / "book.epub"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.xhtml", PAGE.format("<p>Қара <b>сөз</b> ің</p><nav>no</nav><math><mi>x</mi></math>"))
        archive.writestr("b.css", "p {}")
    text = words_of(path)
    assert text.split() == ["Қара", "сөз", "ің"]
    assert lost(text, "сөз ің, Қа\u00adра") == ""
    assert lost(text, "Қара сөз") == "2 letters are lost: ің"


def test_the_readers_are_locked():
    locked = json.loads((PROJECT / "tools/readers/package-lock.json").read_text())["packages"]
    wanted = json.loads((PROJECT / "tools/readers/package.json").read_text())["dependencies"]
    assert locked[""]["dependencies"] == wanted
    assert all(each["integrity"] for name, each in locked.items() if name)
