/** What was given and what happened, as bars and marks below the counts. */

import { s } from "../common/dom.js";
import { quantity, when, words } from "../common/format.js";
import { mark } from "./marks.js";

const HEIGHT = 26;

const ENDED = new Set(["completed", "stopped", "cancelled", "entered-in-error"]);

/** The lanes that have something to show: `{label, height, draw(group, x, width, row)}`. */
export function lanes({ treatment, holds, alerts, now }) {
  const ofKind = (...kinds) => treatment.orders.filter((order) => kinds.includes(order.kind));
  return [
    { label: treatment.drug, entries: doses(ofKind("study-drug"), holds, now) },
    { label: "G-CSF", entries: bars(ofKind("g-csf"), "support", now) },
    { label: "Transfusions", entries: bars(ofKind("rbc-transfusion", "platelet-transfusion"), "transfusion", now) },
    { label: "ESA", entries: bars(ofKind("esa"), "support", now) },
    { label: "Antibiotics", entries: bars(ofKind("broad-spectrum-antibiotics", "antibiotic-prophylaxis"), "support", now) },
    { label: "Symptoms", entries: findings(treatment.findings) },
    { label: "Alerts", entries: alertMarks(alerts) },
  ].filter((lane, index) => index === 0 || lane.entries.length > 0)
    .map((lane) => ({ ...lane, height: HEIGHT, draw: (group, x, width, row) => draw(lane, group, x, width, row) }));
}

function draw(lane, group, x, width, row) {
  group.append(s("text", { class: "lane-label", x: -8, y: HEIGHT / 2 + 4 }, lane.label));
  group.append(s("line", { class: "lane-line", x1: 0, x2: width, y1: HEIGHT - 1, y2: HEIGHT - 1 }));
  if (lane.entries.length === 0) {
    group.append(s("text", { class: "lane-empty", x: 4, y: HEIGHT / 2 + 4 }, "no order on record"));
  }
  for (const entry of lane.entries.filter(({ start, end }) => x(end ?? start) >= 0 && x(start) <= width)) {
    const left = Math.max(0, x(entry.start));
    group.append(mark(entry.end ? bar(entry, left, Math.min(width, x(entry.end))) : sign(entry, x(entry.start)), entry.told, { row, time: entry.start }));
  }
}

function bar(entry, left, right) {
  const length = Math.max(6, right - left);
  return s("g", {},
    s("rect", { class: `bar ${entry.look}`, x: left, y: 4, width: length, height: HEIGHT - 9, rx: 3 }),
    entry.text && length > entry.text.length * 7 ? s("text", { class: "bar-label", x: left + 6, y: HEIGHT / 2 + 3.5 }, entry.text) : null);
}

function sign(entry, left) {
  return entry.look.includes("alert")
    ? s("path", { class: `sign ${entry.look}`, d: `M${left} 4l7 14h-14z` })
    : s("path", { class: `sign ${entry.look}`, d: `M${left} 3l6 8-6 8-6-8z` });
}

/** Bars of the drug with the dose; holds lie over them. */
function doses(orders, holds, now) {
  const given = orders.filter((order) => order.start).map((order) => ({
    start: order.start,
    end: end(order, now),
    look: order.status === "on-hold" && !holds.some((hold) => hold.source === order.source) ? "drug hold" : "drug",
    text: order.dose ? quantity(order.dose) : "",
    told: tellOrder(order),
  }));
  return [...given, ...holds.filter((hold) => hold.start).map((hold) => holdBar(hold, orders, now))];
}

function holdBar(hold, orders, now) {
  const order = orders.find((candidate) => candidate.source === hold.source);
  const since = hold.known ? when(hold.start.toISOString()) : "not recorded";
  return {
    start: hold.known ? hold.start : order?.start ?? hold.start,
    end: hold.end ?? now,
    look: hold.known ? "hold" : "hold unsure",
    text: hold.known ? "on hold" : "on hold, since when is not recorded",
    told: {
      title: `On hold: ${order?.text ?? hold.source}`,
      lines: [["Since", since], ["Why", order?.reason], ["Source", hold.source]],
    },
  };
}

/** An order that is over and does not say when ends with its day; an open one goes on. */
function end(order, now) {
  return order.end ?? (ENDED.has(order.status) ? new Date(order.start.getTime() + 86_400_000) : now);
}

function bars(orders, look, now) {
  return orders.filter((order) => order.start).map((order) => {
    const single = order.source?.startsWith("Procedure/") || order.source?.startsWith("ServiceRequest/");
    return { start: order.start, end: single ? undefined : end(order, now), look: `${look} ${order.kind}`, text: order.text, told: tellOrder(order) };
  });
}

function tellOrder(order) {
  return {
    title: order.text || words(order.kind),
    lines: [
      ["Kind", words(order.kind)], ["Status", order.status], ["Dose", order.dose && quantity(order.dose)],
      ["From", order.from && when(order.from)], ["Until", order.until && when(order.until)],
      ["Cycle", order.cycle], ["Reason", order.reason], ["Source", order.source],
    ],
  };
}

function findings(all) {
  return all.filter((finding) => finding.present && finding.time?.date).map((finding) => ({
    start: finding.time.date, look: "finding",
    told: { title: finding.text || words(finding.kind), lines: [["Kind", words(finding.kind)], ["Recorded", when(finding.time.text)], ["Source", finding.source]] },
  }));
}

function alertMarks(alerts) {
  return alerts.filter((alert) => alert.identifiedDateTime).map((alert) => ({
    start: new Date(alert.identifiedDateTime),
    look: `alert ${alert.status === "final" ? alert.severity ?? "" : "over"}`,
    told: {
      title: alert.code?.text ?? alert.code?.coding?.[0]?.display ?? "Alert",
      lines: [
        ["Status", alert.status === "final" ? "stands" : alert.status], ["Severity", alert.severity], ["Raised", when(alert.identifiedDateTime)],
        ["Answer", alert.mitigation?.[0]?.action?.text ?? alert.mitigation?.[0]?.action?.coding?.[0]?.display],
        ["Source", `DetectedIssue/${alert.id}`],
      ],
    },
  }));
}
