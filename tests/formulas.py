"""Formulas as books have them, for the tests of their reading and their drawing."""

from functools import cache

from lxml import etree

from baspa.formula.boxes import Glyph
from baspa.formula.layout import lay
from baspa.formula.model import Formula
from baspa.formula.reading import read_formula
from baspa.formula.style import MathStyle

MATHML = "{http://www.w3.org/1998/Math/MathML}"

FORMULAS = [
    r"E = mc^2",
    r"\frac{a+b}{c-d}",
    r"x_{1,2} = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}",
    r"\sqrt[3]{x^2+1}",
    r"\sqrt{1+\sqrt{1+\sqrt{1+\sqrt{1+x}}}}",
    r"\sum_{n=1}^{\infty} \frac{1}{n^2} = \frac{\pi^2}{6}",
    r"\prod_{i=1}^{n} x_i",
    r"\int_0^\infty e^{-x^2}\,dx = \frac{\sqrt{\pi}}{2}",
    r"\oint_C \mathbf{F}\cdot d\mathbf{r} = \iint_S (\nabla\times\mathbf{F})\cdot d\mathbf{S}",
    r"\int\limits_0^1 f(x)\,dx + \iiint_V \rho\,dV",
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}",
    r"\begin{bmatrix} 1 & \cdots & 0 \\ \vdots & \ddots & \vdots \\ 0 & \cdots & 1 \end{bmatrix}",
    r"\begin{vmatrix} a & b \\ c & d \end{vmatrix} = ad - bc",
    r"|x| = \begin{cases} x, & x \ge 0 \\ -x, & x < 0 \end{cases}",
    r"\begin{dcases} \frac12 \\ \frac13 \end{dcases}",
    r"\begin{aligned} (a+b)^2 &= (a+b)(a+b) \\ &= a^2 + 2ab + b^2 \end{aligned}",
    r"\begin{align*} x + y &= 5 & u &= 1 \\ 2x - y &= 1 & v &= 2 \end{align*}",
    r"\begin{gathered} a = b \\ c + d = e \end{gathered}",
    r"\left\{\begin{aligned} x+y&=1\\ x-y&=2\end{aligned}\right.",
    r"\begin{array}{c|cc} & 0 & 1 \\ \hline 0 & 0 & 0 \\ 1 & 0 & 1 \end{array}",
    r"\begin{array}{|l|r|} \hline x & y \\ \hline 10 & 3 \\ \hline \end{array}",
    r"\hat{x}, \bar{x}, \tilde{x}, \vec{v}, \dot{x}, \ddot{x}, \check{x}, \breve{x}, \acute{x}, \grave{x}",
    r"\hat{\imath}, \hat i, \mathring{A}, \widehat{abc}, \widetilde{xyz}, \overline{AB}",
    r"\underline{xy}, \overrightarrow{AB}, \overleftrightarrow{AB}, \underrightarrow{x}",
    r"\sin^2\theta + \cos^2\theta = 1",
    r"\lim_{x \to 0} \frac{\sin x}{x} = 1",
    r"\log_2 8 = 3,\quad \ln e = 1,\quad \max_{i} a_i,\quad \gcd(a,b)",
    r"\operatorname{rank} A = \operatorname{tg}\alpha",
    r"\operatorname*{argmax}_x f, \tg x",
    r"\mathbb{N} \subset \mathbb{Z} \subset \mathbb{Q} \subset \mathbb{R} \subset \mathbb{C}",
    r"\mathfrak{g} = \mathfrak{sl}_2, \quad \mathcal{L}(\mathcal{H}), \quad \mathscr{F}",
    r"\boldsymbol{\alpha}\cdot\mathbf{x} = \mathbf{b}",
    r"v = \frac{\text{жол}}{\text{уақыт}}",
    r"S_{\text{үшбұрыш}} = \frac12 ah",
    r"\text{ә ғ қ ң ө ұ ү һ і Ә Ғ Қ Ң Ө Ұ Ү Һ І}",
    r"жол = v \cdot t",
    r"g = 9{,}81\ \text{м/с}^2",
    r"\rho = 1{,}2\,\mathrm{kg}\cdot\mathrm{m}^{-3}",
    r"5\,\mathrm{км/сағ} = 1{,}39\ \text{м/с}",
    r"20\,\%\ \text{және}\ 50\,\text{₸}",
    r"t_{\text{қайнау}} = 100\,^\circ\mathrm{C}",
    r"1\,000\,000",
    r"\mathrm{H_2SO_4} + 2\,\mathrm{NaOH} \rightarrow \mathrm{Na_2SO_4} + 2\,\mathrm{H_2O}",
    r"\mathrm{Fe^{3+}} + 3\,\mathrm{OH^-} \rightarrow \mathrm{Fe(OH)_3}\downarrow",
    r"{}^{14}_{6}\mathrm{C}, \prescript{14}{6}{\mathrm{C}}",
    r"\left( \frac{a}{b} \right)^n, \left[ \frac{x}{y} \right], \left| \frac{p}{q} \right|",
    r"\left< x \middle| y \right>",
    r"\left. \frac{df}{dx} \right|_{x=0}",
    r"\big( \Big( \bigg( \Bigg( x \Bigg) \bigg) \Big) \big)",
    r"\overbrace{a+b+\cdots+z}^{26}, \underbrace{1+1+\cdots+1}_{n\ \text{рет}}",
    r"A \xrightarrow{f} B \xleftarrow[g]{\text{кері}} C",
    r"0 \le i < n, \quad 1 \leq x \leq 10",
    r"f'(x), f''(x), y''', f'_1, x^{\prime\prime}",
    r"a\,b\;c\quad d\qquad e\!f~g\ h",
    r"\alpha\beta\gamma\delta\epsilon\varepsilon\zeta\eta\theta\vartheta\iota\kappa\lambda\mu\nu\xi\pi\rho\sigma\tau",
    r"\Gamma\Delta\Theta\Lambda\Xi\Pi\Sigma\Upsilon\Phi\Psi\Omega",
    r"\binom{n}{k} = \frac{n!}{k!(n-k)!}, C_n^k",
    r"\sum_{\substack{1\le i\le n \\ i\ne j}} a_{ij}",
    r"x^{y^{z}} + x_{i_{j}} + x_i^2 + e^{-\frac{x^2}{2\sigma^2}}",
    r"\forall \varepsilon > 0\ \exists \delta > 0 : |x - a| < \delta \Rightarrow |f(x) - f(a)| < \varepsilon",
    r"A \cup B \cap C \setminus D, x \in A, y \notin B, \emptyset, A \subseteq B, \not\subset",
    r"a \equiv b \pmod{m}",
    r"\frac{\partial^2 u}{\partial t^2} = c^2 \Delta u",
    r"\dfrac{1}{1+\dfrac{1}{1+\dfrac{1}{x}}}, \cfrac{1}{x}, \tfrac12",
    r"\left\lfloor \frac{n}{2} \right\rfloor + \left\lceil \frac{n}{2} \right\rceil",
    r"\langle \psi | \hat{H} | \psi \rangle",
    r"p \land q \lor \neg r \iff s",
    r"a \overset{!}{=} b, \underset{x}{\operatorname{argmax}}, \stackrel{\text{def}}{=}",
    r"\angle ABC = 90^\circ, AB \perp CD, a \parallel b, \triangle ABC",
    r"\bigcup_{i=1}^n A_i,\ \bigcap_{i} B_i,\ \bigoplus_k V_k",
    r"x \mapsto \mathrm{e}^{\mathrm{i}x},\ a \ll b \gg c,\ a \approx b \sim c \propto d",
    r"n \in \{1, 2, \ldots, 10\}",
    r"\mathrm{d}x,\ \hbar,\ \ell,\ \Re z,\ \Im z,\ \aleph_0",
    r"\lVert x \rVert_2 = \sqrt{\sum_{i=1}^n |x_i|^2}",
    r"\textstyle\sum_{i=1}^n i \displaystyle\sum_{i=1}^n i",
    r"\phantom{x}y\hphantom{x}\vphantom{x^2}",
    r"\text{50\% \{а -- б\}}",
]


@cache
def read(tex: str, display: bool = True) -> Formula:
    found = read_formula(tex, display)
    assert isinstance(found, Formula), found
    return found


def tree(formula: Formula) -> etree._Element:
    return etree.fromstring(formula.mathml.encode())


def glyphs(formula: Formula) -> list[Glyph]:
    root = etree.fromstring(formula.mathml)
    for element in root.iter():
        element.tag = element.tag.removeprefix(MATHML)
    box = lay(root, MathStyle(formula.display))
    return [mark for _, _, mark in box.marks if isinstance(mark, Glyph)]
