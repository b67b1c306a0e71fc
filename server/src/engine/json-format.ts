/*
 * Formats of JSON values that people write. A format reads a value (and tells what is wrong with it, where it is) and
 * knows its JSON schema: what is read and what editors complete come from one description.
 */
import type { Node as Value } from "jsonc-parser";
import { nearest } from "./nearest.ts";

export type { Value };

/** Tells what is wrong with a value. */
export type Report = (value: Value, message: string) => void;

export interface Format<T> {
  /** The value; undefined where it is something else, which is reported. */
  readonly read: (value: Value, report: Report) => T | undefined;
  readonly schema: () => Schema;
}

/** A JSON schema (draft-07). */
export type Schema = Readonly<Record<string, unknown>>;

type Content<F> = F extends Format<infer T> ? T : never;

export const text: Format<string> = {
  read: (value, report) => {
    const written: unknown = value.value;
    if (typeof written === "string") return written;
    report(value, "must be a text");
    return undefined;
  },
  schema: () => ({ type: "string" }),
};

export const bool: Format<boolean> = {
  read: (value, report) => {
    const written: unknown = value.value;
    if (typeof written === "boolean") return written;
    report(value, "must be true or false");
    return undefined;
  },
  schema: () => ({ type: "boolean" }),
};

/** A text of a certain form, which a function recognises and the pattern describes. */
export function textOf<T>(
  pattern: RegExp,
  parse: (written: string) => T | undefined,
  mistake: (written: string) => string,
): Format<T> {
  return {
    read: (value, report) => {
      const written = text.read(value, report);
      if (written === undefined) return undefined;
      const parsed = parse(written);
      if (parsed === undefined) report(value, mistake(written));
      return parsed;
    },
    schema: () => ({ type: "string", pattern: pattern.source }),
  };
}

/** One of a few words. */
export function oneOf<W extends string>(words: readonly W[]): Format<W> {
  return {
    read: (value, report) => {
      const written: unknown = value.value;
      const found = words.find((word) => word === written);
      if (found === undefined)
        report(value, `must be one of ${words.map(quoted).join(", ")}`);
      return found;
    },
    schema: () => ({ type: "string", enum: words }),
  };
}

/** A list: of its elements those that can be read. */
export function list<T>(element: Format<T>): Format<readonly T[]> {
  return {
    read: (value, report) => {
      if (value.type !== "array") {
        report(value, "must be a list [ ... ]");
        return [];
      }
      return (value.children ?? []).flatMap((each) => {
        const result = element.read(each, report);
        return result === undefined ? [] : [result];
      });
    },
    schema: () => ({ type: "array", items: element.schema() }),
  };
}

/** The keys of a record: a few known ones, or all of a form. */
export type Keys =
  | { readonly name: string; readonly known: () => readonly KnownKey[] }
  | { readonly pattern: RegExp; readonly mistake: (key: string) => string };

export interface KnownKey {
  readonly name: string;
  /** What its schema says beside its format. */
  readonly schema: Schema;
}

/** An object with keys of the user's choice. */
export function record<T>(
  keys: Keys,
  member: Format<T>,
): Format<Readonly<Record<string, T>>> {
  const mistakeOf = (key: string): string | undefined => {
    if ("pattern" in keys)
      return keys.pattern.test(key) ? undefined : keys.mistake(key);
    const known = keys.known().map(({ name }) => name);
    return known.includes(key) ? undefined : unknown(keys.name, key, known);
  };
  return {
    read: (value, report) => {
      const result: Record<string, T> = {};
      for (const { key, name, content } of entriesOf(value, report)) {
        const mistake = mistakeOf(name);
        if (mistake !== undefined) {
          report(key, mistake);
          continue;
        }
        const each = member.read(content, report);
        if (each !== undefined) result[name] = each;
      }
      return result;
    },
    schema: () => ({
      type: "object",
      additionalProperties: false,
      ...("pattern" in keys
        ? { patternProperties: { [keys.pattern.source]: member.schema() } }
        : {
            properties: Object.fromEntries(
              keys
                .known()
                .map(({ name, schema }) => [
                  name,
                  { ...member.schema(), ...schema },
                ]),
            ),
          }),
    }),
  };
}

type Formats = Readonly<Record<string, Format<unknown>>>;

type Members<F extends Formats, R extends keyof F> = {
  readonly [K in R]: Content<F[K]>;
} & { readonly [K in Exclude<keyof F, R>]?: Content<F[K]> };

/** An object with fixed keys. Those that must be there are named with a hint (or an empty text). */
export function members<F extends Formats, R extends keyof F & string = never>(
  formats: F,
  required?: Readonly<Record<R, string>>,
): Format<Members<F, R>> {
  const needed = Object.entries<string>(required ?? {});
  return {
    read: (value, report) => {
      const result: Record<string, unknown> = {};
      const entries = entriesOf(value, report);
      for (const { key, name, content } of entries) {
        const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
        if (format === undefined)
          report(key, unknown("key", name, Object.keys(formats)));
        else result[name] = format.read(content, report);
      }
      const missing = needed.filter(
        ([each]) => !entries.some(({ name }) => name === each),
      );
      if (value.type === "object")
        for (const [name, hint] of missing)
          report(
            value,
            `${quoted(name)} is missing${hint === "" ? "" : `: ${hint}`}`,
          );
      return needed.every(([name]) => result[name] !== undefined)
        ? (result as Members<F, R>)
        : undefined;
    },
    schema: () => ({
      type: "object",
      additionalProperties: false,
      ...(needed.length > 0 && { required: needed.map(([name]) => name) }),
      properties: Object.fromEntries(
        Object.entries(formats).map(([name, format]) => [
          name,
          format.schema(),
        ]),
      ),
    }),
  };
}

/** A format with what its schema says to people: description, examples, default. */
export function described<T>(
  format: Format<T>,
  description: string,
  more: Schema = {},
): Format<T> {
  return {
    ...format,
    schema: () => ({ ...format.schema(), description, ...more }),
  };
}

interface Entry {
  readonly key: Value;
  readonly name: string;
  readonly content: Value;
}

function entriesOf(value: Value, report: Report): readonly Entry[] {
  if (value.type !== "object") {
    report(value, "must be an object { ... }");
    return [];
  }
  return (value.children ?? []).flatMap(({ children = [] }) => {
    const [key, content] = children;
    return key === undefined || content === undefined
      ? []
      : [{ key, name: String(key.value), content }];
  });
}

function unknown(kind: string, name: string, known: Iterable<string>): string {
  const near = nearest(name, known);
  const hint = near === undefined ? "" : `, did you mean ${quoted(near)}?`;
  return `unknown ${kind} ${quoted(name)}${hint}`;
}

function quoted(text: string): string {
  return `"${text}"`;
}
