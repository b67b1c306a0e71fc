/* Lines that say how packets go on to a real or sorry server, and their change. */
import type { Word } from "../../../grammar/syntax/line.ts";
import { last } from "../model/values.ts";
import type {
  Endpoint,
  ForwardingMethod,
  VirtualServer,
} from "../model/virtual-server.ts";
import { appendToBlock, insertAfter, replaceWord } from "./edits.ts";
import type { Edit } from "./rule.ts";

/** The method that is written for a server of the service alone. */
export function ownMethodOf(
  { statement, sorryServer }: VirtualServer,
  server: Endpoint,
): Word | undefined {
  const line =
    server === sorryServer
      ? last(statement, "sorry_server_lvs_method")
      : last(server.statement, "lvs_method");
  return line?.words[1];
}

/** The method in force, where it is written. */
export function methodWordOf(
  service: VirtualServer,
  server: Endpoint,
): Word | undefined {
  return ownMethodOf(service, server) ?? service.method?.word;
}

/** Another method for this server, and no other one. */
export function forwardBy(
  method: ForwardingMethod,
  service: VirtualServer,
  server: Endpoint,
): readonly Edit[] {
  const own = ownMethodOf(service, server);
  if (own !== undefined) return replaceWord(own, method);
  return server === service.sorryServer
    ? insertAfter(server.statement, [`sorry_server_lvs_method ${method}`])
    : appendToBlock(server.statement, [`lvs_method ${method}`]);
}
