"""pandas, polars or DuckDB, named by the third argument, reads the table of targets."""

import sys
import tempfile
import urllib.request
from pathlib import Path

site, targets, program = sys.argv[1], int(sys.argv[2]), sys.argv[3]
folder = Path(tempfile.mkdtemp())
paths = {}
for ending in ("csv", "json", "xlsx"):
    paths[ending] = folder / f"targets.{ending}"
    urllib.request.urlretrieve(f"{site}/tables/targets.{ending}", paths[ending])
rows = {}
if program == "pandas":
    import pandas

    frame = pandas.read_csv(f"{site}/tables/targets.csv")
    rows = {
        "csv": frame,
        "json": pandas.read_json(paths["json"]),
        "xlsx": pandas.read_excel(paths["xlsx"]),
    }
    assert pandas.api.types.is_numeric_dtype(frame["value"]), frame["value"].dtype
    rows = {
        name: (len(each), " ".join(map(str, each.to_numpy().ravel())))
        for name, each in rows.items()
    }
elif program == "polars":
    import polars

    frame = polars.read_csv(paths["csv"], infer_schema_length=None)
    assert frame["value"].dtype.is_numeric(), frame["value"].dtype
    read = {
        "csv": frame,
        "json": polars.read_json(paths["json"]),
        "xlsx": polars.read_excel(paths["xlsx"]),
    }
    rows = {name: (len(each), each.write_csv()) for name, each in read.items()}
else:
    import duckdb

    for ending, reader in (("csv", "read_csv"), ("json", "read_json")):
        found = duckdb.sql(f"SELECT * FROM {reader}('{paths[ending]}')")
        kinds = dict(zip(found.columns, map(str, found.types), strict=True))
        assert kinds["value"] in {"DOUBLE", "BIGINT"} or kinds["value"].startswith("DECIMAL"), kinds
        taken = found.fetchall()
        rows[ending] = (len(taken), str(taken))
for name, (count, text) in rows.items():
    assert count == targets, (name, count)
    assert "tỷ" in text or "Tỷ" in text or "Tốc độ" in text, name
print(f"{', '.join(rows)}: {targets} rows, numbers as numbers, Vietnamese letters")
