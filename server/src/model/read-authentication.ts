import type { Statement } from "../../../grammar/syntax/tree.ts";
import {
  all,
  inside,
  last,
  readable,
  text,
  unsigned,
  within,
} from "./values.ts";
import type {
  Authentication,
  HmacAuthentication,
  HmacKey,
} from "./vrrp-instance.ts";

/** The `authentication` of an instance: all blocks together, the last type and the last password count. */
export function readAuthentication(
  head: Statement,
): Authentication | undefined {
  const blocks = all(head, "authentication");
  const statement = blocks.at(-1);
  if (statement === undefined) return undefined;
  const lastOf = (keyword: string): Statement | undefined =>
    blocks.flatMap((block) => all(block, keyword)).at(-1);
  const [typeLine, passwordLine] = [lastOf("auth_type"), lastOf("auth_pass")];
  const type = text(typeLine);
  const password = text(passwordLine);
  const known =
    blocks.flatMap(inside).every(({ words: [word] }) => readable(word)) &&
    (typeLine === undefined || type !== undefined) &&
    (passwordLine === undefined || password !== undefined);
  return { statement, type, password, known };
}

/** The `auth_hmac` of an instance; of two keys with one id the first counts. */
export function readHmac(head: Statement): HmacAuthentication | undefined {
  const statement = last(head, "auth_hmac");
  if (statement === undefined) return undefined;
  const keys = new Map<number, HmacKey>();
  for (const line of inside(statement)) {
    if (line.words[0].text !== "key") continue;
    const id = within(unsigned(line), 1, 255)?.value;
    if (id !== undefined && !keys.has(id))
      keys.set(id, { id, value: text(line, 1) });
  }
  return {
    statement,
    activeKey: within(unsigned(last(statement, "active_key")), 1, 255),
    keys: [...keys.values()],
    mode: text(last(statement, "mode")),
  };
}
