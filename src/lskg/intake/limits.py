"""How much of a file is read; what is larger is refused."""

from __future__ import annotations

#: Bytes of a received file.
LARGEST_FILE = 200_000_000
#: Bytes of a .docx when it is unpacked.
LARGEST_PACKAGE = 400_000_000
#: Pages of a PDF.
MOST_PAGES = 2_000
#: Bytes of memory for reading.
MEMORY = 2_000_000_000
#: Seconds for reading.
SECONDS = 120
