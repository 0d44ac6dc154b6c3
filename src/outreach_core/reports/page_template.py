"""How is the page of the interim report laid out? One HTML page without any network.

Colours keep a contrast of at least 4.5 to 1 and differ in lightness, so that the page
reads well in grey and for colour-blind people (EN 301 549, 9.1.4.1 and 9.1.4.3).
"""

from typing import Final

STYLE: Final = """
:root { color-scheme: light; --ink: #1b2733; --soft: #4a5866; --line: #c9d1d9;
  --strong: #0b3c6f; --bar: #3d7ab8; --paper: #ffffff; --ground: #f3f5f7; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 1.0625rem/1.55 "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2.5rem 3rem 3rem;
  background: var(--paper); }
header { border-bottom: 4px solid var(--strong); padding-bottom: 1rem;
  margin-bottom: 1.5rem; }
h1 { font-size: 2.1rem; line-height: 1.2; margin: 0 0 .3rem; color: var(--strong); }
h2 { font-size: 1.35rem; line-height: 1.3; margin: 2.4rem 0 .8rem;
  color: var(--strong); }
.period { margin: 0; color: var(--soft); }
.headline { font-size: 1.2rem; line-height: 1.5; }
.headline p { margin: 0 0 .6rem; max-width: 44rem; }
.headline p:first-child { font-size: 1.45rem; font-weight: 600; line-height: 1.35; }
figure { margin: 0; }
figcaption { font-weight: 600; margin-bottom: .6rem; }
svg { width: 100%; height: auto; display: block; }
svg text { font-family: inherit; font-size: 15px; fill: var(--ink); }
svg .number { font-weight: 600; }
table { border-collapse: collapse; width: 100%; margin: .4rem 0 0; }
caption { text-align: left; color: var(--soft); padding-bottom: .5rem; }
th, td { padding: .5rem .7rem; border-bottom: 1px solid var(--line);
  vertical-align: top; text-align: left; }
thead th { border-bottom: 2px solid var(--strong); }
tbody th { font-weight: 400; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
dl { margin: 0; }
dt { font-weight: 600; margin-top: .7rem; }
dd { margin: 0; max-width: 48rem; }
.notes li { margin-bottom: .4rem; max-width: 48rem; }
footer { margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--line);
  color: var(--soft); font-size: .95rem; }
.out-of { color: var(--soft); }
@media (max-width: 40rem) { main { padding: 1.2rem; } th, td { padding: .4rem; } }
@media print { body { background: none; font-size: 10.5pt; } main { max-width: none;
  padding: 0; } h2, figcaption { break-after: avoid; } figure, tr, dt { break-inside:
  avoid; } @page { size: A4; margin: 18mm 16mm; } }
"""

