/* `virtual_server` and `virtual_server_group` blocks, with the forwarding method in force for each real server. */
import type { Configuration } from "../../../grammar/evaluation/evaluate.ts";
import {
  memo,
  memoByForm,
  memoByOutline,
} from "../../../grammar/syntax/memo.ts";
import type { Piece } from "../../../grammar/syntax/line-shape.ts";
import type { Word } from "../../../grammar/syntax/line.ts";
import { isPlainIpv4 } from "../../../grammar/syntax/plain-ipv4.ts";
import { keywordOf, type Statement } from "../../../grammar/syntax/tree.ts";
import type { Address } from "./address.ts";
import { gapsOf } from "./gaps.ts";
import { nameOf, rootBlocks } from "./read-globals.ts";
import { readGroupMember, readKey, readPort } from "./service-keys.ts";
import {
  address,
  all,
  inside,
  last,
  text,
  unsigned,
  within,
  type Valued,
} from "./values.ts";
import type {
  Endpoint,
  ForwardingMethod,
  Persistence,
  RealServer,
  ServiceKey,
  VirtualServer,
  VirtualServerGroup,
} from "./virtual-server.ts";

/** The virtual servers in the order of the configuration. */
export const readVirtualServers: (
  configuration: Configuration,
) => readonly VirtualServer[] = memo((configuration) =>
  rootBlocks(configuration, "virtual_server").map(
    (head) => new ReadService(head, configuration),
  ),
);

export const readVirtualServerGroups: (
  configuration: Configuration,
) => readonly VirtualServerGroup[] = memo((configuration) =>
  rootBlocks(configuration, "virtual_server_group").flatMap((statement) => {
    const name = nameOf(statement);
    if (name === undefined) return [];
    const members = inside(statement).map(readGroupMember);
    const known = members.filter((member) => member !== undefined);
    const complete =
      known.length === members.length &&
      !gapsOf(configuration).inside(statement);
    return [{ name, statement, members: known, complete }];
  }),
);

/** Values are read when they are asked for: of thousands of services most are like one that nothing was said about. */
class ReadService implements VirtualServer {
  readonly key: ServiceKey | undefined;
  private itsRealServers: readonly RealServer[] | undefined = undefined;
  private itsSorryServer: Endpoint | undefined = undefined;

  constructor(
    readonly statement: Statement,
    private readonly configuration: Configuration,
  ) {
    this.key = readKey(statement);
  }

  get scheduler(): Valued<string> | undefined {
    return text(last(this.statement, "lb_algo", "lvs_sched"));
  }

  get protocol(): Valued<string> | undefined {
    return upperCase(text(last(this.statement, "protocol")));
  }

  get method(): Valued<string> | undefined {
    return text(last(this.statement, "lb_kind", "lvs_method"));
  }

  get realServers(): readonly RealServer[] {
    return (this.itsRealServers ??= readRealServers(this.statement));
  }

  get complete(): boolean {
    const { statement, configuration } = this;
    return (
      hasReadableServers(statement) && !gapsOf(configuration).inside(statement)
    );
  }

  get sorryServer(): Endpoint | undefined {
    const line = last(this.statement, "sorry_server");
    return line && (this.itsSorryServer ??= readEndpoint(line));
  }

  get persistence(): Persistence | undefined {
    return readPersistence(last(this.statement, "persistence_timeout"));
  }
}

function upperCase(
  written: Valued<string> | undefined,
): Valued<string> | undefined {
  return written && { ...written, value: written.value.toUpperCase() };
}

function readPersistence(
  statement: Statement | undefined,
): Persistence | undefined {
  if (statement === undefined) return undefined;
  const seconds =
    statement.words.length === 1 ? 360 : unsigned(statement)?.value;
  // A number that is refused leaves the service without persistence.
  if (seconds !== undefined && (seconds < 1 || seconds > 2678400))
    return undefined;
  return { statement, seconds };
}

class ReadRealServer implements RealServer {
  private itsAddress: Valued<Address> | undefined = undefined;

  constructor(
    readonly statement: Statement,
    private readonly common: CommonRealServer,
  ) {}

  get address(): Valued<Address> {
    return (this.itsAddress ??= new WrittenAddress(this.statement));
  }

  get port(): Valued<number> | undefined {
    return this.common.hasPort ? portOf(this.statement) : undefined;
  }

  get method(): ForwardingMethod | undefined {
    return this.common.method;
  }

  get weight(): Valued<number> | undefined {
    return unsigned(last(this.statement, "weight"));
  }

  get effectiveWeight(): number | undefined {
    return this.common.effectiveWeight;
  }

  get checkers(): readonly Statement[] {
    return hasChecker(this.statement)
      ? inside(this.statement).filter(isChecker)
      : noCheckers;
  }
}

/** Of a line that is known to have one; the word is made when it is asked for. */
class WrittenAddress implements Valued<Address> {
  readonly value: Address;

