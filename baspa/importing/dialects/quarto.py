"""What Quarto, R Markdown and pandoc write, and the press in another way: attributes, divisions, shortcodes, captions.

What a page of the web is to look like falls away, and is told once a file; what stands in it stays.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from baspa.importing import escaping
from baspa.importing.dialects.attributes import attributes, is_attributes
from baspa.importing.dialects.divisions import with_divisions
from baspa.importing.dialects.known_directives import picture
from baspa.importing.dialects.reading import CODE, Reading, line_of, outside_code, replaced
from baspa.importing.dialects.roles import name_of
from baspa.importing.dialects.shortcodes import SHORTCODE, shortcode
from baspa.importing.dialects.tex_words import with_words
from baspa.load.markdown.attributes import WIDTH
from baspa.tree.index_mark import MARK_ATTRIBUTES

BRACES = r"\{(?P<held>(?:[^{}\n\"']|\"[^\"\n]*\"|'[^'\n]*')*)\}"
PICTURE = outside_code(
    r"(?P<before>\A|(?:\A|\n)[ \t]*(?::::[^\n]*)?\n)?"
    r"!\[(?P<said>(?:[^\[\]\\]|\\.|\[[^\[\]]*\](?:\([^()]*\))?){0,2000})\]"
    r"\((?P<target><[^<>\n]*>|[^\s()]*)(?:[ \t]+(?P<title>\"(?:[^\"\\]|\\.)*\"))?\)(?:"
    + BRACES
    + r")?(?P<after>(?=[ \t]*(?:\n[ \t]*(?::::|\n)|\n?\Z)))?"
)
HEADING = outside_code(r"(?m:^(?P<words>#{1,6}[ \t][^\n]{0,1000}?)[ \t]*" + BRACES + r"[ \t]*$)")
CAPTION = outside_code(r"(?m:^(?P<caption>(?:Table)?:[ \t][^\n]{0,2000}?)[ \t]*" + BRACES + r"[ \t]*$)")
COMPUTED = outside_code(r"`(?:\{(?:python|r|julia)\}|r)[ \t]+(?P<computed>[^`\n]+)`")
BREAK = outside_code(r"(?m:(?<=\S)[ \t]*(?P<break>\\(?:newpage|pagebreak|clearpage))[ \t]*$)")
INDEX = outside_code(r"(?P<gap>[ \t]*)\\index\{(?P<entry>[^{}\n]*)\}(?P<next>(?=\w))?")
ENVIRONMENT = (
    r"\\begin\{(?P<env>equation|align|gather|multline|eqnarray)(?P<star>\*?)\}"
    r"(?P<tex>(?:(?!\\begin\{(?P=env))[\s\S])*?)\\end\{(?P=env)(?P=star)\}"
)
WHOLE = re.compile(ENVIRONMENT)
EQUATION = outside_code(
    r"(?P<dollars>\$\$(?P<displayed>(?:(?!\$\$)[\s\S])+?)\$\$)(?P<named>[ \t]*(?:\{#[^{}\n]*\}|\([\w:.-]+\)))?"
    rf"|(?m:^[ \t]*{ENVIRONMENT})"
)
AMID = outside_code(  # a formula that has no lines of its own
    r"(?m:^(?P<head>(?![ \t]*[|>#:*+-])(?:[^\n`]*?[^\s$`\\])?)[ \t]*"
    r"(?P<amid>\$\$[^$\n]+\$\$(?:[ \t]*(?:\{[^{}\n]*\}|\([\w:.-]+\)))?)[ \t]*(?P<rest>[^\n]*)$)"
)
ROW = re.compile(rf"(?m:^(?P<row>[ \t]*\|[^\n]*`[^\n]*)$)|{CODE}")
CODE_IN_ROW = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
BAR = re.compile(r"(?<!\\)\|")
SPAN = outside_code(r"(?:(?<![\]\\!])\[(?P<spanned>[^\[\]\n]+)|(?<=[^\s\[]))(?P<bracket>\])" + BRACES)
SUBFIGURES = outside_code(  # of pandoc-crossref
    r"(?m:^<div id=\"(?P<group>fig[:-][\w:.-]+)\"[^<>\n]*>[ \t]*$(?P<pictures>(?:(?!</?div\b)[\s\S])*)^</div>[ \t]*$)"
)
TAGGED = re.compile(r"\s*\(\\#(eq:[\w-]+)\)|\s*\\label\{([^{}]+)\}")
NUMBER = re.compile(r"[ \t]*\\tag\*?\{([^{}]*)\}")
NO_BRACKETS = {ord(sign): "" for sign in "[]^"}  # of a caption that says as well what the picture shows
KEPT_PAIRS = ("lang", "only", *MARK_ATTRIBUTES)
OF_TABLES = ("widths", "tbl-colwidths", "header-columns")
KEPT_CLASSES = ("smallcaps", "unnumbered", "appendix", "part", "landscape", "decorative", "mark", "underline")


def with_own_marks(text: str, reading: Reading) -> str:
    """Return a text whose marks of pandoc and its kin are the press's."""
    text = replaced(SUBFIGURES, text, lambda found: f"::: {{#{found['group']}}}{found['pictures']}:::")
    text = replaced(SHORTCODE, text, lambda found: shortcode(found, reading))
    text = replaced(COMPUTED, text, lambda found: computed(found, reading))
    text = replaced(EQUATION, text, equation)
    text = replaced(AMID, text, on_lines) if "$$" in text else text
    text = replaced(SPAN, text, lambda found: spanned(found, reading))
    text = replaced(BREAK, text, lambda _: "\n\n\\newpage\n")
    text = replaced(INDEX, text, lambda found: indexed(found, reading))
    text = with_bars(with_words(text, reading)) if reading.captions else text
    text = replaced(HEADING, text, lambda found: kept_beside(found, found["words"], " ", reading))
    text = replaced(CAPTION, text, lambda found: kept_beside(found, found["caption"], " ", reading, OF_TABLES))
    text = replaced(PICTURE, text, lambda found: shown(found, reading))
    return "\n".join(with_divisions(text.split("\n"), reading)) if ":::" in text else text


