"""The places in a package, by their paths in its top folder."""

from __future__ import annotations

DATA = "data/"  # BagIt's payload
EDITIONS, METADATA, REPORTS = f"{DATA}editions/", f"{DATA}metadata/", f"{DATA}reports/"
SOURCE, PRESS, BUILD, WHEELS = f"{DATA}source/", f"{DATA}press/", f"{DATA}build/", f"{DATA}wheels/"
ENVIRONMENT, RECIPE = f"{BUILD}environment.json", f"{BUILD}recipe.json"
REQUIREMENTS = f"{BUILD}requirements.txt"
CONFORMANCE, CONFORMANCE_PAGE = f"{REPORTS}conformance.json", f"{REPORTS}conformance.html"
LICENCES, WHEELS_NAMED = f"{WHEELS}licences.txt", f"{WHEELS}requirements.txt"
FORMATS_WITHIN = ("pdf", "epub", "web", "text", "records")  # that a package holds
