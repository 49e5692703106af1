"""The people of front matter, with what is said of them: names, ORCID iDs, where they work.

author:
  - name: A. N. Author
    orcid: 0000-0000-0000-0000
    affiliation:
      - name: Nowhere University
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

PAIR = re.compile(r"([\w-]+)[ \t]*:(?:[ \t]+(.*))?")
LINE = re.compile(r"([ \t]*)(?:(-)[ \t]+)?(.*?)[ \t]*")
KEYS: Mapping[str, str] = {  # as Quarto, MyST and journals call them -> as book.toml does
    "name": "name",
    "orcid": "orcid",
    "affiliation": "affiliation",
    "affiliations": "affiliation",
    "institute": "affiliation",
}
OTHER_NAMES = ("given", "family")  # parts of a name
ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?orcid\.org/", re.IGNORECASE)
REMARK = re.compile(r"(?:\A|\s)#.*\Z")

Person = Mapping[str, str]


def people_of_yaml(lines: Iterable[str]) -> Iterator[Person]:
    """Yield the people of a list of YAML that begins with these lines."""
    person, key, indents = dict[str, str](), "", list[int]()  # in which an item begins, and its keys
    for line in lines:
        match = LINE.fullmatch(line)
        if match is None or not match[3]:
            continue
        indent = len(match[1])
        if not match[2] and not indent:
            break
        if match[2] and indent <= (indents or [indent])[0]:
            if person:
                yield person
            person, indents = {}, [indent, len(line) - len(line[indent + 1 :].lstrip())]
        elif not indents:  # one alone, without a hyphen
            indents = [-1, indent]
        key = said(person, match[3], key, is_own=(match.start(3) <= indents[1]))
    if person:
        yield person


def said(person: dict[str, str], text: str, key: str, is_own: bool) -> str:
    """Take what a line says of a person, and return the key that lines below it may say more of."""
    pair = PAIR.fullmatch(text)
    if is_own:
        key = KEYS.get(pair[1].lower(), "") if pair else "name"
        value = scalar((pair[2] or "") if pair else text)
    elif pair and key == "name" and pair[1] in OTHER_NAMES:
        value = " ".join(filter(None, (person.pop(key, ""), scalar(pair[2] or ""))))
    else:  # the first of several, which may be a name
        value = scalar((pair[2] or "") if pair and pair[1] == "name" else "" if pair else text)
    if key and value:
        person.setdefault(key, ADDRESS.sub("", value) if key == "orcid" else value)
    return key


def scalar(value: str) -> str:
    """Return a plain value without its quotes, "" for one of another form."""
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return "" if value[:1] in ("[", "{", "|", ">", "&", "*") else REMARK.sub("", value)


def person_of_toml(value: object) -> Person:
    """Return what a value of TOML says of a person."""
    if not isinstance(value, dict):
        return {"name": str(value)}
    found = ((KEYS.get(key.lower(), ""), each) for key, each in value.items() if isinstance(each, str))
    return {key: ADDRESS.sub("", each) if key == "orcid" else each for key, each in found if key}
