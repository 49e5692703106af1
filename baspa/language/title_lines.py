"""Words that stand before the title on a title page of a thesis or a report, in the languages of such pages."""

from __future__ import annotations

BEFORE_TITLE = r"(?:на\s+)?тем[аеу]|тақырыбы|тақырыбында|titled|topic"  # a pattern, whatever the case
