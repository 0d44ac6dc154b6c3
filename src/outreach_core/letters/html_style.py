"""How the HTML letter looks: a style sheet made from the print profile."""

from outreach_core.letters.profiles import PrintProfile, Zone


def style_sheet(profile: PrintProfile) -> str:
    """Return the CSS of a letter; all lengths come from *profile*."""
    margins = profile.margins
    return f"""\
@page {{ size: {profile.page_width:g}mm {profile.page_height:g}mm; margin: 0; }}
* {{ box-sizing: border-box; margin: 0; }}
html {{ background: #e9ecef; color: #1a1a1a; hyphens: manual; }}
body {{ font: {profile.text_points:g}pt/1.3 "Noto Sans", "Segoe UI", Arial, sans-serif; }}
.sheet {{ position: relative; display: flow-root; width: {profile.page_width:g}mm;
  min-height: {profile.page_height:g}mm; margin: 6mm auto; background: #fff;
  padding: {margins.top:g}mm {margins.right:g}mm {margins.bottom:g}mm {margins.left:g}mm;
  box-shadow: 0 1mm 4mm #0003; break-after: page; }}
.sheet:last-child {{ break-after: auto; }}
.first {{ padding-top: {profile.text_top:g}mm; }}
h1 {{ font-size: 1.18em; line-height: 1.2; margin-bottom: 4mm; color: #14505c; }}
h2 {{ font-size: 1em; line-height: 1.3; margin: 3mm 0 0.6mm; color: #14505c; }}
p, ul {{ margin-bottom: 2mm; }}
ul {{ padding-inline-start: 5mm; }}
.letterhead {{ {_place(profile.letterhead)} color: #14505c; font-size: 12pt; }}
.letterhead strong {{ font-size: 18pt; }}
.return {{ {_place(profile.return_line)} font-size: {profile.return_points:g}pt;
  white-space: nowrap; overflow: hidden; }}
.address {{ {_place(profile.address)} font-size: {profile.address_points:g}pt;
  line-height: 4.55mm; }}
.info {{ {_place(profile.info)} font-size: {profile.small_points:g}pt; line-height: 1.3; }}
.info p {{ margin-bottom: 1mm; }}
.label {{ color: #14505c; font-weight: bold; }}
.signers {{ font-weight: bold; margin: 4mm 0 3mm; }}
.signers span {{ margin-inline-end: 6mm; }}
.note {{ font-size: {profile.small_points:g}pt; border-top: 0.2mm solid #14505c;
  padding-top: 1.5mm; }}
.note + .note {{ border: 0; padding: 0; }}
.reply h2:first-child {{ font-size: 1.4em; margin-bottom: 3mm; }}
.reply h2 {{ margin-top: 7mm; }}
.choices {{ list-style: none; padding: 0; }}
.choices li {{ display: flex; gap: 3mm; align-items: end; margin: 2.6mm 0; }}
.choices li::before {{ content: ""; flex: none; width: 4.5mm; height: 4.5mm;
  border: 0.4mm solid #1a1a1a; align-self: center; }}
.line {{ flex: 1; border-bottom: 0.25mm solid #1a1a1a; min-height: 7mm; }}
@media screen and (max-width: 230mm) {{
  .sheet {{ width: auto; min-height: 0; margin: 0 0 6mm; padding: 6vw; }}
  .letterhead, .return, .address, .info {{ position: static; width: auto; height: auto;
    margin-bottom: 5mm; white-space: normal; }}
}}
@media print {{
  html {{ background: none; }}
  .sheet {{ margin: 0; box-shadow: none; padding-bottom: 10mm; }}
{_marks(profile)}}}
"""


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
