# A comparison is one check, tied to both claims, with one verdict. Run claims.ru first.
# What becomes of a discrepancy is worked out in graphs of its own, which are dropped at the end.
# A discrepancy whose figure is not found stays: say its figure by hand, as hasStatedFigure of a check.
PREFIX audit-rule: <https://w3id.org/lskg/code/audit-rule/>
PREFIX audit-verdict: <https://w3id.org/lskg/code/audit-verdict/>
PREFIX extraction-method: <https://w3id.org/lskg/code/extraction-method/>
PREFIX lskg: <https://w3id.org/lskg/ns#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX temporary: <urn:x-lskg:>

# A check says its verdict itself, and is no result of SHACL.
DELETE {
  ?report ?p ?o
}
WHERE {
  ?report a sh:ValidationReport ;
    sh:result/lskg:hasAuditVerdict ?verdict ;
    ?p ?o
} ;
DELETE {
  GRAPH ?g {
    ?report ?p ?o
  }
}
WHERE {
  GRAPH ?g {
    ?report a sh:ValidationReport ;
      sh:result/lskg:hasAuditVerdict ?verdict ;
      ?p ?o
  }
} ;
DELETE {
  ?check ?p ?o
}
WHERE {
  ?check a lskg:ArithmeticCheck ;
    ?p ?o
  FILTER(STRSTARTS(STR(?p), STR(sh:)) || ?o = sh:ValidationResult)
} ;
DELETE {
  GRAPH ?g {
    ?check ?p ?o
  }
}
WHERE {
  GRAPH ?g {
    ?check a lskg:ArithmeticCheck ;
      ?p ?o
    FILTER(STRSTARTS(STR(?p), STR(sh:)) || ?o = sh:ValidationResult)
  }
} ;

# All that is asked below, in one graph.
INSERT {
  GRAPH temporary:all {
    ?s ?p ?o
  }
}
WHERE {
  {
    ?s ?p ?o
  } UNION {
    GRAPH ?g {
      ?s ?p ?o
    }
  }
  FILTER(?p IN (
    rdf:type, lskg:comparesWith, lskg:concernsPassage, lskg:hasAuditVerdict, lskg:hasIndicator,
    lskg:hasStatedFigure, lskg:hasValue, lskg:isNumberOf, lskg:startOffset, lskg:endOffset,
    lskg:lowerBound, lskg:normalizedLowerBound, lskg:reportedValue
  ))
} ;

# The figure of a discrepancy: the one with its number within its words.
INSERT {
  GRAPH temporary:figures {
    ?apart temporary:figure ?figure ;
      temporary:number ?number
  }
}
WHERE {
  GRAPH temporary:all {
    ?apart a lskg:Discrepancy ;
      lskg:hasIndicator ?indicator ;
      lskg:concernsPassage ?words ;
      lskg:reportedValue ?reported .
    ?words lskg:startOffset ?first ;
      lskg:endOffset ?last .
    ?number lskg:isNumberOf ?figure ;
      lskg:startOffset ?start ;
      lskg:endOffset ?end .
    ?figure lskg:hasIndicator ?indicator ;
      lskg:hasValue/lskg:normalizedLowerBound ?base
    FILTER(?base = ?reported && ?first <= ?start && ?end <= ?last)
    FILTER NOT EXISTS {
      ?wider lskg:isNumberOf ?figure ;
        lskg:startOffset ?before ;
        lskg:endOffset ?after
      FILTER(?first <= ?before && ?after <= ?last && ?after - ?before > ?end - ?start)
    }
  }
} ;

# The check of each pair: the one that is there, or a new one.
INSERT {
  GRAPH temporary:pairs {
    ?check temporary:of ?apart ;
      temporary:beside ?other ;
      temporary:verdict ?verdict
  }
}
WHERE {
  GRAPH temporary:figures {
    ?apart temporary:figure ?figure ;
      temporary:number ?number
  }
  GRAPH temporary:all {
    ?apart lskg:comparesWith ?other
  }
  OPTIONAL {
    GRAPH temporary:all {
      ?known a lskg:ArithmeticCheck ;
        lskg:hasStatedFigure ?figure ;
        lskg:comparesWith ?other ;
        lskg:hasAuditVerdict ?found
    }
  }
  BIND(CONCAT("/check/source-$1-", REPLACE(STR(?other), "^.*[/#]", "")) AS ?slug)
  BIND(REPLACE(STR(?number), "/passage/([0-9]+)-[0-9]+$", ?slug) AS ?name)
  BIND(IF(?name = STR(?number), CONCAT(STR(?apart), "-", REPLACE(STR(?other), "^.*[/#]", "")), ?name) AS ?own)
  BIND(COALESCE(?known, IRI(?own)) AS ?check)
  BIND(IF(BOUND(?found) && ?found != audit-verdict:undecidable, ?found, audit-verdict:differs) AS ?verdict)
} ;

