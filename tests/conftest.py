"""The order of the tests: the longest first, so that the processes of a run end together."""

LONGEST = ("test_books.py", "test_validators.py", "test_proof.py", "test_cli.py", "test_reproducible.py")


def pytest_collection_modifyitems(items):
    order = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: order.get(item.path.name, len(order)))
