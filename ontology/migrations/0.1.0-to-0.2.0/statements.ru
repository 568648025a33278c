# Words of evidence: what a link rests on, and which passages state something. Run properties.ru first.
PREFIX basis: <https://w3id.org/lskg/code/basis/>
PREFIX lskg: <https://w3id.org/lskg/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

# What an editor judged.
DELETE { ?link lskg:linkBasis "inferred" }
INSERT { ?link lskg:hasBasis basis:judged }
WHERE {
  ?link lskg:linkBasis "inferred"
} ;
DELETE { GRAPH ?g { ?link lskg:linkBasis "inferred" } }
INSERT { GRAPH ?g { ?link lskg:hasBasis basis:judged } }
WHERE {
  GRAPH ?g {
    ?link lskg:linkBasis "inferred"
  }
} ;

# A source states a link to something elsewhere, and a footnote mark one to what is annotated.
DELETE { ?link lskg:linkBasis "explicit" }
INSERT { ?link lskg:hasBasis basis:stated }
WHERE {
  ?link lskg:linkBasis "explicit"
  FILTER(EXISTS { ?link a lskg:ExternalLink } || EXISTS { ?link lskg:hasLinkPredicate lskg:annotates })
} ;
DELETE { GRAPH ?g { ?link lskg:linkBasis "explicit" } }
INSERT { GRAPH ?g { ?link lskg:hasBasis basis:stated } }
WHERE {
  GRAPH ?g {
    ?link lskg:linkBasis "explicit"
    FILTER(EXISTS { ?link a lskg:ExternalLink } || EXISTS { ?link lskg:hasLinkPredicate lskg:annotates })
  }
} ;

# Every other explicit link rested on shared words. Where a sentence does state it, say basis:stated by hand.
DELETE { ?link lskg:linkBasis "explicit" }
INSERT { ?link lskg:hasBasis basis:same-wording }
WHERE {
  ?link lskg:linkBasis "explicit"
} ;
DELETE { GRAPH ?g { ?link lskg:linkBasis "explicit" } }
INSERT { GRAPH ?g { ?link lskg:hasBasis basis:same-wording } }
WHERE {
  GRAPH ?g {
    ?link lskg:linkBasis "explicit"
  }
} ;

# The whole of a part of the text.
DELETE { ?part lskg:isStatedIn ?passage }
INSERT { ?part lskg:hasExtent ?passage }
WHERE {
  VALUES ?class { lskg:Appendix lskg:Footnote lskg:Section }
  ?part a ?class ;
    lskg:isStatedIn ?passage
} ;
DELETE { GRAPH ?g { ?part lskg:isStatedIn ?passage } }
INSERT { GRAPH ?g { ?part lskg:hasExtent ?passage } }
WHERE {
  VALUES ?class { lskg:Appendix lskg:Footnote lskg:Section }
  GRAPH ?g {
    ?part a ?class ;
      lskg:isStatedIn ?passage
  }
} ;

# What compares words.
DELETE { ?check lskg:isStatedIn ?passage }
INSERT { ?check lskg:concernsPassage ?passage }
WHERE {
  VALUES ?class { lskg:ArithmeticCheck lskg:Discrepancy }
  ?check a ?class ;
    lskg:isStatedIn ?passage
} ;
DELETE { GRAPH ?g { ?check lskg:isStatedIn ?passage } }
INSERT { GRAPH ?g { ?check lskg:concernsPassage ?passage } }
WHERE {
  VALUES ?class { lskg:ArithmeticCheck lskg:Discrepancy }
  GRAPH ?g {
    ?check a ?class ;
      lskg:isStatedIn ?passage
  }
} ;

