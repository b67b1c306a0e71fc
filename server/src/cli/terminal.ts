/* What text looks like where it is read: colours and widths. */
import type picocolors from "picocolors";
import { visible } from "../engine/visible.ts";
import type { Environment } from "./environment.ts";
import type { Arguments } from "./options.ts";

export type Colors = Pick<
  typeof picocolors,
  | "isColorSupported"
  | "blue"
  | "bold"
  | "cyan"
  | "dim"
  | "gray"
  | "green"
  | "italic"
  | "red"
  | "underline"
  | "yellow"
>;

export interface Terminal {
  readonly colors: Colors;
  /** Characters in a line. */
  readonly columns: number;
}

/** Colours on a terminal only, unless the call or the environment say otherwise. */
export async function terminalOf(
  given: Arguments,
  { env, isTTY, columns }: Environment,
): Promise<Terminal> {
  const colored = wantsColor(given.value("color") ?? "auto", env, isTTY);
  return {
    colors: colored ? await loadColors() : noColors,
    columns: isTTY && columns !== undefined ? Math.max(40, columns) : 160,
  };
}

/** Loaded where they are wanted: the package looks at once whether standard output is a terminal. */
async function loadColors(): Promise<Colors> {
  const { default: picocolors } = await import("picocolors");
  return picocolors.createColors(true);
}

const noColors: Colors = {
  isColorSupported: false,
  blue: String,
  bold: String,
  cyan: String,
  dim: String,
  gray: String,
  green: String,
  italic: String,
  red: String,
  underline: String,
  yellow: String,
};

function wantsColor(
  when: string,
  env: Environment["env"],
  isTTY: boolean,
): boolean {
  if (when !== "auto") return when === "always";
  if ((env.NO_COLOR ?? "") !== "") return false;
  const force = env.FORCE_COLOR;
  if (force !== undefined && force !== "")
    return force !== "0" && force !== "false";
  return isTTY && env.TERM !== "dumb";
}

/** A text of many lines that is quoted: what a terminal would obey is shown there; programs get every byte. */
export function onTerminal(text: string, isTerminal: boolean): string {
  return isTerminal ? text.replace(/[^\n\t]+/g, visible) : text;
}

/** Cells that a character takes. */
export function cellsOf(character: string): number {
  if (character >= " " && character <= "~") return 1;
  if (hasNoWidth(character)) return 0;
  return isWide(character) ? 2 : 1;
}

export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += cellsOf(character);
  return width;
}

/* In functions, for to set up these patterns takes a millisecond: few texts have such characters. */

function hasNoWidth(character: string): boolean {
  return /^(?:\p{Mn}|\p{Me}|[\u200b-\u200d\ufeff])$/u.test(character);
}

function isWide(character: string): boolean {
  return /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]$/u.test(
    character,
  );
}
