import { invalid, type ArgumentCheck } from "../finding.ts";

/** A name of the DNS: no empty label inside, the root alone is allowed. */
export const checkDomainName: ArgumentCheck = (text) =>
  text.includes("..") || /^\../.test(text)
    ? invalid("emptyLabel", text)
    : undefined;
