"""The structure of the cubes of published statistics, in the RDF Data Cube vocabulary."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import QB as QB
from rdflib import RDF, RDFS, Literal

from lskg.rdf.writer import Scribe
from lskg.vocabulary import LSKG, QUDT, SDMX_ATTRIBUTE, SDMX_MEASURE

_DIMENSIONS = {
    "indicator": (LSKG.isAboutIndicator, LSKG.Indicator),
    "place": (LSKG.isAboutPlace, LSKG.Place),
    "period": (LSKG.refersToPeriod, LSKG.Period),
}
_ATTRIBUTES = {
    "unit": SDMX_ATTRIBUTE.unitMeasure,
    "status": SDMX_ATTRIBUTE.obsStatus,
    "hedge": LSKG.hasHedge,
}


def write_structure(scribe: Scribe, sources: Iterable[str]) -> None:
    """One structure for all cubes, and the sources that are data sets of it."""
    structure = scribe.start("structure", "statistics", "structure of statistics")
    scribe.say("planning", structure, (RDF.type, QB.DataStructureDefinition))
    scribe.labels(
        "planning",
        structure,
        "Cấu trúc của số liệu công bố: chỉ số, địa bàn, kỳ",
        "Structure of published statistics: indicator, place, period",
    )
    for number, (name, (dimension, kind)) in enumerate(_DIMENSIONS.items(), start=1):
        component = scribe.start("component", name, (name, dimension))
        scribe.say("planning", structure, (QB.component, component))
        scribe.say(
            "planning",
            component,
            (RDF.type, QB.ComponentSpecification),
            (QB.dimension, dimension),
            (QB.order, Literal(number)),
        )
        scribe.say("planning", dimension, (RDF.type, QB.DimensionProperty), (RDFS.range, kind))
    measure = scribe.start("component", "value", SDMX_MEASURE.obsValue)
    scribe.say("planning", structure, (QB.component, measure))
    scribe.say(
        "planning",
        measure,
        (RDF.type, QB.ComponentSpecification),
        (QB.measure, SDMX_MEASURE.obsValue),
    )
    scribe.say("planning", SDMX_MEASURE.obsValue, (RDF.type, QB.MeasureProperty))
    for name, attribute in _ATTRIBUTES.items():
        component = scribe.start("component", name, (name, attribute))
        scribe.say("planning", structure, (QB.component, component))
        scribe.say(
            "planning",
            component,
            (RDF.type, QB.ComponentSpecification),
            (QB.attribute, attribute),
            (QB.componentRequired, Literal(True)),
        )
        scribe.say("planning", attribute, (RDF.type, QB.AttributeProperty))
    scribe.say("planning", SDMX_ATTRIBUTE.unitMeasure, (RDFS.range, QUDT.Unit))
    for source in sorted(sources):
        iri = scribe.iris.mint("source", source)
        scribe.say("planning", iri, (RDF.type, QB.DataSet), (QB.structure, structure))
