"""How the page of the planned week looks, on the screen and on paper."""

from typing import Final

PLAN: Final = """
:root{--ink:#1c2430;--soft:#55606e;--line:#d9dee5;--wash:#f4f6f9;--accent:#0067a5;
--good:#00694f;--bad:#a3260f}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:var(--ink);font:16px/1.5 "Source Sans 3","Segoe UI",
system-ui,-apple-system,"Liberation Sans",Arial,sans-serif}
main,header.top,footer{max-width:1184px;margin:0 auto;padding:0 32px}
header.top{padding-top:40px}
.eyebrow{margin:0;color:var(--accent);font-weight:600;letter-spacing:.02em}
h1{font-size:2.1rem;line-height:1.15;margin:.15em 0 .25em;letter-spacing:-.01em}
.lead{color:var(--soft);margin:0 0 1.4rem;max-width:68ch}
h2{font-size:1.3rem;margin:2.6rem 0 .3rem;letter-spacing:-.005em}
h3{font-size:1rem;margin:0}
p.note{color:var(--soft);margin:.1rem 0 .9rem;max-width:76ch;font-size:.94rem}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(168px,1fr));gap:1px;
background:#fff;border:1px solid var(--line);border-radius:10px;overflow:hidden;
margin:0;padding:0}
.figures div{padding:14px 18px 12px;box-shadow:0 0 0 1px var(--line)}
.figures dt{color:var(--soft);font-size:.86rem}
.figures dd{margin:0;font-size:1.75rem;font-weight:650;font-variant-numeric:tabular-nums;
line-height:1.2}
.figures dd small{font-size:.95rem;font-weight:400;color:var(--soft)}
.verdict{margin:14px 0 0;padding:10px 16px;border-left:5px solid var(--good);
background:#eaf5f1;border-radius:0 8px 8px 0}
.verdict.bad{border-color:var(--bad);background:#fbece9}
.verdict ul{margin:.3rem 0 0;padding-left:1.2rem}
svg{display:block;width:100%;height:auto;font-family:inherit}
.timeline text.day{font-weight:650;font-size:15px;fill:var(--ink)}
.timeline text.pair{font-size:14px;fill:var(--soft)}
.timeline text.hour{font-size:12px;fill:var(--soft);text-anchor:middle}
.timeline line.hour{stroke:var(--line)}
.timeline .way{stroke-width:2.5;fill:none}
.timeline .pause{fill:#fff;stroke:#55606e;stroke-dasharray:2 2}
.keys{display:flex;flex-wrap:wrap;gap:4px 22px;margin:.5rem 0 0;padding:0;list-style:none;
color:var(--soft);font-size:.9rem}
.keys svg{display:inline-block;width:34px;height:14px;vertical-align:-2px;margin-right:6px}
table.week{margin:.4rem 0 1.4rem;border:1px solid var(--line);border-radius:8px;
border-collapse:separate;border-spacing:0;overflow:hidden}
table.week th,table.week td{padding:6px 10px;border-top:1px solid var(--line)}
table.week thead th{border-top:0;background:var(--wash)}
table.week tfoot th,table.week tfoot td{background:var(--wash);font-weight:600}
table.week a{display:block;text-decoration:none;color:inherit;border-left:4px solid var(--c);
padding-left:8px;line-height:1.3}
table.week a+a{margin-top:5px}
table.week a:hover b,table.week a:focus b{text-decoration:underline}
table.week a b{font-variant-numeric:tabular-nums}
table.week a span{display:block;font-size:.86em;color:var(--soft)}
table.week .off{color:var(--soft)}
caption{text-align:left;color:var(--soft);font-size:.94rem;padding:0 0 .5rem}
caption.unseen{position:absolute;width:1px;height:1px;overflow:hidden;padding:0;
clip-path:inset(50%)}
.jump{display:grid;gap:0;margin:0 0 1rem}
.jump details{margin:0 0 6px}
.jump .links{display:flex;flex-wrap:wrap;gap:4px 18px;margin:0;padding:2px 14px 12px}
.jump a{color:var(--accent)}
h3.day{margin:1.6rem 0 .6rem;font-size:1.1rem}
.tour:target{outline:3px solid var(--accent)}
.tour .number{font-weight:400;color:var(--soft)}
.tour details{border:0;border-top:1px solid var(--line);border-radius:0;margin:0}
.tour summary{font-size:.88rem;padding:6px 14px}
.tour details ol{margin:0;padding:0 14px 8px 34px;font-size:.9rem}
.tour details p{margin:-6px 0 8px;padding:0 14px;color:var(--soft);font-size:.86rem}
.tour details .code{display:inline}
details.text{margin-top:12px}
ol.levers{margin:0;padding-left:1.4rem;max-width:86ch}
ol.levers li{padding:.2rem 0}
ul.story{margin:0;padding-left:1.2rem;max-width:76ch}
.tours{columns:344px;column-gap:18px}
.tour{border:1px solid var(--line);border-top:4px solid var(--c);border-radius:8px;
overflow:hidden;break-inside:avoid;margin:0 0 18px}
.tour header{padding:9px 14px 7px;background:var(--t)}
.tour header p{margin:0;color:var(--soft);font-size:.88rem}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:left;padding:5px 8px;vertical-align:top;border-top:1px solid var(--line)}
thead th{border-top:0;font-weight:600;color:var(--soft);font-size:.82rem}
.tour th:first-child,.tour td:first-child{padding-left:14px;white-space:nowrap;
font-variant-numeric:tabular-nums}
.tour td:last-child,.tour th:last-child{padding-right:14px}
.tour tr.pause td{color:var(--soft);background:var(--wash);font-style:italic}
.code{color:var(--soft);font-size:.85em;font-variant-numeric:tabular-nums;
white-space:nowrap}
.tour .code{display:block}
.tour td:last-child{overflow-wrap:anywhere}
.yes{display:inline-block;width:1.35em;height:1.35em;line-height:1.35em;border-radius:99px;
background:var(--c);color:#fff;font-size:.74rem;font-weight:700;text-align:center}
.map{border:1px solid var(--line);border-radius:10px;background:var(--wash)}
.map .tour{fill:none;stroke-width:2.2;stroke-linejoin:round;opacity:.85;border:0}
.map .s{stroke:#fff;stroke-width:1.4}
.map .n{font-size:10.5px;font-weight:700;fill:#fff;text-anchor:middle}
.map .w{fill:#fff;stroke:#76818f;stroke-width:.9}
.map .wn{font-size:11px;font-weight:650;fill:#3d4754;text-anchor:middle}
.map rect.no{fill:#fff;stroke-width:1.8}
.map text.no{font-size:12px;font-weight:700;text-anchor:middle;fill:var(--ink)}
.map .plz{font-size:14px;font-weight:650;fill:#55606e;text-anchor:middle;
paint-order:stroke;stroke:#f4f6f9;stroke-width:5px;stroke-linejoin:round}
.map .office path{fill:var(--ink);stroke:#fff;stroke-width:1.6}
.map .office text{font-size:13px;font-weight:700;text-anchor:middle;paint-order:stroke;
stroke:#f4f6f9;stroke-width:4px}
.map .scale{stroke:var(--ink);stroke-width:1.6}
.map text.scale{stroke:none;font-size:13px;text-anchor:middle;fill:var(--ink)}
.map .north path{fill:var(--ink)}
.map .north text{font-size:14px;font-weight:700;text-anchor:middle}
details{border:1px solid var(--line);border-radius:8px;margin:0 0 10px;background:#fff}
summary{cursor:pointer;padding:9px 14px;font-weight:600}
summary .count{display:inline-block;min-width:2.3em;margin-right:10px;padding:0 8px;
border-radius:99px;background:var(--wash);border:1px solid var(--line);text-align:center;
font-variant-numeric:tabular-nums}
summary .what{font-weight:400;color:var(--soft)}
details>table td:first-child,details>table th:first-child{padding-left:14px;
white-space:nowrap}
details>ul{margin:0;padding:2px 14px 12px 32px}
ol.rating{margin:0;padding:0;list-style:none;counter-reset:level}
ol.rating li{counter-increment:level;display:grid;
grid-template-columns:2.2em 35em 1fr;align-items:center;padding:6px 0;
border-top:1px solid var(--line)}
ol.rating li::before{content:counter(level);color:var(--soft);
font-variant-numeric:tabular-nums}
.share{height:9px;background:var(--wash);border:1px solid var(--line);border-radius:99px;
overflow:hidden;max-width:380px}
.share i{display:block;height:100%;background:var(--accent)}
footer{color:var(--soft);font-size:.88rem;padding-top:34px;padding-bottom:48px}
@media print{@page{size:A4 portrait;margin:12mm}html,body{font-size:10px;
line-height:1.3}
main,header.top,footer{max-width:none;padding:0}header.top{padding-top:0}
h2,h3,summary,.note{break-after:avoid}h2{margin-top:1.6rem}
.whole,svg.timeline,.tour,tr,.figures,.verdict{break-inside:avoid}
.tours{columns:auto;display:grid;grid-template-columns:1fr 1fr 1fr;gap:10px;
align-items:start}.tour{margin:0}.tour th,.tour td{padding:2px 4px;
white-space:nowrap}.tour td:last-child{white-space:normal}.tour .code{display:inline;
margin-left:4px}thead{display:table-header-group}tfoot{display:table-row-group}
.jump,.tour details{display:none}table.week th,table.week td{padding:3px 5px}}
"""
