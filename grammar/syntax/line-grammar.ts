import { EmbeddedActionsParser, Lexer, type IToken } from "chevrotain";
import { escapeIn, maskEscapedQuotes, withoutEscapes } from "./escapes.ts";
import type {
  Comment,
  Condition,
  Problem,
  Segment,
  StatementSegment,
  Word,
} from "./line.ts";
import type { Place, SourceFile } from "./source-file.ts";
import * as token from "./tokens.ts";

/** What the grammar reads in a range of lines. */
export interface GrammarLines {
  readonly segments: Segment[];
  readonly comments: Comment[];
  readonly problems: Problem[];
}

/**
 * Reads whole lines from one offset to another; `line` is the number of the first. Never throws: there is no text
 * that the grammar refuses.
 */
export function readWithGrammar(
  file: SourceFile,
  start: number,
  end: number,
  line: number,
): GrammarLines {
  reader ??= new LineParser();
  return reader.read(file, start, end, line);
}

/** Made when a line first needs it: chevrotain takes longer to get ready than to read a usual file. */
let reader: LineParser | undefined;

const noConditions: readonly Condition[] = [];

/**
 * The grammar is flat and LL(1): blocks are built from its output by block-builder.ts, as keepalived's own
 * reader does, so that a bad line costs nothing but itself.
 */
class LineParser extends EmbeddedActionsParser {
  private file: SourceFile = { uri: "", version: 0, text: "" };
  private segments: Segment[] = [];
  private comments: Comment[] = [];
  private problems: Problem[] = [];
  private conditions = noConditions;
  private line = 0;
  private continued = false;
  private continuedByComment = false;
  /** What the offsets of the tokens count from. */
  private offset = 0;
  private readonly lexer = new Lexer(token.tokens, {
    positionTracking: "onlyOffset",
    ensureOptimizations: true,
    skipValidations: true,
  });

  constructor() {
    super(token.tokens, {
      maxLookahead: 1,
      recoveryEnabled: false,
      skipValidations: true,
    });
    this.performSelfAnalysis();
  }

  read(
    file: SourceFile,
    start: number,
    end: number,
    line: number,
  ): GrammarLines {
    this.file = file;
    this.segments = [];
    this.comments = [];
    this.problems = [];
    this.conditions = noConditions;
    this.line = line;
    this.offset = start;
    this.input = this.tokensOf(file.text.slice(start, end));
    this.everything();
    const { segments, comments, problems } = this;
    return { segments, comments, problems };
  }

  private tokensOf(text: string): IToken[] {
    const masked = maskEscapedQuotes(text);
    const { tokens } = this.lexer.tokenize(masked);
    if (masked === text) return tokens;
    return tokens.map((each) => ({
      ...each,
      image: text.slice(each.startOffset, each.startOffset + each.image.length),
    }));
  }

  private readonly everything = this.RULE("everything", () => {
    this.MANY(() => {
      this.OR([
        { ALT: () => this.endLine(this.CONSUME(token.NewLine)) },
        { ALT: () => this.addComment(this.CONSUME(token.Comment)) },
        { ALT: () => this.addBrace("open", this.CONSUME(token.Open)) },
        { ALT: () => this.addBrace("close", this.CONSUME(token.Close)) },
        { ALT: () => this.SUBRULE(this.conditional) },
        { ALT: () => this.SUBRULE(this.content) },
      ]);
    });
  });

  private readonly conditional = this.RULE("conditional", () => {
    this.addCondition(this.CONSUME(token.Condition));
    this.OPTION(() => this.SUBRULE(this.content));
  });

