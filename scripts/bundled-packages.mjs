// Which packages have code in the bundles: from what esbuild says of each bundle. Their notices and the bill of
// materials are made of this alone.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The packages, by name, of what esbuild tells of bundles (`metafile`): with the bundles that have code of them and
 * the packages whose code theirs imports. Those that our own code imports are `direct`.
 */
export function bundledPackages(metafiles) {
  const packages = new Map();
  const direct = new Set();
  for (const { inputs, outputs } of metafiles) {
    const inside = Object.entries(outputs).flatMap(([bundle, output]) =>
      Object.entries(output.inputs)
        .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
        .map(([path]) => ({ bundle, path })),
    );
    for (const { bundle, path } of inside) {
      const folder = folderOf(path);
      if (folder === undefined) continue;
      if (!packages.has(folder)) packages.set(folder, readPackage(folder));
      packages.get(folder).bundles.add(bundle);
    }
    for (const { path } of inside) {
      const imported = inputs[path].imports
        .map((each) => folderOf(each.path))
        .filter((each) => packages.has(each) && each !== folderOf(path));
      const from = packages.get(folderOf(path));
      const known = from === undefined ? direct : from.imports;
      for (const each of imported) known.add(packages.get(each));
    }
  }
  const idOf = ({ name, version }) => `${name} ${version}`;
  const byName = (one, other) => (idOf(one) < idOf(other) ? -1 : 1);
  return {
    all: [...packages.values()].sort(byName),
    direct: [...direct].sort(byName),
  };
}

/** What their licences ask to come along. */
export function noticesOf({ all }) {
  return all
    .map(({ folder, name, version, license }) => {
      const texts = readdirSync(folder)
        .filter((file) => /^(?:licen[cs]e|notice)/i.test(file))
        .map((file) => readFileSync(join(folder, file), "utf8").trim());
      return `${name} ${version} (${license})\n\n${texts.join("\n\n")}\n`;
    })
    .join(`\n${"-".repeat(80)}\n\n`);
}

/** The folder of the package that a file is part of; packages may lie inside others. */
function folderOf(path) {
  return /^(.*\bnode_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
}

function readPackage(folder) {
  const { name, version, license, description, homepage } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  );
  return {
    ...{ folder, name, version, license, description, homepage },
    bundles: new Set(),
    imports: new Set(),
  };
}
