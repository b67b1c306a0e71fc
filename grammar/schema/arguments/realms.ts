import type { ArgumentCheck } from "../finding.ts";
import { checkNameOrNumber } from "./name-or-number.ts";

/** `REALM` or `REALM/REALM`: names or numbers up to 255. */
export const checkRealms: ArgumentCheck = (text, argument, context) => {
  const cut = text.indexOf("/");
  const parts = cut < 0 ? [text] : [text.slice(0, cut), text.slice(cut + 1)];
  const limits = { ...argument, min: 0, max: 255 };
  return parts
    .map((part) => checkNameOrNumber(part, limits, context))
    .find((finding) => finding !== undefined);
};
