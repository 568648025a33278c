"""What DCAT-AP asks of a catalogue beside the description of the dataset.

https://semiceu.github.io/DCAT-AP/releases/3.0.0/
"""

from __future__ import annotations

from rdflib import DCTERMS, FOAF, RDF, SKOS, XSD, Graph, Literal, Namespace, URIRef

from lskg.formats import CSV, Kind, endings_of, format_of
from lskg.release.releases import Release
from lskg.sparql.query_files import Query
from lskg.web.view.release import Site

# https://www.w3.org/TR/vocab-dcat-3/, of which rdflib knows the version before.
DCAT = Namespace("http://www.w3.org/ns/dcat#")
ADMS = Namespace("http://www.w3.org/ns/adms#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
CSVW_NS = URIRef("http://www.w3.org/ns/csvw")
_EU = "http://publications.europa.eu/resource/authority/"
_MEDIA_TYPES = Namespace("https://www.iana.org/assignments/media-types/")
_KEYWORDS = {
    "vi": ("kế hoạch 5 năm", "chỉ tiêu", "quy hoạch", "số liệu thống kê"),
    "en": ("five-year plan", "targets", "planning", "statistics"),
}
_CATALOGUE = {"vi": "Danh mục dữ liệu", "en": "Data catalogue"}


#: Classes of what properties point at, which DCAT-AP wants to be stated.
_RANGES = {
    DCTERMS["format"]: DCTERMS.MediaTypeOrExtent,
    DCTERMS.conformsTo: DCTERMS.Standard,
    DCTERMS.language: DCTERMS.LinguisticSystem,
    DCTERMS.license: DCTERMS.LicenseDocument,
    DCAT.landingPage: FOAF.Document,
    DCAT.mediaType: DCTERMS.MediaType,
    DCAT.theme: SKOS.Concept,
    FOAF.homepage: FOAF.Document,
    FOAF.page: FOAF.Document,
    SPDX.algorithm: SPDX.ChecksumAlgorithm,
}
_THEMES = {
    "ECON": {"vi": "Kinh tế và tài chính", "en": "Economy and finance"},
    "GOVE": {"vi": "Chính quyền và khu vực công", "en": "Government and public sector"},
}


def add_catalogue(
    graph: Graph, root: str, dataset: URIRef, site: Site, titles: dict[str, str]
) -> None:
    """The catalogue, its publisher, and what it says of the dataset as a whole.

    Args:
        graph: to which it is added.
        root: address of the site, with a final slash.
        dataset: IRI of the dataset.
        site: whose dataset it is.
        titles: of the dataset, by language.
    """
    catalogue, publisher = URIRef(f"{root}dataset#catalogue"), URIRef(site.base)
    graph.add((catalogue, RDF.type, DCAT.Catalog))
    graph.add((catalogue, DCAT.dataset, dataset))
    graph.add((catalogue, DCAT.service, URIRef(f"{root}sparql#service")))
    graph.add((catalogue, FOAF.homepage, URIRef(root)))
    say(graph, catalogue, DCTERMS.title, _CATALOGUE)
    say(graph, catalogue, DCTERMS.description, titles)
    graph.add((publisher, RDF.type, FOAF.Agent))
    say(graph, publisher, FOAF.name, titles)
    for node in (catalogue, dataset):
        graph.add((node, DCTERMS.publisher, publisher))
        for language in ("VIE", "ENG"):
            graph.add((node, DCTERMS.language, URIRef(f"{_EU}language/{language}")))
    for code, names in _THEMES.items():
        theme = URIRef(f"{_EU}data-theme/{code}")
        graph.add((dataset, DCAT.theme, theme))
        say(graph, theme, SKOS.prefLabel, names)
    for language, words in _KEYWORDS.items():
        for word in words:
            graph.add((dataset, DCAT.keyword, Literal(word, lang=language)))
    report = site.release.get("report", {})
    if report.get("term_start"):
        term = URIRef(f"{root}dataset#term")
        graph.add((dataset, DCTERMS.temporal, term))
        graph.add((term, RDF.type, DCTERMS.PeriodOfTime))
        for name, key in ((DCAT.startDate, "term_start"), (DCAT.endDate, "term_end")):
            graph.add((term, name, Literal(str(report[key]), datatype=XSD.gYear)))


def add_tables(graph: Graph, root: str, dataset: URIRef, queries: tuple[Query, ...]) -> None:
    """The published tables as parts of the dataset, with their files."""
    for query in queries:
        if query.group != "tables":
            continue
        part = URIRef(f"{root}tables/{query.name}")
        graph.add((dataset, DCTERMS.hasPart, part))
        graph.add((part, RDF.type, DCAT.Dataset))
        for name in (DCTERMS.title, DCTERMS.description):
            say(graph, part, name, {"vi": query.summary_vi, "en": query.summary_en})
        for ending, media_type in endings_of(Kind.TABLE).items():
            file = URIRef(f"{part}.{ending}")
            node = add_distribution(graph, part, URIRef(f"{part}#{ending}"), file, media_type)
            if ending == CSV.ending:
                graph.add((node, DCTERMS.conformsTo, CSVW_NS))
                graph.add((node, FOAF.page, URIRef(f"{file}-metadata.json")))


def add_distribution(
    graph: Graph, dataset: URIRef, node: URIRef, address: URIRef, media_type: str
) -> URIRef:
    """A file in which a dataset can be had."""
    graph.add((dataset, DCAT.distribution, node))
    graph.add((node, RDF.type, DCAT.Distribution))
    graph.add((node, DCAT.downloadURL, address))
    graph.add((node, DCAT.accessURL, address))
    graph.add((node, DCAT.mediaType, _MEDIA_TYPES[media_type]))
    graph.add((node, DCTERMS["format"], URIRef(f"{_EU}file-type/{format_of(media_type).eu}")))
    return node


def add_ranges(graph: Graph) -> None:
    """State the classes of licences, formats, languages and the like."""
    for name, kind in _RANGES.items():
        for node in set(graph.objects(predicate=name)):
            graph.add((node, RDF.type, kind))


def add_checksum(graph: Graph, node: URIRef, digest: str, size: int) -> None:
    """What a file must hash to, and how large it is."""
    checksum = URIRef(f"{node}-checksum")
    graph.add((node, SPDX.checksum, checksum))
    graph.add((checksum, RDF.type, SPDX.Checksum))
    graph.add((checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256))
    graph.add((checksum, SPDX.checksumValue, Literal(digest, datatype=XSD.hexBinary)))
    graph.add((node, DCAT.byteSize, Literal(size, datatype=XSD.nonNegativeInteger)))


def add_versions(
    graph: Graph,
    dataset: URIRef,
    base: str,
    releases: tuple[Release, ...],
    titles: dict[str, str],
) -> None:
    """The releases as versions of the dataset, each with its own IRI."""
    for number, release in enumerate(releases):
        version = version_iri(base, release)
        graph.add((dataset, DCAT.hasVersion, version))
        graph.add((version, RDF.type, DCAT.Dataset))
        graph.add((version, DCAT.isVersionOf, dataset))
        say(graph, version, DCTERMS.title, titles)
        say(graph, version, DCTERMS.description, release.notes or titles)
        graph.add((version, DCAT.version, Literal(f"{release.version}+{release.name}")))
        graph.add((version, DCTERMS.identifier, Literal(release.name)))
        if release.issued:
            graph.add((version, DCTERMS.issued, Literal(release.issued, datatype=XSD.date)))
        say(graph, version, ADMS.versionNotes, release.notes)
        if number + 1 < len(releases):
            graph.add((version, DCAT.previousVersion, version_iri(base, releases[number + 1])))
    if releases:
        graph.add((dataset, DCAT.hasCurrentVersion, version_iri(base, releases[0])))


def version_iri(base: str, release: Release) -> URIRef:
    """The IRI of a release."""
    return URIRef(f"{base}releases/{release.name}")


def say(graph: Graph, node: URIRef, name: URIRef, texts: dict[str, str]) -> None:
    """Words in several languages."""
    for language, text in texts.items():
        graph.add((node, name, Literal(text, lang=language)))
