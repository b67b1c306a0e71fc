/* What text looks like where it is read: colours and widths. */
import pc from "picocolors";
import { visible } from "../engine/visible.ts";
import type { Environment } from "./environment.ts";
import type { Arguments } from "./options.ts";

export type Colors = ReturnType<typeof pc.createColors>;

export interface Terminal {
  readonly colors: Colors;
  /** Characters in a line. */
  readonly columns: number;
}

/** Colours on a terminal only, unless the call or the environment say otherwise. */
export function terminalOf(
  given: Arguments,
  { env, isTTY, columns }: Environment,
): Terminal {
  const colored = wantsColor(given.value("color") ?? "auto", env, isTTY);
  return {
    colors: pc.createColors(colored),
    columns: isTTY && columns !== undefined ? Math.max(40, columns) : 160,
  };
}

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
  if (noWidth.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += cellsOf(character);
  return width;
}

const noWidth = /^(?:\p{Mn}|\p{Me}|[\u200b-\u200d\ufeff])$/u;
const wide =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]$/u;
