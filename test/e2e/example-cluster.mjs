// The example: two directors that are DR real servers of each other, in a folder that tests may write to.
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "../..");

const example = join(root, "test/fixtures/examples/web-cluster");

/** Where lb01 and lb02 name the other director. */
export const lines = {
  lb01: realServerLine("lb01", "lb02"),
  lb02: realServerLine("lb02", "lb01"),
};

export function copyExampleCluster() {
  const parent = mkdtempSync(join(tmpdir(), "keepalived-"));
  const folder = join(parent, "web-cluster");
  cpSync(example, folder, { recursive: true });
  const file = (node) => join(folder, node, "keepalived.conf");
  const read = (node) => readFileSync(file(node), "utf8");
  const place = (node, text) => placeOf(read(node), text);
  return {
    folder,
    file,
    read,
    place,
    remove: () => rmSync(parent, { recursive: true, force: true }),
  };
}

function realServerLine(node, other) {
  const source = (name) =>
    readFileSync(join(example, name, "keepalived.conf"), "utf8");
  const address = /unicast_src_ip\s+(\S+)/.exec(source(other))?.[1];
  const { line } = placeOf(source(node), `real_server ${address} `);
  const text = source(node).split("\n")[line - 1];
  const column = text.indexOf(address) + 1;
  return { line, column, text: text.trim(), address };
}

/** Line and column of the first occurrence, from 1. */
function placeOf(source, text) {
  const at = source.indexOf(text);
  if (at < 0) throw new Error(`The example has no "${text}"`);
  const before = source.slice(0, at).split("\n");
  return { line: before.length, column: before.at(-1).length + 1 };
}
