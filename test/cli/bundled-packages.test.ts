import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Ajv, type AnySchemaObject } from "ajv";
import addFormats from "ajv-formats";

/*
 * What of other packages is in the bundles, what their notices say of it, and what the bill of materials does: the
 * same. The bundles' own source maps are asked.
 */
interface Component {
  readonly group?: string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly licenses: readonly { readonly license: { readonly id: string } }[];
  readonly hashes: readonly { readonly content: string }[];
  readonly evidence: {
    readonly occurrences: readonly { readonly location: string }[];
  };
}
interface Sbom {
  readonly metadata: { readonly component: { readonly purl: string } };
  readonly components: readonly Component[];
  readonly dependencies: readonly {
    readonly ref: string;
    readonly dependsOn: readonly string[];
  }[];
}
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

const json = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));
const bundles = [
  "cli.js",
  "command.cjs",
  "extension.cjs",
  "grammar.cjs",
  "server.cjs",
];
const sbom = json("dist/sbom.cdx.json") as Sbom;

/** `name version (license)` of each package that a bundle has code of; packages may lie inside others. */
function packagesIn(bundle: string): readonly string[] {
  const { sources } = json(`dist/${bundle}.map`) as { sources: string[] };
  const folders = sources.flatMap(
    (path) =>
      /\b(node_modules\/.*)$/
        .exec(path)?.[1]
        ?.match(/^(?:.*node_modules\/)?(?:@[^/]+\/)?[^/]+(?=\/)/) ?? [],
  );
  return [...new Set(folders)]
    .map((folder) => json(`${folder}/package.json`) as Manifest)
    .map(({ name, version, license }) => `${name} ${version} (${license})`);
}

const bundled = [...new Set(bundles.flatMap(packagesIn))].sort();

/** Licences that ask for no more than their text, and so may go along with MIT. */
const permissive = ["Apache-2.0", "BlueOak-1.0.0", "ISC", "MIT"];

describe("the notices of other packages", () => {
  it("name each package of which a bundle has code, with its licence, and no other", () => {
    const notices = readFileSync("dist/THIRD-PARTY-NOTICES.txt", "utf8")
      .split(`\n${"-".repeat(80)}\n\n`)
      .map((notice) => /^(\S+ \d\S* \(\S+\))\n\n([^]+)$/.exec(notice));
    assert.deepEqual(
      notices.map((notice) => notice?.[1]),
      bundled,
    );
    for (const notice of notices)
      assert.match(notice?.[2] ?? "", /copyright|licen[cs]e/i);
  });
});

describe("the bill of materials", () => {
  const label = ({ group, name, version, licenses }: Component): string =>
    `${group === undefined ? "" : `${group}/`}${name} ${version} (${licenses.map(({ license }) => license.id).join()})`;

  it("is what CycloneDX's schema asks for", () => {
    const schema = (name: string) =>
      json(
        `node_modules/@cyclonedx/cyclonedx-library/res/schema/${name}.SNAPSHOT.schema.json`,
      ) as AnySchemaObject;
    const ajv = new Ajv({ strict: false });
    addFormats(ajv);
    ajv.addFormat("iri-reference", /^\S+$/).addFormat("idn-email", /@/);
    for (const name of ["spdx", "jsf-0.82"])
      ajv.addSchema(
        schema(name),
        `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`,
      );
    const validate = ajv.compile(schema("bom-1.6"));
    assert.ok(validate(sbom), JSON.stringify(validate.errors));
    const [first] = sbom.components;
    const unknown = [{ license: { id: "Unknown-1.0" } }];
    for (const components of [
      [{ ...first, type: undefined }],
      [{ ...first, licenses: unknown }],
    ])
      assert.ok(!validate(JSON.parse(JSON.stringify({ ...sbom, components }))));
  });

  it("names each package of which a bundle has code, in which, and no other", () => {
    assert.deepEqual(sbom.components.map(label), bundled);
    for (const bundle of bundles)
      assert.deepEqual(
        sbom.components
          .filter(({ evidence }) =>
            evidence.occurrences.some(
              ({ location }) => location === `dist/${bundle}`,
            ),
          )
          .map(label),
        [...packagesIn(bundle)].sort(),
        bundle,
      );
  });

  it("tells of each package whose code it is used by", () => {
    const used = new Set(sbom.dependencies.flatMap((each) => each.dependsOn));
    const refs = sbom.components.map(({ purl }) => purl);
    assert.deepEqual([...used].sort(), [...refs].sort());
    assert.deepEqual(
      sbom.dependencies.map(({ ref }) => ref),
      [sbom.metadata.component.purl, ...refs],
    );
  });

  it("has the checksums that the packages were published with", () => {
    const { packages } = json("package-lock.json") as {
      packages: Readonly<Record<string, { integrity?: string }>>;
    };
    const published = new Set(
      Object.values(packages).map(({ integrity = "" }) =>
        Buffer.from(integrity.slice("sha512-".length), "base64").toString(
          "hex",
        ),
      ),
    );
    for (const { name, hashes } of sbom.components)
      assert.ok(
        hashes.length > 0 &&
          hashes.every(
            ({ content }) => content.length === 128 && published.has(content),
          ),
        name,
      );
  });
});

describe("the packages in the bundles", () => {
  it("have licences that go along with MIT", () => {
    const licences = sbom.components.flatMap(({ licenses }) =>
      licenses.map(({ license }) => license.id),
    );
    assert.deepEqual([...new Set(licences)].sort(), permissive);
  });

  it("are told of no registry by package-lock.json", () => {
    assert.doesNotMatch(
      readFileSync("package-lock.json", "utf8"),
      /"resolved"|registry\./,
    );
  });
});
