"""How the sheet of the duty desk and the page for the works council look."""

from typing import Final

_BASE: Final = """
*{box-sizing:border-box}
:root{--ink:#111;--soft:#4a4f57;--line:#9aa1ab;--accent:#0067a5}
body{margin:0;color:var(--ink);font:10.2pt/1.34 "Source Sans 3","Segoe UI",system-ui,
"Liberation Sans",Arial,sans-serif;background:#e6e9ee}
main{width:210mm;min-height:297mm;margin:8mm auto;padding:12mm 13mm 11mm;background:#fff}
@media print{body{background:#fff}main{margin:0;padding:0;width:auto;min-height:0}}
h1{margin:0;font-size:18pt;line-height:1.1;letter-spacing:-.01em}
table{border-collapse:collapse;width:100%}
th{text-align:left;font-size:8.6pt;color:var(--soft);font-weight:600}
th,td{padding:1.1mm 2mm 1.1mm 0;vertical-align:top;border-top:.25mm solid var(--line)}
thead th{border-top:0}
"""

DUTY: Final = (
    "@page{size:A4 portrait;margin:12mm 13mm 11mm}"
    + _BASE
    + """
.head{display:flex;justify-content:space-between;align-items:flex-end;gap:6mm;
border-bottom:1.1mm solid var(--accent);padding-bottom:2.4mm}
.head p{margin:.6mm 0 0;font-size:11.4pt}
.who{margin:0;padding:0;list-style:none;text-align:right;white-space:nowrap}
.who b{font-size:11.4pt}
.ladder{margin:3mm 0 0;padding:0;list-style:none;display:grid;
grid-template-columns:repeat(4,1fr);gap:2mm}
.ladder li{border:.3mm solid var(--line);border-top:1.1mm solid var(--c);
border-radius:1mm;padding:1.2mm 2mm}
.ladder b{display:block;font-size:12pt;font-variant-numeric:tabular-nums}
.ladder span{display:block}
.ladder .number{font-size:9.4pt;white-space:nowrap}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.note{margin:2mm 0 0;font-size:9pt;color:var(--soft)}
.tour{margin:5mm 0 0;break-inside:avoid;border:.3mm solid var(--line);border-radius:1.4mm;
padding:2.4mm 3mm 2.6mm}
.tour h2{margin:0;font-size:13pt;display:flex;justify-content:space-between}
.tour h2 small{font-size:10.2pt;font-weight:400;color:var(--soft);
font-variant-numeric:tabular-nums}
.lines{margin:1mm 0 1.6mm;display:grid;grid-template-columns:1fr 1fr 1fr;gap:1mm 5mm;
font-size:9pt;color:var(--soft)}
.lines span{border-bottom:.25mm solid var(--line);padding:2.6mm 0 .4mm}
td.code{font-weight:700;white-space:nowrap}
td.time{white-space:nowrap;font-variant-numeric:tabular-nums}
td.time b{display:inline-block;min-width:13mm;font-size:11.4pt}
td.time i{display:inline-block;width:15mm;border-bottom:.25mm solid var(--ink);
margin-left:2mm}
tr.back td{background:#f1f3f6}
.box{display:inline-block;width:4.4mm;height:4.4mm;border:.35mm solid var(--ink);
vertical-align:-.9mm;margin-right:1.4mm;background:#fff}
.late{margin:1.8mm 0 0;font-size:9pt}
.late b{margin-right:2mm}
.late span.item{margin-right:4.5mm;white-space:nowrap}
footer{margin-top:4mm;font-size:8.4pt;color:var(--soft)}
"""
)

COUNCIL: Final = (
    "@page{size:A4 portrait;margin:14mm 14mm 12mm}"
    + _BASE
    + """
h1{border-bottom:1.1mm solid var(--accent);padding-bottom:2.4mm}
h2{font-size:13pt;margin:6mm 0 1.6mm}
h3{font-size:10.6pt;margin:4mm 0 1mm}
p{margin:1.6mm 0}
ul.never{margin:3mm 0;padding:2.4mm 4mm 2.4mm 8mm;border-left:1.4mm solid var(--accent);
background:#eef4f9}
ul.never li{margin:.7mm 0}
table{table-layout:fixed;font-size:9.2pt}
th,td{overflow-wrap:anywhere}
th:nth-child(1){width:21%}th:nth-child(2){width:34%}th:nth-child(3){width:20%}
tbody th{font-size:9.2pt;color:var(--ink)}
tr{break-inside:avoid}
footer{margin-top:6mm;font-size:8.4pt;color:var(--soft)}
"""
)
