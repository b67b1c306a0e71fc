/*
 * Lines of scripts and regular expressions are split once more, nearly as a shell would (lib/parser.c,
 * alloc_strvec_quoted_escaped): `"` and `'` quote and may be glued to other text, and a backslash protects what stands
 * behind it, also between single quotes.
 */

export interface ShellWord {
  readonly text: string;
  /** Whether quotes or a backslash protect some of it. */
  readonly quoted: boolean;
  /** Offsets in what was split. */
  readonly start: number;
  readonly end: number;
}

export interface ShellWords {
  readonly words: readonly ShellWord[];
  /** A quote that nothing closes. keepalived does not see it where it, or an escape, is the last of the text. */
  readonly open: string | undefined;
}

/** Escapes are undone, or (for what will be split again) kept; up to 2.3.1 `\x` took any number of digits. */
export function splitShell(
  written: string,
  escapes: "undone" | "kept" | "undone by 2.3.1" = "undone",
): ShellWords {
  const words: ShellWord[] = [];
  let quote = "";
  let isSeen = false;
  for (let at = 0; at < written.length;) {
    if (isBlank(written[at])) {
      at += 1;
      continue;
    }
    const start = at;
    let text = "";
    let quoted = false;
    for (; at < written.length; at += 1) {
      const character = written[at] ?? "";
      isSeen = quote !== "" && character !== "\\";
      if (character === "\\") {
        const escape = escapeAt(written, at, escapes === "undone by 2.3.1");
        text += escapes === "kept" ? escape.whole : escape.character;
        at += escape.whole.length - 1;
        quoted = true;
      } else if (quote !== "") {
        if (character === quote) quote = "";
        else text += character;
      } else if (character === '"' || character === "'") {
        quote = character;
        quoted = true;
      } else if (isBlank(character)) break;
      else text += character;
    }
    words.push({ text, quoted, start, end: at });
  }
  return { words, open: quote !== "" && isSeen ? quote : undefined };
}

interface Escape {
  readonly whole: string;
  readonly character: string;
}

/** The escape that begins at an offset: `\n`, `\x41`, `\101`, `\cX`; before any other character it stands for that. */
function escapeAt(text: string, at: number, isOlder: boolean): Escape {
  const escape = isOlder
    ? /\\(?:x([\da-fA-F]+)|c([^])|([0-7]{1,3})|([^]?))/y
    : /\\(?:x([\da-fA-F]{1,2})|c([^])|([0-7]{1,3})|([^]?))/y;
  escape.lastIndex = at;
  const [whole = "\\", hex, control, octal, other = ""] =
    escape.exec(text) ?? [];
  const code =
    hex !== undefined
      ? parseInt(hex.slice(-2), 16)
      : control !== undefined
        ? control.charCodeAt(0) & 0x1f
        : octal !== undefined
          ? parseInt(octal, 8) & 0xff
          : undefined;
  const character =
    code === undefined ? (letters[other] ?? other) : String.fromCharCode(code);
  return { whole, character };
}

const letters: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  E: "\x1b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

function isBlank(character: string | undefined): boolean {
  return character !== undefined && /\s/.test(character);
}
