import ipaddr from "ipaddr.js";
import type { Statement } from "../../../../grammar/syntax/tree.ts";
import type { Word } from "../../../../grammar/syntax/line.ts";
import { parseAddress } from "../../model/address.ts";
import { insertAfter, isVerbatim } from "../edits.ts";
import { defineRule, type NodeContext, type Edit } from "../rule.ts";

export default defineRule({
  id: "vip-separator",
  area: "vrrp",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "safe",
  summary:
    "Several addresses stand on one line, or a separator behind an address",
  why: "Each line of an address block holds one address; commas and semicolons mean nothing. keepalived takes the second address for an unknown option and drops it, or cannot read the first one because of the sign behind it.",
  references: ["keepalived keepalived/vrrp/vrrp_ipaddress.c: alloc_ipaddress"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24, 192.0.2.101/24
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24;
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24 192.0.2.101/24 dev eth0
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100 255.255.255.0 dev eth0
    }
}
`,
    ],
    good: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
        192.0.2.101/24
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100 peer 192.0.2.1 dev eth0
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24 brd 192.0.2.255 dev eth0
    }
}
`,
    ],
  },
  messages: {
    several:
      '"{second}" stands on the line of another address and is dropped: write one address per line',
    separator:
      'the "{sign}" is taken for a part of the address: addresses stand one per line, without separators',
    netmask:
      '"{second}" is a netmask, which keepalived drops: the address counts without its network; write "{prefixed}"',
    split: "write one address per line",
    prefix: 'write "{prefixed}"',
  },
  replaces: [
    "value-out-of-range",
    "invalid-value",
    "unknown-keyword",
    "missing-parameter",
    "surplus-parameter",
    "vip-without-prefix",
  ],
  visit: {
    "vrrp_instance/virtual_ipaddress/*": check,
    "vrrp_instance/virtual_ipaddress_excluded/*": check,
    "vrrp_instance/unicast_peer/*": check,
    "static_ipaddress/*": check,
  },
});

function check(statement: Statement, { report }: NodeContext): void {
  const { words } = statement;
  if (words.length === 1 && !/[,;]/.test(words[0].text)) return;
  const addresses = addressesOn(statement);
  const [first, second] = addresses;
  const sign = statement.words
    .map(({ text }) => /[,;]$/.exec(text)?.[0])
    .find((each) => each !== undefined);
  if (
    first?.word !== statement.words[0] ||
    (second === undefined && sign === undefined)
  )
    return;
  const length = prefixLength(second?.text);
  if (length !== undefined && !first.text.includes("/")) {
    const args = {
      second: second?.text ?? "",
      prefixed: `${first.text}/${length}`,
    };
    report({
      message: "netmask",
      at: second?.word ?? statement,
      args,
      fixes: () => [
        {
          title: "prefix",
          args,
          safety: "safe",
          edits: joinPrefix(first.word, second?.word, args.prefixed),
        },
      ],
    });
    return;
  }
  report({
    message: second === undefined ? "separator" : "several",
    at:
      second?.word ??
      statement.words.find(({ text }) => /[,;]$/.test(text)) ??
      statement,
    args: { second: second?.text ?? "", sign: sign ?? "" },
    fixes: () => [
      {
        title: "split",
        safety: "safe",
        edits: split(statement, addresses),
      },
    ],
  });
}

interface Found {
  readonly word: Word;
  /** Without separators. */
  readonly text: string;
}

/** The words of a line that are addresses of their own, not the parameter of an option. */
function addressesOn({ words }: Statement): readonly Found[] {
  return words.flatMap((word, index) => {
    const before = words[index - 1]?.text ?? "";
    if (["peer", "brd", "broadcast", "label", "dev"].includes(before))
      return [];
    return word.text
      .split(/[,;]/)
      .filter((text) => parseAddress(text) !== undefined)
      .map((text) => ({ word, text }));
  });
}

/** The length that a netmask with dots stands for. */
function prefixLength(written: string | undefined): number | undefined {
  return written?.startsWith("255.") === true
    ? (ipaddr.IPv4.parse(written).prefixLengthFromSubnetMask() ?? undefined)
    : undefined;
}

function joinPrefix(
  address: Word,
  netmask: Word | undefined,
  newText: string,
): readonly Edit[] {
  return netmask !== undefined && address.verbatim && netmask.verbatim
    ? [{ file: address.file, start: address.start, end: netmask.end, newText }]
    : [];
}

/** Each address on a line of its own; the options behind the last one are for all of them. */
function split(
  statement: Statement,
  addresses: readonly Found[],
): readonly Edit[] {
  const lastAddress = addresses.at(-1);
  if (lastAddress === undefined) return [];
  const options = statement.words
    .slice(statement.words.indexOf(lastAddress.word) + 1)
    .map(({ text }) => text.replace(/(?<![,;])[,;]+$/, ""))
    .filter((each) => each !== "");
  const [first, ...others] = addresses.map(({ text }) =>
    [text, ...options].join(" "),
  );
  const start = replaceLine(statement, first ?? "");
  if (start.length === 0 || others.length === 0) return start;
  return [...start, ...insertAfter(statement, others)];
}

function replaceLine(statement: Statement, newText: string): readonly Edit[] {
  return isVerbatim(statement)
    ? [
        {
          file: statement.file,
          start: statement.start,
          end: statement.end,
          newText,
        },
      ]
    : [];
}
