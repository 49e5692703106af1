r"""LaTeX as theses and articles have it: lists of references by hand, babel's signs, \thanks, captions, own macros."""

import tomllib

import pytest
from test_import import convert, messages, source

from baspa.model.problem import has_errors

BEGIN = "\\documentclass{article}%s\\begin{document}\\section{A}\n"
END = "\n\\end{document}\n"


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (
            "<<в кавычках>> и ,,другое`` \"--- тире, 2\"~3, \\No 5, \\No~6, \\textnumero{} 7.",
            "«в кавычках» и „другое“ — тире, 2-3, № 5, № 6, № 7.",
        ),
        ("\"<а\"> \"`б\"' в\"=г $a<<b$ \\verb|<<|", "«а» „б“ в-г $a<<b$ `<<`"),
        ("\\begin{verbatim}\n<<x>> \\No 5\n\\end{verbatim}", "```\n<<x>> \\No 5\n```"),
    ],
)  # fmt: skip
def test_signs_of_babel(tmp_path, tex, text):
    found, problems = convert(tmp_path, "a.tex", BEGIN % "\\usepackage[russian]{babel}" + tex + END)
    assert found.replace("&#160;", "\u00a0").replace("\u00a0", " ") == f"# A\n\n{text}\n"
    assert messages(problems) == []


def test_without_babel_two_signs_are_two_signs(tmp_path):
    found, _ = convert(tmp_path, "a.tex", BEGIN % "" + "a <<b>>" + END)
    assert "\\<\\<b" in found


REFERENCES = r"""See \cite{k}, \cite[p.~5]{l} and \cite{k,l}.
\begin{thebibliography}{9}
\bibitem{k} A. Author. \emph{One}. 1968.
\bibitem[B{\"o}]{l} B. Author. Two. 1986.
\end{thebibliography}"""


def test_a_list_of_references_by_hand(tmp_path):
    text, problems = convert(tmp_path, "a.tex", BEGIN % "" + REFERENCES + END)
    links = [f"[{number}](02-bibliography.md#{name})" for number, name in ((1, "bib-k"), (2, "bib-l"))]
    assert text == (
        f"# A\n\nSee \\[{links[0]}\\], \\[{links[1]}, p.\u00a05\\] and \\[{links[0]}, {links[1]}\\].\n\n"
        "# Bibliography\n\n1. [A.]{#bib-k} Author. *One*. 1968.\n2. [B.]{#bib-l} Author. Two. 1986.\n"
    )
    assert not has_errors(problems)
    assert messages(problems) == []


def test_the_list_of_a_thesis_has_a_chapter_in_its_language(tmp_path):
    tex = REFERENCES.replace("See", "У лукоморья дуб зелёный; златая цепь на дубе том. " * 3 + "Смотри").replace(
        "Author", "Автор"
    )
    text, _ = convert(tmp_path, "a.tex", f"\\documentclass{{report}}\\begin{{document}}\\chapter{{Глава}}\n{tex}{END}")
    assert "# Список литературы\n\n1. " in text


def test_thanks_and_captions(tmp_path):
    tex = (
        "\\documentclass{article}\\title{T\\thanks{Paid by a Fund.}}"
        "\\author{A. Author\\thanks{A University} \\and B. Author}\\begin{document}\\maketitle\\section{A}\n"
        "\\begin{lstlisting}[caption={A listing}]\nx=1\n\\end{lstlisting}\\end{document}"
    )
    text, problems = convert(tmp_path, "a.tex", tex)
    assert "A listing\n\n```\nx=1\n```" in text
    assert messages(problems) == ['a note to the title: "Paid by a Fund."']
    facts = tomllib.loads((tmp_path / "book/book.toml").read_text(encoding="utf-8"))
    assert facts["authors"] == [{"name": "A. Author", "affiliation": "A University"}, {"name": "B. Author"}]


