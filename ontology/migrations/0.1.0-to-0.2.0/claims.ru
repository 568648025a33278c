# One claim, one node: what was read twice in the list of targets, rates, bases of changes, values of other sources.
# Run properties.ru, codes.ru and statements.ru first. Figures, targets and indicators may stand in graphs of their own.
PREFIX change-basis: <https://w3id.org/lskg/code/change-basis/>
PREFIX comparator: <https://w3id.org/lskg/code/comparator/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX figure-kind: <https://w3id.org/lskg/code/figure-kind/>
PREFIX figure-status: <https://w3id.org/lskg/code/figure-status/>
PREFIX indicator: <https://w3id.org/lskg/id/indicator/>
PREFIX lskg: <https://w3id.org/lskg/ns#>
PREFIX lunit: <https://w3id.org/lskg/unit/>
PREFIX precision: <https://w3id.org/lskg/code/precision/>
PREFIX qb: <http://purl.org/linked-data/cube#>
PREFIX scale-word: <https://w3id.org/lskg/code/scale-word/>
PREFIX sdmxa: <http://purl.org/linked-data/sdmx/2009/attribute#>
PREFIX sdmxm: <http://purl.org/linked-data/sdmx/2009/measure#>
PREFIX unit: <http://qudt.org/vocab/unit/>

# A figure read again within the words of a target of the list is that target once more.
INSERT {
  ?figure <https://w3id.org/lskg/migration#isOnceMore> ?target
}
WHERE {
  {
    ?figure lskg:restates ?target ;
      lskg:isStatedIn ?inner .
    ?target a lskg:IndicatorTarget ;
      lskg:isStatedIn ?outer .
    ?inner lskg:startOffset ?from ;
      lskg:endOffset ?to .
    ?outer lskg:startOffset ?first ;
      lskg:endOffset ?last
  } UNION {
    GRAPH ?a { ?figure lskg:restates ?target ; lskg:isStatedIn ?inner }
    GRAPH ?b { ?target a lskg:IndicatorTarget ; lskg:isStatedIn ?outer }
    GRAPH ?c { ?inner lskg:startOffset ?from ; lskg:endOffset ?to }
    GRAPH ?d { ?outer lskg:startOffset ?first ; lskg:endOffset ?last }
  }
  FILTER(?first <= ?from && ?to <= ?last)
} ;

# What was said of the number alone passes to the target.
INSERT {
  ?target ?p ?o
}
WHERE {
  ?figure <https://w3id.org/lskg/migration#isOnceMore> ?target .
  ?figure ?p ?o
  FILTER(?o != ?target && ?p IN (
    lskg:hasFigureKind, lskg:hasExtractionMethod, lskg:hasChangeDirection, lskg:areaText,
    lskg:isChangeOf, lskg:isShareOf, lskg:isPartOfTotal, lskg:isDetailOf, lskg:restates
  ))
} ;
INSERT {
  GRAPH ?g {
    ?target ?p ?o
  }
}
WHERE {
  ?figure <https://w3id.org/lskg/migration#isOnceMore> ?target .
  GRAPH ?g {
    ?figure ?p ?o
  }
  FILTER(?o != ?target && ?p IN (
    lskg:hasFigureKind, lskg:hasExtractionMethod, lskg:hasChangeDirection, lskg:areaText,
    lskg:isChangeOf, lskg:isShareOf, lskg:isPartOfTotal, lskg:isDetailOf, lskg:restates
  ))
} ;

# The number with its unit is a passage of the target.
INSERT {
  ?passage lskg:isNumberOf ?target
}
WHERE {
  ?figure <https://w3id.org/lskg/migration#isOnceMore> ?target .
  ?figure lskg:isStatedIn ?passage
} ;
INSERT {
  GRAPH ?g {
    ?passage lskg:isNumberOf ?target
  }
}
WHERE {
  ?figure <https://w3id.org/lskg/migration#isOnceMore> ?target .
  GRAPH ?g {
    ?figure lskg:isStatedIn ?passage
  }
} ;

# Value and figure go, and what leads to the figure leads to the target.
DELETE {
  ?value ?p ?o
}
WHERE {
  ?figure <https://w3id.org/lskg/migration#isOnceMore> ?target .
  ?figure lskg:hasValue ?value .
  ?value ?p ?o
} ;
DELETE {
  GRAPH ?g {
    ?value ?p ?o
  }
}
WHERE {
  ?figure <https://w3id.org/lskg/migration#isOnceMore> ?target .
  GRAPH ?g {
    ?figure lskg:hasValue ?value .
    ?value ?p ?o
  }
} ;

