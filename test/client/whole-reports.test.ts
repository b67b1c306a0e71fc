import assert from "node:assert/strict";
import type { CancellationToken, Uri } from "vscode";
import { wholeReports } from "../../client/src/whole-reports.ts";

const token = {} as CancellationToken;
const [lb01, lb02] = ["file:///lb01", "file:///lb02"].map(
  (text) => new URL(text) as unknown as Uri,
) as [Uri, Uri];
const known = [lb01, lb02].map((uri) => ({ uri, value: "same as before" }));

describe("What VS Code tells the server that it knows", () => {
  let middleware: ReturnType<typeof wholeReports>;

  beforeEach(() => {
    middleware = wholeReports();
  });

  /** The files that are told to be known, when all are asked for. */
  const told = async (): Promise<readonly string[]> => {
    let uris: readonly string[] = [];
    await middleware.provideWorkspaceDiagnostics?.(
      known,
      token,
      () => undefined,
      (certain) => {
        uris = certain.map(({ uri }) => String(uri));
        return { items: [] };
      },
    );
    return uris;
  };

  /** A request for a file; what ends it. */
  const ask = (uri: Uri): (() => Promise<unknown>) => {
    let end: (nothing: null) => void = () => undefined;
    const answer = new Promise<null>((done) => {
      end = done;
    });
    const asked = middleware.provideDiagnostics?.(
      uri,
      undefined,
      token,
      () => answer,
    );
    return () => {
      end(null);
      return Promise.resolve(asked);
    };
  };

  it("is all it has been told", async () => {
    assert.deepEqual(await told(), [String(lb01), String(lb02)]);
  });

  it("leaves out a file that it is asking for on its own", async () => {
    const end = ask(lb01);
    assert.deepEqual(await told(), [String(lb02)]);
    assert.deepEqual(await told(), [String(lb02)]);
    await end();
  });

  it("leaves it out once more when that is over: it may have dropped both answers", async () => {
    const end = ask(lb01);
    await told();
    await end();
    assert.deepEqual(await told(), [String(lb02)]);
    assert.deepEqual(await told(), [String(lb01), String(lb02)]);
  });

  it("leaves it out where the request has failed", async () => {
    const failed = middleware.provideDiagnostics?.(lb01, undefined, token, () =>
      Promise.reject(new Error("cancelled")),
    );
    await assert.rejects(Promise.resolve(failed), /cancelled/);
    assert.deepEqual(await told(), [String(lb02)]);
    assert.deepEqual(await told(), [String(lb01), String(lb02)]);
  });
});