def test_macros_and_lines_of_parts(tmp_path):
    source(tmp_path, "p.tex", "Text $\\vect{v}$.\n\n\\oops{y}\n\\input{q}\n\\qux{z} \\input{none}\n")
    source(tmp_path, "q.tex", "Q.\n\\inner{z}\n")
    tex = "\\newcommand{\\vect}[1]{\\mathbf{#1}}\n\\section{A}\n\\input{p}\n\\outer{x}\n"
    text, problems = convert(tmp_path, "a.tex", tex)
    assert "Text $\\mathbf{v}$." in text
    assert sorted(f"{p.place} {p.message}" for p in problems if p.code == "B087") == [
        "a.tex:4 \\outer{x}",
        "p.tex:3 \\oops{y}",
        'p.tex:5 "none": not found beside the file',
        "p.tex:5 \\qux{z}",
        "q.tex:2 \\inner{z}",
    ]


PROOF = "\\begin{proof}Так.\\end{proof}\\begin{proof}[Of it]Yes.\\end{proof}\n"
LISTED = "\\begin{thebibliography}{9}\\bibitem{k} A. Author.\\end{thebibliography}"


@pytest.mark.parametrize(
    ("preamble", "proof", "references"),
    [
        ("\\usepackage[russian]{babel}", "Доказательство", "Список литературы"),
        ("\\usepackage[russian,english]{babel}", "Proof", "Bibliography"),
        ("\\usepackage[utf8]{inputenc}\\setmainlanguage[variant=x]{kazakh}", "Дәлелдеу", "Пайдаланылған әдебиеттер"),
        ("\\renewcommand{\\proofname}{Why}\\renewcommand\\refname{Read}", "Why", "Read"),
        ("", "Proof", "Bibliography"),
    ],
)
def test_words_that_latex_sets_by_itself_are_in_the_language_of_its_file(tmp_path, preamble, proof, references):
    text, _ = convert(tmp_path, "a.tex", BEGIN % preamble + PROOF + LISTED + END)
    assert f"*{proof}.* Так.\u00a0$\\square$\n\n*Of it.* Yes." in text
    assert f"# {references}\n" in text


@pytest.mark.parametrize(
    ("tex", "headings"),
    [
        ("\\chapter*{P}p\\part{One}\\chapter{A}a\\section{S}s\\chapter{B}b\\part{Two}\\chapter{C}c",
         ["# P", "# One {.part}", "# A", "## S", "# B", "# Two {.part}", "# C"]),
        ("\\part*{One}\\label{p}Words, \\ref{p}.\\section{A}a", ["# One {#one .part}", "# A"]),
        ("\\part{One}a\\part{Two}b", ["# One", "# Two"]),
        ("\\section{A}\\verb|\\part{x}| a\\subsection{B}b\\section{C}c", ["# A", "## B", "# C"]),
    ],
)  # fmt: skip
def test_parts_of_a_book(tmp_path, tex, headings):
    kind = "book" if "chapter" in tex else "article"
    text, problems = convert(tmp_path, "a.tex", f"\\documentclass{{{kind}}}\\begin{{document}}{tex}{END}")
    assert [line for line in text.split("\n") if line.startswith("#")] == headings
    assert not has_errors(problems)


def test_settings_before_the_text_are_told_together(tmp_path):
    body = "\\begin{document}\n\\section{A}\nb\n\\tikzset{d}\\end{document}"
    tex = f"\\documentclass{{article}}\n\\pgfplotsset{{a}}\n\\tikzset{{b}}\n\\tikzset{{c}}\n{body}"
    _, problems = convert(tmp_path, "a.tex", tex)
    told = ["settings before \\begin{document}: \\pgfplotsset, \\tikzset, 3 times", "\\tikzset{d}"]
    assert messages(problems) == told
    (tmp_path / "one").mkdir()
    _, problems = convert(tmp_path / "one", "a.tex", tex.replace("\\tikzset{b}\n\\tikzset{c}\n", ""))
    assert messages(problems) == ["\\pgfplotsset{a}", "\\tikzset{d}"]


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"\begin{enumerate}[label=\asbuk*)]\item раз \item два\end{enumerate}", "а) раз\nб) два"),
        (r"\begin{enumerate}\def\labelenumi{\alph{enumi})} \item one \item two\end{enumerate}", "a) one\nb) two"),
        (r"\begin{itemize}\item[а)] раз \item[б)] два\end{itemize}", "а) раз\nб) два"),
        (r"\begin{itemize}\item[--] one \item[$\square$] two\end{itemize}", "- one\n- ☐ two"),
        (r"\begin{itemize}\item[--] one \item[NB] two\end{itemize}", "- one\n- NB two"),
        (
            "\\begin{enumerate}\\item one \\end{enumerate} And \\begin{enumerate}[resume]\\item two\\end{enumerate}",
            "1. one\n\nAnd\n\n2. two",
        ),
        (r"\begin{description}[style=nextline]\item[One] first\end{description}", "One\n\n:   first"),
    ],
)  # fmt: skip
def test_items_keep_their_labels_and_lists_their_forms(tmp_path, tex, text):
    found, problems = convert(tmp_path, "a.tex", BEGIN % "" + tex + END)
    assert found == f"# A\n\n{text}\n"
    assert messages(problems) == []


