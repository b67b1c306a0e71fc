import type { ArgumentCheck } from "../finding.ts";
import { checkUint } from "./uint.ts";

/** A port; where zeros stand for no port they are allowed. */
export const checkPort: ArgumentCheck = (text, argument, context) =>
  (argument.zero === "none" && /^0*$/.test(text)) ||
  argument.notAfter?.includes(context.statement.words[1]?.text ?? "") === true
    ? undefined
    : checkUint(text, argument, context);
