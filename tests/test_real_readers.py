"""The book of every feature in reading systems that others wrote: on a phone by day, on a tablet by night."""

import shutil

import pytest
from builds import PROJECT, built
from needs import needs
from open_in_readers import BROWSERS, in_browser

READERS = {"epubjs", "foliate", "readium"}


@pytest.mark.slow
def test_three_readers_show_the_book_of_every_feature(tmp_path):
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    needs(browser is not None and shutil.which("node") is not None, "Node.js and Chromium")
    needs((PROJECT / "tools" / "readers" / "node_modules").is_dir(), "the readers: make test-readers installs them")
    epub = tmp_path / "book.epub"
    epub.write_bytes(built("construct-everything")["epub"].data)
    told = dict(in_browser(epub, tmp_path / "pictures", browser, everything=False))
    assert [fault for fault in told.values() if fault] == []
    assert {name.partition(",")[0] for name in told} == READERS
    assert len(told) == 2 * len(READERS)
    assert len(list((tmp_path / "pictures").glob("*-note-opened.png"))) == len(told)
