"""Contents that spill a line or two onto another page are told, where fewer levels would fit; others are not."""

from types import SimpleNamespace

import pytest

from baspa.layout.watch.contents import spilling_contents


def page(levels, name="contents", blank=False):
    entries = [SimpleNamespace(element_tag="li", element=SimpleEntry(f"level-{level}")) for level in levels]
    kind = SimpleNamespace(name=name, blank=blank)
    return SimpleNamespace(page_type=kind, descendants=lambda: iter(entries))


class SimpleEntry:
    def __init__(self, classes):
        self.classes = classes

    def get(self, name, default=""):
        return self.classes if name == "class" else default


@pytest.mark.parametrize(
    ("pages", "told"),
    [
        ([page("1212122"), page("12"), page("", "")], ["contents = 1"]),
        ([page("1223123"), page("13")], ["contents = 2"]),
        ([page("1212122"), page("12", blank=True)], []),
        ([page("1212122"), page("1212")], []),
        ([page("1111"), page("1")], []),
        ([page("1222"), page("2")], []),  # one line would be left
        ([page("1212122")], []),
    ],
)
def test_contents_that_spill(pages, told):
    assert [problem.hint.partition(" in ")[0] for problem in spilling_contents(pages)] == told
