"""The published tables in each format, with their metadata."""

from __future__ import annotations

from lskg.engine.store import Store
from lskg.formats import CSV, CSVW, JSON
from lskg.release.files import FileWriter
from lskg.sparql.query_files import Query
from lskg.tables import csvw, to_csv, to_json

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def write_table(writer: FileWriter, store: Store, query: Query) -> None:
    """Write the answer to the query of a table as CSV and JSON, and what the CSV holds."""
    rows = store.rows(query.text)
    columns = [column.name for column in query.columns]
    titles = {"vi": query.summary_vi, "en": query.summary_en}
    described = csvw.described(query.columns, rows)
    name = f"tables/{query.name}"
    writer.add(f"{name}.{CSV.ending}", to_csv(columns, rows))
    writer.add(f"{name}.{JSON.ending}", to_json(columns, rows))
    metadata = csvw.metadata(f"{query.name}.{CSV.ending}", titles, described, licence=LICENCE)
    writer.add(f"{name}.{CSVW.ending}", metadata)
