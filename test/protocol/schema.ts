/*
 * Holds messages against the protocol. The schema is made from the types of vscode-languageserver, which come without
 * one: a property that is missing, misspelt or of another type is told.
 */
import { Ajv, type AnySchemaObject, type ValidateFunction } from "ajv";
import type { Message } from "vscode-languageserver/node";
import { createGenerator } from "ts-json-schema-generator";

type Side = "Client" | "Server";

/** Finds what checks a part of `messages.ts`; undefined: there is no such part. */
type Schema = (...path: readonly string[]) => ValidateFunction | undefined;

let made: Schema | undefined;

/** Making it takes two seconds: once for all tests. */
function protocolSchema(): Schema {
  made ??= makeSchema();
  return made;
}

function makeSchema(): Schema {
  const schema = createGenerator({
    path: "test/protocol/messages.ts",
    tsconfig: "tsconfig.json",
    type: "*",
    skipTypeCheck: true,
    expose: "all",
    additionalProperties: false,
    encodeRefs: false,
  }).createSchema("*");
  // What the types of TypeScript can't say the protocol says in words.
  const most = 2 ** 31 - 1;
  const whole = { type: "integer", maximum: most };
  Object.assign(schema.definitions?.uinteger ?? {}, { ...whole, minimum: 0 });
  Object.assign(schema.definitions?.integer ?? {}, {
    ...whole,
    minimum: -most - 1,
  });
  const ajv = new Ajv({ allErrors: true, strict: false });
  ajv.addSchema(schema as AnySchemaObject, "lsp");
  return (...path) => {
    const pointer = path.map((each) =>
      encodeURIComponent(each.replaceAll("~", "~0").replaceAll("/", "~1")),
    );
    try {
      return ajv.getSchema(`lsp#/definitions/${pointer.join("/properties/")}`);
    } catch {
      return undefined;
    }
  };
}

interface AnyMessage extends Message {
  readonly id?: string | number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code?: unknown; readonly message?: unknown };
}

/** Listens to both sides of a connection. */
export class Listener {
  /** What was against the protocol. */
  readonly problems: string[] = [];
  /** How many messages were checked, by method. */
  readonly checked = new Map<string, number>();
  /** Methods of requests, by side and id. */
  readonly #asked = new Map<string, string>();

  fromClient(message: Message): void {
    this.#hear("Client", "Server", message);
  }

  fromServer(message: Message): void {
    this.#hear("Server", "Client", message);
  }

  #hear(side: Side, other: Side, message: AnyMessage): void {
    const { jsonrpc, id, method, params, result, error } = message;
    if (jsonrpc !== "2.0") this.#problem("is not JSON-RPC 2.0", message);
    if (method !== undefined && id === undefined)
      this.#check(method, params, `${side}Notifications`, method);
    else if (method !== undefined) {
      this.#asked.set(`${side} ${id}`, method);
      this.#check(method, params, `${side}Requests`, method, "params");
    } else if (error === undefined) {
      const asked = this.#asked.get(`${other} ${id}`) ?? "";
      this.#check(asked, result, `${other}Requests`, asked, "result");
    } else if (
      !Number.isInteger(error.code) ||
      typeof error.message !== "string"
    )
      this.#problem("is no error", message);
  }

  #check(method: string, value: unknown, ...path: readonly string[]): void {
    this.checked.set(method, (this.checked.get(method) ?? 0) + 1);
    const validate = protocolSchema()(...path);
    if (validate === undefined) {
      if (value !== undefined)
        this.#problem(`${path.join(" ")} is unknown`, value);
    } else if (!validate(value ?? null)) {
      const errors = (validate.errors ?? []).map(
        ({ instancePath, message }) => `${instancePath} ${message}`,
      );
      this.#problem(`${path.join(" ")}: ${errors.join("; ")}`, value);
    }
  }

  #problem(what: string, value: unknown): void {
    this.problems.push(`${what}: ${JSON.stringify(value)}`);
  }
}
