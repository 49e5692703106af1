"""Generated manuscripts: whatever may be written is set, or refused for what it is, and never a fault of the press."""

import pytest
from generated import REFUSALS, outcome, written
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from manuscripts import manuscript, of_seed


def test_a_seed_gives_one_book():
    assert of_seed(7) == of_seed(7) != of_seed(8)


@pytest.mark.slow
@settings(max_examples=10, derandomize=True, suppress_health_check=list(HealthCheck), database=None)
@given(chance=st.randoms(use_true_random=False))
def test_what_is_drawn_is_read_and_set(chance, tmp_path_factory):
    folder = tmp_path_factory.mktemp("book")
    for name, text in manuscript(chance).items():
        (folder / name).write_text(text, encoding="utf-8")
    assert outcome(folder, whole=False)[0] <= REFUSALS


@pytest.mark.parametrize("seed", range(12))
def test_the_book_of_a_seed_is_read_and_set(seed, tmp_path):
    assert outcome(written(seed, tmp_path / "book"), whole=False)[0] <= REFUSALS


@pytest.mark.slow
@pytest.mark.parametrize("seed", [40])
def test_the_book_of_a_seed_is_whole_in_all_formats(seed, tmp_path):
    errors, faults = outcome(written(seed, tmp_path / "book"), whole=True)
    assert (errors - REFUSALS, faults) == (set(), set())
