"""PDFs for printing houses, written object by object: a clean one of four pages, and what may be wrong with it."""

from dataclasses import dataclass, field
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Page, Pdf, Stream

MM = 72 / 25.4
WIDTH, HEIGHT, BLEED, SLUG = 148 * MM, 210 * MM, 3 * MM, 12 * MM
INK = b"0 0 0 1 k 100 100 150 50 re f\n"


@dataclass
class PrintFile:
    """A file as a printing house wants it; what a test sets is what it has otherwise."""

    content: bytes = b""
    pages: int = 4
    bleed: float = BLEED
    width: float = WIDTH
    media: tuple[float, ...] = ()
    resources: dict = field(default_factory=dict)
    claim: str = "PDF/X-1a:2003"
    more: dict = field(default_factory=dict)  # of each page; None takes what it has away
    pdf: Pdf = field(default_factory=Pdf.new)

    def dictionary(self, **entries) -> Dictionary:
        return self.pdf.make_indirect(Dictionary(**entries))

    def stream(self, data: bytes, **entries) -> Stream:
        return self.pdf.make_stream(data, **entries)

    def image(self, space=Name.DeviceGray, components=1, pixels=300, bits=8, **entries) -> Stream:
        """Return a grey square of so many pixels."""
        data = b"\x80" * (pixels * pixels * components * bits // 8)
        size = {"Width": pixels, "Height": pixels, "ColorSpace": space, "BitsPerComponent": bits}
        return self.stream(data, Type=Name.XObject, Subtype=Name.Image, **size, **entries)

    def page(self) -> Page:
        left, right, top = SLUG, SLUG + self.width, SLUG + HEIGHT
        media = self.media or (0, 0, right + SLUG, top + SLUG)
        bleed = (left - self.bleed, left - self.bleed, right + self.bleed, top + self.bleed)
        made = Dictionary(
            Type=Name.Page,
            MediaBox=Array(media),
            BleedBox=Array(bleed),
            TrimBox=Array((left, left, right, top)),
            Resources=Dictionary({f"/{name}": Dictionary(each) for name, each in self.resources.items()}),
            Contents=self.stream(INK + self.content),
        )
        for name, value in self.more.items():
            if value is None:
                del made[f"/{name}"]
            else:
                made[f"/{name}"] = value
        return Page(self.pdf.make_indirect(made))

    def save(self, path: Path, **how) -> Path:
        for _ in range(self.pages):
            self.pdf.pages.append(self.page())
        if self.claim:
            self.say()
        self.pdf.save(path, **how)
        return path

    def say(self) -> None:
        """Say what PDF/X asks a file to say."""
        intent = {"S": Name.GTS_PDFX, "OutputConditionIdentifier": "FOGRA39", "RegistryName": "http://www.color.org"}
        self.pdf.Root.OutputIntents = Array([Dictionary(Type=Name.OutputIntent, **intent)])
        for name in ("Title", "CreationDate", "ModDate"):
            self.pdf.docinfo[f"/{name}"] = "D:20260101000000Z"
        self.pdf.docinfo["/Trapped"] = Name("/False")
        self.pdf.docinfo["/GTS_PDFXVersion"] = self.claim