# A thing of the world is described, not stated. Its class must be in the same graph.
DELETE { ?thing lskg:isStatedIn ?passage }
INSERT { ?thing lskg:isDescribedIn ?passage }
WHERE {
  ?thing a ?any ;
    lskg:isStatedIn ?passage
  FILTER NOT EXISTS {
    ?thing a ?class
    FILTER(?class IN (
      lskg:Achievement, lskg:ActualFigure, lskg:Assessment, lskg:Cause, lskg:ChangeStatement,
      lskg:CongressTheme, lskg:ContextFactor, lskg:EstimatedFigure, lskg:GuidingViewpoint,
      lskg:IndicatorTarget, lskg:KeyTask, lskg:Lesson, lskg:Limitation, lskg:ObjectiveCause, lskg:OverallGoal,
      lskg:PlanElement, lskg:PlanningTarget, lskg:PolicyMeasure, lskg:QuantitativeStatement,
      lskg:RankingStatement, lskg:ReportedFigure, lskg:Responsibility, lskg:Solution, lskg:SolutionGroup,
      lskg:StrategicBreakthrough, lskg:SubjectiveCause, lskg:TargetFigure
    ))
  }
} ;
DELETE { GRAPH ?g { ?thing lskg:isStatedIn ?passage } }
INSERT { GRAPH ?g { ?thing lskg:isDescribedIn ?passage } }
WHERE {
  GRAPH ?g {
    ?thing a ?any ;
      lskg:isStatedIn ?passage
    FILTER NOT EXISTS {
      ?thing a ?class
      FILTER(?class IN (
        lskg:Achievement, lskg:ActualFigure, lskg:Assessment, lskg:Cause, lskg:ChangeStatement,
        lskg:CongressTheme, lskg:ContextFactor, lskg:EstimatedFigure, lskg:GuidingViewpoint,
        lskg:IndicatorTarget, lskg:KeyTask, lskg:Lesson, lskg:Limitation, lskg:ObjectiveCause, lskg:OverallGoal,
        lskg:PlanElement, lskg:PlanningTarget, lskg:PolicyMeasure, lskg:QuantitativeStatement,
        lskg:RankingStatement, lskg:ReportedFigure, lskg:Responsibility, lskg:Solution, lskg:SolutionGroup,
        lskg:StrategicBreakthrough, lskg:SubjectiveCause, lskg:TargetFigure
      ))
    }
  }
} ;

# A value without a period: the report states none. What a period that is there rests on, nobody has said: see docs/migration.md.
INSERT { ?statement lskg:hasPeriodBasis basis:not-stated }
WHERE {
  VALUES ?class {
    lskg:ReportedFigure lskg:ActualFigure lskg:EstimatedFigure lskg:TargetFigure lskg:ChangeStatement lskg:RankingStatement lskg:IndicatorTarget
  }
  ?statement a ?class
  FILTER NOT EXISTS { ?statement lskg:refersToPeriod ?period }
} ;
INSERT { GRAPH ?g { ?statement lskg:hasPeriodBasis basis:not-stated } }
WHERE {
  VALUES ?class {
    lskg:ReportedFigure lskg:ActualFigure lskg:EstimatedFigure lskg:TargetFigure lskg:ChangeStatement lskg:RankingStatement lskg:IndicatorTarget
  }
  GRAPH ?g {
    ?statement a ?class
    FILTER NOT EXISTS { ?statement lskg:refersToPeriod ?period }
  }
} ;

# Why a link is held to be there, and how values differ.
DELETE { ?s rdfs:comment ?words }
INSERT { ?s lskg:linkReason ?words }
WHERE {
  ?s a lskg:ExternalLink ;
    rdfs:comment ?words
} ;
DELETE { GRAPH ?g { ?s rdfs:comment ?words } }
INSERT { GRAPH ?g { ?s lskg:linkReason ?words } }
WHERE {
  GRAPH ?g {
    ?s a lskg:ExternalLink ;
      rdfs:comment ?words
  }
} ;
DELETE { ?s rdfs:comment ?words }
INSERT { ?s lskg:explanation ?words }
WHERE {
  ?s a lskg:Discrepancy ;
    rdfs:comment ?words
} ;
DELETE { GRAPH ?g { ?s rdfs:comment ?words } }
INSERT { GRAPH ?g { ?s lskg:explanation ?words } }
WHERE {
  GRAPH ?g {
    ?s a lskg:Discrepancy ;
      rdfs:comment ?words
  }
}
