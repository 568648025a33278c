"""frictionless reads the data package of the tables, and holds one of them to its types."""

import sys

from frictionless import Package, validate

site, targets = sys.argv[1], int(sys.argv[2])
package = Package(f"{site}/tables/datapackage.json")
resource = package.get_resource("targets")
report = validate(resource)
assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])[:3]
assert len(resource.read_rows()) == targets
print(f"{len(package.resources)} tables described; targets valid by their types")
