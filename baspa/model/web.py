"""What book.toml says of the web edition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from baspa.model.fields import says


@dataclass(frozen=True, kw_only=True)
class Web:
    """The web edition: docs/web.md."""

    address: Annotated[
        str,
        says(
            "Where the folder will be found, for search engines and for what others show of a link to it; without it "
            "nothing in the folder says where it is.",
            examples=["https://example.org/my-book/"],
            pattern=r"^(https?://[^\s\"<>]+)?$",
        ),
    ] = ""
