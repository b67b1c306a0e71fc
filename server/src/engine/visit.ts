/*
 * Hands the statements of a node to the rules that asked for them, in one walk. What rules say of a block follows from
 * its text, but not from addresses in heads: where nothing was said, blocks with the same outline are not visited again.
 */
import type { Piece } from "../../../grammar/syntax/line-shape.ts";
import type { Block, Statement } from "../../../grammar/syntax/tree.ts";
import { hasGaps } from "../model/gaps.ts";
import type { Node } from "../model/node.ts";
import type { NodeContext } from "../rules/rule.ts";
import type { CountingContext } from "./node-context.ts";
import type { Silence } from "./silence.ts";

/** A call that a rule has asked for. */
export interface Visit {
  readonly visit: (statement: Statement, context: NodeContext) => void;
  /** Number of the rule, whose context it is called with. */
  readonly rule: number;
}

/** What to call, by where it wants to be called: see `Rule.visit`. */
export class Visitors {
  private readonly byPath = new Map<string, Map<string, Visit[]>>();

  add(where: string, visit: Visit): void {
    const cut = where.lastIndexOf("/");
    // `*` alone stands for all statements, and no path is called like that.
    const path = where === "*" ? "*" : where.slice(0, Math.max(0, cut));
    const keyword = where.slice(cut + 1);
    let own = this.byPath.get(path);
    if (own === undefined)
      this.byPath.set(path, (own = new Map<string, Visit[]>()));
    const visits = own.get(keyword);
    if (visits === undefined) own.set(keyword, [visit]);
    else visits.push(visit);
  }

  /** Those for a path: by keyword, with `*` for all. */
  at(path: string): ReadonlyMap<string, readonly Visit[]> {
    return this.byPath.get(path) ?? nothing;
  }
}

const nothing: ReadonlyMap<string, readonly Visit[]> = new Map();

/**
 * Calls the visitors for all statements of a node, outer before inner, each with its rule's context, but for those of
 * which nothing is said and those in root blocks that are skipped. `said` counts what they have reported, and their looks at
 * anything but statements.
 */
export function visitNode(
  node: Node,
  visitors: Visitors,
  contexts: readonly CountingContext[],
  silence: Silence,
  said: () => number,
  isSkipped: (head: Statement) => boolean,
): void {
  const remembers = !hasGaps(node.configuration);
  new Walk(visitors, contexts, silence, said, isSkipped, remembers).run(
    node.configuration.statements,
  );
}

/** A block that is being visited. */
interface Visited {
  readonly block: Block;
  readonly head: Statement;
  readonly before: number;
  readonly quiet: Set<Piece>;
  readonly visits: ReadonlyMap<string, readonly Visit[]>;
  next: number;
}

class Walk {
  private readonly everywhere: readonly Visit[];

  constructor(
    private readonly visitors: Visitors,
    private readonly contexts: readonly CountingContext[],
    private readonly silence: Silence,
    private readonly said: () => number,
    private readonly isSkipped: (head: Statement) => boolean,
    private readonly remembers: boolean,
  ) {
    this.everywhere = visitors.at("*").get("*") ?? [];
  }

  run(statements: readonly Statement[]): void {
    const visits = this.visitors.at("");
    // A stack of its own: 100,000 nested blocks are nothing to crash over.
    const todo: Visited[] = [];
    for (const statement of statements) {
      const { block, outline } = statement;
      if (outline && this.silence.blocks.has(outline)) continue;
      const before = this.said();
      this.call(this.everywhere, statement);
      this.call(visits.get(statement.keyword), statement);
      if (block === undefined || this.isSkipped(statement)) continue;
      todo.push(this.enter(statement, block, before));
      for (let top = todo.at(-1); top !== undefined; top = todo.at(-1)) {
        const inner = this.nextIn(top);
        if (inner !== undefined) todo.push(inner);
        else this.leave(todo.pop());
      }
    }
  }

  private enter(head: Statement, block: Block, before: number): Visited {
    const { path, kind } = block.form;
    const key = `${kind} ${path}`;
    const { pieces } = this.silence;
    let quiet = pieces.get(key);
    if (quiet === undefined) pieces.set(key, (quiet = new Set()));
    const visits = this.visitors.at(path);
    return { block, head, before, quiet, visits, next: 0 };
  }

  private leave(visited: Visited | undefined): void {
    if (visited === undefined || !this.remembers) return;
    const { block, head, before } = visited;
    if (this.said() > before || block.form.isUnique) return;
    // The root of a file that is meant to be included in a block is visited as a root, not as what stands in that block.
    if (head.parent === undefined && head.path !== "") return;
    if (head.outline !== undefined && head.piece.made === undefined)
      this.silence.blocks.add(head.outline);
  }

  /** Visits statements up to one with a block, which is entered, that something may be said of. */
  private nextIn(visited: Visited): Visited | undefined {
    const { block, quiet, visits } = visited;
    const { entries } = block.form;
    const inBlock = visits.get("*");
    while (visited.next < entries.length) {
      const index = visited.next;
      const entry = entries[index];
      visited.next += 1;
      if (entry === undefined) continue;
      const { piece, outline } = entry;
      if (outline !== undefined && this.silence.blocks.has(outline)) continue;
      const own = visits.get(piece.keyword);
      const before = this.said();
      if (outline !== undefined || !quiet.has(piece)) {
        this.call(this.everywhere, block.statements[index]);
        if (
          outline === undefined &&
          piece.made === undefined &&
          this.said() === before
        )
          quiet.add(piece);
      }
      if (own !== undefined) this.call(own, block.statements[index]);
      if (inBlock !== undefined) this.call(inBlock, block.statements[index]);
      const head = outline && block.statements[index];
      if (head?.block !== undefined)
        return this.enter(head, head.block, before);
    }
    return undefined;
  }

  private call(
    visits: readonly Visit[] | undefined,
    statement: Statement | undefined,
  ): void {
    if (statement === undefined || visits === undefined) return;
    for (const { visit, rule } of visits)
      this.contexts[rule]?.ask(visit, statement);
  }
}
