import { memo } from "../../../grammar/syntax/memo.ts";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import { isRoot, nameKind } from "../engine/discover.ts";
import { folderOf, pathOf } from "../host/paths.ts";
import type { Environment } from "./environment.ts";

/** More files than this are not looked at for other nodes of a cluster. */
const mostFiles = 5000;

/** The configurations in the folders of the workspace. */
export class Roots {
  readonly #environment: Environment;
  #found: readonly FoundFile[] = [];
  #searches = 0;
  /** The search that what is found is from. */
  #newest = 0;
  /** Paths below the folders' parents: the folder's own name counts. */
  readonly #isRoot = memo((file: SourceFile) =>
    memo((found: FoundFile) => isRoot(found.path, file)),
  );

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /**
   * Looks for files in these folders. They count as soon as `ready` has gone through their URIs, unless a search that
   * began later is over by then.
   */
  async search(
    folders: readonly string[],
    ready: (uris: readonly string[]) => Promise<void>,
  ): Promise<void> {
    const number = (this.#searches += 1);
    const found = await Promise.all(
      folders.map(async (folder) => {
        const path = pathOf(folder).replace(/(?<=.)\/$/, "");
        return this.#candidates(path, await this.#environment.find(path));
      }),
    );
    await ready(this.#rootsAmong(found.flat()));
    if (number < this.#newest) return;
    this.#newest = number;
    this.#found = found.flat();
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
      .filter(({ path }) => nameKind(path) !== "none")
      .slice(0, mostFiles);
  }
}

interface FoundFile {
  readonly uri: string;
  readonly path: string;
}
