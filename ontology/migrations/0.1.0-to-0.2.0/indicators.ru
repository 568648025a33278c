# Indicators that were one with a part of what they measure are one indicator; the part is the breakdown of their statements.
# Run properties.ru, codes.ru, statements.ru and claims.ru first. What indicators are is in the catalogue of the release: load that anew.
PREFIX administrative-level: <https://w3id.org/lskg/code/administrative-level/>
PREFIX breakdown: <https://w3id.org/lskg/code/breakdown/>
PREFIX indicator: <https://w3id.org/lskg/id/indicator/>
PREFIX lskg: <https://w3id.org/lskg/ns#>
PREFIX temporary: <https://w3id.org/lskg/migration#>

INSERT {
  GRAPH temporary:merged {
    ?old temporary:by ?new ;
      temporary:part ?part
  }
}
WHERE {
  VALUES (?old ?new ?part) {
    (indicator:asian-wushu-bronze-medals indicator:sports-medals breakdown:asian-wushu)
    (indicator:asian-wushu-bronze-medals indicator:sports-medals breakdown:bronze)
    (indicator:asian-youth-weightlifting-bronze-medals indicator:sports-medals breakdown:asian-youth-weightlifting)
    (indicator:asian-youth-weightlifting-bronze-medals indicator:sports-medals breakdown:bronze)
    (indicator:asian-youth-weightlifting-silver-medals indicator:sports-medals breakdown:asian-youth-weightlifting)
    (indicator:asian-youth-weightlifting-silver-medals indicator:sports-medals breakdown:silver)
    (indicator:black-jelly-zone-area indicator:crop-zone-area breakdown:black-jelly-plant)
    (indicator:black-jelly-zone-output indicator:crop-zone-output breakdown:black-jelly-plant)
    (indicator:cadre-decisions-agreed-appointment indicator:cadre-decisions breakdown:agreed-appointment)
    (indicator:cadre-decisions-agreed-planning indicator:cadre-decisions breakdown:agreed-planning)
    (indicator:cadre-decisions-candidacy indicator:cadre-decisions breakdown:nomination)
    (indicator:cadre-decisions-dismissal indicator:cadre-decisions breakdown:dismissal)
    (indicator:cadre-decisions-reappointment indicator:cadre-decisions breakdown:reappointment)
    (indicator:cadre-decisions-rotation indicator:cadre-decisions breakdown:rotation)
    (indicator:cadre-decisions-transfer-appointment indicator:cadre-decisions breakdown:transfer-and-appointment)
    (indicator:central-committee-alternate-members-proposed indicator:central-committee-members-proposed breakdown:alternate-member)
    (indicator:central-committee-full-members-proposed indicator:central-committee-members-proposed breakdown:full-member)
    (indicator:chilli-zone-area indicator:crop-zone-area breakdown:chilli)
    (indicator:chilli-zone-output indicator:crop-zone-output breakdown:chilli)
    (indicator:citizens-received-in-large-groups indicator:citizens-received breakdown:large-groups)
    (indicator:civil-servant-posts-district indicator:civil-servant-posts administrative-level:district)
    (indicator:civil-servant-posts-province indicator:civil-servant-posts administrative-level:province)
    (indicator:coded-growing-area-domestic indicator:coded-growing-area breakdown:domestic-market)
    (indicator:coded-growing-area-export indicator:coded-growing-area breakdown:export-market)
    (indicator:collectives-awarded-party-certificates indicator:collectives-awarded breakdown:certificate)
    (indicator:collectives-awarded-party-flags indicator:collectives-awarded breakdown:flag)
    (indicator:covid-19-doses-12-to-17 indicator:covid-19-doses breakdown:age-12-to-17)
    (indicator:covid-19-doses-18-and-over indicator:covid-19-doses breakdown:age-18-and-over)
    (indicator:covid-19-doses-5-to-12 indicator:covid-19-doses breakdown:age-5-to-12)
    (indicator:covid-19-second-infections indicator:covid-19-cases breakdown:second-infection)
    (indicator:covid-19-third-infections indicator:covid-19-cases breakdown:third-infection)
    (indicator:custard-apple-zone-area indicator:crop-zone-area breakdown:custard-apple)
    (indicator:custard-apple-zone-output indicator:crop-zone-output breakdown:custard-apple)
    (indicator:district-plan-tasks-approved indicator:plan-tasks-approved breakdown:one-district)
    (indicator:education-staff-above-standard-doctorate indicator:education-staff-above-standard breakdown:doctorate)
    (indicator:education-staff-above-standard-master indicator:education-staff-above-standard breakdown:masters-degree)
    (indicator:education-staff-above-standard-preschool-university indicator:education-staff-above-standard breakdown:preschool)
    (indicator:education-staff-above-standard-preschool-university indicator:education-staff-above-standard breakdown:university-degree)
    (indicator:education-staff-at-standard-lower-secondary indicator:education-staff-at-standard breakdown:lower-secondary)
    (indicator:education-staff-at-standard-preschool indicator:education-staff-at-standard breakdown:preschool)
    (indicator:education-staff-at-standard-primary indicator:education-staff-at-standard breakdown:primary)
    (indicator:education-staff-at-standard-upper-secondary indicator:education-staff-at-standard breakdown:upper-secondary)
    (indicator:education-staff-with-doctorate indicator:education-staff breakdown:doctorate)
    (indicator:education-staff-with-master indicator:education-staff breakdown:masters-degree)
    (indicator:ethnic-minority-programme-funds indicator:national-target-programme-funds breakdown:ethnic-minority-areas)
    (indicator:farmers-union-mediation-cases indicator:mediation-cases breakdown:farmers-union)
    (indicator:farmers-union-mediation-successes indicator:mediation-successes breakdown:farmers-union)
    (indicator:front-supervisions-jointly-organized indicator:front-supervisions breakdown:jointly-organized)
    (indicator:front-supervisions-led indicator:front-supervisions breakdown:led)
    (indicator:functional-area-master-plans-approved indicator:plans-approved breakdown:functional-areas)
    (indicator:growing-area-codes-domestic indicator:growing-area-codes breakdown:domestic-market)
    (indicator:growing-area-codes-export indicator:growing-area-codes breakdown:export-market)
    (indicator:heroin-seized indicator:drugs-seized breakdown:heroin)
    (indicator:ho-chi-minh-example-collectives-central-certificates indicator:ho-chi-minh-example-collectives administrative-level:central)
    (indicator:ho-chi-minh-example-collectives-province-commended indicator:ho-chi-minh-example-collectives administrative-level:province)
    (indicator:ho-chi-minh-example-individuals-central-certificates indicator:ho-chi-minh-example-individuals administrative-level:central)
    (indicator:ho-chi-minh-example-individuals-province-commended indicator:ho-chi-minh-example-individuals administrative-level:province)
    (indicator:inter-district-plan-tasks-approved indicator:plan-tasks-approved breakdown:several-districts)
    (indicator:international-agreements-departments indicator:international-agreements-signed breakdown:departments)
    (indicator:international-agreements-districts indicator:international-agreements-signed administrative-level:district)
    (indicator:international-agreements-party-committees indicator:international-agreements-signed breakdown:party-committees)
    (indicator:international-agreements-provincial-government indicator:international-agreements-signed breakdown:provincial-government)
    (indicator:land-use-certificates-households indicator:land-use-certificates breakdown:households-and-individuals)
    (indicator:land-use-certificates-organizations indicator:land-use-certificates breakdown:organizations)
    (indicator:leavers-under-decree-177 indicator:leavers-under-decrees breakdown:decree-177-2024)
    (indicator:leavers-under-decrees-178-and-67 indicator:leavers-under-decrees breakdown:decrees-178-2024-and-67-2025)
    (indicator:local-budget-balance-spending indicator:local-budget-spending breakdown:balanced-spending)
    (indicator:local-budget-balance-spending-share indicator:local-budget-spending-share breakdown:balanced-spending)
    (indicator:local-budget-target-programme-spending indicator:local-budget-spending breakdown:target-programmes)
    (indicator:local-budget-target-programme-spending-share indicator:local-budget-spending-share breakdown:target-programmes)
    (indicator:markets-grade-1 indicator:markets breakdown:grade-1)
    (indicator:markets-grade-2 indicator:markets breakdown:grade-2)
    (indicator:markets-grade-3 indicator:markets breakdown:grade-3)
    (indicator:mttt-seized indicator:drugs-seized breakdown:mttt)
    (indicator:national-sports-games-rank-mountain-provinces indicator:national-sports-games-rank breakdown:mountain-provinces)
    (indicator:national-youth-weightlifting-gold-medals indicator:sports-medals breakdown:gold)
    (indicator:national-youth-weightlifting-gold-medals indicator:sports-medals breakdown:national-youth-weightlifting)
    (indicator:new-party-members-private-sector indicator:new-party-members breakdown:private-sector-workers)
    (indicator:new-party-members-students indicator:new-party-members breakdown:students)
    (indicator:new-rural-funding-central-budget indicator:new-rural-funding breakdown:central-budget)
    (indicator:new-rural-funding-community indicator:new-rural-funding breakdown:community)
    (indicator:new-rural-funding-credit indicator:new-rural-funding breakdown:credit)
    (indicator:new-rural-funding-integrated-capital indicator:new-rural-funding breakdown:integrated-capital)
    (indicator:new-rural-funding-local-budget indicator:new-rural-funding breakdown:local-budget)
    (indicator:new-rural-funding-organizations-enterprises indicator:new-rural-funding breakdown:organizations-and-enterprises)
    (indicator:new-rural-funding-share-central-budget indicator:new-rural-funding-share breakdown:central-budget)
    (indicator:new-rural-funding-share-community indicator:new-rural-funding-share breakdown:community)
    (indicator:new-rural-funding-share-credit indicator:new-rural-funding-share breakdown:credit)
    (indicator:new-rural-funding-share-integrated-capital indicator:new-rural-funding-share breakdown:integrated-capital)
    (indicator:new-rural-funding-share-local-budget indicator:new-rural-funding-share breakdown:local-budget)
    (indicator:new-rural-funding-share-organizations-enterprises indicator:new-rural-funding-share breakdown:organizations-and-enterprises)
    (indicator:new-trade-union-members-enterprises indicator:new-trade-union-members breakdown:enterprise-workers)
    (indicator:occupational-unions-established indicator:grassroots-trade-unions-established breakdown:occupational-unions)
    (indicator:ocop-products-3-star indicator:ocop-products breakdown:three-stars)
    (indicator:ocop-products-4-star indicator:ocop-products breakdown:four-stars)
    (indicator:officials-advanced-political-theory indicator:cadres-sent-for-training breakdown:advanced-political-theory)
    (indicator:officials-intermediate-political-theory indicator:cadres-sent-for-training breakdown:intermediate-political-theory)
    (indicator:officials-postgraduate-training indicator:cadres-sent-for-training breakdown:postgraduate)
    (indicator:other-citrus-zone-area indicator:crop-zone-area breakdown:other-citrus)
    (indicator:other-citrus-zone-output indicator:crop-zone-output breakdown:other-citrus)
    (indicator:party-history-books-commune indicator:party-history-books administrative-level:commune)
    (indicator:party-history-books-district indicator:party-history-books administrative-level:district)
    (indicator:party-history-books-province indicator:party-history-books administrative-level:province)
    (indicator:party-members-awarded-badges indicator:party-members-awarded breakdown:party-badge)
    (indicator:party-members-awarded-certificates indicator:party-members-awarded breakdown:certificate)
    (indicator:party-members-removed-expelled indicator:party-members-removed breakdown:expelled)
    (indicator:party-members-removed-name-deleted indicator:party-members-removed breakdown:name-deleted)
    (indicator:party-organizations-denunciations-settled-standing-board indicator:party-organizations-denunciations-settled breakdown:standing-board)
    (indicator:persimmon-zone-area indicator:crop-zone-area breakdown:persimmon)
    (indicator:persimmon-zone-output indicator:crop-zone-output breakdown:persimmon)
    (indicator:petitions-filed-without-settlement indicator:petitions-handled breakdown:filed)
    (indicator:petitions-guided-or-returned indicator:petitions-handled breakdown:guided-or-returned)
    (indicator:petitions-received-complaints indicator:petitions-received breakdown:complaints)
    (indicator:petitions-received-denunciations indicator:petitions-received breakdown:denunciations)
    (indicator:petitions-received-proposals indicator:petitions-received breakdown:proposals-and-feedback)
    (indicator:petitions-received-requests indicator:petitions-received breakdown:requests)
    (indicator:petitions-settled-by-procedure indicator:petitions-handled breakdown:settled-by-procedure)
    (indicator:petitions-transferred indicator:petitions-handled breakdown:transferred)
    (indicator:public-employee-posts-district indicator:public-employee-posts administrative-level:district)
    (indicator:public-employee-posts-province indicator:public-employee-posts administrative-level:province)
    (indicator:public-employee-posts-reserve indicator:public-employee-posts breakdown:reserve-posts)
    (indicator:public-health-units-autonomy-group-1 indicator:public-health-units breakdown:autonomy-group-1)
    (indicator:public-health-units-autonomy-group-2 indicator:public-health-units breakdown:autonomy-group-2)
    (indicator:public-health-units-autonomy-recurrent indicator:public-health-units breakdown:autonomy-recurrent)
    (indicator:public-service-units-under-departments-districts indicator:public-service-units breakdown:under-departments-and-districts)
    (indicator:public-service-units-under-people-committee indicator:public-service-units breakdown:under-provincial-committee)
    (indicator:schools-newly-recognized-national-standard indicator:schools-recognized-national-standard breakdown:newly-recognized)
    (indicator:schools-recognized-again-national-standard indicator:schools-recognized-national-standard breakdown:recognized-again)
    (indicator:sea-games-wushu-bronze-medals indicator:sports-medals breakdown:bronze)
    (indicator:sea-games-wushu-bronze-medals indicator:sports-medals breakdown:sea-games-wushu)
    (indicator:sea-games-wushu-gold-medals indicator:sports-medals breakdown:gold)
    (indicator:sea-games-wushu-gold-medals indicator:sports-medals breakdown:sea-games-wushu)
    (indicator:skilful-mass-mobilization-models-collectives indicator:skilful-mass-mobilization-models breakdown:collectives)
    (indicator:skilful-mass-mobilization-models-culture-society indicator:skilful-mass-mobilization-models breakdown:culture-and-society)
    (indicator:skilful-mass-mobilization-models-defence-security indicator:skilful-mass-mobilization-models breakdown:defence-and-security)
    (indicator:skilful-mass-mobilization-models-economy indicator:skilful-mass-mobilization-models breakdown:economy)
    (indicator:skilful-mass-mobilization-models-individuals indicator:skilful-mass-mobilization-models breakdown:individuals)
    (indicator:skilful-mass-mobilization-models-party-building indicator:skilful-mass-mobilization-models breakdown:party-building)
    (indicator:southeast-asian-youth-athletics-gold-medals indicator:sports-medals breakdown:gold)
    (indicator:southeast-asian-youth-athletics-gold-medals indicator:sports-medals breakdown:southeast-asian-youth-athletics)
    (indicator:specialty-rice-zone-area indicator:crop-zone-area breakdown:specialty-rice)
    (indicator:specialty-rice-zone-output indicator:crop-zone-output breakdown:specialty-rice)
    (indicator:staff-streamlining-early-retirement indicator:staff-streamlining-cases breakdown:early-retirement)
    (indicator:staff-streamlining-immediate-leave indicator:staff-streamlining-cases breakdown:immediate-leave)
    (indicator:sustainable-poverty-programme-funds indicator:national-target-programme-funds breakdown:sustainable-poverty-reduction)
    (indicator:sweet-potato-zone-area indicator:crop-zone-area breakdown:sweet-potato)
    (indicator:sweet-potato-zone-output indicator:crop-zone-output breakdown:sweet-potato)
    (indicator:tea-zone-area indicator:crop-zone-area breakdown:tea)
    (indicator:tea-zone-output indicator:crop-zone-output breakdown:tea)
    (indicator:technical-contest-national-consolation-prizes indicator:technical-creativity-prizes administrative-level:central)
    (indicator:technical-contest-national-consolation-prizes indicator:technical-creativity-prizes breakdown:technical-creativity-contest)
    (indicator:technical-contest-provincial-prizes indicator:technical-creativity-prizes administrative-level:province)
    (indicator:technical-contest-provincial-prizes indicator:technical-creativity-prizes breakdown:technical-creativity-contest)
    (indicator:technical-festival-national-consolation-prizes indicator:technical-creativity-prizes administrative-level:central)
    (indicator:technical-festival-national-consolation-prizes indicator:technical-creativity-prizes breakdown:technical-creativity-festival)
    (indicator:tourism-workers-direct indicator:tourism-workers breakdown:direct-workers)
    (indicator:tourist-accommodation-rooms-3-to-5-star indicator:tourist-accommodation-rooms breakdown:three-to-five-stars)
    (indicator:urban-areas-class-2 indicator:urban-areas breakdown:class-2)
    (indicator:urban-areas-class-4 indicator:urban-areas breakdown:class-4)
    (indicator:urban-areas-class-5 indicator:urban-areas breakdown:class-5)
    (indicator:vegetable-zone-area indicator:crop-zone-area breakdown:vegetables)
    (indicator:veterans-association-mediation-cases indicator:mediation-cases breakdown:war-veterans-association)
    (indicator:veterans-association-mediation-successes indicator:mediation-successes breakdown:war-veterans-association)
    (indicator:womens-union-mediation-successes indicator:mediation-successes breakdown:womens-union)
    (indicator:womens-union-organizations-administrative indicator:womens-union-grassroots-organizations breakdown:by-administrative-unit)
    (indicator:womens-union-organizations-attached indicator:womens-union-grassroots-organizations breakdown:attached)
    (indicator:zoning-plans-approved indicator:plans-approved breakdown:zones)
  }
} ;

