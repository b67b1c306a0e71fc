/*
 * Folders that somebody prepared to make a linter hang, fall over, eat all memory or read what it must not. Each is
 * looked at by the command and opened in the server.
 */
import { execFileSync } from "node:child_process";
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";

export interface Case {
  readonly name: string;
  /** Fills an empty folder; may be awaited. */
  readonly make: (at: Folder) => unknown;
  /** What `lint` is given; left out: the folder's keepalived.conf. */
  readonly paths?: readonly string[];
  readonly status: 0 | 1 | 2;
  /** The rule that speaks, or words on standard error; left out: there is nothing to say. */
  readonly tells?: string;
}

export interface Folder {
  readonly path: string;
  readonly write: (name: string, content: string | Uint8Array) => void;
  readonly link: (target: string, name: string) => void;
  /** A file of nothing that takes no room on the disk. */
  readonly sparse: (name: string, size: number) => void;
  readonly pipe: (name: string) => void;
}

/** What cases fill a folder with. */
export function folderAt(path: string): Folder {
  const inside = (name: string): string => {
    const file = join(path, name);
    mkdirSync(dirname(file), { recursive: true });
    return file;
  };
  return {
    path,
    write: (name, content) => writeFileSync(inside(name), content),
    link: (target, name) => symlinkSync(target, inside(name)),
    sparse: (name, size) => {
      const descriptor = openSync(inside(name), "w");
      ftruncateSync(descriptor, size);
      closeSync(descriptor);
    },
    pipe: (name) => void execFileSync("mkfifo", [inside(name)]),
  };
}

const root = "keepalived.conf";
const instance = `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`;

/** A root file that includes one pattern. */
const including =
  (pattern: string, fill: (at: Folder) => void = () => undefined) =>
  (at: Folder): void => {
    at.write(root, `include ${pattern}\n${instance}`);
    fill(at);
  };

const text =
  (content: string | Uint8Array) =>
  ({ write }: Folder): void =>
    write(root, content);

