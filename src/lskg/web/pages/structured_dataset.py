"""What search engines for data read: the data set, its licence and its files, by schema.org."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from flask_babel import gettext

from lskg.formats import Format, Kind, formats_of
from lskg.tables.datapackage import LICENCE
from lskg.tables.names import table_name
from lskg.web.language import LANGUAGES, choose
from lskg.web.pages.thing.schema_org import SCHEMA, script
from lskg.web.view.descriptions import graph_titles
from lskg.web.view.localized import Reader
from lskg.web.view.reports import source

_Node = dict[str, Any]


def structured_dataset(reader: Reader, root: str) -> str:
    """The whole graph as a data set with all of its files, and the site with its search.

    Args:
        reader: whom the page is for.
        root: address of the home page, with a slash at its end.
    """
    search = f"{root.rstrip('/')}{reader.urls.page('/search')}?q={{search_term_string}}"
    site: _Node = {
        "@type": "WebSite",
        "@id": f"{root}#site",
        "name": "lskg",
        "url": root,
        "inLanguage": list(LANGUAGES),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": search},
            "query-input": "required name=search_term_string",
        },
    }
    return script({"@context": SCHEMA, "@graph": [site, _dataset(reader, root)]})


def _dataset(reader: Reader, root: str) -> _Node:
    site = reader.index.site
    infos = site.infos.values()
    years = [year for each in infos for year in (each.term_start, each.term_end) if year]
    told: _Node = {
        "name": site.titles[reader.language],
        "description": gettext(
            "%(source)s dưới dạng đồ thị tri thức: chỉ tiêu, nhiệm vụ, đột phá, giải pháp, "
            "cơ quan, và câu chữ của báo cáo cho từng điều.",
            source=source(reader).words,
        ),
        "url": f"{root}dataset",
        "identifier": f"{site.base}dataset",
        "version": str(site.release.get("version", "")),
        "dateModified": site.day,
        "temporalCoverage": f"{min(years)}/{max(years)}" if years else "",
        "spatialCoverage": [reader.territory(each.key).words for each in infos],
        "inLanguage": list(LANGUAGES),
        "license": LICENCE,
        "isAccessibleForFree": True,
        "distribution": [*_files(f"{root}data/dataset", formats_of(Kind.DATASET))],
        "hasPart": [*_parts(reader, root)],
    }
    stated = {name: value for name, value in told.items() if value}
    return {"@type": "Dataset", "@id": f"{root}dataset", **stated}


def _parts(reader: Reader, root: str) -> Iterator[_Node]:
    """The tables and the named graphs, each with its files."""
    site, language = reader.index.site, reader.language
    for query in site.queries_of("tables"):
        title = table_name(query.name)
        about = choose(language, query.summary_vi, query.summary_en).words
        name = choose(language, title.vi, title.en).words
        files = _files(f"{root}tables/{query.name}", formats_of(Kind.TABLE))
        yield _part(name, about, files) | {"url": f"{root}tables/{query.name}"}
    for name in site.release["graphs"]:
        files = _files(f"{root}data/{name}", formats_of(Kind.GRAPH))
        yield _part(name, graph_titles(name)[language], files)


def _part(name: str, description: str, files: Iterable[_Node]) -> _Node:
    return {
        "@type": "Dataset",
        "name": name,
        "description": description,
        "license": LICENCE,
        "distribution": [*files],
    }


def _files(path: str, formats: Iterable[Format]) -> Iterator[_Node]:
    for each in formats:
        yield {
            "@type": "DataDownload",
            "encodingFormat": each.media_type,
            "contentUrl": f"{path}.{each.ending}",
        }