PAGE: Final = (
    """<!doctype html>
<html lang="{{ lang }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ w.title }} – {{ office }} – {{ short_date }}</title>
<style>"""
    + STYLE
    + """</style>
</head>
<body>
<main>
<header>
<h1>{{ w.title }}</h1>
<p class="period">{{ office }} · {{ w.outreach }} · {{ period }}</p>
</header>

<section aria-labelledby="glance">
<h2 id="glance">{{ w.glance }}</h2>
<div class="headline">
{%- for sentence in headline %}
<p>{{ sentence }}</p>
{%- endfor %}
</div>
</section>

{% macro chart(drawing, name) -%}
<figure>
<figcaption id="{{ name }}-caption">{{ drawing.title }}</figcaption>
<svg role="img" aria-labelledby="{{ name }}-title {{ name }}-desc" \
viewBox="0 0 880 {{ drawing.height }}" xmlns="http://www.w3.org/2000/svg">
<title id="{{ name }}-title">{{ drawing.title }}</title>
<desc id="{{ name }}-desc">{{ drawing.description }}</desc>
<defs><pattern id="{{ name }}-hatch" width="8" height="8" \
patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="8" height="8" \
fill="#ffffff"/><line x1="0" y1="0" x2="0" y2="8" stroke="#4a5866" \
stroke-width="3"/></pattern></defs>
{%- for bar in drawing.bars %}
<g aria-hidden="true">
<text x="290" y="{{ bar.top + 26 }}" text-anchor="end">{{ bar.label }}</text>
{%- if bar.hidden %}
<rect x="304" y="{{ bar.top + 7 }}" width="40" height="28" \
fill="url(#{{ name }}-hatch)" stroke="#4a5866"/>
<text x="354" y="{{ bar.top + 26 }}" class="number">{{ bar.text }}</text>
{%- else %}
<rect x="304" y="{{ bar.top + 7 }}" width="{{ bar.width }}" height="28" \
fill="{{ '#0b3c6f' if bar.strong else '#3d7ab8' }}"/>
<text x="{{ 314 + bar.width }}" y="{{ bar.top + 26 }}" class="number">\
{{ bar.text }}</text>
{%- endif %}
</g>
{%- endfor %}
</svg>
</figure>
{%- endmacro %}

<section aria-labelledby="way">
<h2 id="way">{{ w.way }}</h2>
{{ chart(funnel, "funnel") }}
</section>

<section aria-labelledby="numbers">
<h2 id="numbers">{{ w.numbers }}</h2>
<table>
<caption>{{ w.numbers_caption }}</caption>
<thead><tr><th scope="col">{{ w.what }}</th><th scope="col" class="n">{{ w.count }}</th>\
<th scope="col">{{ w.out_of }}</th><th scope="col" class="n">{{ w.share }}</th></tr></thead>
<tbody>
{%- for row in rows %}
<tr><th scope="row">{{ row.title }}</th><td class="n">{{ row.count }}</td>\
<td class="out-of">{{ row.out_of }}</td><td class="n">{{ row.share }}</td></tr>
{%- endfor %}
</tbody>
</table>
</section>

<section aria-labelledby="weeks">
<h2 id="weeks">{{ w.weeks }}</h2>
{%- if cohort_rows %}
{%- if cohort_drawing %}
{{ chart(cohort_drawing, "cohort") }}
{%- endif %}
<table>
<caption>{{ w.weeks_caption }}</caption>
<thead><tr><th scope="col">{{ w.week }}</th><th scope="col" class="n">{{ w.observed }}</th>\
<th scope="col" class="n">{{ w.reached }}</th><th scope="col" class="n">{{ w.share }}</th>\
<th scope="col" class="n">{{ w.too_early }}</th></tr></thead>
<tbody>
{%- for row in cohort_rows %}
<tr><th scope="row">{{ row.week }}</th><td class="n">{{ row.observed }}</td>\
<td class="n">{{ row.reached }}</td><td class="n">{{ row.share }}</td>\
<td class="n">{{ row.too_early }}</td></tr>
{%- endfor %}
</tbody>
</table>
{%- else %}
<p>{{ w.no_weeks }}</p>
{%- endif %}
</section>
{% for section in sections %}
<section aria-labelledby="more-{{ loop.index }}">
<h2 id="more-{{ loop.index }}">{{ section.title }}</h2>
{%- for paragraph in section.paragraphs %}
<p>{{ paragraph }}</p>
{%- endfor %}
</section>
{% endfor %}
<section aria-labelledby="meaning">
<h2 id="meaning">{{ w.meaning }}</h2>
<dl>
{%- for row in rows %}
<dt>{{ row.title }}</dt>
<dd>{{ row.definition }}{% if row.denominator %} <span class="out-of">{{ w.denominator }}: \
{{ row.denominator }}.</span>{% endif %}</dd>
{%- endfor %}
</dl>
</section>

<section aria-labelledby="notes">
<h2 id="notes">{{ w.reading }}</h2>
<ul class="notes">
{%- for note in notes %}
<li>{{ note }}</li>
{%- endfor %}
</ul>
</section>

<footer>{{ w.footer }} {{ long_date }}.</footer>
</main>
</body>
</html>
"""
)
