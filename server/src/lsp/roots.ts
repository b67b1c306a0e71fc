import { memo } from "../../../grammar/syntax/memo.ts";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import { isRoot, nameKind } from "../engine/discover.ts";
import { folderOf, pathOf } from "../host/paths.ts";
import type { Environment } from "./environment.ts";
import { Newest } from "./newest.ts";
import { inTurns } from "./turns.ts";

/** More files than these, or configurations with more text, are not looked at for other nodes of a cluster. */
const mostFiles = 5000;
const mostRoots = 1000;
const mostText = 32 * 1024 * 1024;

/** The configurations in the folders of the workspace. */
export class Roots {
  readonly #environment: Environment;
  #found: readonly FoundFile[] = [];
  readonly #searches = new Newest();
  /** Paths below the folders' parents: the folder's own name counts. */
  readonly #isRoot = memo((file: SourceFile) =>
    memo((found: FoundFile) => isRoot(found.path, file)),
  );

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /**
   * Looks for files in these folders. They count as soon as `ready` has gone through their URIs, unless a search that
   * began later is over by then. Returns the folders that are too large to be looked at as a whole.
   */
  async search(
    folders: readonly string[],
    ready: (uris: readonly string[]) => Promise<void>,
  ): Promise<readonly string[]> {
    const isNewest = this.#searches.ask();
    const searched = await Promise.all(
      folders.map(async (folder) => {
        const path = pathOf(folder).replace(/(?<=.)\/$/, "");
        const { paths, isCutShort } = await this.#environment.find(path);
        const files = this.#candidates(path, paths);
        const chosen = await this.#chosen(files.slice(0, mostFiles));
        return {
          path,
          found: chosen.found,
          isCutShort:
            isCutShort || chosen.isCutShort || files.length > mostFiles,
        };
      }),
    );
    const found = searched.flatMap((each) => each.found);
    await ready(this.#rootsAmong(found));
    if (isNewest()) this.#found = found;
    return searched
      .filter(({ isCutShort }) => isCutShort)
      .map(({ path }) => path);
  }

  /** Reads files, with pauses, as far as that is bearable. They are what is not large, in the order of their names. */
  async #chosen(
    files: readonly FoundFile[],
  ): Promise<{ readonly found: readonly FoundFile[]; isCutShort: boolean }> {
    const found: FoundFile[] = [];
    let roots = 0;
    let text = 0;
    let isCutShort = false;
    await inTurns(files, (each) => {
      if (this.#rootsAmong([each]).length > 0) {
        const file = this.#environment.readAny(each.uri);
        roots += 1;
        text += typeof file === "string" ? 0 : file.text.length;
        isCutShort = roots > mostRoots || text > mostText;
      }
      if (!isCutShort) found.push(each);
      return !isCutShort;
    });
    found.sort((one, other) => (one.path < other.path ? -1 : 1));
    return { found, isCutShort };
  }

  /** The configurations found, as far as they are still there. */
  uris(): readonly string[] {
    return this.#rootsAmong(this.#found);
  }

  #rootsAmong(found: readonly FoundFile[]): readonly string[] {
    return found.flatMap((each) => {
      const file = this.#environment.readAny(each.uri);
      if (typeof file === "string") return [];
      return this.#isRoot(file)(each) ? [each.uri] : [];
    });
  }

  #candidates(folder: string, paths: readonly string[]): readonly FoundFile[] {
    const above = folderOf(folder).length;
    return paths
      .map((path) => ({
        uri: this.#environment.uriOf(path),
        path: pathOf(this.#environment.uriOf(path))
          .slice(above)
          .replace(/^\//, ""),
      }))
      .filter(({ path }) => nameKind(path) !== "none");
  }
}

interface FoundFile {
  readonly uri: string;
  readonly path: string;
}