# What a check that is there says: the verdict, and the reason behind the sum.
DELETE {
  ?check lskg:hasAuditVerdict ?old ;
    lskg:hasExtractionMethod ?way ;
    lskg:explanation ?sum
}
INSERT {
  ?check lskg:hasAuditVerdict ?verdict ;
    lskg:hasExtractionMethod extraction-method:curated ;
    lskg:explanation ?both
}
WHERE {
  GRAPH temporary:pairs {
    ?check temporary:of ?apart ;
      temporary:verdict ?verdict
  }
  ?check lskg:hasAuditVerdict ?old ;
    lskg:hasExtractionMethod ?way ;
    lskg:explanation ?sum
  { ?apart lskg:explanation ?reason } UNION { GRAPH ?a { ?apart lskg:explanation ?reason } }
  FILTER(LANG(?reason) = LANG(?sum))
  BIND(STRLANG(CONCAT(STR(?sum), " ", STR(?reason)), LANG(?sum)) AS ?both)
} ;
DELETE {
  GRAPH ?g {
    ?check lskg:hasAuditVerdict ?old ;
      lskg:hasExtractionMethod ?way ;
      lskg:explanation ?sum
  }
}
INSERT {
  GRAPH ?g {
    ?check lskg:hasAuditVerdict ?verdict ;
      lskg:hasExtractionMethod extraction-method:curated ;
      lskg:explanation ?both
  }
}
WHERE {
  GRAPH temporary:pairs {
    ?check temporary:of ?apart ;
      temporary:verdict ?verdict
  }
  GRAPH ?g {
    ?check lskg:hasAuditVerdict ?old ;
      lskg:hasExtractionMethod ?way ;
      lskg:explanation ?sum
  }
  GRAPH ?a {
    ?apart lskg:explanation ?reason
  }
  FILTER(LANG(?reason) = LANG(?sum))
  BIND(STRLANG(CONCAT(STR(?sum), " ", STR(?reason)), LANG(?sum)) AS ?both)
} ;

# New checks, where the discrepancy is, or in the graph of the audit beside that of the figures.
INSERT {
  GRAPH temporary:new {
    ?check a lskg:ArithmeticCheck ;
      lskg:hasAuditRule audit-rule:source ;
      lskg:hasAuditVerdict ?verdict ;
      lskg:hasExtractionMethod extraction-method:curated ;
      lskg:hasStatedFigure ?figure ;
      lskg:comparesWith ?other ;
      lskg:concernsPassage ?number ;
      lskg:statedValue ?low ;
      lskg:computedValue ?computed ;
      prov:wasDerivedFrom ?figure, ?other .
  }
}
WHERE {
  GRAPH temporary:pairs {
    ?check temporary:of ?apart ;
      temporary:beside ?other ;
      temporary:verdict ?verdict
  }
  GRAPH temporary:figures {
    ?apart temporary:figure ?figure ;
      temporary:number ?number
  }
  GRAPH temporary:all {
    ?figure lskg:hasValue ?mine .
    ?mine lskg:lowerBound ?low ;
      lskg:normalizedLowerBound ?base .
    ?other lskg:hasValue/lskg:normalizedLowerBound ?theirs
  }
  FILTER NOT EXISTS { GRAPH temporary:all { ?check a lskg:ArithmeticCheck } }
  BIND(?theirs * ?low / ?base AS ?computed)
} ;
INSERT {
  ?check ?p ?o ;
    lskg:explanation ?reason ;
    rdfs:label ?label
}
WHERE {
  GRAPH temporary:new {
    ?check ?p ?o
  }
  GRAPH temporary:pairs {
    ?check temporary:of ?apart
  }
  ?apart lskg:explanation ?reason
  OPTIONAL { ?apart rdfs:label ?label }
} ;
INSERT {
  GRAPH ?audit {
    ?check ?p ?o ;
      lskg:explanation ?reason ;
      rdfs:label ?label
  }
}
WHERE {
  GRAPH temporary:new {
    ?check ?p ?o
  }
  GRAPH temporary:pairs {
    ?check temporary:of ?apart
  }
  GRAPH ?g {
    ?apart lskg:explanation ?reason
    OPTIONAL { ?apart rdfs:label ?label }
  }
  BIND(IRI(REPLACE(STR(?g), "/figures$", "/audit")) AS ?audit)
} ;

# Then the discrepancy goes.
DELETE {
  ?apart ?p ?o
}
WHERE {
  GRAPH temporary:pairs {
    ?check temporary:of ?apart
  }
  ?apart ?p ?o
} ;
DELETE {
  GRAPH ?g {
    ?apart ?p ?o
  }
}
WHERE {
  GRAPH temporary:pairs {
    ?check temporary:of ?apart
  }
  GRAPH ?g {
    ?apart ?p ?o
  }
  FILTER(!STRSTARTS(STR(?g), STR(temporary:)))
} ;
DROP SILENT GRAPH temporary:all ;
DROP SILENT GRAPH temporary:figures ;
DROP SILENT GRAPH temporary:pairs ;
DROP SILENT GRAPH temporary:new
