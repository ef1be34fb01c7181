"""Makes fonts/ from the packages of Fontsource: run only to add a family or take a newer version.

    npm pack @fontsource/inter && mkdir inter && tar xzf fontsource-inter-*.tgz -C inter --strip 1
    python3 scripts/prepareFonts.py inter fonts/inter            (needs fonttools and brotli)

A PDF names one character for a glyph, and Chromium takes the lowest that shares it: an apostrophe drawn with the
glyph of U+02BC is read back as a letter. So of the characters that share a glyph one stays, and unicode.json tells
exactly what the files hold. An OFL licence may reserve the font's name for the original; --name gives ours.

Chromium writes a run of letters as one string where the places that it reckons for them, in binary fractions, are
exactly the sums of their widths, and each letter with its place where they are not. So an em has 2048 units, not 1000.
"""

import argparse
import json
import unicodedata
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

STYLES = ["400-normal", "400-italic", "600-normal", "700-normal"]
SUBSETS = ["latin", "latin-ext", "vietnamese", "greek", "cyrillic"]

UNITS_PER_EM = 2048

# What résumés are written with, where a glyph is shared; else the lowest character stays.
PREFERRED = [0x2018, 0x2019, 0x2044, 0x2022, 0x2026, 0x2013, 0x2014, 0xB7]
# These are read back as their lowest, which is what a reader would type.
HARMLESS = [{0x20, 0xA0, 0x2002, 0x2003, 0x2009, 0x200A, 0x202F}, {0x2D, 0xAD, 0x2010, 0x2011}]


def dropped(cmap):
    """The characters to take out of a character map."""
    sharing = {}
    for code, glyph in cmap.items():
        sharing.setdefault(glyph, []).append(code)
    drop = set()
    for codes in sharing.values():
        keep = next((code for code in PREFERRED if code in codes), min(codes))
        for code in codes:
            same = unicodedata.normalize("NFKC", chr(code)) == unicodedata.normalize("NFKC", chr(keep))
            harmless = any({code, keep} <= group for group in HARMLESS) or (same and keep < code)
            if code != keep and not harmless:
                drop.add(code)
    return drop


def with_binary_em(font):
    """Scales a font; not one with a hinting program, whose own numbers would stay as they are."""
    if font["head"].unitsPerEm != UNITS_PER_EM and "fpgm" not in font:
        scale_upem(font, UNITS_PER_EM)


def ranges(codes):
    spans = []
    for code in sorted(codes):
        if spans and code == spans[-1][1] + 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return ",".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in spans)


def declared(text):
    codes = set()
    for part in text.split(","):
        first, _, last = part.strip()[2:].partition("-")
        codes.update(range(int(first, 16), int(last or first, 16) + 1))
    return codes


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("package", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--name")
    parser.add_argument("--copyright", help="where the font itself says none")
    args = parser.parse_args()
    meta = json.loads((args.package / "metadata.json").read_text())
    limits = json.loads((args.package / "unicode.json").read_text())
    version = json.loads((args.package / "package.json").read_text())["version"]
    family = args.name or meta["family"]
    identity = args.target.name
    (args.target / "files").mkdir(parents=True, exist_ok=True)
    unicode = {}
    for subset in [name for name in SUBSETS if name in limits]:
        fonts = {
            style: TTFont(args.package / "files" / f"{meta['id']}-{subset}-{style}.woff2")
            for style in STYLES
        }
        drop = set().union(*(dropped(font.getBestCmap()) for font in fonts.values()))
        held = set.intersection(*(set(font.getBestCmap()) for font in fonts.values())) & declared(limits[subset])
        # Controls and accents that combine are no characters of their own on a page that is composed (NFC).
        held = {code for code in held - drop if unicodedata.category(chr(code)) not in ("Cc", "Cf", "Mn")}
        # Each character stands in one subset, the first that has it.
        for before in unicode.values():
            held -= before
        unicode[subset] = held
        for style, font in fonts.items():
            for table in font["cmap"].tables:
                for code in drop:
                    table.cmap.pop(code, None)
            if args.name:
                for record in font["name"].names:
                    if record.nameID in (1, 3, 4, 6, 16, 18, 25):
                        plain = record.toUnicode()
                        new = args.name.replace(" ", "") if record.nameID in (6, 25) else args.name
                        old = [meta["family"], meta["family"].replace(" ", "")]
                        for name in old:
                            plain = plain.replace(name, new)
                        record.string = plain
            with_binary_em(font)
            font.flavor = "woff2"
            font.save(args.target / "files" / f"{identity}-{subset}-{style}.woff2")
    (args.target / "unicode.json").write_text(
        json.dumps({subset: ranges(held) for subset, held in unicode.items()}, indent=2) + "\n"
    )
    described = {
        "id": identity,
        "family": family,
        "subsets": list(unicode),
        "weights": sorted({int(style.split("-")[0]) for style in STYLES}),
        "styles": ["normal", "italic"],
        "source": f"@fontsource/{meta['id']} {version}, {meta['version']} of {meta['source']}",
        "license": {key: meta["license"][key] for key in ("type", "url")},
    }
    (args.target / "metadata.json").write_text(json.dumps(described, indent=2, ensure_ascii=False) + "\n")
    # The package's licence names the foundry at best; the font itself says whose it is.
    licence = (args.package / "LICENSE").read_text().split("\n", 1)[1]
    (args.target / "LICENSE").write_text((args.copyright or font["name"].getDebugName(0)) + "\n" + licence)


main()
