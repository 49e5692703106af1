"""The order of the tests: the longest first, so that the processes of a run end together. A profile of Hypothesis."""

from hypothesis import HealthCheck, Phase, settings

LONGEST = ("test_books.py", "test_validators.py", "test_proof.py", "test_cli.py", "test_reproducible.py")

# The same examples each time, however slow the machine, and none sought that is simpler than the one that fails.
settings.register_profile(
    "mutants",
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),
)


def pytest_collection_modifyitems(items):
    order = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: order.get(item.path.name, len(order)))
