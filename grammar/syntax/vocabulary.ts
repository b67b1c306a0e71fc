import { KnownContents } from "./known-contents.ts";
import { joinPath } from "./tree.ts";

/** What the builder has to know of the language; the schema tells. */
export interface Vocabulary {
  /** What a keyword opens in the block with this path; undefined: it is no keyword there. */
  opens(path: string, keyword: string): Opens;
}

export type Opens = "none" | "keywords" | "values" | undefined;

/** A block path, and what is known of the keywords there: each is looked up once. */
export class Where {
  /** Of the blocks with this path. */
  readonly contents = new KnownContents();
  private readonly known = new Map<string, Opens>();
  private readonly below = new Map<string, Where>();

  constructor(
    readonly path: string,
    private readonly vocabulary: Vocabulary,
  ) {}

  opens(keyword: string): Opens {
    const known = this.known.get(keyword);
    if (known !== undefined || this.known.has(keyword)) return known;
    const opens = this.vocabulary.opens(this.path, keyword);
    this.known.set(keyword, opens);
    return opens;
  }

  inner(keyword: string): Where {
    let inner = this.below.get(keyword);
    if (inner === undefined) {
      inner = new Where(joinPath(this.path, keyword), this.vocabulary);
      this.below.set(keyword, inner);
    }
    return inner;
  }
}
