/* Files that are long, deep, or no text at all. */
import { instance, root, text, type Case } from "./case.ts";

export const texts: readonly Case[] = [
  {
    name: "a line of 5 MB",
    make: text(`${instance}! ${"x".repeat(5e6)}\n${"y".repeat(5e6)}\n`),
    status: 1,
    tells: "line-too-long",
  },
  {
    name: "a line of 2.5 million words",
    make: text(`${instance}${"a ".repeat(2.5e6)}\n`),
    status: 1,
    tells: "line-too-long",
  },
  {
    name: "a line of a million quotes",
    make: text(`${instance}x ${'"a" '.repeat(1e6)}"\n`),
    status: 1,
    tells: "unterminated-quote",
  },
  {
    name: "a line of 200,000 braces",
    make: text(`${instance}${"{".repeat(2e5)}\n`),
    status: 1,
    tells: "unexpected-open-brace",
  },
  {
    name: "50,000 lines that continue",
    make: text(`${instance}x ${"\\\n".repeat(5e4)}\n`),
    status: 1,
  },
  {
    name: "100,000 blocks inside each other",
    make: text(
      `${"vrrp_instance A {\n".repeat(1e5)}${"}\n".repeat(1e5)}${instance}`,
    ),
    status: 1,
  },
  {
    name: "100,000 blocks that never end",
    make: text("a {\n".repeat(1e5)),
    status: 1,
    tells: "unclosed-block",
  },
  {
    name: "100,000 braces that close nothing",
    make: text(instance + "}\n".repeat(1e5)),
    status: 1,
    tells: "stray-close-brace",
  },
  {
    name: "100,000 findings",
    make: text(
      instance +
        Array.from({ length: 1e5 }, (_, index) => `wrong${index}\n`).join(""),
    ),
    status: 1,
    tells: "unknown-keyword",
  },
  {
    name: "300,000 lines that mean nothing",
    make: text(instance + "x\n".repeat(3e5)),
    status: 1,
    tells: "unknown-keyword",
  },
  {
    name: "200,000 quotes that nobody closes",
    make: text(instance + 'x "\n'.repeat(2e5)),
    status: 1,
    tells: "unterminated-quote",
  },
  {
    name: "10,000 instances that clash",
    make: text(
      Array.from({ length: 1e4 }, (_, index) =>
        instance.replace("VI_1", `VI_${index}`),
      ).join(""),
    ),
    status: 1,
    tells: "duplicate-vrid-same-interface",
  },
  {
    name: "2,000 instances that clash, on each of two nodes",
    make: ({ write }) => {
      for (const [name, priority] of [
        [root, 100],
        ["lb02/keepalived.conf", 90],
      ] as const)
        write(
          name,
          Array.from({ length: 2000 }, (_, index) =>
            instance
              .replace("VI_1", `VI_${index}`)
              .replace("100\n", `${priority}\n`),
          ).join(""),
        );
      write(
        ".keepalived-lsp.json",
        JSON.stringify({
          clusters: [
            {
              name: "lb",
              nodes: [root, "lb02/keepalived.conf"].map((config) => ({
                config,
              })),
            },
          ],
        }),
      );
    },
    status: 1,
    tells: "duplicate-vrid-same-interface",
  },
  {
    name: "NULs",
    make: text(`\0\0\0${instance}\0priority\0 100\0\n${"\0".repeat(1e5)}`),
    status: 1,
  },
  {
    name: "broken UTF-8",
    make: text(
      Buffer.concat([
        Buffer.from(instance),
        Buffer.from([0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80, 0xf4, 0x90]),
        Buffer.from("\n"),
      ]),
    ),
    status: 1,
    tells: "unknown-keyword",
  },
  {
    name: "UTF-16",
    make: text(Buffer.from(`\ufeff${instance}`, "utf16le")),
    status: 1,
  },
  {
    name: "GBK",
    make: text(
      Buffer.concat([
        Buffer.from([0x23, 0xd0, 0xe9, 0xc4, 0xe2, 0x0a]),
        Buffer.from(instance),
      ]),
    ),
    status: 0,
  },
  {
    name: "lines of 20,000 blanks, digits and open names",
    make: text(
      [" ", "\\t", "0", "9.", "${a", "${" + "a".repeat(2e4), "\\\\ ", ",", ";"]
        .map((part) => `x ${part.repeat(2e4 / part.length + 1)} x\n`)
        .join("") + instance,
    ),
    status: 1,
    tells: "line-too-long",
  },
  {
    name: "other programs' files that go on and on",
    make: ({ write }) => {
      const service = instance.replace("}", "}\n");
      write(
        root,
        `${service}virtual_server 192.0.2.100 80 {\n    lb_kind DR\n    real_server 192.0.2.21 80 {\n    }\n}\n`,
      );
      write(
        "nftables.conf",
        `${"\n".repeat(1e5)}table ip x { chain y { ct state vmap { ${"a".repeat(2e4)} } } }\n`,
      );
      write(
        "rules.v4",
        `${" ".repeat(5e4)}*mangle\n${"-A PREROUTING -j X\n".repeat(2e4)}`,
      );
      write("sysctl.conf", `net.ipv4.${"a".repeat(1e5)}`);
      write(
        "nginx/nginx.conf",
        `listen ${"a".repeat(5e4)}\nlisten${" ".repeat(5e4)}\n`,
      );
      write("check.sh", `#!/bin/sh\n${"systemctl a ".repeat(1e4)}\n`);
    },
    paths: ["."],
    status: 1,
    tells: "missing-protocol",
  },
  {
    name: "words of JavaScript",
    make: text(
      [
        "",
        "vrrp_instance",
        "global_defs",
        "virtual_server 192.0.2.1 80",
        "vrrp_script",
      ]
        .map((head) => {
          const words = [
            "__proto__",
            "constructor",
            "toString",
            "hasOwnProperty",
            "prototype",
          ];
          const lines = words.flatMap((word) => [
            word,
            `state ${word}`,
            `$${word}=1`,
            `@${word} x`,
          ]);
          return `${head} constructor {\n${lines.join("\n")}\n}\n`;
        })
        .join("") + instance,
    ),
    status: 1,
    tells: "unknown-keyword",
  },
  { name: "an empty file", make: text(""), status: 0 },
  {
    name: "a program",
    make: ({ link }) => link(process.execPath, root),
    status: 2,
    tells: "larger than",
  },
];
