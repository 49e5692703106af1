"""Baspa (баспа: a press): a manuscript goes in; a typeset booklet, an e-book and a package for libraries come out."""

__version__ = "0.4.0"
