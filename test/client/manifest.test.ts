import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

describe("what package.json says of the extension", () => {
  interface Setting {
    readonly type: string;
    readonly enum?: unknown;
    readonly pattern?: unknown;
    readonly additionalProperties?: unknown;
  }
  const manifest = JSON.parse(readFileSync("package.json", "utf8")) as {
    readonly capabilities: Readonly<Record<string, { supported: unknown }>>;
    readonly contributes: {
      readonly configuration:
        | { readonly properties: Readonly<Record<string, Setting>> }
        | readonly { readonly properties: Readonly<Record<string, Setting>> }[];
    };
  };

  it("promises VS Code less where a workspace is not trusted, or lies on no disk", () => {
    assert.deepEqual(
      Object.entries(manifest.capabilities).map(([what, { supported }]) => [
        what,
        supported,
      ]),
      [
        ["untrustedWorkspaces", "limited"],
        ["virtualWorkspaces", "limited"],
      ],
    );
  });

  it("has no setting in which a workspace could name a program, a path or an address", () => {
    const settings = [manifest.contributes.configuration]
      .flat()
      .flatMap(({ properties }) => Object.entries(properties));
    assert.ok(settings.length > 10);
    const open = settings.filter(
      ([, { type, ...limits }]) =>
        type !== "boolean" &&
        limits.enum === undefined &&
        limits.pattern === undefined &&
        limits.additionalProperties !== false,
    );
    assert.deepEqual(open, []);
  });
});
