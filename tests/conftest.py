"""What holds for all tests: no limit of wall time, and the longest first, so that all processes end together."""

import hypothesis

LONGEST = ("test_books.py", "test_validators.py", "test_proof.py", "test_cli.py", "test_reproducible.py")

hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")


def pytest_collection_modifyitems(items):
    order = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: order.get(item.path.name, len(order)))
