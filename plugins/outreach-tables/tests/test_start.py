"""What the start of the plug-in does not pay for: most runs read, and write no workbook."""

import subprocess
import sys

START = """
import sys
from outreach_core.hooks import Registry

Registry.discover(enabled=["tables"])
print("openpyxl" in sys.modules)
"""


def test_what_writes_workbooks_is_imported_when_the_first_one_is_written() -> None:
    done = subprocess.run(
        [sys.executable, "-c", START], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
