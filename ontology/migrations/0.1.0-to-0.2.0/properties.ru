# Renames the properties of 0.1.0, in the default graph and in every named one.
# A plan that names its issuer and has no organization keeps lskg:issuerName: put one there by hand.
PREFIX lskg: <https://w3id.org/lskg/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

# As predicates.
DELETE { ?s ?old ?o }
INSERT { ?s ?new ?o }
WHERE {
  VALUES (?old ?new) {
    (lskg:isAboutIndicator lskg:hasIndicator)
    (lskg:hasHedge lskg:hasPrecision)
    (lskg:planNumber lskg:documentNumber)
    (lskg:isApprovedBy lskg:isIssuedBy)
    (lskg:isPartOfFigure lskg:isNumberOf)
    (lskg:linkSubject lskg:hasLinkSubject)
    (lskg:linkPredicate lskg:hasLinkPredicate)
    (lskg:linkObject lskg:hasLinkObject)
    (lskg:hasVerdict lskg:hasAuditVerdict)
  }
  ?s ?old ?o
} ;
DELETE { GRAPH ?g { ?s ?old ?o } }
INSERT { GRAPH ?g { ?s ?new ?o } }
WHERE {
  VALUES (?old ?new) {
    (lskg:isAboutIndicator lskg:hasIndicator)
    (lskg:hasHedge lskg:hasPrecision)
    (lskg:planNumber lskg:documentNumber)
    (lskg:isApprovedBy lskg:isIssuedBy)
    (lskg:isPartOfFigure lskg:isNumberOf)
    (lskg:linkSubject lskg:hasLinkSubject)
    (lskg:linkPredicate lskg:hasLinkPredicate)
    (lskg:linkObject lskg:hasLinkObject)
    (lskg:hasVerdict lskg:hasAuditVerdict)
  }
  GRAPH ?g {
    ?s ?old ?o
  }
} ;

# As values: the predicate of a link, the dimension of a cube.
DELETE { ?s ?p ?old }
INSERT { ?s ?p ?new }
WHERE {
  VALUES (?old ?new) {
    (lskg:isAboutIndicator lskg:hasIndicator)
    (lskg:hasHedge lskg:hasPrecision)
    (lskg:planNumber lskg:documentNumber)
    (lskg:isApprovedBy lskg:isIssuedBy)
    (lskg:isPartOfFigure lskg:isNumberOf)
    (lskg:linkSubject lskg:hasLinkSubject)
    (lskg:linkPredicate lskg:hasLinkPredicate)
    (lskg:linkObject lskg:hasLinkObject)
    (lskg:hasVerdict lskg:hasAuditVerdict)
  }
  ?s ?p ?old
} ;
DELETE { GRAPH ?g { ?s ?p ?old } }
INSERT { GRAPH ?g { ?s ?p ?new } }
WHERE {
  VALUES (?old ?new) {
    (lskg:isAboutIndicator lskg:hasIndicator)
    (lskg:hasHedge lskg:hasPrecision)
    (lskg:planNumber lskg:documentNumber)
    (lskg:isApprovedBy lskg:isIssuedBy)
    (lskg:isPartOfFigure lskg:isNumberOf)
    (lskg:linkSubject lskg:hasLinkSubject)
    (lskg:linkPredicate lskg:hasLinkPredicate)
    (lskg:linkObject lskg:hasLinkObject)
    (lskg:hasVerdict lskg:hasAuditVerdict)
  }
  GRAPH ?g {
    ?s ?p ?old
  }
} ;

# As subjects: what a cube says of its dimensions.
DELETE { ?old ?p ?o }
INSERT { ?new ?p ?o }
WHERE {
  VALUES (?old ?new) {
    (lskg:isAboutIndicator lskg:hasIndicator)
    (lskg:hasHedge lskg:hasPrecision)
    (lskg:planNumber lskg:documentNumber)
    (lskg:isApprovedBy lskg:isIssuedBy)
    (lskg:isPartOfFigure lskg:isNumberOf)
    (lskg:linkSubject lskg:hasLinkSubject)
    (lskg:linkPredicate lskg:hasLinkPredicate)
    (lskg:linkObject lskg:hasLinkObject)
    (lskg:hasVerdict lskg:hasAuditVerdict)
  }
  ?old ?p ?o
  FILTER NOT EXISTS { ?old rdfs:isDefinedBy ?ontology }
} ;
DELETE { GRAPH ?g { ?old ?p ?o } }
INSERT { GRAPH ?g { ?new ?p ?o } }
WHERE {
  VALUES (?old ?new) {
    (lskg:isAboutIndicator lskg:hasIndicator)
    (lskg:hasHedge lskg:hasPrecision)
    (lskg:planNumber lskg:documentNumber)
    (lskg:isApprovedBy lskg:isIssuedBy)
    (lskg:isPartOfFigure lskg:isNumberOf)
    (lskg:linkSubject lskg:hasLinkSubject)
    (lskg:linkPredicate lskg:hasLinkPredicate)
    (lskg:linkObject lskg:hasLinkObject)
    (lskg:hasVerdict lskg:hasAuditVerdict)
  }
  GRAPH ?g {
    ?old ?p ?o
    FILTER NOT EXISTS { ?old rdfs:isDefinedBy ?ontology }
  }
} ;

# The name of an issuer is that of the organization.
DELETE { ?plan lskg:issuerName ?name }
WHERE {
  ?plan lskg:issuerName ?name ;
    lskg:isIssuedBy ?organization
} ;
DELETE { GRAPH ?g { ?plan lskg:issuerName ?name } }
WHERE {
  GRAPH ?g {
    ?plan lskg:issuerName ?name ;
      lskg:isIssuedBy ?organization
  }
}
