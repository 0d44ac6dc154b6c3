"""How long does WeasyPrint take for the same letters, from the HTML that we write?

It reads a folder of pages, renders them once to warm up, then says the CPU seconds for
each letter. Needs Pango of the system.
"""
# /// script
# requires-python = ">=3.11"
# dependencies = ["weasyprint==70.0"]
# ///

import json
import statistics
import sys
import time
from pathlib import Path

from weasyprint import HTML

pages = [
    path.read_text(encoding="utf-8")
    for path in sorted(Path(sys.argv[1]).glob("*.html"))
]
seconds = []
for page in (pages[0], *pages):
    begin = time.process_time()
    HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")
    seconds.append(time.process_time() - begin)
print(json.dumps(statistics.median(seconds[1:])))
