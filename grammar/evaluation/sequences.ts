/* `~SEQ(VAR, START, STEP, END) REST`, `~SEQx`, `~LST(VAR, V1, V2) REST`, `~LST({A,B}, {1,2}, ..) REST`. */

export interface Sequence {
  /** Offset of REST in the text. */
  readonly rest: number;
  readonly rounds: Iterable<Round>;
  readonly count: number;
}

/** The definitions one round makes: names and values. */
export type Round = readonly (readonly [name: string, value: string])[];

/** What a sequence line says; undefined if keepalived would refuse it. */
export function parseSequence(text: string): Sequence | undefined {
  const head = /^~(SEQx?|LST)\(/.exec(text);
  const close = text.indexOf(")");
  if (head === null || close < 0) return undefined;
  const inside = text.slice(head[0].length, close);
  const behind = text.slice(close + 1);
  const rest = close + 1 + (behind.length - behind.trimStart().length);
  const made =
    head[1] === "LST" ? list(inside) : count(inside, head[1] === "SEQx");
  return made === undefined ? undefined : { ...made, rest };
}

type Rounds = Pick<Sequence, "rounds" | "count">;

const name = /^[A-Za-z_][A-Za-z0-9_]*$/;

function count(inside: string, hexadecimal: boolean): Rounds | undefined {
  const [variable = "", ...numbers] = inside
    .split(",")
    .map((part) => part.trim());
  if (!name.test(variable) || numbers.length < 1 || numbers.length > 3)
    return undefined;
  const values = numbers.map((each) => number(each, hexadecimal));
  if (values.some((value) => value === undefined)) return undefined;
  const known = values.filter((value) => value !== undefined);
  const end = known.at(-1) ?? 0;
  const start = known.length === 1 ? 1 : (known[0] ?? 1);
  const step = known.length === 3 ? (known[1] ?? 1) : end >= start ? 1 : -1;
  if (step === 0 || (step > 0 && end < start) || (step < 0 && end > start))
    return undefined;
  const rounds = Math.floor((end - start) / step) + 1;
  return {
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

function number(text: string, hexadecimal: boolean): number | undefined {
  const digits = hexadecimal
    ? /^(?:0x)?[0-9a-f]{1,12}$/i
    : /^[+-]?[0-9]{1,12}$/;
  return digits.test(text)
    ? Number.parseInt(text, hexadecimal ? 16 : 10)
    : undefined;
}

function list(inside: string): Rounds | undefined {
  const [head, ...values] = elements(inside);
  if (head === undefined || values.length === 0) return undefined;
  const names = members(head);
  if (!names.every((each) => name.test(each))) return undefined;
  const rounds = values.map((value) => {
    const parts =
      names.length > 1 || value.startsWith("{") ? members(value) : [value];
    return names.map((each, index) => [each, parts[index] ?? ""] as const);
  });
  return { count: rounds.length, rounds };
}

/** Splits at commas that are not inside braces. */
function elements(text: string): string[] {
  return [...text.matchAll(/\s*(\{[^}]*\}|[^,]*)\s*(?:,|$)/g)]
    .map((match) => (match[1] ?? "").trim())
    .filter(Boolean);
}

function members(text: string): string[] {
  const inner = text.startsWith("{") ? text.slice(1, -1) : text;
  return inner.split(",").map((part) => part.trim());
}
