// The example: two directors that are DR real servers of each other, in a folder that tests may write to.
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "../..");

const example = join(root, "test/fixtures/examples/web-cluster");

/** The lines of lb01 and lb02 that name the other director. */
export const lines = {
  lb01: realServerLine("lb01", "lb02"),
  lb02: realServerLine("lb02", "lb01"),
};

/** @returns {{ folder: string, file: (node: string) => string, read: (node: string) => string, remove: () => void }} */
export function copyExampleCluster() {
  const parent = mkdtempSync(join(tmpdir(), "keepalived-"));
  const folder = join(parent, "web-cluster");
  cpSync(example, folder, { recursive: true });
  const file = (node) => join(folder, node, "keepalived.conf");
  return {
    folder,
    file,
    read: (node) => readFileSync(file(node), "utf8"),
    remove: () => rmSync(parent, { recursive: true, force: true }),
  };
}

function realServerLine(node, other) {
  const source = (name) =>
    readFileSync(join(example, name, "keepalived.conf"), "utf8");
  const address = /unicast_src_ip\s+(\S+)/.exec(source(other))?.[1];
  const all = source(node).split("\n");
  const number = all.findIndex((line) =>
    line.trim().startsWith(`real_server ${address} `),
  );
  if (number < 0) throw new Error(`${node} has no real_server ${address}`);
  return { number: number + 1, text: all[number].trim() };
}
