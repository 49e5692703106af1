"""The TeX commands that a formula may use, by group: what reading knows, and what docs/formulas.md is made from.

They are LaTeX's and AMS-LaTeX's; tg and its kin are those of Russian and Kazakh schoolbooks.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """Commands of one kind."""

    title: str
    names: tuple[str, ...]  # without the backslash
    examples: tuple[str, ...] = ()  # TeX
    shown: bool = True  # in a table of signs; others are told by their examples alone
    note: str = ""  # in plain words


def group(title: str, names: str, *examples: str, shown: bool = False, note: str = "") -> Group:
    """Return a group of names parted by spaces."""
    return Group(title, tuple(names.split()), examples, shown, note)


BUILDING = group(
    "Fractions, roots, binomials",
    "frac dfrac tfrac cfrac sqrt binom dbinom tbinom",
    r"\frac{a+b}{c}",
    r"\sqrt{x^2+1}",
    r"\sqrt[3]{x}",
    r"\binom{n}{k}",
    note="`\\dfrac` is large, `\\tfrac` small wherever it stands.",
)
SCRIPTS = group(
    "Scripts and primes",
    "prime prescript limits nolimits substack",
    r"x_{1,2}",
    r"x_i^2",
    r"f''(x)",
    r"\prescript{14}{6}{\mathrm{C}}",
    r"\sum_{\substack{i<n \\ i\ne j}} a_{ij}",
    note="`\\limits` puts limits over and under what comes before it, `\\nolimits` beside it.",
)
ALPHABETS = group(
    "Alphabets",
    "mathbb mathbf mathcal mathfrak mathscr mathsf mathtt mathit boldsymbol bm",
    r"\mathbb{R}",
    r"\mathbf{v}",
    r"\mathcal{L}",
    r"\mathfrak{g}",
    r"\boldsymbol{\alpha}",
    note="They have Latin letters and figures, some Greek ones too, but no Cyrillic.",
)
WORDS = group(
    "Words and units",
    "text mathrm operatorname",
    r"v = \frac{\text{жол}}{\text{уақыт}}",
    r"9{,}81\ \text{м/с}^2",
    r"\mathrm{H_2O}",
    r"\operatorname{rank} A",
    r"\operatorname*{argmax}_x f",
    note="`\\text` keeps its spaces. A comma between figures has no space behind it in braces, `1{,}5`; nor without "
    "them, `1,5`, in languages whose decimal sign it is, but for lists, `1,2,3`.",
)
FUNCTIONS = group(
    "Functions",
    "arccos arcctg arcsin arctan arctg arg ch cos cosec cosh cot cotg coth csc ctg cth deg det dim exp gcd hom inf ker"
    " lg lim liminf limsup ln log max min Pr sec sh sin sinh sup tan tanh tg th injlim projlim bmod pmod pod",
    r"\sin^2 x",
    r"\lim_{x \to 0} f(x)",
    r"a \equiv b \pmod{m}",
)
GREEK = group(
    "Greek letters",
    "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa varkappa lambda mu nu xi omicron pi"
    " varpi rho varrho sigma varsigma tau upsilon phi varphi chi psi omega digamma Gamma Delta Theta Lambda Xi Pi Sigma"
    " Upsilon Phi Psi Omega varGamma varDelta varTheta varLambda varXi varPi varSigma varUpsilon varPhi varPsi"
    " varOmega",
    shown=True,
)
LETTERLIKE = group(
    "Letters of their own",
    "aleph beth gimel daleth ell hbar hslash imath jmath Re Im wp partial nabla infty emptyset varnothing Bbbk Finv"
    " Game eth mho complement degree",
    shown=True,
)
LARGE = group(
    "Sums, integrals and their like",
    "sum prod coprod int iint iiint iiiint oint oiint oiiint bigcap bigcup bigsqcup bigvee bigwedge bigodot bigoplus"
    " bigotimes biguplus",
    r"\sum_{n=1}^{\infty} \frac{1}{n^2}",
    r"\int_0^1 x\,dx",
    shown=True,
)
BINARY = group(
    "Operations",
    "pm mp times div cdot ast star circ bullet cap cup uplus sqcap sqcup vee wedge lor land setminus wr amalg oplus"
    " ominus otimes oslash odot diamond bigcirc bigtriangleup bigtriangledown triangleleft triangleright lhd rhd unlhd"
    " unrhd dagger ddagger boxplus boxminus boxtimes boxdot ltimes rtimes leftthreetimes rightthreetimes curlywedge"
    " curlyvee circleddash circledast circledcirc barwedge veebar doublebarwedge intercal divideontimes dotplus Cap"
    " Cup",
    shown=True,
)
RELATIONS = group(
    "Relations",
    "lt gt le leq ge geq ne neq equiv sim simeq approx cong propto asymp doteq models perp mid parallel prec succ"
    " preceq succeq preccurlyeq succcurlyeq ll gg lll ggg subset supset subseteq supseteq subsetneq supsetneq sqsubset"
    " sqsupset sqsubseteq sqsupseteq in ni owns vdash dashv bowtie smile frown leqslant geqslant leqq geqq lesssim"
    " gtrsim lessapprox gtrapprox lessgtr gtrless lesseqgtr gtreqless approxeq triangleq circeq bumpeq Bumpeq"
    " doteqdot risingdotseq fallingdotseq backsim backsimeq Subset Supset vDash Vdash Vvdash trianglelefteq"
    " trianglerighteq vartriangleleft vartriangleright between pitchfork therefore because coloneqq eqqcolon multimap"
    " eqcirc lessdot gtrdot eqslantless eqslantgtr curlyeqprec curlyeqsucc precsim succsim subseteqq supseteqq",
    shown=True,
)
NEGATED = group(
    "Negated relations",
    "not notin notni nmid nparallel nsim ncong nless ngtr nleq ngeq nprec nsucc nsubseteq nsupseteq nvdash"
    " nvDash nVdash nVDash lneq gneq lneqq gneqq lnsim gnsim precnsim succnsim subsetneqq supsetneqq ntriangleleft"
    " ntriangleright nexists nleftarrow nrightarrow nLeftarrow nRightarrow nleftrightarrow nLeftrightarrow",
    r"\not\subset",
    shown=True,
    note="`\\not` strikes the relation behind it.",
)
ARROWS = group(
    "Arrows",
    "to gets leftarrow rightarrow leftrightarrow uparrow downarrow updownarrow Leftarrow Rightarrow Leftrightarrow"
    " Uparrow Downarrow Updownarrow longleftarrow longrightarrow longleftrightarrow Longleftarrow Longrightarrow"
    " Longleftrightarrow mapsto longmapsto implies impliedby iff hookleftarrow hookrightarrow leftharpoonup"
    " leftharpoondown rightharpoonup rightharpoondown rightleftharpoons leftrightharpoons nearrow searrow swarrow"
    " nwarrow leadsto rightsquigarrow leftleftarrows rightrightarrows upuparrows downdownarrows leftrightarrows"
    " rightleftarrows twoheadleftarrow twoheadrightarrow leftarrowtail rightarrowtail curvearrowleft curvearrowright"
    " circlearrowleft circlearrowright upharpoonleft upharpoonright downharpoonleft downharpoonright Lleftarrow"
    " Rrightarrow",
    shown=True,
)
LONG_ARROWS = group(
    "Arrows with text",
    "xleftarrow xrightarrow xleftrightarrow xLeftarrow xRightarrow xLeftrightarrow xmapsto xhookleftarrow"
    " xhookrightarrow xrightleftharpoons",
    r"A \xrightarrow{f} B",
    r"A \xleftarrow[g]{\text{кері}} B",
)
LOGIC = group(
    "Logic, geometry and other signs",
    "forall exists neg lnot top bot angle measuredangle sphericalangle triangle triangledown square Box lozenge Diamond"
    " blacksquare blacktriangle blacktriangledown blacklozenge bigstar backslash flat natural sharp clubsuit"
    " diamondsuit heartsuit spadesuit checkmark copyright pounds yen S P colon",
    shown=True,
)
DOTS = group("Dots", "dots ldots cdots vdots ddots iddots", shown=True)
DELIMITERS = group(
    "Delimiters",
    "left right middle langle rangle lbrace rbrace lbrack rbrack lvert rvert lVert rVert vert Vert lfloor rfloor lceil"
    " rceil lgroup rgroup lmoustache rmoustache ulcorner urcorner llcorner lrcorner"
    " big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr bigm Bigm biggm Biggm",
    r"\left( \frac{a}{b} \right)^n",
    r"\left. \frac{df}{dx} \right|_{x=0}",
    r"\lVert x \rVert",
    r"\lfloor x \rfloor",
    r"\big( x \big)",
    r"\{1, 2\}",
    note="`\\left` and `\\right` grow with what they enclose; a dot stands for none. Braces that show"
    " are `\\{` and `\\}`.",
)
ACCENTS = group(
    "Accents",
    "hat bar tilde vec dot ddot dddot check breve acute grave mathring",
    r"\hat{x}",
    r"\bar{x}",
    r"\vec{v}",
    r"\dot{x}",
)
COVERS = group(
    "Over and under",
    "widehat widetilde overline underline overbrace underbrace overrightarrow overleftarrow overleftrightarrow"
    " underrightarrow underleftarrow underleftrightarrow overset underset stackrel",
    r"\overline{AB}",
    r"\widehat{abc}",
    r"\overbrace{a+\cdots+z}^{26}",
    r"\underbrace{1+\cdots+1}_{n\ \text{рет}}",
    r"a \overset{!}{=} b",
)
SPACES = group(
    "Spaces and styles",
    "quad qquad enspace thinspace negthinspace nobreakspace displaystyle textstyle scriptstyle scriptscriptstyle"
    " phantom hphantom vphantom",
    r"a\,b\;c\quad d",
    r"\textstyle\sum_i",
    note="`\\,` is a thin space, `\\:` a wider one, `\\;` wider again, `\\!` takes a thin space back, `\\ ` and `~` are"
    " a space between words, `\\quad` is one em.",
)
TABLES = group(
    "Rows and columns",
    "begin end hline",
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}",
    r"\begin{cases} x, & x \ge 0 \\ -x, & x < 0 \end{cases}",
    r"\begin{aligned} a &= b + c \\ &= d \end{aligned}",
    r"\begin{array}{c|cc} & 0 & 1 \\ \hline 0 & 0 & 1 \end{array}",
    note="`&` parts columns, `\\\\` rows.",
)
TAG = group(
    *("Numbers", "tag nonumber notag"),
    note="`\\tag{1}` at the end of a formula on a line of its own is its number; so is `\\eqno(1)`, or `\\quad (1)`. "
    "What `\\label{eq-a}` says is its name. `\\nonumber` and `\\notag` do nothing.",
)
GROUPS = (
    BUILDING,
    SCRIPTS,
    ALPHABETS,
    WORDS,
    TABLES,
    FUNCTIONS,
    LARGE,
    DELIMITERS,
    ACCENTS,
    COVERS,
    GREEK,
    LETTERLIKE,
    BINARY,
    RELATIONS,
    NEGATED,
    ARROWS,
    LONG_ARROWS,
    LOGIC,
    DOTS,
    SPACES,
    TAG,
)
SIGNS = frozenset(",:;! %&$_#{}|\\>")  # behind a backslash: spaces, signs that TeX keeps for itself, a row's end
COMMANDS = frozenset(name for each in GROUPS for name in each.names) | SIGNS

ENVIRONMENTS = {
    "matrix": "a table without delimiters",
    "pmatrix": "in parentheses",
    "bmatrix": "in brackets",
    "Bmatrix": "in braces",
    "vmatrix": "in bars",
    "Vmatrix": "in double bars",
    "array": "columns of your own, as in `{c|rl}`, with lines",
    "subarray": "small rows, as in `{c}`",
    "cases": "behind a brace",
    "dcases": "behind a brace, the formulas large",
    "rcases": "before a brace",
    "drcases": "before a brace, the formulas large",
    "aligned": "lines aligned at `&`",
    "split": "the same as aligned",
    "align": "the same as aligned; the press numbers whole formulas, not their lines",
    "align*": "the same as aligned",
    "eqnarray": "three columns, as in `a &=& b`",
    "eqnarray*": "the same as eqnarray",
    "gathered": "lines, each in the middle",
    "gather": "the same as gathered",
    "gather*": "the same as gathered",
    "multline": "the same as gathered",
    "multline*": "the same as gathered",
    "equation": "a single line",
    "equation*": "a single line",
}
