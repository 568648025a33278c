"""The published tables in each format, with their metadata."""

from __future__ import annotations

from lskg.engine.store import Store
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
    writer.add(f"{name}.csv", to_csv(columns, rows))
    writer.add(f"{name}.json", to_json(columns, rows))
    metadata = csvw.metadata(f"{query.name}.csv", titles, described, licence=LICENCE)
    writer.add(f"{name}{csvw.ENDING}", metadata)
