"""The terms of the ontology and its code lists; `make vocabulary` writes this file."""

from __future__ import annotations

from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace


class LSKG(DefinedNamespace):
    """Terms of the ontology; a name that it does not declare raises AttributeError."""

    _NS = Namespace("https://w3id.org/lskg/ns#")
    _fail = True

    Achievement: URIRef
    ActualFigure: URIRef
    AdministrativeUnit: URIRef
    Appendix: URIRef
    ArithmeticCheck: URIRef
    ArmedForcesUnit: URIRef
    Assessment: URIRef
    Association: URIRef
    Award: URIRef
    BorderGate: URIRef
    Cause: URIRef
    CentralAuthority: URIRef
    ChangeStatement: URIRef
    CollectiveTerm: URIRef
    Commune: URIRef
    CongressTerm: URIRef
    CongressTheme: URIRef
    ContextFactor: URIRef
    Country: URIRef
    Discrepancy: URIRef
    District: URIRef
    Document: URIRef
    EconomicZone: URIRef
    Enterprise: URIRef
    EstimatedFigure: URIRef
    Event: URIRef
    ExternalLink: URIRef
    FatherlandFront: URIRef
    Footnote: URIRef
    ForeignOrganization: URIRef
    GlobalGoal: URIRef
    GuidingViewpoint: URIRef
    Index: URIRef
    Indicator: URIRef
    IndicatorTarget: URIRef
    InformationSystem: URIRef
    Initiative: URIRef
    JudicialBody: URIRef
    KeyTask: URIRef
    LegalDocument: URIRef
    Lesson: URIRef
    Limitation: URIRef
    Link: URIRef
    Movement: URIRef
    NationalAssemblyDelegation: URIRef
    NaturalFeature: URIRef
    ObjectiveCause: URIRef
    Organization: URIRef
    OverallGoal: URIRef
    PartyCommittee: URIRef
    PartyCongress: URIRef
    PartyOrganization: URIRef
    Passage: URIRef
    PeoplesCommittee: URIRef
    PeoplesCouncil: URIRef
    Period: URIRef
    Person: URIRef
    Place: URIRef
    Plan: URIRef
    PlanElement: URIRef
    PlanLink: URIRef
    PlanPeriod: URIRef
    PlanningTarget: URIRef
    PolicyMeasure: URIRef
    PoliticalReport: URIRef
    Product: URIRef
    Programme: URIRef
    Project: URIRef
    Province: URIRef
    PublishedStatistic: URIRef
    QuantitativeStatement: URIRef
    QuantityValue: URIRef
    RankingStatement: URIRef
    Region: URIRef
    ReportedFigure: URIRef
    Responsibility: URIRef
    Scheme: URIRef
    Section: URIRef
    SocioPoliticalOrganization: URIRef
    Solution: URIRef
    SolutionGroup: URIRef
    Source: URIRef
    SourceFile: URIRef
    SpecializedAgency: URIRef
    Standard: URIRef
    StateBody: URIRef
    StrategicBreakthrough: URIRef
    SubjectiveCause: URIRef
    TargetFigure: URIRef
    TextVersion: URIRef
    TouristPlace: URIRef
    TransportRoute: URIRef
    addressesLimitation: URIRef
    administrativeCode: URIRef
    anchorOffset: URIRef
    annotates: URIRef
    appliesLesson: URIRef
    areaText: URIRef
    comparesWith: URIRef
    computedValue: URIRef
    concernsElement: URIRef
    concernsPlace: URIRef
    contentHash: URIRef
    contributesTo: URIRef
    denominator: URIRef
    documentNumber: URIRef
    domainIncludes: URIRef
    elementNumber: URIRef
    endOffset: URIRef
    endYear: URIRef
    exactText: URIRef
    explanation: URIRef
    footnoteNumber: URIRef
    hasAdministrativeLevel: URIRef
    hasAggregationKind: URIRef
    hasAuditRule: URIRef
    hasBaselinePeriod: URIRef
    hasBorderGateType: URIRef
    hasCause: URIRef
    hasChangeDirection: URIRef
    hasComparator: URIRef
    hasCounterpartGate: URIRef
    hasDefaultUnit: URIRef
    hasDesirableDirection: URIRef
    hasDocumentType: URIRef
    hasExtractionMethod: URIRef
    hasFigureKind: URIRef
    hasFigureStatus: URIRef
    hasHedge: URIRef
    hasImplementationStatus: URIRef
    hasIndicator: URIRef
    hasNaming: URIRef
    hasNormalizedUnit: URIRef
    hasNumberRole: URIRef
    hasObjectPassage: URIRef
    hasOperand: URIRef
    hasPrecision: URIRef
    hasProjectType: URIRef
    hasResponsibilityStatus: URIRef
    hasRole: URIRef
    hasScaleWord: URIRef
    hasStatedFigure: URIRef
    hasSubjectPassage: URIRef
    hasTense: URIRef
    hasTheme: URIRef
    hasUnit: URIRef
    hasValue: URIRef
    hasVerdict: URIRef
    isAboutIndicator: URIRef
    isAboutPlace: URIRef
    isAdoptedAt: URIRef
    isAnchoredIn: URIRef
    isAppendixOf: URIRef
    isApprovedBy: URIRef
    isCarriedOutThrough: URIRef
    isChangeOf: URIRef
    isContinuedBy: URIRef
    isDetailOf: URIRef
    isDirectlyWithinSection: URIRef
    isDrawnFrom: URIRef
    isFootnoteOf: URIRef
    isIssuedBy: URIRef
    isLinkInto: URIRef
    isListedIn: URIRef
    isLocatedIn: URIRef
    isLowerInclusive: URIRef
    isMadeFrom: URIRef
    isMentionedIn: URIRef
    isMentionedInSection: URIRef
    isNamedWithin: URIRef
    isPartOfElement: URIRef
    isPartOfFigure: URIRef
    isPartOfInitiative: URIRef
    isPartOfTotal: URIRef
    isPassageOf: URIRef
    isReferredToIn: URIRef
    isResponsibilityOf: URIRef
    isSectionOf: URIRef
    isSetByPlan: URIRef
    isShareOf: URIRef
    isStatedIn: URIRef
    isStatedInDocument: URIRef
    isStatedInSection: URIRef
    isSubmittedTo: URIRef
    isSubordinateTo: URIRef
    isSuccessorOf: URIRef
    isSuccessorOfPart: URIRef
    isSuccessorOfWhole: URIRef
    isUpperInclusive: URIRef
    isVersionOf: URIRef
    isWithinFootnote: URIRef
    isWithinPeriod: URIRef
    isWithinSection: URIRef
    isoCode: URIRef
    isoInterval: URIRef
    issuerName: URIRef
    linkBasis: URIRef
    linkObject: URIRef
    linkPredicate: URIRef
    linkReason: URIRef
    linkSubject: URIRef
    lowerBound: URIRef
    normalizedLowerBound: URIRef
    normalizedUpperBound: URIRef
    numerator: URIRef
    orderNumber: URIRef
    planNumber: URIRef
    publishedText: URIRef
    quotedText: URIRef
    refersToPeriod: URIRef
    reportedValue: URIRef
    restates: URIRef
    scaleExponent: URIRef
    sectionLevel: URIRef
    sectionNumber: URIRef
    sharedWording: URIRef
    sharesSubjectWith: URIRef
    startOffset: URIRef
    startYear: URIRef
    statedValue: URIRef
    statementText: URIRef
    supportsTarget: URIRef
    textLength: URIRef
    tolerance: URIRef
    unitText: URIRef
    upperBound: URIRef
    validFrom: URIRef
    validTo: URIRef
    valueText: URIRef


SCHEMES = (
    "administrative-level",
    "aggregation-kind",
    "audit-rule",
    "audit-verdict",
    "border-gate-type",
    "change-direction",
    "comparator",
    "desirable-direction",
    "document-type",
    "extraction-method",
    "figure-kind",
    "figure-status",
    "hedge",
    "implementation-status",
    "naming",
    "number-role",
    "project-type",
    "responsibility-status",
    "role",
    "scale-word",
    "tense",
    "theme",
)
