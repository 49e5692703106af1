import ctypes.util
import subprocess
import sys

import pytest

from baspa.layout.library_search import found_by_loader

IMPORT = """
import sys
ran = []
sys.addaudithook(lambda event, arguments: ran.append(arguments[0]) if event == "subprocess.Popen" else None)
from baspa.formats import pdf_binder
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
