"""How the printed day sheets look; every length grows and shrinks with ``--k``."""

from typing import Final

# 1 em is 10.4 pt times --k, so a full day stays on one page (see _sheet_size).
SHEETS: Final = """
@page{size:A4 portrait;margin:12mm 13mm 11mm}
*{box-sizing:border-box}
:root{--ink:#111;--soft:#4a4f57;--line:#9aa1ab}
body{margin:0;color:var(--ink);line-height:1.32;font-family:"Source Sans 3","Segoe UI",
system-ui,"Liberation Sans",Arial,sans-serif;background:#e6e9ee}
.sheet{width:210mm;min-height:297mm;margin:8mm auto;padding:12mm 13mm 11mm;background:#fff;
display:flex;flex-direction:column;font-size:calc(10.4pt*var(--k,1))}
@media print{body{background:#fff}.sheet{margin:0;padding:0;width:auto;min-height:273mm;
break-after:page}.sheet:last-child{break-after:auto}}
.head{display:flex;justify-content:space-between;align-items:flex-end;gap:1.4em;
border-bottom:1.1mm solid var(--c);padding-bottom:.6em}
h1{margin:0;font-size:1.73em;line-height:1.1;letter-spacing:-.01em}
.head p{margin:.14em 0 0;font-size:1.15em;overflow-wrap:anywhere}
.sum{text-align:right;color:var(--soft);font-variant-numeric:tabular-nums;
white-space:nowrap}
.sum b{color:var(--ink);font-size:1.15em}
.also{margin:.4em 0 0;color:var(--soft)}
table{border-collapse:collapse;width:100%;margin-top:.7em}
caption{text-align:left;font-weight:700;padding:0 0 .2em}
th{text-align:left;font-size:.81em;color:var(--soft);font-weight:600;
padding:0 .4em .25em 0}
td{border-top:.25mm solid var(--line);padding:.3em .44em .3em 0;vertical-align:top;
overflow-wrap:anywhere}
.stops td.time{font-size:1.25em;font-weight:700;white-space:nowrap;
font-variant-numeric:tabular-nums;line-height:1.15;padding-right:.5em}
td.time small{display:block;font-size:.65em;font-weight:400;color:var(--soft)}
td.who{font-weight:700;font-size:1.1em;width:19%}
td.who small,td.place small,td.wish small{display:block;font-weight:400;font-size:.87em;
color:var(--soft)}
td.place{width:26%}
td.way{white-space:nowrap;color:var(--soft);font-variant-numeric:tabular-nums}
td.out{white-space:nowrap;padding-right:0;width:14.6em}
.box{display:inline-block;width:2.03em;height:2.03em;border:.3mm solid var(--ink);
font-size:.63em;text-align:center;color:var(--soft);margin-right:.18em;line-height:1.85}
tr.pause td{background:#f1f3f6;color:var(--soft);padding-top:.25em;padding-bottom:.25em}
tr.home td{border-bottom:.25mm solid var(--line)}
.codes{margin:.65em 0 0;font-size:.82em;color:var(--soft);columns:3;column-gap:1.6em;
padding:0;list-style:none}
.codes b{display:inline-block;width:1.5em;color:var(--ink)}
.standby{margin:.8em 0 0;border:.3mm solid var(--line);border-radius:1mm;
padding:.5em .8em .45em;break-inside:avoid}
.standby h2{margin:0;font-size:1em}
.standby p{margin:.1em 0 0;font-size:.85em;color:var(--soft)}
.standby table{margin-top:.3em;font-size:.9em}
.standby td{padding-top:.18em;padding-bottom:.18em}
.standby td.time{white-space:nowrap;font-variant-numeric:tabular-nums}
.calm{margin:.65em 0 0;font-size:.9em}
.desk{margin-top:auto;padding-top:.9em;break-inside:avoid}
.cut{border-top:.3mm dashed var(--line);margin:0 0 .55em;position:relative;height:0}
.cut span{position:absolute;top:-.85em;left:0;background:#fff;padding-right:.6em;
font-size:.77em;color:var(--soft)}
.desk h2{margin:0;font-size:1.06em;overflow-wrap:anywhere}
.desk p{margin:.14em 0 .35em;font-size:.85em;color:var(--soft)}
.desk ol{list-style:none;margin:0;padding:0;display:grid;
grid-template-columns:repeat(3,1fr);gap:.25em .8em}
.desk li{border:.25mm solid var(--line);border-radius:1mm;padding:.16em .44em;
font-size:.85em;font-variant-numeric:tabular-nums;display:flex;gap:.6em;
justify-content:space-between;align-items:center}
.desk li span{overflow-wrap:anywhere}
.desk li b{font-size:1.15em;white-space:nowrap}
.desk p.foot{margin:.5em 0 0;font-size:.75em}
"""
