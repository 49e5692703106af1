"""What MyST and Sphinx put in from elsewhere, and no book can: what stands for it is a link, or its words alone.

![](#fig-a)                 another block of the book, again: a reference to it
```{iframe} https://…       an address, and the words below it
```{embed} #fig-a           a reference
```{button-link} https://…  an address with its words
```{raw} latex              nothing, told as what pandoc marks for one format is (B203)
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from baspa.load.markdown.blocks_within import tokenize_within
from baspa.load.markdown.directive_tokens import NAMES, Directive, Known
from baspa.load.markdown.line_texts import line_at
from baspa.load.markdown.marks import MARKS, RawMark
from baspa.load.markdown.raw_passages import LEFT_OUT, READ

OF_WORDS = ("button-link", "button-ref")  # whose lines are the words of the link


def embeds(markdown: MarkdownIt) -> None:
    """Add the rule for pictures that are none."""
    markdown.core.ruler.after("inline", "embeds", refer_to_embedded)


def refer_to_embedded(state: StateCore) -> None:
    """Make references of pictures whose address is a name in the book."""
    for inline in (token for token in state.tokens if token.children and "](#" in token.content):
        made = list[Token]()
        for token in inline.children or ():
            made += reference(token) if token.type == "image" and str(token.attrs["src"]).startswith("#") else (token,)
        inline.children = made


def reference(image: Token) -> tuple[Token, ...]:
    """Return a link in the place of a picture."""
    opening = Token("link_open", "a", 1, attrs={"href": image.attrs["src"]})
    return opening, *(image.children or ()), Token("link_close", "a", -1, meta={MARKS: image.meta.get(MARKS, [])})


def linked(state: StateBlock, it: Directive) -> Known:
    """Read what a directive shows from elsewhere: a link to it, and below that what stands in it."""
    target = it.argument if "://" in it.argument or it.argument.startswith("#") else f"#{it.argument}"
    words = " ".join(line_at(state, n).strip() for n in range(it.body, it.close)).strip() if it.name in OF_WORDS else ""
    shown = words or ("" if target.startswith("#") else it.argument)
    opening, inline = state.push("paragraph_open", "p", 1), state.push("inline", "", 0)
    closing = state.push("paragraph_close", "p", -1)
    for token in (opening, inline, closing):
        token.map = [it.start, it.start + 1]
    link = Token("link_open", "a", 1, attrs={"href": target})
    inline.children = [link, *([Token("text", "", 0, content=shown)] if shown else []), Token("link_close", "a", -1)]
    own = [RawMark("directive", f"{{{it.name}}}")]
    inline.meta = {MARKS: own if shown == it.argument else [RawMark("directive", f"{{{it.name}}} {it.argument}")]}
    if it.name not in OF_WORDS:
        tokenize_within(state, it.body, it.close)
    return NAMES


def raw(state: StateBlock, it: Directive) -> Known:
    """Read what is HTML; all else is left out."""
    lines = [line_at(state, number) for number in range(it.body, it.close)]
    formats = it.argument.split()
    if any(READ.fullmatch(name) for name in formats):
        state.env.setdefault(MARKS, []).append((it.start, RawMark("directive", f"{{{it.name}}} {it.argument}")))
        token = state.push("html_block", "", 0)
        token.content, token.map = "".join(f"{line}\n" for line in lines), [it.body, it.close]
        return ()
    token = state.push(LEFT_OUT, "", 0)
    text = "\n".join(line.strip() for line in lines)
    token.map, token.info = [it.start, it.close + 1], formats[0] if formats else it.name
    token.meta = {MARKS: [RawMark("directive", f"{{{it.name}}} {it.argument}\n{text}")]}
    return ()
