/*
 * Hands the statements of a node to the rules that asked for them, in one walk. What rules say of a block inside a
 * root block follows from its text: where nothing was said, blocks with the same text are not visited again.
 */
import type { BlockForm } from "../../../grammar/syntax/block-form.ts";
import type { Piece } from "../../../grammar/syntax/line-shape.ts";
import type { Block, Statement } from "../../../grammar/syntax/tree.ts";
import { hasGaps } from "../model/gaps.ts";
import type { Node } from "../model/node.ts";
import type { NodeContext } from "../rules/rule.ts";

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
 * Calls the visitors for all statements of a node, outer before inner, each with its rule's context. `said` counts
 * what they have reported.
 */
export function visitNode(
  node: Node,
  visitors: Visitors,
  contexts: readonly NodeContext[],
  said: () => number,
): void {
  new Walk(visitors, contexts, said, !hasGaps(node.configuration)).run(
    node.configuration.statements,
  );
}

/** A block that is being visited. */
interface Visited {
  readonly block: Block;
  readonly inRoot: boolean;
  readonly before: number;
  readonly quiet: Set<Piece>;
  readonly visits: ReadonlyMap<string, readonly Visit[]>;
  next: number;
}

class Walk {
  private readonly everywhere: readonly Visit[];
  /** Nothing was said about these blocks and what is in them. */
  private readonly quietForms = new Set<BlockForm>();
  /** Statements without a block, by path, of which those that visit everything said nothing. */
  private readonly quietPieces = new Map<string, Set<Piece>>();

  constructor(
    private readonly visitors: Visitors,
    private readonly contexts: readonly NodeContext[],
    private readonly said: () => number,
    private readonly remembers: boolean,
  ) {
    this.everywhere = visitors.at("*").get("*") ?? [];
  }

  run(statements: readonly Statement[]): void {
    const visits = this.visitors.at("");
    // A stack of its own: 100,000 nested blocks are nothing to crash over.
    const todo: Visited[] = [];
    for (const statement of statements) {
      this.call(this.everywhere, statement);
      this.call(visits.get(statement.keyword), statement);
      if (statement.block !== undefined)
        todo.push(this.enter(statement.block, true));
      for (let top = todo.at(-1); top !== undefined; top = todo.at(-1)) {
        const inner = this.nextIn(top);
        if (inner !== undefined) todo.push(this.enter(inner, false));
        else this.leave(todo.pop());
      }
    }
  }

  private enter(block: Block, inRoot: boolean): Visited {
    const { path, kind } = block.form;
    const key = `${kind} ${path}`;
    let quiet = this.quietPieces.get(key);
    if (quiet === undefined) this.quietPieces.set(key, (quiet = new Set()));
    const visits = this.visitors.at(path);
    return { block, inRoot, before: this.said(), quiet, visits, next: 0 };
  }

  private leave(visited: Visited | undefined): void {
    if (visited === undefined || visited.inRoot || !this.remembers) return;
    if (this.said() === visited.before) this.quietForms.add(visited.block.form);
  }

  /** Visits statements up to one with a block that is to be visited too. */
  private nextIn(visited: Visited): Block | undefined {
    const { block, quiet, visits } = visited;
    const { entries } = block.form;
    const inBlock = visits.get("*");
    while (visited.next < entries.length) {
      const index = visited.next;
      const entry = entries[index];
      visited.next += 1;
      if (entry === undefined) continue;
      const { piece, form } = entry;
      const own = visits.get(piece.keyword);
      if (form !== undefined || !quiet.has(piece)) {
        const before = this.said();
        this.call(this.everywhere, block.statements[index]);
        if (form === undefined && this.said() === before) quiet.add(piece);
      }
      if (own !== undefined) this.call(own, block.statements[index]);
      if (inBlock !== undefined) this.call(inBlock, block.statements[index]);
      if (form !== undefined && !this.quietForms.has(form))
        return block.statements[index]?.block;
    }
    return undefined;
  }

  private call(
    visits: readonly Visit[] | undefined,
    statement: Statement | undefined,
  ): void {
    if (statement === undefined || visits === undefined) return;
    for (const { visit, rule } of visits) {
      const context = this.contexts[rule];
      if (context !== undefined) visit(statement, context);
    }
  }
}
