"""How each kind of record is said in RDF: `write`, and one module per part of the ontology."""

from __future__ import annotations

from lskg.rdf.triples import external_links as external_links
from lskg.rdf.triples import external_plans as external_plans
from lskg.rdf.triples import figures as figures
from lskg.rdf.triples import names as names
from lskg.rdf.triples import plan as plan
from lskg.rdf.triples import responsibilities as responsibilities
from lskg.rdf.triples import sections as sections
from lskg.rdf.triples import targets as targets
from lskg.rdf.triples import territories as territories
from lskg.rdf.writer import write as write
