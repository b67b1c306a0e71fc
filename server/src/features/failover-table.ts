/* The tables of failover-hover.ts, as Markdown. */
import {
  masterDownTime,
  outcomesOf,
  skewOf,
  type Contender,
  type Outcome,
  type Standing,
} from "../model/failover.ts";
import { code, codeInCell, escapeInCell, table } from "./markdown.ts";

/** One row for each failure of the master; with a tracked object only that one's. */
export function outcomeTable(
  contenders: readonly Contender[],
  tracked: string | undefined,
): string | undefined {
  const alone = contenders.length === 1;
  const outcomes = outcomesOf(contenders).filter(
    ({ failure }) =>
      failure === undefined ||
      (failure.kind === "tracker"
        ? tracked === undefined || failure.tracker.name === tracked
        : !alone && tracked === undefined),
  );
  const [first] = contenders;
  if (first === undefined || outcomes.length === 0) return undefined;
  const { virtualRouterId, name } = first.instance;
  const title = `**Failover of ${code(name)}**${virtualRouterId === undefined ? "" : `, VRID ${virtualRouterId.value}`}`;
  const head = [
    "",
    ...contenders.map(nameOf),
    ...(alone ? [] : ["master", "noticed", "takes over"]),
  ];
  const rows = outcomes.map((outcome) => [
    eventText(outcome),
    ...outcome.standings.map(standingText),
    ...(alone
      ? []
      : [
          masterText(outcome, outcomes[0]),
          within(outcome.detection),
          after(outcome.takeover),
        ]),
  ]);
  return `${title}\n\n${table(head, rows)}`;
}

/** How long the others wait for each node. */
export function timingTable(contenders: readonly Contender[]): string {
  const rows = contenders.map((each) => {
    const { priority, advertInt } = each.instance.effective;
    const [down, skew] =
      priority === undefined
        ? [undefined, undefined]
        : [masterDownTime(each, priority), skewOf(each, priority)];
    return [
      nameOf(each),
      secondsText(advertInt),
      secondsText(down),
      secondsText(skew),
    ];
  });
  return table(
    ["", "advert every", "master is lost after", "master has stopped: waits"],
    rows,
  );
}

function eventText({ failure }: Outcome): string {
  if (failure === undefined) return "all up";
  const at = nameOf(failure.at);
  switch (failure.kind) {
    case "tracker":
      return `${codeInCell(failure.tracker.name)} ${failure.tracker.reverse ? "up" : "down"} on ${at}`;
    case "stopped":
      return `${at} stops`;
    case "lost":
      return `${at} is lost`;
  }
}

function standingText(standing: Standing | undefined): string {
  return standing === undefined ? "-" : String(standing);
}

function masterText(
  { master, failure, standings }: Outcome,
  start: Outcome | undefined,
): string {
  if (master === undefined)
    return standings.some((each) => typeof each === "number")
      ? "equal priorities: the higher address"
      : "nobody";
  const stays = failure !== undefined && master === start?.master;
  return stays ? `${nameOf(master)} stays` : `**${nameOf(master)}**`;
}

function within(detection: number | undefined): string {
  return detection === undefined
    ? ""
    : detection === 0
      ? "at once"
      : `within ${secondsText(detection)}`;
}

function after(takeover: number | undefined): string {
  return takeover === undefined ? "" : `after ${secondsText(takeover)}`;
}

/** A time for people, to a tenth of a second or in milliseconds; a question mark where it is not known. */
export function secondsText(value: number | undefined): string {
  if (value === undefined) return "?";
  return value > 0 && value < 0.1
    ? `${Math.round(value * 1000)} ms`
    : `${Math.round(value * 10) / 10} s`;
}

function nameOf({ node }: Contender): string {
  return escapeInCell(node.name);
}
