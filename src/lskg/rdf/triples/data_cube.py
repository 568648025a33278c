"""The structure of the cubes of published statistics, in the RDF Data Cube vocabulary."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import QB as QB
from rdflib import RDF, RDFS, Literal

from lskg.rdf.writer import Writer
from lskg.vocabulary import LSKG, QUDT, SDMX_ATTRIBUTE, SDMX_MEASURE

_DIMENSIONS = {
    "indicator": (LSKG.hasIndicator, LSKG.Indicator),
    "place": (LSKG.isAboutPlace, LSKG.Place),
    "period": (LSKG.refersToPeriod, LSKG.Period),
}
_ATTRIBUTES = {
    "unit": SDMX_ATTRIBUTE.unitMeasure,
    "status": SDMX_ATTRIBUTE.obsStatus,
    "precision": LSKG.hasPrecision,
}


def write_structure(writer: Writer, sources: Iterable[str]) -> None:
    """One structure for all cubes, and the sources that are data sets of it."""
    structure = writer.start("structure", "statistics", "structure of statistics")
    writer.say("planning", structure, (RDF.type, QB.DataStructureDefinition))
    writer.labels(
        "planning",
        structure,
        "Cấu trúc của số liệu công bố: chỉ số, địa bàn, kỳ",
        "Structure of published statistics: indicator, place, period",
    )
    for number, (name, (dimension, kind)) in enumerate(_DIMENSIONS.items(), start=1):
        component = writer.start("component", name, (name, dimension))
        writer.say("planning", structure, (QB.component, component))
        writer.say(
            "planning",
            component,
            (RDF.type, QB.ComponentSpecification),
            (QB.dimension, dimension),
            (QB.order, Literal(number)),
        )
        writer.say("planning", dimension, (RDF.type, QB.DimensionProperty), (RDFS.range, kind))
    measure = writer.start("component", "value", SDMX_MEASURE.obsValue)
    writer.say("planning", structure, (QB.component, measure))
    writer.say(
        "planning",
        measure,
        (RDF.type, QB.ComponentSpecification),
        (QB.measure, SDMX_MEASURE.obsValue),
    )
    writer.say("planning", SDMX_MEASURE.obsValue, (RDF.type, QB.MeasureProperty))
    for name, attribute in _ATTRIBUTES.items():
        component = writer.start("component", name, (name, attribute))
        writer.say("planning", structure, (QB.component, component))
        writer.say(
            "planning",
            component,
            (RDF.type, QB.ComponentSpecification),
            (QB.attribute, attribute),
            (QB.componentRequired, Literal(True)),
        )
        writer.say("planning", attribute, (RDF.type, QB.AttributeProperty))
    writer.say("planning", SDMX_ATTRIBUTE.unitMeasure, (RDFS.range, QUDT.Unit))
    for source in sorted(sources):
        iri = writer.iris.mint("source", source)
        writer.say("planning", iri, (RDF.type, QB.DataSet), (QB.structure, structure))
