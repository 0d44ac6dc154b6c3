"""How is the page about the quality of the data laid out? One page without a network.

Colours keep a contrast of at least 4.5 to 1; doubtful is hatched, so that nothing is
told by colour alone (EN 301 549, 9.1.4.1).
"""

from typing import Final

_STYLE: Final = """
:root { color-scheme: light; --ink: #1b2733; --soft: #4a5866; --line: #c9d1d9;
  --strong: #0b3c6f; --ground: #f3f5f7; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif; }
main { max-width: 72rem; margin: 0 auto; padding: 2.2rem 3rem 3rem; background: #fff; }
header { border-bottom: 4px solid var(--strong); padding-bottom: .8rem;
  margin-bottom: 1.2rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .2rem; color: var(--strong); }
h2 { font-size: 1.4rem; margin: 1.6rem 0 .4rem; color: var(--strong); }
h3 { font-size: 1.15rem; margin: 1.8rem 0 .4rem; color: var(--strong); }
h4 { font-size: 1rem; margin: 1.1rem 0 .2rem; }
.period, .soft { color: var(--soft); }
.period { margin: 0; }
.glance { font-size: 1.2rem; margin: .2rem 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: var(--soft); padding-bottom: .4rem; }
th, td { padding: .4rem .6rem; border-bottom: 1px solid var(--line);
  vertical-align: top; text-align: left; }
thead th { border-bottom: 2px solid var(--strong); }
tbody th { font-weight: 400; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.desk { table-layout: fixed; min-width: 44rem; }
.desk .n { width: 5rem; } .desk .where { width: 23rem; } .desk .effect { width: 8rem; }
.code { overflow-wrap: anywhere; }
.code { font: .875rem/1.5 Consolas, "Liberation Mono", monospace; color: var(--soft); }
.drop { font-weight: 600; }
svg { display: block; }
footer { margin-top: 2.2rem; padding-top: .8rem; border-top: 1px solid var(--line);
  color: var(--soft); }
@media (max-width: 44rem) { main { padding: 1.2rem; } }
@media print { body { background: none; font-size: 10pt; } main { max-width: none;
  padding: 0; } tr { break-inside: avoid; } h3, h4 { break-after: avoid; }
  @page { size: A4 landscape; margin: 14mm; } }
"""

PAGE: Final = (
    """<!doctype html>
<html lang="{{ lang }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ w.title }} – {{ office }} – {{ short_date }}</title>
<style>"""
    + _STYLE
    + """</style>
</head>
<body>
<svg width="0" height="0" aria-hidden="true" focusable="false"><defs>\
<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" \
patternTransform="rotate(45)"><rect width="6" height="6" fill="#ffffff"/>\
<line x1="0" y1="0" x2="0" y2="6" stroke="#8a3d00" stroke-width="4"/></pattern></defs></svg>
<main>
<header>
<h1>{{ w.title }}</h1>
<p class="period">{{ office }} · {{ long_date }}</p>
</header>
{%- for source in sources %}
<section aria-labelledby="source-{{ loop.index }}">
<h2 id="source-{{ loop.index }}">{{ source.name }}</h2>
<p class="glance">{{ source.summary }}</p>
<p class="soft">{{ w.privacy }}</p>

<h3>{{ w.todo }}</h3>
{%- for desk in source.desks %}
<h4>{{ desk.name }}</h4>
<div class="scroll"><table class="desk">
<thead><tr><th scope="col" class="n">{{ w.count }}</th><th scope="col">{{ w.what }}</th>\
<th scope="col" class="where">{{ w.where }}</th><th scope="col" class="effect">{{ w.effect }}</th></tr></thead>
<tbody>
{%- for row in desk.findings %}
<tr><td class="n">{{ row.count }}</td><th scope="row">{{ row.words }} \
<span class="code">{{ row.code }}</span></th>\
<td class="where">{{ row.place }}{% if row.column %}, „{{ row.column }}“{% endif %}\
{% if row.rows %}<br><span class="soft">{{ row.rows }}</span>{% endif %}</td>\
<td{% if row.effect == w.dropped %} class="drop"{% endif %}>{{ row.effect }}</td></tr>
{%- endfor %}
</tbody>
</table></div>
{%- else %}
<p>{{ w.none }}</p>
{%- endfor %}

<h3>{{ w.rows }}</h3>
<div class="scroll"><table>
<caption>{{ w.rows_caption }}</caption>
<thead><tr><th scope="col">{{ w.place }}</th><th scope="col" class="n">{{ w.total }}</th>\
<th scope="col" class="n">{{ w.used }}</th><th scope="col" class="n">{{ w.merged }}</th>\
<th scope="col" class="n">{{ w.left_out }}</th></tr></thead>
<tbody>
{%- for row in source.tallies %}
<tr><th scope="row">{{ row.place }}</th><td class="n">{{ row.rows }}</td>\
<td class="n">{{ row.records }}</td><td class="n">{{ row.merged }}</td>\
<td class="n">{{ row.issues }}</td></tr>
{%- endfor %}
</tbody>
</table></div>

<h3>{{ w.columns }}</h3>
{%- if source.columns %}
<div class="scroll"><table>
<caption>{{ w.columns_caption }}</caption>
<thead><tr><th scope="col">{{ w.column }}</th><th scope="col">{{ w.place }}</th>\
<th scope="col" class="n">{{ w.valid }}</th><th scope="col" class="n">{{ w.doubtful }}</th>\
<th scope="col" class="n">{{ w.empty }}</th><th scope="col">{{ w.shares }}</th></tr></thead>
<tbody>
{%- for row in source.columns %}
<tr><th scope="row">{{ row.column }}</th><td class="soft">{{ row.place }}</td>\
<td class="n">{{ row.valid }}</td><td class="n">{{ row.doubtful }}</td>\
<td class="n">{{ row.empty }}</td>\
<td><svg width="162" height="18" aria-hidden="true" focusable="false">\
<rect x=".5" y="2.5" width="161" height="13" fill="#ffffff" stroke="#4a5866"/>\
<rect x="1" y="3" width="{{ row.valid_share }}" height="12" fill="#0b3c6f"/>\
<rect x="{{ 1 + row.valid_share | float }}" y="3" width="{{ row.doubtful_share }}" \
height="12" fill="url(#hatch)"/></svg></td></tr>
{%- endfor %}
</tbody>
</table></div>
{%- else %}
<p>{{ w.not_told }}</p>
{%- endif %}

{%- if source.unused %}
<h3>{{ w.unused }}</h3>
<p>{{ w.unused_text }}</p>
<ul>
{%- for column in source.unused %}
<li>{{ column.place }}: {{ column.column }}\
{% if column.near %} <span class="soft">(„{{ column.near }}“ {{ w.near }})</span>{% endif %}</li>
{%- endfor %}
</ul>
{%- endif %}
</section>
{%- endfor %}

<footer>{{ w.footer }} {{ long_date }}.</footer>
</main>
</body>
</html>
"""
)
