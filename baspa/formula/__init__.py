"""Formulas: TeX notation read strictly, MathML for the e-book, and the same MathML drawn with outlines for paper.

`reading` makes a Formula of TeX or tells its Fault; `drawing` makes a Drawing of a Formula.
"""
