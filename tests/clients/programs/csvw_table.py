"""csvw reads the table of targets by its metadata."""

import sys

from csvw import CSVW

site, targets = sys.argv[1], int(sys.argv[2])
found = CSVW(f"{site}/tables/targets.csv-metadata.json", validate=True)
assert found.is_valid, found.warnings
(table,) = found.to_json()["tables"]
assert len(table["row"]) == targets
print(f"{targets} rows, valid by their metadata")
