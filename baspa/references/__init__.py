"""References: what a book cites, formatted as a citation style says.

The straight line of it:

    load.read_references    a .bib or .json file       -> References, Problems
    style.find_style        a name, or a .csl file     -> Style, Problems
    syntax.match_citation   the text behind a [ or @   -> CitationItems
    processor.cite          all of these               -> markup of each citation, and the bibliography

Styles and locales are those of the Citation Style Language (CSL 1.0.2, https://docs.citationstyles.org). How pandoc is
asked for what processor.cite returns:

    items.item              a Reference            -> what pandoc may read of it
    csl_locale.in_language  a style, a language    -> the style with that language's words
    csl_sort                a style                -> one that prints what it sorts by, then one that sorts by ranks
    csl_namesakes           a style, items         -> the style, told to look for namesakes where there are any
    csl_document.formatted  style, items, citations -> what pandoc made, as its inlines
    inlines.markup          inlines                -> markup
"""