const includes: readonly Case[] = [
  {
    name: "a file that includes itself",
    make: including(root),
    status: 1,
    tells: "include-cycle",
  },
  {
    name: "files that include each other",
    make: including("*.conf", ({ write }) => {
      write("a.conf", "include b.conf\n");
      write("b.conf", "include a.conf\ninclude keepalived.conf\n");
    }),
    status: 1,
    tells: "include-cycle",
  },
  {
    name: "a hundred files that each include all",
    make: ({ write }) => {
      write(root, `include conf.d/*.conf\n${instance}`);
      for (let index = 0; index < 100; index += 1)
        write(`conf.d/${index}.conf`, "include *.conf\n");
    },
    status: 1,
    tells: "expansion-too-large",
  },
  {
    name: "includes that lie deeper and deeper",
    make: ({ write }) => {
      write(root, `include 0.conf\n${instance}`);
      for (let index = 0; index < 500; index += 1)
        write(`${index}.conf`, `include ${index + 1}.conf\n`);
      write("500.conf", "");
    },
    status: 0,
    tells: "expansion-too-large",
  },
  {
    name: "1,000 includes",
    make: ({ write }) => {
      const lines: string[] = [];
      for (let index = 0; index < 1000; index += 1) {
        write(`conf.d/${index}.conf`, `# part ${index}\n`);
        lines.push(`include conf.d/${index}.conf\n`);
      }
      write(root, lines.join("") + instance);
    },
    status: 0,
  },
  {
    name: "1,000 includes of a folder of 1,000 files",
    make: ({ write }) => {
      for (let index = 0; index < 1000; index += 1)
        write(`conf.d/${index}.conf`, `# part ${index}\n`);
      write(root, "include conf.d/*.conf\n".repeat(1000) + instance);
    },
    status: 0,
    tells: "expansion-too-large",
  },
  ...["/dev/zero", "/dev/random", "/dev/tty", "/dev/stdin"].map(
    (device): Case => ({
      name: `an include of ${device}`,
      make: including("part.conf", ({ link }) => link(device, "part.conf")),
      status: 0,
      tells: "include-no-match",
    }),
  ),
  {
    name: "an include of a pipe",
    make: including("part.conf", ({ pipe }) => pipe("part.conf")),
    status: 0,
    tells: "include-no-match",
  },
  {
    name: "an include of a socket",
    make: async ({ path, write }) => {
      write(root, `include part.conf\n${instance}`);
      const server = createServer().unref();
      await new Promise<void>((done) =>
        server.listen(join(path, "part.conf"), done),
      );
    },
    status: 0,
    tells: "include-no-match",
  },
  {
    name: "an include of a folder",
    make: including("part.conf", ({ write }) => write("part.conf/x", "")),
    status: 0,
    tells: "include-no-match",
  },
  {
    name: "an include of 10 GB of nothing",
    make: including("part.conf", ({ sparse }) => sparse("part.conf", 1e10)),
    status: 0,
    tells: "include-no-match",
  },
  {
    name: "an include of 100 files of 60 MB",
    make: including("conf.d/*.conf", ({ sparse }) => {
      for (let index = 0; index < 100; index += 1)
        sparse(`conf.d/${index}.conf`, 6e7);
    }),
    status: 0,
    tells: "include-no-match",
  },
  {
    name: "an include of 30 files of 15 MB",
    make: including("conf.d/*.conf", ({ sparse }) => {
      for (let index = 0; index < 30; index += 1)
        sparse(`conf.d/${index}.conf`, 1.5e7);
    }),
    status: 1,
    tells: "expansion-too-large",
  },
  {
    name: "links in a circle",
    make: including("a.conf", ({ link }) => {
      link("b.conf", "a.conf");
      link("a.conf", "b.conf");
    }),
    status: 0,
    tells: "include-no-match",
  },
  {
    name: "a pattern over folders that are links to themselves",
    make: including(`conf.d${"/*".repeat(12)}`, ({ link, write }) => {
      write("conf.d/a.conf", "");
      for (let index = 0; index < 10; index += 1) link(".", `conf.d/${index}`);
    }),
    status: 0,
  },
  {
    name: "a pattern over the whole disk",
    make: including("/*/*/*/*/*/*/*/*"),
    status: 0,
  },
  {
    name: "a pattern of stars",
    make: including(`conf.d/${"*a".repeat(60)}b`, ({ write }) =>
      write(`conf.d/${"a".repeat(250)}`, ""),
    ),
    status: 0,
  },
  {
    name: "a pattern of alternatives",
    make: including("{a,b}".repeat(40)),
    status: 0,
    tells: "include-no-match",
  },
  {
    name: "a pattern of 100,000 braces inside each other",
    make: including("{a,".repeat(100_000) + "}".repeat(100_000)),
    status: 1,
    tells: "include-no-match",
  },
  {
    name: "a pattern of 100,000 braces one after the other",
    make: including("{a}".repeat(100_000)),
    status: 1,
    tells: "include-no-match",
  },
  {
    name: "a pattern of open brackets",
    make: including("[".repeat(100_000)),
    status: 1,
    tells: "line-too-long",
  },
  {
    name: "a path of 100,000 folders",
    make: including("a/../".repeat(100_000) + "x.conf"),
    status: 1,
    tells: "include-no-match",
  },
];

const definitions: readonly Case[] = [
  {
    name: "a definition of itself",
    make: text(`$A=x $A\n${instance}router $A\n`),
    status: 1,
  },
  {
    name: "a definition that grows, on 10,000 lines",
    make: text(`$A=x$A\n${instance}${"router $A\n".repeat(10_000)}`),
    status: 1,
    tells: "expansion-too-large",
  },
  {
    name: "definitions of each other",
    make: text(`$A=$B\n$B=$A\n$A\n${instance}`),
    status: 0,
    tells: "expansion-too-large",
  },
  {
    name: "definitions that double 64 times",
    make: text(
      "$A0=x\n" +
        Array.from(
          { length: 64 },
          (_, index) => `$A${index + 1}=$A${index} $A${index}\n`,
        ).join("") +
        `$A64\n${instance}`,
    ),
    status: 1,
  },
  {
    name: "definitions of lines that double 64 times",
    make: text(
      Array.from(
        { length: 64 },
        (_, index) => `$A${index + 1}= \\\n$A${index} \\\n$A${index}\n`,
      ).join("") + `$A0=x\n$A64\n${instance}`,
    ),
    status: 0,
    tells: "expansion-too-large",
  },
  {
    name: "sequences of sequences",
    make: text(
      `${instance}~SEQ(i,1,100000) ~SEQ(j,1,100000) vrrp_instance V$i_$j {\n}\n`,
    ),
    status: 0,
    tells: "expansion-too-large",
  },
  {
    name: "a sequence without an end",
    make: text(
      `${instance}priority ~SEQ(i,1,99999999999999999999)\npriority ~SEQ(i,1,10,0)\npriority ~SEQ(i,1,10,-1)\n`,
    ),
    status: 1,
  },
];

