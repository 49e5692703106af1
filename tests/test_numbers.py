import datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from baspa.check import numbers

DIGITS = "0123456789"


def digits(count):
    return st.text(DIGITS, min_size=count, max_size=count)


def isbn13(body):
    return f"978{body}" + numbers.isbn13_check(f"978{body}")


def isbn10(body):
    return body + numbers.isbn10_check(body)


def issn(body):
    whole = body + numbers.issn_check(body)
    return f"{whole[:4]}-{whole[4:]}"


def orcid(body):
    whole = body + numbers.orcid_check(body)
    return "-".join(whole[at : at + 4] for at in range(0, 16, 4))


KINDS = [
    pytest.param(9, isbn13, numbers.isbn_fault, id="isbn13"),
    pytest.param(9, isbn10, numbers.isbn_fault, id="isbn10"),
    pytest.param(7, issn, numbers.issn_fault, id="issn"),
    pytest.param(15, orcid, numbers.orcid_fault, id="orcid"),
]


@pytest.mark.parametrize(("length", "make", "fault"), KINDS)
@given(data=st.data())
def test_one_wrong_digit_is_found(length, make, fault, data):
    number = make(data.draw(digits(length)))
    assert fault(number) == ""
    at = data.draw(st.integers(3, len(number) - 1))
    wrong = data.draw(st.sampled_from(DIGITS))
    assume(number[at] not in ("-", wrong))
    assert "check digit" in fault(number[:at] + wrong + number[at + 1 :])


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("978-3-16-148410-0", numbers.isbn_fault),
        ("9783161484100", numbers.isbn_fault),
        ("979 10 90636 07 1", numbers.isbn_fault),
        ("0-306-40615-2", numbers.isbn_fault),
        ("0-8044-2957-x", numbers.isbn_fault),
        ("0317-8471", numbers.issn_fault),
        ("2434-561X", numbers.issn_fault),
        ("0000-0002-1825-0097", numbers.orcid_fault),
        ("0000-0002-1694-233X", numbers.orcid_fault),
        ("10.1000/182", numbers.doi_fault),
        ("2026", numbers.date_fault),
        ("2026-11", numbers.date_fault),
        ("2024-02-29", numbers.date_fault),
    ],
)
def test_known_numbers_are_right(number, fault):
    assert fault(number) == ""


@pytest.mark.parametrize(
    ("number", "fault", "said"),
    [
        ("978-3-16-148410-1", numbers.isbn_fault, "ends in the check digit 1, but its other digits ask for 0"),
        ("0-306-40615-X", numbers.isbn_fault, "ends in the check digit X, but its other digits ask for 2"),
        ("977-3-16-148410-0", numbers.isbn_fault, "has not the 13 digits"),
        ("978-3-16-14841-0", numbers.isbn_fault, "has not the 13 digits"),
        ("ISBN 9783161484100", numbers.isbn_fault, "has not the 13 digits"),
        ("٠٣٠٦٤٠٦١٥٢", numbers.isbn_fault, "has not the 13 digits"),
        ("03178471", numbers.issn_fault, "has not the form 0000-0000"),
        ("0000-0002-1825-009", numbers.orcid_fault, "has not the form"),
        ("https://orcid.org/0000-0002-1825-0097", numbers.orcid_fault, "has not the form"),
        ("doi:10.1000/182", numbers.doi_fault, "has not the form 10.1000/name"),
        ("11.1000/182", numbers.doi_fault, "has not the form 10.1000/name"),
        ("26", numbers.date_fault, "has not the form"),
        ("2026-1-1", numbers.date_fault, "has not the form"),
        ("2026-11-22T00:00", numbers.date_fault, "has not the form"),
        ("2026-13", numbers.date_fault, "is not in the calendar"),
        ("2025-02-29", numbers.date_fault, "is not in the calendar"),
        ("0000", numbers.date_fault, "is not in the calendar"),
    ],
)
def test_wrong_numbers_are_named(number, fault, said):
    assert said in fault(number)


@given(st.dates(min_value=datetime.date(1000, 1, 1)))
def test_every_day_of_the_calendar_is_right(day):
    assert numbers.date_fault(day.isoformat()) == ""
