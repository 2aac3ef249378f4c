"""The three letters of khabar's name as a font of their own: every page shows them, and none should load all of Naskh.

    pip install fonttools brotli
    python scripts/build_brand.py

Reads Noto Naskh Arabic Bold as npm hands it out (``scripts/setup assets``), writes ``static/brand.woff2``.
"""

from __future__ import annotations

from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font

STATIC = Path(__file__).resolve().parents[1] / "src/khabar/web/static"
NAME = "خبر"


def main() -> None:
    """Keep the letters of the name, joined as they are written."""
    options = Options(flavor="woff2", layout_features=["*"], hinting=False, desubroutinize=True, notdef_outline=True)
    font = load_font(str(STATIC / "vendor/naskh-arabic-700.woff2"), options)
    subsetter = Subsetter(options)
    subsetter.populate(text=NAME)
    subsetter.subset(font)
    save_font(font, str(STATIC / "brand.woff2"), options)


if __name__ == "__main__":
    main()
