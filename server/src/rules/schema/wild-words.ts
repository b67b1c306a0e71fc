/* Words that are often found in files but mean nothing to keepalived, and what to say about them. */

export interface WildWord {
  /** Key of the messages of unknown-keyword. */
  readonly message: "renamed" | "fork" | "netmask" | "meant" | "merge" | "sign";
  readonly replacement?: string;
}

const dpvs: WildWord = { message: "fork" };

/** By the word as it is written. */
export const wildWords: ReadonlyMap<string, WildWord> = new Map<
  string,
  WildWord
>([
  ["lvs_id", { message: "renamed", replacement: "router_id" }],
  ["bal_defs", { message: "meant", replacement: "global_defs" }],
  ["net_mask", { message: "netmask" }],
  ["netmask", { message: "netmask" }],
  ["http_check", { message: "meant", replacement: "HTTP_GET" }],
  ["https_check", { message: "meant", replacement: "SSL_GET" }],
  ["https_get", { message: "meant", replacement: "SSL_GET" }],
  ["ssl_check", { message: "meant", replacement: "SSL_GET" }],
  ["<<<<<<<", { message: "merge" }],
  ["=======", { message: "merge" }],
  [">>>>>>>", { message: "merge" }],
  [";", { message: "sign" }],
  [",", { message: "sign" }],
  ["local_address_group", dpvs],
  ["laddr_group_name", dpvs],
  ["syn_proxy", dpvs],
  ["synproxy", dpvs],
  ["vip_bind_dev", dpvs],
  ["hash_target", dpvs],
]);
