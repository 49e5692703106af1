"""What is pasted with a text and seen by nobody (joiners, marks, a BOM), and letters of old codes, costs no book."""

import pytest
from builds import build, read, write

UNSEEN = "\u200d\u200e\ufeff\u2060\u00ad\ufe0f\u200b\u2061\u2062\u2066"
OLD = "ﬁﬂǆŉ"
SPACES = "\u00a0\u2009\u202f\u2003"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
EVERYWHERE = """# One@two

In text@s, **bold@s**, `co@de`, $a @+ b$, [a@b](https://example.org/a@b), https://example.org/c@d
and [w]{index="e@f"}.[^n]

## Head@ing {#a@b}

| a@a | b |
|---|---|
| b@c | d |

: Cap@tion

![a@t](a.svg "c@c")

    co@de

| A li@ne

te@rm
: de@finition

$$
x @= y
$$

[^n]: no@te

::: index
:::
"""


@pytest.mark.parametrize("sign", UNSEEN + OLD + SPACES)
def test_a_book_reads_with_it_everywhere(tmp_path, sign):
    text = EVERYWHERE if sign not in SPACES else EVERYWHERE.replace("{#a@b}", "").replace(' {index="e@f"}', "")
    text = text.replace("@", sign) if sign not in OLD else text.replace(" @", " ").replace("@", sign)
    faces, problems = read(write(tmp_path, text, f'subtitle = "a{sign}b"\n', **{"a.svg": DRAWING}))
    assert faces
    assert problems == ()


def test_a_book_is_made_with_all_of_them(tmp_path):
    text = EVERYWHERE.replace(" @", f" {UNSEEN}").replace("@", UNSEEN + OLD)
    made = build(write(tmp_path, text, f'subtitle = "a{UNSEEN}{OLD}b"\n', **{"a.svg": DRAWING}), ("pdf", "epub"))
    assert made.problems == ()