def kept_beside(found: re.Match[str], words: str, gap: str, reading: Reading, own: Collection[str] = ()) -> str:
    """Return words with the attributes that the press has for them; others are told."""
    name, classes, pairs = attributes(found["held"])
    if not (name or classes or pairs) or not is_attributes(found["held"]):
        return found[0]
    kept = [f"#{name}"] * bool(name) + [f".{each}" for each in classes]
    kept += [f'{key}="{value}"' for key, value in pairs.items() if key in (*KEPT_PAIRS, *own)]
    tell(found, {key: value for key, value in pairs.items() if key not in (*KEPT_PAIRS, *own)}, reading)
    return f"{words}{gap}{{{' '.join(kept)}}}" if kept else words


def spanned(found: re.Match[str], reading: Reading) -> str:
    """Return words in brackets with their attributes, without the brackets where none is kept."""
    words = found["spanned"]
    if words is None:
        return kept_beside(found, "]", "", reading)
    kept = kept_beside(found, f"[{words}]", "", reading)
    return words if kept == f"[{words}]" else kept


def with_bars(text: str) -> str:
    """Return a text whose bars in the code of a table's rows part no cells, as pandoc reads them."""

    def row(found: re.Match[str]) -> str:
        return CODE_IN_ROW.sub(lambda code: BAR.sub(r"\|", code[0]), found["row"]) if found["row"] else found[0]

    return ROW.sub(row, text)


def tell(found: re.Match[str], pairs: Mapping[str, str], reading: Reading) -> None:
    """Tell attributes that a book has not."""
    for key, value in pairs.items():
        reading.lost(line_of(found), "attributes that a book has not:", f"{key}={value}")


def shown(found: re.Match[str], reading: Reading) -> str:
    """Return a picture; where one is alone, the words in its brackets may be its caption."""
    name, classes, pairs = attributes(found["held"] or "")
    is_captioned = reading.captions and found["before"] is not None and found["after"] is not None
    if not (found["held"] or (is_captioned and found["said"])):
        return found[0]
    width, alt = pairs.get("width") or pairs.get("out.width") or "", pairs.get("fig-alt") or pairs.get("alt") or ""
    width = width if WIDTH.fullmatch(width) else ""
    title, said = (found["title"] or "")[1:-1].replace('\\"', '"'), found["said"]
    used = {"fig-align", "fig-pos", *["width"] * bool(width), *["fig-alt", "alt"] * (is_captioned or not said)}
    tell(found, {key: value for key, value in pairs.items() if key not in used}, reading)
    if is_captioned and said and title:
        reading.lost(line_of(found), "titles of pictures:", f'"{title}"')
    caption = (said or title) if is_captioned else title
    words = escaping.escape(alt) if alt and (is_captioned or not said) else said
    made = picture(
        found["target"].strip("<>"), words.translate(NO_BRACKETS) if caption else words, caption, name, width
    )
    return f"{found['before'] or ''}{made}{''.join(f'{{.{each}}}' for each in classes if each in KEPT_CLASSES)}"


def computed(found: re.Match[str], reading: Reading) -> str:
    """Return a value that only a program can work out, as code."""
    reading.changed(line_of(found), "what a program works out in the text stands as code:", found["computed"])
    return f"`{found['computed']}`"


def indexed(found: re.Match[str], reading: Reading) -> str:
    """Leave a mark of an index out, and the space before it, but for one that parts two words."""
    reading.lost(line_of(found), "index marks:", f'"{found["entry"]}"')
    return "" if found["next"] is None else found["gap"]


def on_lines(found: re.Match[str]) -> str:
    """Return a formula amid text on a line of its own, and others behind it likewise."""
    rest = replaced(AMID, found["rest"], on_lines) if "$$" in found["rest"] else found["rest"]
    return "\n".join(filter(None, (found["head"], found["amid"], rest)))


def equation(found: re.Match[str]) -> str:
    """Return a formula of TeX outside of dollars, or of one environment within them, as other programs let it be."""
    if not found["dollars"]:
        return displayed(found)
    whole = WHOLE.fullmatch(found["displayed"].strip())
    return displayed(whole, found["named"] or "") if whole else found[0]


def displayed(found: re.Match[str], named: str = "") -> str:
    """Return the formula of an environment; the press numbers whole formulas, by their names."""
    labels = [name_of(a or b) for a, b in TAGGED.findall(found["tex"])]
    tex = "\n".join(row for row in TAGGED.sub("", found["tex"]).strip().split("\n") if row.strip())
    numbers = NUMBER.findall(tex)
    tex = NUMBER.sub("", tex) if len(numbers) == 1 else tex  # one for all lines, which stands behind them here
    inner = {"align": "aligned", "gather": "gathered", "multline": "gathered", "eqnarray": "aligned"}.get(
        found["env"], ""
    )
    tex = f"\\begin{{{inner}}}\n{tex}\n\\end{{{inner}}}" if inner else tex
    tex += f"\n\\tag{{{numbers[0]}}}" if len(numbers) == 1 else ""
    return f"$$\n{tex}\n$$" + (named or (f" {{#{labels[0]}}}" if labels else ""))
