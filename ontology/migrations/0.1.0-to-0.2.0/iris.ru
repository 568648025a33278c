# Names of version 0.2.0 for the things and graphs of version 0.1.0, wherever your graph names them.
#
# What belongs to the report bears its key, lang-son-xviii; the values of targets of other plans
# have a kind of their own. The same as a table: iris.csv. Run again, it changes nothing.
# Where your things have another base, write that in place of https://w3id.org/lskg/.

PREFIX temporary: <urn:x-lskg:>

# What is named otherwise, in a graph of its own until the end.
INSERT { GRAPH temporary:renamed { ?old temporary:by ?new } }
WHERE {
  VALUES (?pattern ?by) {
    ("^https://w3id.org/lskg/id/place/tinh-lang-son$" "https://w3id.org/lskg/id/administrative-unit/20")
    ("^https://w3id.org/lskg/id/place/ha-noi$" "https://w3id.org/lskg/id/administrative-unit/01")
    ("^https://w3id.org/lskg/id/place/tinh-cao-bang$" "https://w3id.org/lskg/id/administrative-unit/04")
    ("^https://w3id.org/lskg/id/place/tinh-quang-ninh$" "https://w3id.org/lskg/id/administrative-unit/22")
    ("^https://w3id.org/lskg/id/place/tinh-ha-giang$" "https://w3id.org/lskg/id/administrative-unit/02")
    ("^https://w3id.org/lskg/id/place/huyen-bac-son$" "https://w3id.org/lskg/id/administrative-unit/185")
    ("^https://w3id.org/lskg/id/place/huyen-dinh-lap$" "https://w3id.org/lskg/id/administrative-unit/189")
    ("^https://w3id.org/lskg/id/place/huyen-huu-lung$" "https://w3id.org/lskg/id/administrative-unit/186")
    ("^https://w3id.org/lskg/id/place/huyen-loc-binh$" "https://w3id.org/lskg/id/administrative-unit/188")
    ("^https://w3id.org/lskg/id/place/thi-tran-dinh-lap$" "https://w3id.org/lskg/id/administrative-unit/06613-until-2025-06")
    ("^https://w3id.org/lskg/id/place/thi-tran-dong-dang$" "https://w3id.org/lskg/id/administrative-unit/06184-until-2025-06")
    ("^https://w3id.org/lskg/id/place/thi-tran-dong-mo$" "https://w3id.org/lskg/id/administrative-unit/06463-until-2025-06")
    ("^https://w3id.org/lskg/id/place/thi-tran-huu-lung$" "https://w3id.org/lskg/id/administrative-unit/06385-until-2025-06")
    ("^https://w3id.org/lskg/id/place/thi-tran-nong-truong-thai-binh$" "https://w3id.org/lskg/id/administrative-unit/06616-until-2025-06")
    ("^https://w3id.org/lskg/id/report/bao-cao-chinh-tri-xviii$" "https://w3id.org/lskg/id/report/lang-son-xviii")
    ("^https://w3id.org/lskg/id/(value/[^/]+[.][^/]+)$" "https://w3id.org/lskg/id/planning-$1")
    ("^https://w3id.org/lskg/id/(value/[^./]+)$" "https://w3id.org/lskg/id/lang-son-xviii/$1")
    ("^https://w3id.org/lskg/id/(achievement/[^/]+)$" "https://w3id.org/lskg/id/lang-son-xviii/$1")
    ("^https://w3id.org/lskg/id/(activity/[^/]+)$" "https://w3id.org/lskg/id/lang-son-xviii/$1")
    ("^https://w3id.org/lskg/id/(appendix/[^/]+)$" "https://w3id.org/lskg/id/lang-son-xviii/$1")
    ("^https://w3id.org/lskg/id/(breakthrough/[^/]+)$" "https://w3id.org/lskg/id/lang-son-xviii/$1")
    ("^https://w3id.org/lskg/id/(check/[^/]+)$" "https://w3id.org/lskg/id/lang-son-xviii/$1")
    ("^https://w3id.org/lskg/id/(context/[^/]+)$" "https://w3id.org/lskg/id/lang-son-xviii/$1")
    ("^https://w3id.org/lskg/id/(figure/[^/]+)$" "https://w3id.org/lskg/id/lang-son-xviii/$1")
    ("^https://w3id.org/lskg/id/(file/[^/]+)$" "https://w3id.org/lskg/id/lang-son-xviii/$1")
    ("^https://w3id.org/lskg/id/(footnote/[^/]+)$" "https://w3id.org/lskg/id/lang-son-xviii/$1")
    ("^https://w3id.org/lskg/id/(goal/[^/]+)$" "https://w3id.org/lskg/id/lang-son-xviii/$1")
    ("^https://w3id.org/lskg/id/(lesson/[^/]+)$" "https://w3id.org/lskg/id/lang-son-xviii/$1")
    ("^https://w3id.org/lskg/id/(limitation/[^/]+)$" "https://w3id.org/lskg/id/lang-son-xviii/$1")
    ("^https://w3id.org/lskg/id/(measure/[^/]+)$" "https://w3id.org/lskg/id/lang-son-xviii/$1")
    ("^https://w3id.org/lskg/id/(objective-cause/[^/]+)$" "https://w3id.org/lskg/id/lang-son-xviii/$1")
    ("^https://w3id.org/lskg/id/(passage/[^/]+)$" "https://w3id.org/lskg/id/lang-son-xviii/$1")
    ("^https://w3id.org/lskg/id/(plan-link/[^/]+)$" "https://w3id.org/lskg/id/lang-son-xviii/$1")
    ("^https://w3id.org/lskg/id/(responsibility/[^/]+)$" "https://w3id.org/lskg/id/lang-son-xviii/$1")
    ("^https://w3id.org/lskg/id/(section/[^/]+)$" "https://w3id.org/lskg/id/lang-son-xviii/$1")
    ("^https://w3id.org/lskg/id/(solution/[^/]+)$" "https://w3id.org/lskg/id/lang-son-xviii/$1")
    ("^https://w3id.org/lskg/id/(solution-group/[^/]+)$" "https://w3id.org/lskg/id/lang-son-xviii/$1")
    ("^https://w3id.org/lskg/id/(subjective-cause/[^/]+)$" "https://w3id.org/lskg/id/lang-son-xviii/$1")
    ("^https://w3id.org/lskg/id/(target/[^/]+)$" "https://w3id.org/lskg/id/lang-son-xviii/$1")
    ("^https://w3id.org/lskg/id/(task/[^/]+)$" "https://w3id.org/lskg/id/lang-son-xviii/$1")
    ("^https://w3id.org/lskg/id/(theme/[^/]+)$" "https://w3id.org/lskg/id/lang-son-xviii/$1")
    ("^https://w3id.org/lskg/id/(version/[^/]+)$" "https://w3id.org/lskg/id/lang-son-xviii/$1")
    ("^https://w3id.org/lskg/id/(viewpoint/[^/]+)$" "https://w3id.org/lskg/id/lang-son-xviii/$1")
    (
      "^https://w3id.org/lskg/graph/(audit|entities|figures|judgement|plan|report)$"
      "https://w3id.org/lskg/graph/lang-son-xviii/$1"
    )
  }
  {
    SELECT DISTINCT ?old WHERE {
      { ?old ?p ?o } UNION { ?s ?p ?old } UNION
      { GRAPH ?g { ?old ?p ?o } } UNION { GRAPH ?g { ?s ?p ?old } } UNION { GRAPH ?old { ?s ?p ?o } }
      FILTER(ISIRI(?old) && STRSTARTS(STR(?old), "https://w3id.org/lskg/"))
    }
  }
  FILTER(REGEX(STR(?old), ?pattern))
  BIND(IRI(REPLACE(STR(?old), ?pattern, ?by)) AS ?new)
} ;

