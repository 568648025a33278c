"""How each kind of record is said in RDF: `write`, and one module per part of the ontology."""

from __future__ import annotations

from lskg.graph.triples import document as document
from lskg.graph.triples import figure as figure
from lskg.graph.triples import links as links
from lskg.graph.triples import measure as measure
from lskg.graph.triples import named as named
from lskg.graph.triples import net as net
from lskg.graph.triples import organization as organization
from lskg.graph.triples import plan as plan
from lskg.graph.triples import planning as planning
from lskg.graph.triples import territory as territory
from lskg.graph.triples.dispatch import write as write
