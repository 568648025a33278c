# Names of version 0.3.0 for the bodies of Lạng Sơn and their responsibilities.
#
# Bodies of other provinces have the same names, so each bears its province. The same as a table:
# iris.csv. Run again, it changes nothing.
# Where your things have another base, write that in place of https://w3id.org/lskg/.

PREFIX temporary: <urn:x-lskg:>

# What is named otherwise, in a graph of its own until the end.
INSERT { GRAPH temporary:renamed { ?old temporary:by ?new } }
WHERE {
  VALUES (?kind ?rest) { ("agency" "") ("lang-son-xviii/responsibility" "-[0-9]+") }
  BIND(CONCAT(
    "ban-chi-dao-phong-chong-tham-nhung-lang-phi-tieu-cuc-tinh|",
    "luc-luong-bao-ve-an-ninh-trat-tu-o-co-so|trung-tam-phuc-vu-hanh-chinh-cong-tinh|",
    "van-phong-dieu-phoi-nong-thon-moi|dai-phat-thanh-truyen-hinh-tinh|",
    "dang-bo-khoi-cac-co-quan-tinh|trung-tam-y-te-huyen-huu-lung|",
    "trung-tam-y-te-huyen-bac-son|doan-dai-bieu-quoc-hoi-tinh|dang-uy-truc-thuoc-tinh-uy|",
    "hoi-lien-hiep-phu-nu-tinh|luc-luong-du-bi-dong-vien|hoi-cuu-chien-binh-tinh|",
    "lien-doan-lao-dong-tinh|luc-luong-vu-trang-tinh|ban-tuyen-giao-tinh-uy|",
    "ban-thuong-vu-tinh-uy|cac-so-ban-nganh-tinh|hoi-chu-thap-do-huyen|",
    "thuong-truc-hdnd-tinh|ban-dan-van-tinh-uy|chu-tich-ubnd-tinh|hoi-chu-thap-do-xa|",
    "cac-ban-hdnd-tinh|chi-bo-cong-an-xa|hai-quan-lang-son|hoi-nong-dan-tinh|",
    "huyen-uy-thanh-uy|van-phong-tinh-uy|hoi-dong-y-huyen|chi-bo-quan-su|dan-quan-tu-ve|",
    "ubnd-cap-huyen|dang-bo-tinh|hoi-lam-vuon|hdnd-cap-xa|ubnd-cap-xa|hdnd-tinh|",
    "ubnd-tinh|tinh-uy"
  ) AS ?bodies)
  {
    SELECT DISTINCT ?old WHERE {
      { ?old ?p ?o } UNION { ?s ?p ?old } UNION
      { GRAPH ?g { ?old ?p ?o } } UNION { GRAPH ?g { ?s ?p ?old } } UNION { GRAPH ?old { ?s ?p ?o } }
      FILTER(ISIRI(?old) && STRSTARTS(STR(?old), "https://w3id.org/lskg/"))
    }
  }
  FILTER(REGEX(STR(?old), CONCAT("^https://w3id.org/lskg/id/", ?kind, "/(?:", ?bodies, ")", ?rest, "$")))
  BIND(IRI(REPLACE(STR(?old), "/([^/]+)$", "/lang-son.$1")) AS ?new)
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
