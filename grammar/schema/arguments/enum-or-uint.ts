import { invalid, type ArgumentCheck } from "../finding.ts";
import { wordOf } from "./enum.ts";
import { checkUint } from "./uint.ts";

/** One of some words, or a number. */
export const checkEnumOrUint: ArgumentCheck = (text, argument, context) => {
  if (wordOf(text, argument) !== undefined) return undefined;
  const finding = checkUint(text, argument, context);
  return finding?.rule === "invalid-value"
    ? invalid("notOneOfNorNumber", text, {
        words: (argument.words ?? []).join(", "),
      })
    : finding;
};
