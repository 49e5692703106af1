"""Notes that raised figures call, with their texts as paragraphs below, are told; powers are not."""

import pytest
from builds import read_chapter


def told(text):
    problems = read_chapter(1, "one.md", f"# One\n\n{text}\n", "ru")[1]
    assert {problem.code for problem in problems} <= {
        "B154",
        "B197",
    }  # B197: the texts run on
    return [(problem.place.line, problem.message) for problem in problems if problem.code == "B154"]


def said(shown, count=1, also=""):
    times = f", {count} times" if count > 1 else ""
    return f"this looks like a note, but prints as text{times}: {shown}{also}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Words,¹ and\nmore².\n\n¹ One.\n\n² Two.", [(3, said("¹, ²", 2, ", and in line 4"))]),
        ("Слово¹ и «слово»².\n\n---\n\n¹Одно.\n²Другое.", [(3, said("¹, ²", 2))]),
        ("Area 5 m². Words.¹²\n\n¹² Note.", [(3, said("¹²"))]),
        (
            "A *word*^1^ and\nword<sup>2</sup>\n\n^1^ One.\n\n<sup>2</sup> Two.",
            [(3, said("¹, ²", 2, ", and in line 4"))],
        ),
        ("> Words¹\n>\n> ¹ One.", [(3, said("¹"))]),
        ("- Words¹\n- more¹\n\n¹) One.", [(3, said("¹", 2, ", and in line 4"))]),
        ("5 m², 10³ and x^2^.", []),
        ("5 m² and\n² is a sign.", []),
        ("Words.¹", []),
        ("¹ One.", []),
        ("`a¹` $b$\n\n¹ One.", []),
        ("m²\n\n²³ One.", []),
        ("А. Б. Автор¹, В. Г. Другой²\n\n¹ Университет.\n\n² Институт.\n\n## Глава\n\nТекст.", []),
        ("И. Автор^1^ и П. Второй^2^\n\n^1^Университет\n\n## Глава\n\nТекст.³\n\n³ Нота.", [(9, said("³"))]),
        ("А. Автор сказал.¹\n\n¹ В письме.\n\n## Глава\n\nТекст.", [(3, said("¹"))]),
        ("Words.[^1]\n\n[^1]: A note, 5 m².", []),
    ],
)
def test_raised_notes(text, found):
    assert told(text) == found
