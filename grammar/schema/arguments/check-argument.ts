import type { ArgumentCheck } from "../finding.ts";
import type { ArgumentKind } from "../keyword.ts";
import { checkBool } from "./bool.ts";
import { checkDecimal } from "./decimal.ts";
import { checkDomainName } from "./domain-name.ts";
import { checkEnumOrUint } from "./enum-or-uint.ts";
import { checkEnum } from "./enum.ts";
import { checkHex } from "./hex.ts";
import { checkHost } from "./host.ts";
import { checkHmacKey } from "./hmac-key.ts";
import { checkInt } from "./int.ts";
import { checkIpOrFwmarkOrGroup } from "./ip-or-fwmark-or-group.ts";
import { checkIpOrRangeOrPrefix } from "./ip-or-range-or-prefix.ts";
import { checkIpPrefix } from "./ip-prefix.ts";
import { checkIp } from "./ip.ts";
import { checkNetmaskOrPrefixLength } from "./ipv4-netmask-or-prefix-length.ts";
import { checkIpv4 } from "./ipv4.ts";
import { checkMac } from "./mac.ts";
import { checkMarkMask } from "./mark-mask.ts";
import { checkMulticastIp } from "./multicast-ip.ts";
import { checkNameOrNumber } from "./name-or-number.ts";
import { checkPortPort } from "./port-port.ts";
import { checkPort } from "./port.ts";
import { checkRealms } from "./realms.ts";
import { checkRouteTime } from "./route-time.ts";
import { checkString } from "./string.ts";
import { checkUidUid } from "./uid-uid.ts";
import { checkUintRange } from "./uint-range.ts";
import { checkUint } from "./uint.ts";
import { checkUmask } from "./umask.ts";

/** The check of each kind. `string` stands for all that only the machine could judge. */
const checks: Readonly<Record<ArgumentKind, ArgumentCheck>> = {
  bool: checkBool,
  decimal: checkDecimal,
  "domain-name": checkDomainName,
  email: checkString,
  enum: checkEnum,
  "enum-or-uint": checkEnumOrUint,
  glob: checkString,
  group: checkString,
  "group-name-or-number": checkNameOrNumber,
  hex: checkHex,
  "hmac-key": checkHmacKey,
  int: checkInt,
  interface: checkString,
  "interface-name": checkString,
  ip: checkIp,
  "ip-or-fwmark-or-group": checkIpOrFwmarkOrGroup,
  "ip-or-hostname": checkHost,
  "ip-or-range-or-prefix": checkIpOrRangeOrPrefix,
  "ip-prefix": checkIpPrefix,
  ipv4: checkIpv4,
  "ipv4-netmask-or-prefix-length": checkNetmaskOrPrefixLength,
  mac: checkMac,
  "mark/mask": checkMarkMask,
  "multicast-ip": checkMulticastIp,
  "multicast-ipv4": checkMulticastIp,
  "multicast-ipv6": checkMulticastIp,
  name: checkString,
  "name-or-number": checkNameOrNumber,
  options: checkString,
  path: checkString,
  port: checkPort,
  "port-port": checkPortPort,
  realms: checkRealms,
  reference: checkString,
  regex: checkString,
  "route-time": checkRouteTime,
  script: checkString,
  string: checkString,
  "uid-uid": checkUidUid,
  uint: checkUint,
  "uint-range": checkUintRange,
  umask: checkUmask,
  user: checkString,
};

/** Checks a word against what is known of its argument. */
export const checkArgument: ArgumentCheck = (text, argument, context) => {
  const finding = checks[argument.kind](text, argument, context);
  return argument.onViolation === "silent-ignored" ? undefined : finding;
};

/** Kinds whose check looks at more than the statement: a netmask is read by the address of the service around it. */
export const looksAround: ReadonlySet<ArgumentKind> = new Set([
  "ipv4-netmask-or-prefix-length",
]);
