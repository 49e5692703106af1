"""Used lengths are made once for a style and a size of what is around it, and are those that WeasyPrint makes."""

import pytest

from baspa.layout import HTML
from baspa.layout.guard import put
from baspa.layout.used_values import RADII, USED, block, used_values

BOXES = f"""
<style>
  @page {{ @bottom-center {{ content: "n"; padding: 2% 1px; width: 40% }} @top-left {{ content: "m"; margin: 3% }} }}
  @page {{ size: 400px 300px; margin: 10% }} @page :first {{ margin: 20% }}
  div {{ margin-left: 10%; width: 50% }}
  p {{ padding: 1px 2% 3px; border: 1px solid; box-sizing: border-box; width: 80% }}
  p {{ border-radius: 10% 0 2px }} em {{ border-radius: 1px; border: 1px solid }} .sum {{ width: calc(50% - 10px) }}
  table {{ border-collapse: collapse }} td {{ border: 2px solid; padding: 5% }}
</style>
<div><p>One<p>Two <em style="margin-left: 10%">three</em><p class=sum>Four</div>
<div style="width: 90%"><p>One<p class=sum>Four<div><p>Five</div></div>
<table><tr><td>a<td style="border: 0">b<tr><td>c<td>d</table>
<p style="position: absolute; background: red; border-radius: 0">Above all</p>
<div>And so it goes on, over pages of two widths: {"as long as it is " * 40}</div>
"""


def lengths() -> list[tuple[float, ...]]:
    """Return the used lengths of all boxes, as they are laid out."""
    pages = HTML(string=BOXES).render().pages
    every = (box for page in pages for box in page._page_box.descendants())
    return [tuple(getattr(box, name, 0) for name in (*USED, *RADII, "position_x", "position_y")) for box in every]


def test_lengths_are_what_they_were():
    before = lengths()
    with used_values():
        assert lengths() == before


@pytest.mark.parametrize(("style", "times"), [("width: 50%", 1), ("width: calc(50% - 1px)", 3)])
def test_lengths_of_a_style_are_made_once_but_for_sums(style, times):
    made, resolve = [], block.resolve_percentages

    def noted(box, around):
        made.append(box.element_tag)
        resolve(box, around)

    document = HTML(string=f"<style>i {{ display: block; {style} }}</style><i></i><i></i><i></i>")
    with put(block, "resolve_percentages", noted), used_values():
        document.render()
    assert made.count("i") <= 2 * times
    assert (made.count("i") > 2) == (times > 1)
