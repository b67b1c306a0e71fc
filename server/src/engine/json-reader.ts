/* Narrow checks of JSON values that people write: each takes a value and gives what it should be, or tells why not. */
import type { Node as Value } from "jsonc-parser";
import { nearest } from "./nearest.ts";

export type { Value };

export interface Read {
  readonly report: (value: Value, message: string) => void;
}

export type Reader<T> = (value: Value, read: Read) => T | undefined;

export const text: Reader<string> = (value, read) => {
  const written: unknown = value.value;
  if (typeof written === "string") return written;
  read.report(value, "must be a text");
  return undefined;
};

export const bool: Reader<boolean> = (value, read) => {
  const written: unknown = value.value;
  if (typeof written === "boolean") return written;
  read.report(value, "must be true or false");
  return undefined;
};

/** One of a few words. */
export function oneOf<W extends string>(
  value: Value,
  read: Read,
  words: readonly W[],
): W | undefined {
  const written: unknown = value.value;
  const found = words.find((word) => word === written);
  if (found === undefined)
    read.report(value, `must be one of ${words.map(quoted).join(", ")}`);
  return found;
}

/** The elements that can be read. */
export function list<T>(
  value: Value,
  read: Read,
  element: Reader<T>,
): readonly T[] {
  if (value.type !== "array") {
    read.report(value, "must be a list [ ... ]");
    return [];
  }
  return (value.children ?? []).flatMap((each) => {
    const result = element(each, read);
    return result === undefined ? [] : [result];
  });
}

export interface KeyNames {
  readonly name: string;
  /** Left out: all keys are possible. */
  readonly known?: ReadonlySet<string>;
}

/** An object with keys of the user's choice. */
export function record<T>(
  value: Value,
  read: Read,
  keys: KeyNames,
  member: Reader<T>,
): Readonly<Record<string, T>> {
  const result: Record<string, T> = {};
  for (const { key, name, content } of entriesOf(value, read)) {
    if (keys.known?.has(name) === false) {
      read.report(key, unknown(keys.name, name, keys.known));
      continue;
    }
    const each = member(content, read);
    if (each !== undefined) result[name] = each;
  }
  return result;
}

type Members<R> = { readonly [K in keyof R]: Reader<R[K]> };

/** An object with fixed keys. */
export function members<R extends object>(
  value: Value,
  read: Read,
  readers: Members<R>,
): Partial<R> {
  const result: Partial<R> = {};
  for (const { key, name, content } of entriesOf(value, read)) {
    if (!hasKey(readers, name)) {
      read.report(key, unknown("key", name, Object.keys(readers)));
      continue;
    }
    const member = readers[name](content, read);
    if (member !== undefined) result[name] = member;
  }
  return result;
}

interface Entry {
  readonly key: Value;
  readonly name: string;
  readonly content: Value;
}

function entriesOf(value: Value, read: Read): readonly Entry[] {
  if (value.type !== "object") {
    read.report(value, "must be an object { ... }");
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

function hasKey<T extends object>(object: T, key: PropertyKey): key is keyof T {
  return Object.hasOwn(object, key);
}

function quoted(text: string): string {
  return `"${text}"`;
}
