// The marks that the charts are made of; what is not named here is left out of the bundle.
export { barX, centroid, dot, geo, lineY, link, plot, pointer, ruleX, ruleY, text, tip } from "@observablehq/plot";
