// What the charts draw with: scales, axes, lines.
export { bisector, extent, group, max, min } from "d3-array";
export { axisBottom, axisLeft } from "d3-axis";
export { scaleBand, scaleLinear, scaleLog, scaleUtc } from "d3-scale";
export { select } from "d3-selection";
export { curveStepAfter, line } from "d3-shape";
export { utcFormat } from "d3-time-format";
