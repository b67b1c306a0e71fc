/* Numbers as keepalived reads them: strtol(3) and its relatives. */

/** The number, or what is wrong with it. */
export type ParsedNumber = bigint | "negative" | "invalid";

/** A number without sign: leading blanks (in quotes) and a plus are allowed, and nothing at all is 0. */
export function parseUnsigned(text: string, base: 0 | 10 = 10): ParsedNumber {
  if (/^[1-9]\d*$/.test(text)) return BigInt(text);
  const trimmed = text.replace(leadingBlanks, "");
  if (trimmed === "") return 0n;
  if (trimmed.startsWith("-")) return "negative";
  return parseDigits(trimmed.replace(/^\+/, ""), base) ?? "invalid";
}

/** A number with or without sign. */
export function parseSigned(text: string): bigint | "invalid" {
  if (text === "") return 0n;
  const trimmed = text.replace(leadingBlanks, "");
  const digits = parseDigits(trimmed.replace(/^[+-]/, ""), 10);
  if (digits === undefined) return "invalid";
  return trimmed.startsWith("-") ? -digits : digits;
}

/** Digits in C notation (base 0) or decimal. */
export function parseDigits(text: string, base: 0 | 10): bigint | undefined {
  if (base === 0) {
    if (/^0x[0-9a-f]+$/i.test(text)) return BigInt(text);
    if (/^0[0-7]+$/.test(text)) return BigInt(`0o${text.slice(1)}`);
    if (/^0\d/.test(text)) return undefined;
  }
  return /^\d+$/.test(text) ? BigInt(text) : undefined;
}

/** Whether a number is within the limits of an argument. */
export function isWithin(
  value: bigint | number,
  {
    min,
    max,
  }: { readonly min?: number | bigint; readonly max?: number | bigint },
): boolean {
  return (
    (min === undefined || value >= min) && (max === undefined || value <= max)
  );
}

const leadingBlanks = /^[ \t\n\v\f\r]+/;
