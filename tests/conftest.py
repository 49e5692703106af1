"""What holds for all tests: no limit of wall time, nothing kept, and all processes end together."""

import os

import hypothesis
import pytest

os.environ["XDG_CACHE_HOME"] = os.devnull  # where no folder can be: no test reads what another build kept
os.environ["XDG_CONFIG_HOME"] = os.devnull  # nor what somebody has told of a printer

# They come first: what is long and comes last keeps one process waiting for the other.
LONGEST = ("test_books.py", "test_nothing_gets_out.py", "test_validators.py", "test_side_by_side.py")
LONGEST += ("test_kept_pages.py", "test_proof.py", "test_cli.py", "test_reproducible.py", "test_straight_lines.py")

hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")

# For `make mutants`: the same examples each time, however slow, and none sought that is simpler than one that fails.
hypothesis.settings.register_profile(
    "mutants",
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(hypothesis.HealthCheck),
    phases=(hypothesis.Phase.explicit, hypothesis.Phase.generate),
)


@pytest.fixture(autouse=True)
def says_it_in_english(monkeypatch):
    """A command that a test has run in this process leaves its language to no other test."""
    from baspa.command.show import VOICE

    monkeypatch.setattr(VOICE, "said", VOICE.said)


def pytest_collection_modifyitems(items):
    order = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: order.get(item.path.name, len(order)))