const texts: readonly Case[] = [
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

const named: readonly Case[] = [
  ...["/dev/zero", "/dev/random", "/dev/tty"].map((path): Case => ({
    name: `${path} itself`,
    make: () => undefined,
    paths: [path],
    status: 2,
    tells: "is no regular file",
  })),
  {
    name: "a pipe itself",
    make: ({ pipe }) => pipe(root),
    status: 2,
    tells: "is no regular file",
  },
  {
    name: "10 GB of nothing itself",
    make: ({ sparse }) => sparse(root, 1e10),
    status: 2,
    tells: "is larger than",
  },
  {
    name: "a folder of pipes, devices, broken and circular links",
    make: ({ pipe, link, write, sparse }) => {
      write(root, instance);
      pipe("keepalived/a.conf");
      pipe("rules.v4");
      pipe("sysctl.conf");
      link("/dev/zero", "keepalived/b.conf");
      link("/dev/zero", "nftables.conf");
      link("nowhere", "keepalived/c.conf");
      link("d.conf", "keepalived/d.conf");
      link(".", "keepalived/e");
      link("/", "keepalived/everything");
      sparse("keepalived/f.conf", 1e10);
      sparse("rules.v6", 1e10);
    },
    paths: ["."],
    status: 0,
  },
  {
    name: "a folder of 200 files of 15 MB",
    make: ({ write, sparse }) => {
      write(root, instance);
      for (let index = 0; index < 200; index += 1)
        sparse(`conf/${index}.conf`, 1.5e7);
    },
    paths: ["."],
    status: 0,
  },
  {
    name: "a project file that is a device",
    make: ({ write, link }) => {
      write(root, instance);
      link("/dev/zero", ".keepalived-lsp.json");
    },
    status: 2,
    tells: "project file",
  },
  {
    name: "a project file that is a pipe",
    make: ({ write, pipe }) => {
      write(root, instance);
      pipe(".keepalived-lsp.json");
    },
    status: 2,
    tells: "project file",
  },
  {
    name: "a project file of 10 MB",
    make: ({ write }) => {
      write(root, instance);
      write(
        ".keepalived-lsp.json",
        `{ "rules": { ${Array.from({ length: 5e5 }, (_, index) => `"rule-${index}": "off"`).join(",\n")} } }`,
      );
    },
    status: 2,
    tells: "project file",
  },
  {
    name: "a project file of 100,000 lists inside each other",
    make: ({ write }) => {
      write(root, instance);
      write(
        ".keepalived-lsp.json",
        `{ "ignore": ${"[".repeat(1e5)}${"]".repeat(1e5)} }`,
      );
    },
    status: 2,
    tells: ".keepalived-lsp.json",
  },
  {
    name: "a project file that changes the prototype of all objects",
    make: ({ write }) => {
      write(root, instance);
      write(
        ".keepalived-lsp.json",
        '{ "__proto__": { "rules": {} }, "constructor": { "prototype": {} }, "rules": { "__proto__": "off", "constructor": "off" }, "paths": { "__proto__": "x" } }',
      );
    },
    status: 2,
    tells: "__proto__",
  },
  {
    name: "a project file whose globs never end",
    make: ({ write }) => {
      write(root, instance);
      write(`${"a".repeat(250)}.conf`, instance);
      write(`${"a/".repeat(100)}x.conf`, instance);
      write(
        ".keepalived-lsp.json",
        JSON.stringify({
          ignore: [
            `${"*a".repeat(40)}b`,
            `${"**/".repeat(60)}b`,
            `${"+(a|aa)".repeat(10)}b`,
            "+(+(+(a)))b",
            "{a,b}".repeat(30),
            "{1..1000000000}",
            "(((((((a+)+)+)+)+)+)+)+b",
            "[".repeat(1000),
          ],
        }),
      );
    },
    paths: ["."],
    status: 0,
  },
  {
    name: "a project file that leads out of the folder",
    make: ({ write }) => {
      write(root, `include /etc/keepalived/passwd\n${instance}`);
      write(
        ".keepalived-lsp.json",
        JSON.stringify({
          paths: { "/etc/keepalived": `${"../".repeat(40)}etc` },
          clusters: [
            {
              name: "x",
              nodes: [
                { config: root },
                { config: `${"../".repeat(40)}etc/shadow` },
                { config: `${"../".repeat(40)}dev/zero` },
              ],
            },
          ],
        }),
      );
    },
    status: 2,
    tells: "a node of the project file, is no regular file",
  },
];

/** All of them. */
export const cases: readonly Case[] = [
  ...includes,
  ...definitions,
  ...texts,
  ...named,
];
