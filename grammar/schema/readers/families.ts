import type { Word } from "../../syntax/line.ts";
import { invalid } from "../finding.ts";
import { parseIpAddress } from "../ip-address.ts";
import type { Argument, Keyword } from "../keyword.ts";
import type { Line } from "./reader.ts";

/** The family a route or rule has so far; 0: any. */
export type Family = 0 | 4 | 6;

/** The family an option's value brings along. */
export function familyOf(
  value: string,
  argument: Argument | undefined,
): Family {
  if (argument?.family !== undefined) return argument.family;
  if (argument?.kind !== "ip" && argument?.kind !== "ip-prefix") return 0;
  if (value === "default6") return 6;
  return parseIpAddress(value.split("/")[0] ?? "")?.family ?? 0;
}

/** Two families in one line are refused. Returns the family from here on, or that the line is dropped. */
export function joinFamilies(
  line: Line,
  known: Family,
  word: Word,
  keyword: Keyword | undefined,
  found: Family,
): Family | "dropped" {
  if (known === 0 || found === 0 || known === found)
    return known === 0 ? found : known;
  line.report(
    invalid("mixedFamilies", word.text, {
      keyword: keyword?.name ?? word.text,
    }),
    word,
    keyword === undefined ? {} : { keyword },
  );
  return "dropped";
}