  constructor(readonly statement: Statement) {
    const value = address(statement)?.value;
    if (value === undefined) throw new Error("an endpoint has an address");
    this.value = value;
  }

  get word(): Word {
    return this.statement.words[1] ?? this.statement.words[0];
  }
}

/** The addresses of a service's real and sorry servers, those among them that the daemon drops. */
export interface ServerAddresses {
  /** In canonical form. */
  readonly texts: readonly string[];
  /** Whether two are the same. */
  readonly mayRepeat: boolean;
}

/** No server or statement is made for them. */
export const serverAddresses: (head: Statement) => ServerAddresses = memoByForm(
  ({ block }) => {
    const texts: string[] = [];
    const entries = block?.form.entries ?? [];
    for (let index = 0; index < entries.length; index += 1) {
      const piece = entries[index]?.piece;
      if (piece === undefined || !servers.has(piece.keyword)) continue;
      const own =
        addressIn(piece) ?? address(block?.statementAt(index))?.value.text;
      if (own !== undefined) texts.push(own);
    }
    return { texts, mayRepeat: new Set(texts).size < texts.length };
  },
);

const servers: ReadonlySet<string> = new Set(["real_server", "sorry_server"]);

/** The address behind the keyword of a plain line, as nearly all are written. */
function addressIn({ made, text }: Piece): string | undefined {
  if (made !== undefined) return undefined;
  const start = text.indexOf(" ") + 1;
  const end = text.indexOf(" ", start);
  const written = text.slice(start, end < 0 ? undefined : end);
  return isPlainIpv4(written) ? written : undefined;
}

/** A real server as it is in all services with the same outline. */
interface CommonRealServer {
  /** Where it stands in its service. */
  readonly index: number;
  readonly hasPort: boolean;
  readonly method: ForwardingMethod | undefined;
  readonly effectiveWeight: number | undefined;
}

function readRealServers(head: Statement): readonly RealServer[] {
  const statements = inside(head);
  const found: RealServer[] = [];
  for (const common of commonRealServers(head)) {
    const statement = statements[common.index];
    if (statement !== undefined)
      found.push(new ReadRealServer(statement, common));
  }
  return found;
}

/** A real server keeps the `lb_kind` in force when it is read; one without takes the service's last. */
const commonRealServers: (head: Statement) => readonly CommonRealServer[] =
  memoByOutline((head) => {
    const methodLine = last(head, "lb_kind", "lvs_method");
    const usual = methodLine === undefined ? "NAT" : methodOf(methodLine);
    const weightLine = last(head, "weight");
    const usualWeight =
      weightLine === undefined ? 1 : unsigned(weightLine)?.value;
    const found: CommonRealServer[] = [];
    let inForce: ForwardingMethod | undefined = usual;
    for (const [index, statement] of inside(head).entries()) {
      const keyword = keywordOf(statement);
      if (keyword === "lb_kind" || keyword === "lvs_method")
        inForce = methodOf(statement);
      if (keyword !== "real_server") continue;
      const endpoint = readEndpoint(statement);
      if (endpoint === undefined) continue;
      const own = last(statement, "lvs_method");
      const weight = last(statement, "weight");
      found.push({
        index,
        hasPort: endpoint.port !== undefined,
        method: own === undefined ? inForce : methodOf(own),
        effectiveWeight:
          weight === undefined ? usualWeight : unsigned(weight)?.value,
      });
    }
    return found;
  });

/** The methods by which real servers of a service are reached; undefined among them where one can't be read. */
export const methodsOf: (
  head: Statement,
) => ReadonlySet<ForwardingMethod | undefined> = memoByOutline(
  (head) => new Set(commonRealServers(head).map(({ method }) => method)),
);

const hasReadableServers: (head: Statement) => boolean = memoByOutline(
  (head) => commonRealServers(head).length === all(head, "real_server").length,
);

const noCheckers: readonly Statement[] = [];

function isChecker({ keyword }: Statement): boolean {
  return /_(?:CHECK|GET)$/.test(keyword);
}

const hasChecker: (head: Statement) => boolean = memoByForm((head) =>
  inside(head).some(isChecker),
);

function methodOf(statement: Statement): ForwardingMethod | undefined {
  const method = text(statement)?.value;
  return method === "NAT" || method === "DR" || method === "TUN"
    ? method
    : undefined;
}

function readEndpoint(statement: Statement): Endpoint | undefined {
  const found = address(statement);
  if (found === undefined || found.value.prefixLength !== undefined)
    return undefined;
  const written = statement.words[2];
  if (
    written !== undefined &&
    within(unsigned(statement, 1), 0, 65535) === undefined
  )
    return undefined;
  return { statement, address: found, port: portOf(statement) };
}

function portOf(statement: Statement): Valued<number> | undefined {
  return readPort(within(unsigned(statement, 1), 0, 65535));
}