# In named graphs, then their own names.
DELETE { GRAPH ?g { ?old ?p ?o } }
INSERT { GRAPH ?g { ?new ?p ?o } }
WHERE {
  GRAPH temporary:renamed { ?old temporary:by ?new }
  GRAPH ?g { ?old ?p ?o }
  FILTER(?g != temporary:renamed)
} ;
DELETE { GRAPH ?g { ?s ?p ?old } }
INSERT { GRAPH ?g { ?s ?p ?new } }
WHERE {
  GRAPH temporary:renamed { ?old temporary:by ?new }
  GRAPH ?g { ?s ?p ?old }
} ;
DELETE { GRAPH ?old { ?s ?p ?o } }
INSERT { GRAPH ?new { ?s ?p ?o } }
WHERE {
  GRAPH temporary:renamed { ?old temporary:by ?new }
  GRAPH ?old { ?s ?p ?o }
} ;

# In the default graph.
DELETE { ?old ?p ?o }
INSERT { ?new ?p ?o }
WHERE {
  GRAPH temporary:renamed { ?old temporary:by ?new }
  ?old ?p ?o
  FILTER(?p != temporary:by)
} ;
DELETE { ?s ?p ?old }
INSERT { ?s ?p ?new }
WHERE {
  GRAPH temporary:renamed { ?old temporary:by ?new }
  ?s ?p ?old
} ;

DROP SILENT GRAPH temporary:renamed
