"""How the tests run: a profile of Hypothesis for `make mutants`."""

from hypothesis import Phase, settings

# The same examples each time, and none sought that is simpler than the one that fails.
settings.register_profile(
    "mutants", derandomize=True, database=None, deadline=None, phases=(Phase.explicit, Phase.generate)
)
