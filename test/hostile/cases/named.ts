/* What a call names or a folder holds: devices, pipes, links, and project files. */
import { instance, root, type Case } from "./case.ts";

export const named: readonly Case[] = [
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
