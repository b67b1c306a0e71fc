/* Includes that lead round in circles, to devices, or to more than can be read. */
import { createServer } from "node:net";
import { join } from "node:path";
import { instance, root, type Case, type Folder } from "./case.ts";

/** A root file that includes one pattern. */
const including =
  (pattern: string, fill: (at: Folder) => void = () => undefined) =>
  (at: Folder): void => {
    at.write(root, `include ${pattern}\n${instance}`);
    fill(at);
  };

export const includes: readonly Case[] = [
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