LONG_TABLE = r"""\begin{longtable}{ll}
\caption{Years}\\ \hline Name & Year \\ \hline
\endfirsthead
\multicolumn{2}{l}{goes on}\\ Name & Year \\
\endhead
\multicolumn{2}{l}{to be continued}\\
\endfoot
\hline \multicolumn{2}{l}{From memory}\\
\endlastfoot
One & 1900 \\
\end{longtable}"""


def test_a_long_table_has_one_head_and_its_last_foot(tmp_path):
    text, problems = convert(tmp_path, "a.tex", BEGIN % "" + LONG_TABLE + END)
    rows = [line.strip("|").split("|")[0].strip() for line in text.splitlines() if line.startswith("| ")]
    assert rows == ["Name", "One", "From memory"]
    assert messages(problems) == []


def test_code_in_colour_is_code(tmp_path):
    tex = (
        "\\begin{Shaded}\n\\begin{Highlighting}[]\n\\KeywordTok{def}\\NormalTok{ f():}\n"
        '    \\ControlFlowTok{return}\\NormalTok{ \\{a\\_b\\} }\\OperatorTok{{-}}\\StringTok{"\\textbackslash{}n"}\n'
        "\\end{Highlighting}\n\\end{Shaded}"
    )
    text, problems = convert(tmp_path, "a.tex", BEGIN % "" + tex + END)
    assert text == '# A\n\n```\ndef f():\n    return {a_b} -"\\n"\n```\n'
    assert messages(problems) == []


def test_signs_that_have_commands(tmp_path):
    tex = "a \\textbar{} b \\texteuro 5, 20 \\textcelsius{}, \\framebox[2em]{in} $a\\quad b$ \\texttt{x\\textbar y}"
    text, problems = convert(tmp_path, "a.tex", BEGIN % "" + tex + END)
    assert text == "# A\n\na | b €5, 20 °C, in $a\\quad b$ `x|y`\n"
    assert messages(problems) == []


def test_words_that_are_not_read_are_told(tmp_path):
    tex = "\\begin{itemize}\\item one\n\n\\foo two \\emph{three}\\end{itemize}\n\n\\begin{bar}[a]\\x five\\end{bar}"
    _, problems = convert(tmp_path, "a.tex", BEGIN % "" + tex + END)
    assert not any("in the document, and not in the book" in each.message for each in problems)
    _, problems = convert(tmp_path, "b.tex", BEGIN % "" + "one \\let\\x= four five" + END)
    assert [each.message for each in problems if "not in the book" in each.message] == [
        'a word is in the document, and not in the book: four: in "A one four five"'
    ]


def test_a_link_to_a_figure_of_what_is_not_read_leads_to_its_caption(tmp_path):
    drawn = "\\begin{tikzpicture}\\draw (0,0);\\end{tikzpicture}"
    tex = f"See \\ref{{f}}. \\begin{{figure}}{drawn}\\caption{{Lines}}\\label{{f}}\\end{{figure}}"
    text, _ = convert(tmp_path, "a.tex", BEGIN % "" + tex + END)
    assert "[1](#f)" in text
    assert "[Lines]{#f}" in text
