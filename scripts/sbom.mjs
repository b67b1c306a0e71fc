// `npm run sbom`: the bill of materials of what ships, dist/sbom.cdx.json (CycloneDX 1.6), and what it lists. Each build
// makes it of the packages that the bundles have code of; it holds no time and no random number, so that the same
// sources make the same file.
import { Buffer } from "node:buffer";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildIfStale, installPackages, root } from "./prepare.mjs";

export const sbomFile = "dist/sbom.cdx.json";

if (process.argv[1] === import.meta.filename) {
  installPackages();
  buildIfStale();
  const { components } = JSON.parse(readFileSync(join(root, sbomFile), "utf8"));
  for (const { purl, licenses } of components)
    console.log(`${licenses.map(({ license }) => license.id)}\t${purl}`);
  console.log(`${components.length} packages in ${sbomFile}`);
}

/**
 * The bill of materials. `packages` are what `bundledPackages` gives, `manifest` is package.json, `lock`
 * package-lock.json: it has the checksums of the packages as they were published.
 */
export function sbomOf({ all, direct }, manifest, lock) {
  const own = component("application", manifest);
  const edges = [
    { ref: own["bom-ref"], uses: direct },
    ...all.map((each) => ({ ref: purlOf(each), uses: [...each.imports] })),
  ];
  return {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: { lifecycles: [{ phase: "build" }], component: own },
    components: all.map((each) => ({
      ...component("library", each),
      hashes: [hashOf(lock.packages[pathOf(each)])],
      evidence: {
        occurrences: [...each.bundles].sort().map((location) => ({ location })),
      },
    })),
    dependencies: edges.map(({ ref, uses }) => ({
      ref,
      dependsOn: uses.map(purlOf).sort(),
    })),
  };
}

function component(type, each) {
  const { name, version, license, description, homepage } = each;
  const [, group, own] = /^(?:(@[^/]+)\/)?(.*)$/.exec(name);
  return {
    type,
    "bom-ref": purlOf(each),
    ...(group && { group }),
    name: own,
    version,
    ...(description && { description }),
    licenses: [{ license: { id: license, acknowledgement: "declared" } }],
    purl: purlOf(each),
    ...(homepage && {
      externalReferences: [{ type: "website", url: homepage }],
    }),
  };
}

/** https://github.com/package-url/purl-spec: the @ of a scope is escaped. */
function purlOf({ name, version }) {
  return `pkg:npm/${name.replace("@", "%40")}@${version}`;
}

/** As package-lock.json names it. */
function pathOf({ folder }) {
  return folder.slice(folder.indexOf("node_modules/"));
}

function hashOf({ integrity }) {
  const [, base64] = /^sha512-(.+)$/.exec(integrity);
  return {
    alg: "SHA-512",
    content: Buffer.from(base64, "base64").toString("hex"),
  };
}
