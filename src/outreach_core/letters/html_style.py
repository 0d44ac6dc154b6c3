"""How the HTML letter looks: a style sheet made from the print profile."""

from string import Template
from typing import Final

import attrs

from outreach_core.letters.profiles import PrintProfile, Zone

_STYLE: Final = Template("""\
@page { size: ${page_width}mm ${page_height}mm; margin: 0; }
* { box-sizing: border-box; margin: 0; }
html { background: #e9ecef; color: #1a1a1a; hyphens: manual; }
body { font: ${text_points}pt/1.3 "Noto Sans", "Segoe UI", Arial, sans-serif; }
.sheet { position: relative; display: flow-root; width: ${page_width}mm;
  min-height: ${page_height}mm; margin: 6mm auto; background: #fff;
  padding: ${top}mm ${right}mm ${bottom}mm ${left}mm;
  box-shadow: 0 1mm 4mm #0003; break-after: page; }
.sheet:last-child { break-after: auto; }
.first { padding-top: ${text_top}mm; }
h1 { font-size: 1.18em; line-height: 1.2; margin-bottom: 4mm; color: #14505c; }
h2 { font-size: 1em; line-height: 1.3; margin: 3mm 0 0.6mm; color: #14505c; }
p, ul { margin-bottom: 2mm; }
ul { padding-inline-start: 5mm; }
.letterhead { ${letterhead} color: #14505c; font-size: 12pt; }
.letterhead strong { font-size: 18pt; }
.return { ${return_line} font-size: ${return_points}pt;
  white-space: nowrap; overflow: hidden; }
.address { ${address} font-size: ${address_points}pt;
  line-height: ${address_pitch}mm; }
.info { ${info} font-size: ${info_points}pt; line-height: 1.3; }
.info p { margin-bottom: 1mm; }
.label { color: #14505c; font-weight: bold; }
.signers { font-weight: bold; margin: 4mm 0 3mm; }
.signers span { margin-inline-end: 6mm; }
.note { font-size: ${small_points}pt; border-top: 0.2mm solid #14505c;
  padding-top: 1.5mm; }
.note + .note { border: 0; padding: 0; }
.reply h2:first-child { font-size: 1.4em; margin-bottom: 3mm; }
.reply h2 { margin-top: 7mm; }
.choices { list-style: none; padding: 0; }
.choices li { display: flex; gap: 3mm; align-items: end; margin: 2.6mm 0; }
.choices li::before { content: ""; flex: none; width: 4.5mm; height: 4.5mm;
  border: 0.4mm solid #1a1a1a; align-self: center; }
.whole { white-space: nowrap; }
[dir="rtl"] { font-family: "Noto Sans Arabic", "Noto Sans", "Segoe UI", Tahoma, Arial,
  sans-serif; font-size: 1.1em; line-height: 1.5; }
[dir="rtl"] .note { font-size: 0.9em; }
.line { flex: 1; border-bottom: 0.25mm solid #1a1a1a; min-height: 7mm; }
@media screen and (max-width: 230mm) {
  .sheet { width: auto; min-height: 0; margin: 0 0 6mm; padding: 6vw; }
  .letterhead, .return, .address, .info { position: static; width: auto; height: auto;
    margin-bottom: 5mm; white-space: normal; }
}
@media print {
  html { background: none; }
  .sheet { margin: 0; box-shadow: none; padding-bottom: 10mm; }
${marks}}
""")


def style_sheet(profile: PrintProfile) -> str:
    """Return the CSS of a letter; all lengths come from *profile*."""
    zones = {"letterhead", "return_line", "address", "info"}
    plain = attrs.asdict(profile, recurse=False)
    lengths = {n: f"{v:g}" for n, v in plain.items() if isinstance(v, float | int)}
    margins = attrs.asdict(profile.margins)
    return _STYLE.substitute(
        lengths,
        marks=_marks(profile),
        **{name: f"{mm:g}" for name, mm in margins.items()},
        **{name: _place(plain[name]) for name in zones},
    )


def _place(zone: Zone) -> str:
    return (
        f"position: absolute; left: {zone.x:g}mm; top: {zone.y:g}mm; "
        f"width: {zone.width:g}mm; height: {zone.height:g}mm;"
    )


def _marks(profile: PrintProfile) -> str:
    """Draw fold and hole marks as a background, which no screen reader meets."""
    marks = [(y, profile.fold_mark_length) for y in profile.fold_marks]
    if profile.hole_mark is not None:
        marks.append((profile.hole_mark, profile.hole_mark_length))
    if not marks:
        return ""
    layers = ", ".join(
        f"linear-gradient(#777, #777) {profile.marks_x:g}mm {y - 0.1:g}mm / "
        f"{length:g}mm 0.2mm no-repeat"
        for y, length in marks
    )
    return (
        f"  .first {{ background: {layers}, #fff; print-color-adjust: exact;\n"
        "    -webkit-print-color-adjust: exact; }\n"
    )
