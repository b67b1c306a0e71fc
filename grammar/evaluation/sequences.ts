/* `~SEQ(VAR, START, STEP, END) REST`, `~SEQx`, `~LST(VAR, V1, V2) REST`, `~LST({A,B}, {1,2}, ..) REST`. */

export interface Sequence {
  /** Its variables. */
  readonly names: readonly string[];
  /** The values are numbers. */
  readonly counts: boolean;
  /** Length of the longest value, if all of them are nothing but a part of a word wherever they are put. */
  readonly longest: number | undefined;
  /** Offset of REST in the text. */
  readonly rest: number;
  readonly rounds: Iterable<Round>;
  readonly count: number;
}

/** The definitions one round makes: names and values. */
export type Round = readonly (readonly [name: string, value: string])[];

/**
 * What a sequence line says; undefined if keepalived would refuse it. Mirrors add_seq and add_lst of lib/parser.c:
 * numbers are read as in C (0x10, 010), a missing one is 0.
 */
export function parseSequence(text: string): Sequence | undefined {
  const head = /^~(SEQx?|LST)[ \t]*\([ \t]*/.exec(text);
  if (head === null) return undefined;
  const [{ length }, kind] = head;
  const made =
    kind === "LST" ? list(text, length) : count(text, length, kind === "SEQx");
  if (made === undefined) return undefined;
  const behind = text.slice(made.end);
  return { ...made, rest: text.length - behind.trimStart().length };
}

interface Rounds extends Omit<Sequence, "rest"> {
  /** Offset behind the closing parenthesis. */
  readonly end: number;
}

const number = "[ \\t]*([+-]?(?:0[xX][0-9a-fA-F]+|\\d+))?[ \\t]*";
const counting = new RegExp(
  `([^ \\t,){][^ \\t,)]*)(?=[ \\t,)])[ \\t]*[^)\\s]${number}(?:,${number})?(?:,${number})?\\)`,
  "y",
);

function count(
  text: string,
  from: number,
  hexadecimal: boolean,
): Rounds | undefined {
  counting.lastIndex = from;
  const match = counting.exec(text);
  if (match === null) return undefined;
  const [whole, variable = ""] = match;
  const commas = whole.slice(variable.length).split(",").length - 1;
  const [one, two, three] = match.slice(2).map(readNumber);
  const [start, step, end] = steps(commas, one ?? 0, two ?? 0, three ?? 0);
  if (step === 0 || (end - start) * step < 0) return undefined;
  if (hexadecimal && (start < 0 || end < 0)) return undefined;
  const rounds = Math.floor((end - start) / step) + 1;
  return {
    names: [variable],
    counts: true,
    longest: String(Math.max(Math.abs(start), Math.abs(end))).length + 1,
    end: from + whole.length,
    count: rounds,
    rounds: {
      *[Symbol.iterator](): Iterator<Round> {
        for (let round = 0; round < rounds; round += 1)
          yield [
            [variable, (start + round * step).toString(hexadecimal ? 16 : 10)],
          ];
      },
    },
  };
}

/** Start, step and end of `(END)`, `(START, END)` and `(START, STEP, END)`. */
function steps(
  commas: number,
  one: number,
  two: number,
  three: number,
): readonly [start: number, step: number, end: number] {
  if (commas === 3) return [one, two, three];
  if (commas === 2) return [one, one <= two ? 1 : -1, two];
  return [one < 0 ? -1 : 1, one < 1 ? -1 : 1, one];
}

/** As strtol(3) with base 0; what is not there counts as 0. */
function readNumber(written: string | undefined): number {
  const [, sign, digits = ""] = /^([+-]?)(.*)$/.exec(written ?? "") ?? [];
  const octal = /^0[0-7]*$/.test(digits);
  const value = octal ? Number.parseInt(digits, 8) : Number(digits);
  return sign === "-" ? -value : value;
}

/** `NAME, V, ..` or `{NAME, ..}, {V, ..}, ..` up to its `)`. */
function list(text: string, from: number): Rounds | undefined {
  const read = elementReader(text, from);
  const names = read();
  const values: (readonly string[])[] = [];
  while (text[read.at()] === "," && values.length < mostValues) {
    read.skip();
    const value = read();
    if (value === undefined) return undefined;
    values.push(value);
  }
  if (names === undefined || text[read.at()] !== ")") return undefined;
  if (values.length === 0 || values.some((each) => each.length > names.length))
    return undefined;
  const all = values.flat();
  const plain =
    all.every((value) => /^[\w.:/%+-]+$/.test(value)) &&
    values.every((each) => each.length === names.length);
  return {
    names,
    counts: false,
    longest: plain ? Math.max(...all.map(({ length }) => length)) : undefined,
    end: read.at() + 1,
    count: values.length,
    rounds: values.map((parts) =>
      names.map((each, index) => [each, parts[index] ?? ""] as const),
    ),
  };
}

/** A line has about a thousand characters. */
const mostValues = 1024;

interface ElementReader {
  /** The next word or set of words; undefined where there is none. */
  (): readonly string[] | undefined;
  /** Where it stands. */
  readonly at: () => number;
  /** Leaves a character out. */
  readonly skip: () => void;
}

function elementReader(text: string, from: number): ElementReader {
  const element = /[ \t]*(?:\{([^})]*)\}|((?!\{)[^ \t,})]*))[ \t]*/y;
  let at = from;
  const read = (): readonly string[] | undefined => {
    element.lastIndex = at;
    const match = element.exec(text);
    if (match === null) return undefined;
    at += match[0].length;
    const words = (match[1] ?? match[2] ?? "").split(",");
    const trimmed = words.map((word) => word.trim());
    return trimmed.some((word) => /[ \t]/.test(word)) ? undefined : trimmed;
  };
  return Object.assign(read, {
    at: () => at,
    skip: () => {
      at += 1;
    },
  });
}
