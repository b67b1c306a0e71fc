/* `~SEQ(...) REST` and `~LST(...) REST`: REST, once for each round. */
import type { Condition, SequenceSegment } from "../syntax/line.ts";
import type { Place } from "../syntax/source-file.ts";
import {
  replaceIn,
  spendCharacters,
  spendWork,
  type Reading,
} from "./reading.ts";
import { parseSequence, type Round, type Sequence } from "./sequences.ts";
import { templateOf, type Template } from "./templates.ts";
import {
  concatTraced,
  sliceTraced,
  tracedPlace,
  tracedValue,
  type TracedText,
} from "./traced-text.ts";

/** Reads a text that was made, directives and all. */
type ReadMade = (
  reading: Reading,
  text: TracedText,
  line: number,
  conditions: readonly Condition[],
) => void;

/** Unrolls a sequence: what is the same in all rounds is parsed once; where that can't be, rounds are read as lines. */
export function unroll(
  reading: Reading,
  segment: SequenceSegment,
  readMade: ReadMade,
): void {
  const { file, start, end, line, conditions } = segment;
  const place = { file, start, end };
  const whole = withBounds(reading, writtenText(segment));
  const sequence = parseSequence(whole.text);
  if (sequence === undefined) {
    const text = whole.text.slice(0, whole.text.indexOf(")") + 1);
    reading.problems.push({
      rule: "invalid-sequence",
      message: "malformed",
      at: place,
      args: { text: text === "" ? whole.text : text },
    });
    return;
  }
  const rest = sliceTraced(whole, sequence.rest);
  const template = templateOf(reading, sequence, rest, line, conditions, place);
  if (template !== undefined) {
    copyRounds(reading, sequence, template, rest, place);
    return;
  }
  for (const round of sequence.rounds) {
    if (!spendCharacters(reading, rest.text.length + 8, rest)) break;
    if (!spendWork(reading, 1, rest)) break;
    define(reading, round, place);
    readMade(reading, rest, line, conditions);
    if (reading.exhausted) break;
  }
}

/** A sequence in a definition is not what stands where the definition is used. */
function writtenText(segment: SequenceSegment): TracedText {
  const inPlace = tracedPlace(segment);
  return inPlace.text === segment.text
    ? inPlace
    : tracedValue(segment.text, segment);
}

/** Definitions count in the numbers of `~SEQ`; those in a list are replaced where its variable is used. */
function withBounds(reading: Reading, written: TracedText): TracedText {
  const closing = written.text.indexOf(")") + 1;
  const comma = written.text.indexOf(",") + 1;
  if (comma === 0 || closing < comma) return written;
  const bounds = replaceIn(reading, sliceTraced(written, comma, closing));
  if (bounds === undefined || !written.text.startsWith("~SEQ")) return written;
  return concatTraced([
    sliceTraced(written, 0, comma),
    bounds,
    sliceTraced(written, closing),
  ]);
}

function copyRounds(
  reading: Reading,
  { rounds }: Sequence,
  { pieces, fill }: Template,
  rest: TracedText,
  place: Place,
): void {
  let last: Round = [];
  for (const round of rounds) {
    if (!spendWork(reading, pieces.length + 1, rest)) break;
    for (const piece of pieces) fill(reading.flow, piece, round);
    last = round;
  }
  define(reading, last, place);
}

function define(reading: Reading, round: Round, at: Place): void {
  for (const [name, value] of round)
    reading.definitions.set(name, { name, value, at });
}