  private readonly content = this.RULE("content", () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.include) },
      { ALT: () => this.SUBRULE(this.definition) },
      { ALT: () => this.SUBRULE(this.sequence) },
      { ALT: () => this.SUBRULE(this.statement) },
    ]);
  });

  private readonly statement = this.RULE("statement", () => {
    const words: IToken[] = [];
    this.AT_LEAST_ONE(() => words.push(this.CONSUME(token.Word)));
    this.ACTION(() => this.addStatement(words));
  });

  private readonly include = this.RULE("include", () => {
    const keyword = this.CONSUME(token.Include);
    const rest = this.SUBRULE(this.restOfLine);
    this.ACTION(() => {
      if (rest.length > 0) this.addInclude(keyword, rest);
      else this.addStatement([keyword]);
    });
  });

  private readonly definition = this.RULE("definition", () => {
    const head = this.CONSUME(token.Definition);
    const lines = [this.SUBRULE(this.definitionLine)];
    let behindComment = 0;
    this.MANY({
      GATE: () => this.continued,
      DEF: () => {
        if (behindComment === 0 && this.continuedByComment)
          behindComment = lines.length;
        this.countLine(this.CONSUME(token.NewLine));
        lines.push(this.SUBRULE2(this.definitionLine));
      },
    });
    this.ACTION(() => this.addDefinition(head, lines, behindComment));
  });

  /** A backslash at the end or before a comment goes on with the next line; up to 2.3.4 also one that ends a comment. */
  private readonly definitionLine = this.RULE(
    "definitionLine",
    (): IToken[] => {
      const words = this.SUBRULE(this.restOfLine);
      let comment: IToken | undefined;
      this.OPTION(() => {
        comment = this.CONSUME(token.Comment);
        this.addComment(comment);
      });
      this.ACTION(() => {
        const [byWord, byComment] = [words.at(-1), comment].map(
          (last) =>
            last?.image.replace(/(?<!\r)\r+$/, "").endsWith("\\") ?? false,
        );
        this.continuedByComment = byComment === true && byWord !== true;
        this.continued = byComment === true || byWord === true;
      });
      return words;
    },
  );

  private readonly sequence = this.RULE("sequence", () => {
    const head = this.CONSUME(token.Sequence);
    const rest = this.SUBRULE(this.restOfLine);
    this.ACTION(() => {
      const place = this.placeOf(head, rest.at(-1) ?? head);
      const text = this.file.text.slice(place.start, place.end);
      this.segments.push({ kind: "sequence", ...place, ...this.base(), text });
    });
  });

  /** Braces too: what takes the rest of the line takes it as text. */
  private readonly restOfLine = this.RULE("restOfLine", (): IToken[] => {
    const rest: IToken[] = [];
    this.MANY(() =>
      this.OR([
        { ALT: () => rest.push(this.CONSUME(token.Word)) },
        { ALT: () => rest.push(this.CONSUME(token.Open)) },
        { ALT: () => rest.push(this.CONSUME(token.Close)) },
      ]),
    );
    return rest;
  });

  private endLine(newLine: IToken): void {
    this.countLine(newLine);
    this.conditions = noConditions;
  }

  private countLine(newLine: IToken): void {
    this.ACTION(() => {
      if (newLine.startOffset >= 0) this.line += 1;
    });
  }

  private addComment(comment: IToken): void {
    this.ACTION(() => this.comments.push(this.placeOf(comment, comment)));
  }

  private addBrace(kind: "open" | "close", brace: IToken): void {
    this.ACTION(() => {
      const { file, line, conditions } = this;
      const start = this.offset + brace.startOffset;
      this.segments.push({
        kind,
        file,
        start,
        end: start + 1,
        line,
        conditions,
      });
    });
  }

  private addCondition(head: IToken): void {
    this.ACTION(() => {
      const negated = head.image.startsWith("@^");
      const id = head.image.slice(negated ? 2 : 1);
      this.conditions = [
        ...this.conditions,
        { ...this.placeOf(head, head), id, negated },
      ];
      // Nothing comes behind it that would hold the condition.
      const next = this.LA(1);
      if (
        next.tokenType === token.NewLine ||
        next.tokenType === token.Comment ||
        next.image === ""
      )
        this.segments.push({
          kind: "empty",
          ...this.placeOf(head, head),
          ...this.base(),
        });
    });
  }

  private addStatement(tokens: readonly IToken[]): void {
    const first = tokens[0];
    const last = tokens[tokens.length - 1];
    if (first === undefined || last === undefined) return;
    const words: Word[] = [];
    for (const each of tokens) {
      const before = words.at(-1);
      if (each.tokenType === token.OpenQuote) this.addOpenQuote(each);
      else if (each === last && before?.quoted === false && this.glues(each))
        words[words.length - 1] = glued(before, each.image);
      else words.push(this.word(each));
    }
    const file = this.file;
    const start = this.offset + first.startOffset;
    const end = this.offset + last.startOffset + last.image.length;
    const { line, conditions } = this;
    const base = { file, start, end, line, conditions };
    if (!isStatement(words)) this.segments.push({ kind: "empty", ...base });
    else this.segments.push(spelled(statementOf(base, words)));
  }

  /** A backslash that ends a line is glued to the word before it (lib/parser.c, decomment). */
  private glues({ image }: IToken): boolean {
    const { tokenType, image: next } = this.LA(1);
    return (
      image === "\\" &&
      (next === "" ||
        tokenType === token.NewLine ||
        tokenType === token.Comment)
    );
  }

  private addOpenQuote(quote: IToken): void {
    this.problems.push({
      rule: "unterminated-quote",
      message: "unterminated",
      at: this.placeOf(quote, quote),
      args: { text: quote.image.trimEnd() },
    });
  }

  private addInclude(head: IToken, rest: readonly IToken[]): void {
    const keyword = this.word(head);
    const place = this.placeOf(rest[0], rest.at(-1));
    const text = this.file.text.slice(place.start, place.end);
    const pattern = {
      ...place,
      text,
      quoted: false,
      verbatim: true,
      opaque: false,
    };
    this.segments.push({
      kind: "include",
      file: this.file,
      start: keyword.start,
      end: place.end,
      ...this.base(),
      keyword,
      pattern,
    });
  }

  private addDefinition(
    head: IToken,
    lines: readonly (readonly IToken[])[],
    behindComment: number,
  ): void {
    const last = lines.findLast((line) => line.length > 0)?.at(-1) ?? head;
    const values = lines.map((line) => {
      const [first] = line;
      if (first === undefined) return "";
      const place = this.placeOf(first, line.at(-1));
      return this.file.text
        .slice(place.start, place.end)
        .replace(/(?<![ \t\r\f\v])[ \t\r\f\v]*\\$/, "");
    });
    const value = withoutEscapes(values.join("\n"));
    const behind = lines.slice(behindComment).flat()[0];
    const shorter =
      behindComment === 0 || behind === undefined
        ? undefined
        : {
            value: values.slice(0, behindComment).join("\n"),
            end: this.offset + behind.startOffset,
          };
    const name: Word = {
      file: this.file,
      start: this.offset + head.startOffset + 1,
      end: this.offset + head.startOffset + head.image.length - 1,
      text: head.image.slice(1, -1),
      quoted: false,
      verbatim: true,
      opaque: false,
    };
    this.segments.push({
      kind: "definition",
      ...this.placeOf(head, last),
      ...this.base(),
      name,
      value,
      shorter,
    });
  }

  private word(from: IToken): Word {
    const quoted = from.tokenType === token.Quoted;
    return {
      file: this.file,
      start: this.offset + from.startOffset,
      end: this.offset + from.startOffset + from.image.length,
      text: quoted ? from.image.slice(1, -1) : from.image,
      quoted,
      verbatim: true,
      opaque: false,
    };
  }

  private base(): {
    readonly line: number;
    readonly conditions: readonly Condition[];
  } {
    return { line: this.line, conditions: this.conditions };
  }

  private placeOf(first: IToken | undefined, last: IToken | undefined): Place {
    const start = this.offset + (first?.startOffset ?? 0);
    return {
      file: this.file,
      start,
      end:
        last === undefined
          ? start
          : this.offset + last.startOffset + last.image.length,
    };
  }
}

