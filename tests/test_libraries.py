import ctypes.util
import subprocess
import sys

import pytest
from builds import write

from baspa.layout.late_font_tools import late_font_tools
from baspa.layout.library_search import found_by_loader

IMPORT = """
import sys
ran = []
sys.addaudithook(lambda event, arguments: ran.append(arguments[0]) if event == "subprocess.Popen" else None)
from baspa.bound import pdf_binder
pdf_binder()
print(ran)
"""

linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the search runs no other program")


@linux
def test_the_layouts_libraries_are_found_without_another_program():
    done = subprocess.run([sys.executable, "-c", IMPORT], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@linux
def test_the_search_is_as_before_afterwards():
    before = ctypes.util.find_library
    with found_by_loader():
        assert ctypes.util.find_library("c") is None
    assert ctypes.util.find_library is before


LATE = """
import io, sys
from pathlib import Path
from baspa.bound import pdf_binder
from baspa.press import prepared
pdf_binder()(prepared(Path(sys.argv[1]), None)[1])
print(*(name for name in sys.modules if name.startswith("fontTools")))
from weasyprint.pdf import fonts
from weasyprint.text.fonts import TTFont
try:
    fonts.TTFont(io.BytesIO(b"no font" * 9))
except fonts.TTLibError as fault:
    print(fault)
from weasyprint.text import fonts as text
print(isinstance(TTFont, type), isinstance(text.TTFont, type), text.woff2.__name__, fonts.subset.Options.__name__)
"""


def test_font_tools_are_imported_when_something_of_them_is_used(tmp_path):
    """A book is made without them; then all names that WeasyPrint has of them are those of the library."""
    command = [sys.executable, "-c", LATE, str(write(tmp_path))]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        "",
        "Not a TrueType or OpenType font (bad sfntVersion)",
        "False True fontTools.ttLib.woff2 Options",
    ]


def test_no_other_import_comes_late():
    """Here, and in one of WeasyPrint's modules by a name that is not in the table."""
    other = {"__name__": "weasyprint.pdf.fonts"}
    with late_font_tools():
        from fontTools.ttLib import TTFont

        exec("from fontTools.ttLib import TTFont, sfnt", other)
    assert isinstance(TTFont, type)
    assert other["TTFont"] is TTFont


SHEETS = """
from baspa.bound import pdf_binder
pdf_binder()
from weasyprint.html import PH_STYLESHEET, UA_STYLESHEET
print(*(len(sheet.matcher.lower_local_name_selectors) for sheet in (PH_STYLESHEET, UA_STYLESHEET)))
"""


def test_of_the_layouts_own_style_sheets_that_which_no_book_uses_stays_unread():
    done = subprocess.run([sys.executable, "-c", SHEETS], capture_output=True, text=True, check=True)
    hints, elements = map(int, done.stdout.split())
    assert hints == 0 < elements