DELETE {
  ?figure ?p ?o
}
WHERE {
  ?figure <https://w3id.org/lskg/migration#isOnceMore> ?target .
  ?figure ?p ?o
  FILTER(?p != <https://w3id.org/lskg/migration#isOnceMore>)
} ;
DELETE {
  GRAPH ?g {
    ?figure ?p ?o
  }
}
WHERE {
  ?figure <https://w3id.org/lskg/migration#isOnceMore> ?target .
  GRAPH ?g {
    ?figure ?p ?o
    FILTER(?p != <https://w3id.org/lskg/migration#isOnceMore>)
  }
} ;

DELETE {
  ?s ?p ?figure
}
INSERT {
  ?s ?p ?target
}
WHERE {
  ?figure <https://w3id.org/lskg/migration#isOnceMore> ?target .
  ?s ?p ?figure
} ;
DELETE {
  GRAPH ?g {
    ?s ?p ?figure
  }
}
INSERT {
  GRAPH ?g {
    ?s ?p ?target
  }
}
WHERE {
  ?figure <https://w3id.org/lskg/migration#isOnceMore> ?target .
  GRAPH ?g {
    ?s ?p ?figure
  }
} ;
DELETE WHERE {
  ?figure <https://w3id.org/lskg/migration#isOnceMore> ?target
} ;

# The other numbers of figures: with their unit they are passages of them too.
INSERT {
  ?passage lskg:isNumberOf ?figure
}
WHERE {
  ?figure lskg:hasFigureKind ?kind ;
    lskg:isStatedIn ?passage
  FILTER NOT EXISTS { ?figure a lskg:IndicatorTarget }
  FILTER NOT EXISTS { ?passage lskg:isNumberOf ?any FILTER(?any != ?figure) }
} ;
INSERT {
  GRAPH ?g {
    ?passage lskg:isNumberOf ?figure
  }
}
WHERE {
  GRAPH ?g {
    ?figure lskg:hasFigureKind ?kind ;
      lskg:isStatedIn ?passage
    FILTER NOT EXISTS { ?figure a lskg:IndicatorTarget }
    FILTER NOT EXISTS { ?passage lskg:isNumberOf ?any FILTER(?any != ?figure) }
  }
} ;

# A yearly rate is a value, of an indicator of growth. For indicators of your own, say that indicator by hand.
DELETE {
  ?rate a lskg:ChangeStatement
}
INSERT {
  ?rate a ?class
}
WHERE {
  ?rate a lskg:ChangeStatement ;
    lskg:hasFigureKind figure-kind:rate ;
    lskg:hasFigureStatus ?status
  BIND(IF(?status = figure-status:target, lskg:TargetFigure, lskg:ReportedFigure) AS ?class)
} ;
DELETE {
  GRAPH ?g {
    ?rate a lskg:ChangeStatement
  }
}
INSERT {
  GRAPH ?g {
    ?rate a ?class
  }
}
WHERE {
  GRAPH ?g {
    ?rate a lskg:ChangeStatement ;
      lskg:hasFigureKind figure-kind:rate ;
      lskg:hasFigureStatus ?status
    BIND(IF(?status = figure-status:target, lskg:TargetFigure, lskg:ReportedFigure) AS ?class)
  }
} ;

DELETE {
  ?rate lskg:hasIndicator ?level
}
INSERT {
  ?rate lskg:hasIndicator ?growth
}
WHERE {
  VALUES (?level ?growth) {
    (indicator:bank-capital-mobilized indicator:bank-capital-mobilized-growth)
    (indicator:freight-turnover-growth indicator:freight-turnover-reduction)
    (indicator:outstanding-loans indicator:outstanding-loans-growth)
    (indicator:poor-household-rate indicator:poor-household-rate-reduction)
    (indicator:tourism-revenue indicator:tourism-revenue-growth)
    (indicator:tourist-visits indicator:tourist-visits-growth)
  }
  ?rate lskg:hasFigureKind figure-kind:rate ;
    lskg:hasIndicator ?level
} ;
DELETE {
  GRAPH ?g {
    ?rate lskg:hasIndicator ?level
  }
}
INSERT {
  GRAPH ?g {
    ?rate lskg:hasIndicator ?growth
  }
}
WHERE {
  VALUES (?level ?growth) {
    (indicator:bank-capital-mobilized indicator:bank-capital-mobilized-growth)
    (indicator:freight-turnover-growth indicator:freight-turnover-reduction)
    (indicator:outstanding-loans indicator:outstanding-loans-growth)
    (indicator:poor-household-rate indicator:poor-household-rate-reduction)
    (indicator:tourism-revenue indicator:tourism-revenue-growth)
    (indicator:tourist-visits indicator:tourist-visits-growth)
  }
  GRAPH ?g {
    ?rate lskg:hasFigureKind figure-kind:rate ;
      lskg:hasIndicator ?level
  }
} ;

# In what a change is counted, by its unit and that of its indicator. A percentage of a percentage is not determined.
INSERT {
  ?change lskg:hasChangeBasis ?basis
}
WHERE {
  ?change a lskg:ChangeStatement ;
    lskg:hasValue/lskg:hasUnit ?unit ;
    lskg:hasIndicator ?indicator
  FILTER NOT EXISTS { ?change lskg:hasChangeBasis ?known }
  OPTIONAL { ?indicator lskg:hasDefaultUnit ?usual }
  BIND(IF(?unit = lunit:PercentagePoint, change-basis:percentage-points,
    IF(!BOUND(?usual) || ?unit = unit:PERCENT && ?usual = unit:PERCENT, change-basis:not-determined,
    IF(?unit = unit:PERCENT, change-basis:relative,
    IF(?unit = ?usual, change-basis:absolute, change-basis:not-determined)))) AS ?basis)
} ;
INSERT {
  GRAPH ?g {
    ?change lskg:hasChangeBasis ?basis
  }
}
WHERE {
  GRAPH ?g {
    ?change a lskg:ChangeStatement ;
      lskg:hasValue/lskg:hasUnit ?unit ;
      lskg:hasIndicator ?indicator
    FILTER NOT EXISTS { ?change lskg:hasChangeBasis ?known }
  }
  OPTIONAL { GRAPH ?other { ?indicator lskg:hasDefaultUnit ?usual } }
  BIND(IF(?unit = lunit:PercentagePoint, change-basis:percentage-points,
    IF(!BOUND(?usual) || ?unit = unit:PERCENT && ?usual = unit:PERCENT, change-basis:not-determined,
    IF(?unit = unit:PERCENT, change-basis:relative,
    IF(?unit = ?usual, change-basis:absolute, change-basis:not-determined)))) AS ?basis)
} ;

# Targets of other plans have the status of a target.
INSERT {
  ?target lskg:hasFigureStatus figure-status:target
}
WHERE {
  ?target a lskg:PlanningTarget
} ;
INSERT {
  GRAPH ?g {
    ?target lskg:hasFigureStatus figure-status:target
  }
}
WHERE {
  GRAPH ?g {
    ?target a lskg:PlanningTarget
  }
} ;

# Published statistics have status, source and a value as other statements have, beside what cubes need.
INSERT {
  ?statistic lskg:hasFigureStatus ?status ;
    dcterms:source ?source ;
    lskg:hasValue ?value .
  ?value a lskg:QuantityValue ;
    lskg:valueText ?words ;
    lskg:hasComparator ?comparator ;
    lskg:hasPrecision ?exactly ;
    lskg:hasScaleWord scale-word:one ;
    lskg:hasUnit ?unit ;
    lskg:hasNormalizedUnit ?unit ;
    lskg:lowerBound ?number ;
    lskg:isLowerInclusive ?closed ;
    lskg:normalizedLowerBound ?number ;
    lskg:upperBound ?most ;
    lskg:isUpperInclusive ?included ;
    lskg:normalizedUpperBound ?most
}
WHERE {
  ?statistic a lskg:PublishedStatistic ;
    qb:dataSet ?source ;
    sdmxm:obsValue ?number ;
    sdmxa:unitMeasure ?unit ;
    sdmxa:obsStatus ?status ;
    lskg:hasPrecision ?precision ;
    lskg:publishedText ?words
  FILTER NOT EXISTS { ?statistic lskg:hasValue ?known }
  BIND(?precision != precision:over AS ?closed)
  BIND(IF(?closed, comparator:equal, comparator:more-than) AS ?comparator)
  BIND(IF(?closed, ?precision, precision:exact) AS ?exactly)
  BIND(IF(?closed, ?number, ?none) AS ?most)
  BIND(IF(?closed, true, ?none) AS ?included)
  BIND(REPLACE(STR(?statistic), "/statistic/", "/planning-value/") AS ?name)
  BIND(IRI(IF(?name = STR(?statistic), CONCAT(?name, "-value"), ?name)) AS ?value)
} ;
INSERT {
  GRAPH ?g {
    ?statistic lskg:hasFigureStatus ?status ;
      dcterms:source ?source ;
      lskg:hasValue ?value .
    ?value a lskg:QuantityValue ;
      lskg:valueText ?words ;
      lskg:hasComparator ?comparator ;
      lskg:hasPrecision ?exactly ;
      lskg:hasScaleWord scale-word:one ;
      lskg:hasUnit ?unit ;
      lskg:hasNormalizedUnit ?unit ;
      lskg:lowerBound ?number ;
      lskg:isLowerInclusive ?closed ;
      lskg:normalizedLowerBound ?number ;
      lskg:upperBound ?most ;
      lskg:isUpperInclusive ?included ;
      lskg:normalizedUpperBound ?most
  }
}
WHERE {
  GRAPH ?g {
    ?statistic a lskg:PublishedStatistic ;
      qb:dataSet ?source ;
      sdmxm:obsValue ?number ;
      sdmxa:unitMeasure ?unit ;
      sdmxa:obsStatus ?status ;
      lskg:hasPrecision ?precision ;
      lskg:publishedText ?words
    FILTER NOT EXISTS { ?statistic lskg:hasValue ?known }
    BIND(?precision != precision:over AS ?closed)
    BIND(IF(?closed, comparator:equal, comparator:more-than) AS ?comparator)
    BIND(IF(?closed, ?precision, precision:exact) AS ?exactly)
    BIND(IF(?closed, ?number, ?none) AS ?most)
    BIND(IF(?closed, true, ?none) AS ?included)
    BIND(REPLACE(STR(?statistic), "/statistic/", "/planning-value/") AS ?name)
    BIND(IRI(IF(?name = STR(?statistic), CONCAT(?name, "-value"), ?name)) AS ?value)
  }
}