function glued(word: Word, image: string): Word {
  return { ...word, text: word.text + image, verbatim: false };
}

/** The words as the process has them that reads the files, and what is left of them for the others. */
function statementOf(
  base: Omit<StatementSegment, "kind" | "words">,
  written: readonly [Word, ...Word[]],
): StatementSegment {
  const index = written.findIndex(isEscaped);
  const word = written[index];
  const kind = "statement";
  if (word === undefined) return { kind, ...base, words: written };
  const [first, ...more] = written;
  const at = escapeIn(word.text);
  const cut = { ...word, text: word.text.slice(0, at), end: word.start + at };
  return {
    kind,
    ...base,
    words: [unescaped(first), ...more.map(unescaped)],
    again: [...written.slice(0, index), ...(at > 0 ? [cut] : [])],
  };
}

function spelled(statement: StatementSegment): StatementSegment {
  const { file, start, end, words } = statement;
  if (words.every(({ verbatim }) => verbatim)) return statement;
  return { ...statement, spelling: file.text.slice(start, end) };
}

function isEscaped({ quoted, text }: Word): boolean {
  return !quoted && text.includes("\\") && escapeIn(text) >= 0;
}

function unescaped(word: Word): Word {
  return isEscaped(word)
    ? { ...word, text: withoutEscapes(word.text), verbatim: false }
    : word;
}

function isStatement(
  words: readonly Word[],
): words is readonly [Word, ...Word[]] {
  return words.length > 0;
}
