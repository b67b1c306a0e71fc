import { invalid, type ArgumentCheck } from "../finding.ts";

/** An address or a host name; what no name can be (RFC 1123; "_" is seen in the field) is told without looking it up. */
export const checkHost: ArgumentCheck = (text) =>
  /^[\w.:%/-]+$/.test(text) ? undefined : invalid("notAHost", text);
