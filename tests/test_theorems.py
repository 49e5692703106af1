"""Theorems and their like, and notes on versions: boxes that say what they are in the language around them.

Those with a name have a number, in each kind.
"""

from builds import check, load, write

from baspa.model.book import PAGES
from baspa.tree.chapter import parsed

TEXT = """# One

{prf:ref}`a`, {ref}`thm-b`, @def-c.

:::{prf:theorem} The *old* law
:label: a
Text.
:::

::: {#thm-b}
## Bread

Text.
:::

::: {lang=kk}
::: definition Crust {#def-c}
Text.
:::
:::

::: {.proof}
Text.
:::

```{seealso}
Text.
```

```{versionadded} 1.2
```

::: theorem
Text.
:::

::: {.example}
Text.
:::

::: {.lemma #lem}
Text.
:::
"""


def test_theorems_say_what_they_are_in_the_language_around_them(tmp_path):
    book, problems = load(write(tmp_path, TEXT, '[words]\n"box.proof" = "Why"\n'))
    assert [each.code for each in (*problems, *check(book)) if each.code not in ("B035", "B036")] == []
    titles = ["".join(each.itertext()) for each in parsed(book.chapters[0]).iter("p") if each.get("class")]
    assert titles == [
        "Theorem 1 (The old law)",
        "Theorem 2 (Bread)",
        "1-анықтама (Crust)",
        "Why",
        "See also",
        "Added in version 1.2",
        "Theorem",
        "Lemma 1",
    ]
    said = "Theorem 1…, Theorem 2…, Definition 1…."
    assert book.chapters[0].blocks[1].text.replace(PAGES, "…") == said
    assert [heading.text for heading in book.chapters[0].headings] == ["One"]
