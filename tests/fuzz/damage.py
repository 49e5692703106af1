"""The kinds of damage: each takes a book's files and a source of chance, and returns the files anew."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from random import Random

from baspa.house import house_path
from baspa.model.fields import fields_of
from baspa.model.metadata import Metadata
from fuzz import pieces

Files = dict[str, bytes]
Damage = Callable[[Files, Random], Files]

TEMPLATES = sorted(
    path.relative_to(house_path("templates")).as_posix()
    for folder in ("print", "epub", "proof", "common")
    for path in house_path("templates", folder).glob("*.*")
)
FONTS = sorted(house_path("styles", "fonts").glob("*.?tf"))
SHEETS = ["styles/common.css", "styles/paper.css", "styles/epub.css", "styles/other.css"]
TEXT = (".md", ".toml", ".bib", ".json", ".csl", ".css", ".html", ".xhtml", ".svg", ".tsv", ".txt")


def one_of(files: Files, chance: Random, *endings: str) -> str:
    """Return the name of a file, of these endings where there is one."""
    names = sorted(files)
    return chance.choice([name for name in names if name.endswith(endings or ("",))] or names)


def into(files: Files, name: str, data: bytes | str) -> Files:
    return {**files, name: data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")}


def text_of(files: Files, name: str) -> str:
    return files.get(name, b"").decode("utf-8", "replace")


def inserted(text: str, piece: str, chance: Random) -> str:
    """Return a text with a piece somewhere: anywhere, or at the beginning of a line."""
    places = [match.start() for match in re.finditer(r"^", text, re.MULTILINE)] if chance.random() < 0.5 else []
    at = chance.choice(places or [chance.randint(0, len(text))])
    return text[:at] + piece + text[at:]


def unchanged(files: Files, chance: Random) -> Files:
    return files


def bytes_changed(files: Files, chance: Random) -> Files:
    name = one_of(files, chance)
    data = bytearray(files[name])
    for _ in range(chance.randint(1, 8) if data else 0):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return into(files, name, bytes(data))


def cut_short(files: Files, chance: Random) -> Files:
    name = one_of(files, chance)
    return into(files, name, files[name][: chance.randint(0, len(files[name]))])


def lines_moved(files: Files, chance: Random) -> Files:
    name = one_of(files, chance, *TEXT)
    lines = files[name].split(b"\n")
    for _ in range(chance.randint(1, 5)):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        kind = chance.randrange(4)
        if kind == 0 and len(lines) > 1:
            del lines[at]
        elif kind == 1:
            lines.insert(at, lines[other if other < len(lines) else 0])
        elif kind == 2:
            lines[at], lines[other] = lines[other], lines[at]
        else:
            lines[at] = lines[at].lstrip() if chance.random() < 0.5 else b"    " + lines[at]
    return into(files, name, b"\n".join(lines))


def files_swapped(files: Files, chance: Random) -> Files:
    one, other = one_of(files, chance), one_of(files, chance)
    return {**files, one: files[other], other: files[one]}


def file_gone(files: Files, chance: Random) -> Files:
    name = one_of(files, chance)
    return {other: data for other, data in files.items() if other != name}


def folder_for_file(files: Files, chance: Random) -> Files:
    name = one_of(files, chance)
    return {other: data for other, data in files.items() if other != name} | {f"{name}/a.md": b"# A\n\nText.\n"}


def signs(files: Files, chance: Random) -> Files:
    name = one_of(files, chance, *TEXT)
    text = text_of(files, name)
    for _ in range(chance.randint(1, 4)):
        text = inserted(text, chance.choice(pieces.SIGNS) * chance.choice([1, 1, 1, 3]), chance)
    return into(files, name, text)


def markdown(files: Files, chance: Random) -> Files:
    name = one_of(files, chance, ".md")
    text = text_of(files, name)
    for _ in range(chance.randint(1, 6)):
        text = inserted(text, chance.choice(pieces.MARKDOWN), chance)
    return into(files, name, text)


def nested(files: Files, chance: Random) -> Files:
    name, times = one_of(files, chance, ".md"), chance.choice([5, 15, 40, 150, 400])
    before, behind = chance.choice(pieces.NESTED)
    return into(files, name, inserted(text_of(files, name), f"{before * times}a{behind * times}", chance))


def long_pieces(files: Files, chance: Random) -> Files:
    name = one_of(files, chance, ".md", ".toml")
    piece = chance.choice(
        ["a", "ә", "1", " ", "a ", "\n", "a\n\n", "*a ", "[", "`a", "$a$ ", "# a\n\n", "- a\n", "漢", "-", "a|"]
    )
    return into(files, name, inserted(text_of(files, name), piece * chance.choice([30, 300, 1500]), chance))


def encoded(files: Files, chance: Random) -> Files:
    name, encoding = (
        one_of(files, chance, *TEXT),
        chance.choice(["utf-16", "utf-16-be", "cp1251", "latin-1", "utf-8-sig", "utf-32"]),
    )
    return into(files, name, text_of(files, name).encode(encoding, "replace"))


def toml_value(files: Files, chance: Random) -> Files:
    lines = text_of(files, "book.toml").split("\n")
    keys = [number for number, line in enumerate(lines) if re.match(r'\s*[\w".-]+\s*=', line)]
    if keys:
        at = chance.choice(keys)
        lines[at] = lines[at].partition("=")[0] + "= " + chance.choice(pieces.VALUES)
    return into(files, "book.toml", "\n".join(lines))


def toml_key(files: Files, chance: Random) -> Files:
    field = chance.choice(fields_of(Metadata))
    value = chance.choice(pieces.VALUES)
    if field.shape in ("table", "tables") and chance.random() < 0.8:
        inner = chance.choice(fields_of(field.bare)).name
        head = f"[{field.name}]" if field.shape == "table" else f"[[{field.name}]]"
        return into(files, "book.toml", f"{text_of(files, 'book.toml')}\n{head}\n{inner} = {value}\n")
    if field.shape in ("by language", "by name") and chance.random() < 0.8:
        key = chance.choice(
            ['"page.ref"', '"chapter.label"', '"figure"', '"toc.title"', "kk", '""', '"a b"', '"\\u0000"', "a"]
        )
        return into(files, "book.toml", f"{text_of(files, 'book.toml')}\n[{field.name}]\n{key} = {value}\n")
    return into(files, "book.toml", f"{field.name} = {value}\n{text_of(files, 'book.toml')}")


def template(files: Files, chance: Random) -> Files:
    name = chance.choice(TEMPLATES)
    text = house_path("templates", *name.split("/")).read_text(encoding="utf-8")
    for _ in range(chance.randint(1, 3)):
        text = inserted(text, chance.choice(pieces.EXPRESSIONS), chance)
    own = into(files, f"templates/{name}", text if chance.random() < 0.8 else chance.choice(pieces.EXPRESSIONS))
    return chance.choice([bytes_changed, lines_moved, unchanged, unchanged])(own, chance)


def style(files: Files, chance: Random) -> Files:
    sheet = "\n".join(chance.choice(pieces.CSS) for _ in range(chance.randint(1, 3)))
    return into(files, chance.choice(SHEETS), sheet)


def font(files: Files, chance: Random) -> Files:
    data = bytearray(chance.choice(FONTS).read_bytes())
    kind = chance.randrange(5)
    for _ in range(chance.choice([0, 1, 10, 100])):
        data[chance.randrange(400 if kind == 0 else len(data))] = chance.randrange(256)
    if kind == 1:
        data = data[: chance.randrange(len(data))]
    elif kind == 2:
        data[:4] = chance.choice([b"wOFF", b"wOF2", b"ttcf", b"OTTO", b"true", b"\0\0\0\0"])
    elif kind == 3:
        odd = chance.choice(
            [
                "A & B  ",
                "</style>",
                '"};*{}  ',
                "inherit  ",
                "a, b    ",
                "        ",
                "қаріп    ",
                "\u202eabcdefg",
                "\n\n\n\n\n\n\n\n",
            ]
        )
        for encoding in ("utf-16-be", "latin-1"):
            data = data.replace("Literata".encode(encoding), odd.encode(encoding, "replace"))
    name = chance.choice(["a.ttf", "a.otf", "a.woff2", "a.ttc", "b/c.ttf", "a b.ttf", "Literata-Regular.ttf"])
    design = '\n[design]\nfont = "Literata"\n' if chance.random() < 0.3 else ""
    return into(into(files, f"styles/fonts/{name}", bytes(data)), "book.toml", text_of(files, "book.toml") + design)


def references(files: Files, chance: Random) -> Files:
    kind = chance.choice([".bib", ".json"])
    known = pieces.BIB if kind == ".bib" else pieces.JSON
    text = "".join(chance.choice(known) for _ in range(chance.randint(1, 4) if kind == ".bib" else 1))
    made = into(files, f"damaged{kind}", text)
    name = one_of(made, chance, ".md")
    made = into(made, name, f"{text_of(made, name)}\n\nAs said [@k, p. 3].\n")
    return into(made, "book.toml", f'bibliography = ["damaged{kind}"]\n{text_of(made, "book.toml")}')


def includes(files: Files, chance: Random) -> Files:
    name, kind = one_of(files, chance, ".md"), chance.randrange(4)
    made = into(files, name, inserted(text_of(files, name), "\n{{< include i0.txt >}}\n", chance))
    base = posixpath.dirname(name)
    line = "{{< include %s >}}\n"
    for number in range(chance.choice([1, 5, 19, 25, 60])):
        target = [f"i{number + 1}.txt", "i0.txt", f"i{number + 1}.txt", "../../../x"][kind]
        made = into(made, posixpath.join(base, f"i{number}.txt"), line % target * (2 if kind == 2 else 1))
    return made


def image(files: Files, chance: Random) -> Files:
    pictures = [name for name in sorted(files) if name.endswith((".png", ".jpg", ".svg", ".gif", ".webp"))]
    if not pictures:
        return into(
            files,
            "x.png",
            chance.choice([b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"\xff\xd8\xff", b"<svg", b"RIFF    WEBP"]),
        )
    name = chance.choice(pictures)
    data = bytearray(files[name])
    for _ in range(chance.randint(0, 5) if data else 0):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return into(files, name, bytes(data[: chance.choice([len(data), chance.randint(0, len(data))])]))


def queries(files: Files, chance: Random) -> Files:
    text = chance.choice(pieces.QUERIES)
    return into(
        files, "queries.tsv", inserted(text, chance.choice(pieces.SIGNS), chance) if chance.random() < 0.5 else text
    )


def renamed(files: Files, chance: Random) -> Files:
    name = one_of(files, chance, ".md", ".png", ".svg", ".bib")
    new = posixpath.join(posixpath.dirname(name), chance.choice(pieces.NAMES) + posixpath.splitext(name)[1])
    made = {new if other == name else other: data for other, data in files.items()}
    if chance.random() < 0.3:
        return made
    old, last = posixpath.basename(name).encode(), posixpath.basename(new)
    quoted = (
        last.replace("\\", "\\\\")
        .replace('"', '\\"')
        .replace("\n", "\\n")
        .replace("\t", "\\t")
        .replace("\x1b", "\\u001b")
    )
    return {
        other: data.replace(old, (quoted if other.endswith(".toml") else last).encode()) for other, data in made.items()
    }


KINDS: dict[str, Damage] = {
    each.__name__: each
    for each in (
        bytes_changed, cut_short, lines_moved, files_swapped, file_gone, folder_for_file, signs, markdown, nested,
        long_pieces, encoded, toml_value, toml_key, template, style, font, references, includes, image, queries,
        renamed,
    )
}  # fmt: skip
