// What the charts draw with: scales, axes, lines.
export { max, min } from "d3-array";
export { axisBottom, axisLeft } from "d3-axis";
export { scaleBand, scaleLinear, scaleLog, scaleTime } from "d3-scale";
export { select } from "d3-selection";
export { curveStepAfter, line } from "d3-shape";
