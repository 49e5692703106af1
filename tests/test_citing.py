"""How the imprint says that the book is cited, against the styles' own rules, and the block of a library."""

import re

import pytest
from builds import load, typeset, write

BY_REED = '[[authors]]\nname = "Anna Maria Reed"\nsort = "Reed, Anna Maria"\n'
BY_LAKE = '[[authors]]\nname = "Jean-Luc Lake"\nsort = "Lake, Jean-Luc"\n'
BY_BODY = '[[authors]]\nname = "Society of Reeds"\n'
EDITED = '[[contributors]]\nname = "Anna Reed"\nsort = "Reed, Anna"\nrole = "edt"\n'
WHOLE = (
    'subtitle = "S"\nplace = "Nowhere"\npublisher = "P"\ndate = "2026-03"\nedition = "2nd ed."\ndoi = "10.1000/182"\n'
)
MANY = "".join(f'[[authors]]\nname = "A Reed{n}"\nsort = "Reed{n}, A"\n' for n in range(1, 23))
SERIES = '[series]\nname = "Lakes"\nnumber = 4\n'


def imprint(tmp_path, toml):
    """Return the texts of the imprint's paragraphs on paper, titles between stars."""
    book, problems = load(write(tmp_path, toml=toml))
    assert problems == ()
    paper = typeset(book).paper
    page = paper[paper.index('<section class="imprint">') :].partition("</section>")[0]
    marked = re.sub("</?cite>", "*", page).replace("\u2060", "").replace("\u00a0", " ").replace("&amp;", "&")
    return [re.sub("<[^>]+>", "", each) for each in re.findall("<p[^>]*>(.*?)</p>", marked, re.DOTALL)]


@pytest.mark.parametrize(
    ("style", "toml", "said"),
    [
        ("gost", WHOLE + BY_REED, "Reed A. M. T : S. – 2nd ed. – Nowhere : P, 2026. – DOI 10.1000/182."),
        (
            "gost",
            WHOLE + BY_LAKE + SERIES,
            "Lake J.-L. T : S. – 2nd ed. – Nowhere : P, 2026. – (Lakes ; 4). – DOI 10.1000/182.",
        ),
        ("gost", 'date = "2026"\n' + BY_REED + BY_LAKE, "Reed A. M., Lake J.-L. T. – 2026."),
        ("gost", MANY, "T / Reed1 A. [et al.]."),
        ("gost", BY_BODY, "Society of Reeds. T."),
        ("gost", "", "T."),
        ("apa", WHOLE + BY_REED, "Reed, A. M. (2026). *T: S* (2nd ed.). P. https://doi.org/10.1000/182"),
        ("apa", 'date = "2026"\n' + BY_REED + BY_LAKE, "Reed, A. M., & Lake, J.-L. (2026). *T*."),
        ("apa", 'date = "2026"\n' + EDITED, "Reed, A. (Ed.). (2026). *T*."),
        ("apa", 'publisher = "P"\n' + BY_REED, "Reed, A. M. *T*. P."),
        ("apa", 'date = "2026"\n', "*T*. (2026)."),
        ("apa", MANY, ", ".join(f"Reed{n}, A." for n in range(1, 20)) + ", … Reed22, A. *T*."),
        ("chicago", WHOLE + BY_REED, "Reed, Anna Maria. *T: S*. 2nd ed. P, 2026. https://doi.org/10.1000/182."),
        ("chicago", BY_REED + BY_LAKE, "Reed, Anna Maria, and Jean-Luc Lake. *T*."),
        ("chicago", EDITED, "Reed, Anna, ed. *T*."),
        ("chicago", MANY, "Reed1, A, A Reed2, A Reed3, et al. *T*."),
        ("chicago", 'subtitle = "S"\n', "*T: S*."),
    ],
)
def test_the_imprint_says_how_the_book_is_cited(tmp_path, style, toml, said):
    found = imprint(tmp_path, f'{toml}[pages]\ncitation = ["{style}"]\n')
    assert found[found.index("How to cite:") + 1] == said


def test_styles_stand_in_the_order_of_the_key_and_none_where_none_is_named(tmp_path):
    found = imprint(tmp_path, BY_REED + '[pages]\ncitation = ["chicago", "gost"]\n')
    assert found[-2:] == ["Reed, Anna Maria. *T*.", "Reed A. M. T."]
    assert "How to cite:" not in imprint(tmp_path, BY_REED)


def test_a_librarys_block_stands_as_it_is_given_in_the_place_of_the_record(tmp_path):
    block = "Reed, Anna.\n   Reeds / A. Reed.\n   ISBN none"
    assert imprint(tmp_path, f'cip = """\n{block}\n"""\n{BY_REED}') == [block]
    assert imprint(tmp_path, BY_REED) == ["Reed, Anna Maria", "T / Anna Maria Reed."]