# The part that each statement is narrowed to, then its indicator.
INSERT {
  ?statement lskg:hasBreakdown ?part
}
WHERE {
  GRAPH temporary:merged { ?old temporary:part ?part }
  ?statement lskg:hasIndicator ?old
  FILTER NOT EXISTS { ?statement a lskg:Discrepancy }
} ;
INSERT {
  GRAPH ?g {
    ?statement lskg:hasBreakdown ?part
  }
}
WHERE {
  GRAPH temporary:merged { ?old temporary:part ?part }
  GRAPH ?g {
    ?statement lskg:hasIndicator ?old
    FILTER NOT EXISTS { ?statement a lskg:Discrepancy }
  }
} ;

# What indicators were said to be goes with them; what leads to them leads to the one that is left.
DELETE {
  ?old ?p ?o
}
WHERE {
  GRAPH temporary:merged { ?old temporary:by ?new }
  ?old ?p ?o
  FILTER(?p NOT IN (temporary:by, temporary:part))
} ;
DELETE {
  GRAPH ?g {
    ?old ?p ?o
  }
}
WHERE {
  GRAPH temporary:merged { ?old temporary:by ?new }
  GRAPH ?g { ?old ?p ?o }
  FILTER(?g != temporary:merged)
} ;
DELETE {
  ?s ?p ?old
}
INSERT {
  ?s ?p ?new
}
WHERE {
  GRAPH temporary:merged { ?old temporary:by ?new }
  ?s ?p ?old
} ;
DELETE {
  GRAPH ?g {
    ?s ?p ?old
  }
}
INSERT {
  GRAPH ?g {
    ?s ?p ?new
  }
}
WHERE {
  GRAPH temporary:merged { ?old temporary:by ?new }
  GRAPH ?g { ?s ?p ?old }
} ;

DROP SILENT GRAPH temporary:merged
