# Renames the codes of the scheme `hedge` and two units, and gives ranges a comparator of their own.
PREFIX comparator: <https://w3id.org/lskg/code/comparator/>
PREFIX lskg: <https://w3id.org/lskg/ns#>

DELETE { ?s ?p ?old }
INSERT { ?s ?p ?new }
WHERE {
  ?s ?p ?old
  FILTER(ISIRI(?old) && REGEX(STR(?old), "^https://w3id.org/lskg/code/hedge(?:/|$)"))
  BIND(IRI(REPLACE(STR(?old), "/code/hedge", "/code/precision")) AS ?new)
} ;
DELETE { GRAPH ?g { ?s ?p ?old } }
INSERT { GRAPH ?g { ?s ?p ?new } }
WHERE {
  GRAPH ?g {
    ?s ?p ?old
    FILTER(ISIRI(?old) && REGEX(STR(?old), "^https://w3id.org/lskg/code/hedge(?:/|$)"))
    BIND(IRI(REPLACE(STR(?old), "/code/hedge", "/code/precision")) AS ?new)
  }
} ;

# A range lies between its bounds; one number is equal.
DELETE { ?value lskg:hasComparator comparator:equal }
INSERT { ?value lskg:hasComparator comparator:between }
WHERE {
  ?value lskg:hasComparator comparator:equal ;
    lskg:lowerBound ?low ;
    lskg:upperBound ?high
  FILTER(?low != ?high)
} ;
DELETE { GRAPH ?g { ?value lskg:hasComparator comparator:equal } }
INSERT { GRAPH ?g { ?value lskg:hasComparator comparator:between } }
WHERE {
  GRAPH ?g {
    ?value lskg:hasComparator comparator:equal ;
      lskg:lowerBound ?low ;
      lskg:upperBound ?high
    FILTER(?low != ?high)
  }
} ;

# Units by the names that QUDT has for them.
DELETE { ?s ?p <http://qudt.org/vocab/unit/DT> }
INSERT { ?s ?p <http://qudt.org/vocab/unit/DeciTONNE> }
WHERE { ?s ?p <http://qudt.org/vocab/unit/DT> } ;
DELETE { GRAPH ?g { ?s ?p <http://qudt.org/vocab/unit/DT> } }
INSERT { GRAPH ?g { ?s ?p <http://qudt.org/vocab/unit/DeciTONNE> } }
WHERE { GRAPH ?g { ?s ?p <http://qudt.org/vocab/unit/DT> } } ;
DELETE { ?s ?p <http://qudt.org/vocab/unit/MegaV-A> }
INSERT { ?s ?p <http://qudt.org/vocab/unit/MegaVA> }
WHERE { ?s ?p <http://qudt.org/vocab/unit/MegaV-A> } ;
DELETE { GRAPH ?g { ?s ?p <http://qudt.org/vocab/unit/MegaV-A> } }
INSERT { GRAPH ?g { ?s ?p <http://qudt.org/vocab/unit/MegaVA> } }
WHERE { GRAPH ?g { ?s ?p <http://qudt.org/vocab/unit/MegaV-A> } }
