/* What an instance authenticates its adverts with, as the other nodes see it. */
import type { Statement } from "../../../../grammar/syntax/tree.ts";
import type {
  HmacAuthentication,
  VrrpInstance,
} from "../../model/vrrp-instance.ts";
import { appendToBlock, removeStatement, replaceWord } from "../edits.ts";
import { usedPassword } from "../password.ts";
import type { Edit } from "../rule.ts";
import { spelling } from "./sides.ts";

export interface Credentials {
  /** Of version 2: undefined without authentication. */
  readonly type: string | undefined;
  /** The bytes of the password that count. */
  readonly secret: string | undefined;
  readonly hmac: HmacAuthentication | undefined;
  /** Whether another instance accepts what this one sends. */
  readonly sends: (to: Credentials) => boolean;
}

/** Undefined where nothing certain can be said. */
export function credentialsOf(instance: VrrpInstance): Credentials | undefined {
  const { authentication, hmac, effective, complete } = instance;
  if (!complete || effective.strict) return undefined;
  const sends = (to: Credentials): boolean => acceptsHmac(to.hmac, hmac);
  if (authentication === undefined)
    return hmac === undefined && effective.version !== 2
      ? undefined
      : { type: undefined, secret: undefined, hmac, sends };
  const { type, password, known } = authentication;
  if (!known || type === undefined || password === undefined) return undefined;
  if (effective.version !== 2 || effective.family !== "IPv4") return undefined;
  return {
    type: type.value,
    secret: usedPassword(password.value),
    hmac,
    sends,
  };
}

/** Doubt (a key in a file, no active key) counts as accepted. */
function acceptsHmac(
  receiver: HmacAuthentication | undefined,
  sender: HmacAuthentication | undefined,
): boolean {
  if (receiver === undefined) return true;
  if (sender === undefined)
    return receiver.mode !== undefined && receiver.mode.value !== "enforce";
  const active = sender.activeKey?.value;
  if (active === undefined) return true;
  const sent = sender.keys.find(({ id }) => id === active)?.value?.value;
  const known = receiver.keys.find(({ id }) => id === active);
  if (known === undefined) return false;
  const value = known.value?.value;
  if (sent === undefined || value === undefined) return true;
  if (sent.startsWith("file:") || value.startsWith("file:")) return true;
  return sent === value;
}

/** Makes `here` authenticate as `there` does (not for auth_hmac: keys are nothing to copy unseen). */
export function adoptAuthentication(
  here: VrrpInstance,
  there: VrrpInstance,
): readonly Edit[] {
  if (here.hmac !== undefined || there.hmac !== undefined) return [];
  const [own, its] = [here.authentication, there.authentication];
  if (its === undefined)
    return own === undefined ? [] : removeStatement(own.statement);
  const { type, password } = its;
  if (type === undefined || password === undefined) return [];
  if (own === undefined)
    return appendToBlock(
      here.statement,
      blockOf(its.statement, type.value, spelling(password.word)),
    );
  if (own.type === undefined || own.password === undefined) return [];
  return [
    ...(own.type.value === type.value
      ? []
      : replaceWord(own.type.word, type.value)),
    ...(own.password.value === password.value
      ? []
      : replaceWord(own.password.word, spelling(password.word))),
  ];
}

function blockOf(
  { words: [keyword] }: Statement,
  type: string,
  password: string,
): readonly string[] {
  return [
    `${keyword.text} {`,
    `    auth_type ${type}`,
    `    auth_pass ${password}`,
    "}",
  ];
}
