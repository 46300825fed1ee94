"""Run by the Python of the peers' environment: paths in, a line of JSON each with text and CPU seconds out.

It knows nothing of this project.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path


def kreuzberg(path: Path) -> str:
    """Text layer where there is one, else Tesseract by its own binding."""
    from kreuzberg import ExtractionConfig, OcrConfig, extract_file_sync  # type: ignore[import-not-found]

    ocr = OcrConfig(backend="tesseract", language="vie")
    return str(extract_file_sync(str(path), config=ExtractionConfig(ocr=ocr, use_cache=False)).content)


def ocrmypdf(path: Path) -> str:
    """Pages without text are turned, straightened and read; where some had a text layer, pdfium tells all."""
    import ocrmypdf as program  # type: ignore[import-not-found]
    import pypdfium2

    with tempfile.TemporaryDirectory() as folder:
        made, sidecar = Path(folder, "made.pdf"), Path(folder, "text.txt")
        program.ocr(
            path, made, language=["vie"], skip_text=True, deskew=True, rotate_pages=True, sidecar=sidecar,
            jobs=1, optimize=0, output_type="pdf", progress_bar=False,
        )  # fmt: skip
        seen = sidecar.read_text("utf-8")
        with pypdfium2.PdfDocument(made) as document:
            layers = [page.get_textpage().get_text_range() for page in document]
    return "\n".join(layers) if "[OCR skipped" in seen else seen


READERS: dict[str, Callable[[Path], str]] = {"kreuzberg": kreuzberg, "ocrmypdf": ocrmypdf}


def _seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    read, answers = READERS[sys.argv[1]], os.dup(1)
    os.dup2(2, 1)  # what libraries say is no answer
    with os.fdopen(answers, "w", encoding="utf-8") as out:
        for line in sys.stdin:
            before = _seconds()
            text = read(Path(line.rstrip("\n")))
            print(json.dumps({"text": text, "seconds": _seconds() - before}), file=out, flush=True)
