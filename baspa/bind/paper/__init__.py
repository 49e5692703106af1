"""The PDF, and what is printed with it: laid-out pages written, with their tags."""

import baspa.layout  # noqa: F401  # before any module here loads WeasyPrint: this room finds its libraries quickly
