/*
 * Configurations that somebody might have written: blocks with the keywords of the schema, values within their ranges
 * and at their limits, names that fit together. `withMistake` plants one mistake, as people make them.
 */
import { keywordsOf, isIn, lineFormatOf } from "../../grammar/schema/schema.ts";
import { docOf } from "../../grammar/schema/describe.ts";
import type { Keyword } from "../../grammar/schema/keyword.ts";
import type { Version } from "../../grammar/schema/versions.ts";
import type { Random } from "../harness/random.ts";
import { valueFor, type Names } from "./plausible-values.ts";

/** A line, or a block with its lines. */
export type Entry = string | Block;

export interface Block {
  readonly head: string;
  readonly path: string;
  readonly entries: readonly Entry[];
}

/** A configuration in which, as far as the schema knows, nothing is wrong. */
export function plausible(random: Random, target: Version): readonly Entry[] {
  return new Maker(random, target).configuration();
}

/** The text of a configuration. */
export function textOfEntries(entries: readonly Entry[], depth = 0): string {
  const indent = "    ".repeat(depth);
  return entries
    .map((entry) =>
      typeof entry === "string"
        ? `${indent}${entry}\n`
        : `${indent}${entry.head} {\n${textOfEntries(entry.entries, depth + 1)}${indent}}\n`,
    )
    .join("");
}

class Maker {
  readonly #random: Random;
  readonly #target: Version;
  readonly #names: Names;

  constructor(random: Random, target: Version) {
    this.#random = random;
    this.#target = target;
    const named = (stem: string, most: number): readonly string[] =>
      Array.from({ length: random.below(most + 1) }, (_, at) => `${stem}${at}`);
    this.#names = {
      vrrp_script: named("chk_", 2),
      vrrp_track_process: named("proc_", 1),
      vrrp_track_file: named("file_", 1),
      bfd_instance: named("bfd_", 1),
      vrrp_instance: named("VI_", 3),
      virtual_server_group: named("vsg_", 1),
      interfaces: ["eth0", "eth1"],
    };
  }

  configuration(): readonly Entry[] {
    const names = this.#names;
    const random = this.#random;
    return [
      ...(random.once(3) ? [] : [this.#block("global_defs", "global_defs")]),
      ...names.vrrp_script.map((name) =>
        this.#block(`vrrp_script ${name}`, "vrrp_script", [
          'script "/bin/true"',
        ]),
      ),
      ...names.vrrp_track_process.map((name) =>
        this.#block(`vrrp_track_process ${name}`, "vrrp_track_process", [
          "process nginx",
        ]),
      ),
      ...names.vrrp_track_file.map((name) =>
        this.#block(`vrrp_track_file ${name}`, "vrrp_track_file", [
          "file /etc/hostname",
        ]),
      ),
      ...names.bfd_instance.map((name, at) =>
        this.#block(`bfd_instance ${name}`, "bfd_instance", [
          `neighbor_ip 192.0.2.${at + 200}`,
        ]),
      ),
      ...names.vrrp_instance.map((name, at) => this.#instance(name, at)),
      ...this.#syncGroups(),
      ...names.virtual_server_group.map((name): Block => ({
        head: `virtual_server_group ${name}`,
        path: "virtual_server_group",
        entries: ["198.51.100.80 80", "198.51.100.81-90 80", "fwmark 7"].slice(
          0,
          1 + random.below(2),
        ),
      })),
      ...Array.from({ length: random.below(3) }, (_, at) => this.#service(at)),
    ];
  }

  /** A block with what it needs, and some of what it may have. */
  #block(
    head: string,
    path: string,
    needed: readonly Entry[] = [],
    without: readonly string[] = [],
  ): Block {
    const has = new Set([...needed.map(keywordOfEntry), ...without]);
    const more = this.#random
      .some(
        keywordsOf(path).filter(
          (keyword) =>
            keyword.opens === "none" &&
            keyword.deprecated === undefined &&
            isIn(keyword, this.#target) &&
            !has.has(keyword.name) &&
            !(keyword.alias !== undefined && has.has(keyword.alias)),
        ),
        4,
      )
      .flatMap((keyword) => this.#lineOf(path, keyword));
    return { head, path, entries: [...needed, ...more] };
  }

  #lineOf(path: string, keyword: Keyword): readonly string[] {
    const example = docOf(path, keyword.name)
      ?.example?.split("\n")
      .map((line) => line.trim())
      .find(
        (line) => line === keyword.name || line.startsWith(`${keyword.name} `),
      );
    if (
      example !== undefined &&
      (this.#random.once(2) || keyword.extra === "used")
    )
      return [withKnownUser(example)];
    const words = [keyword.name];
    for (const argument of keyword.args) {
      if (argument.optional === true && !this.#random.once(3)) break;
      const value = valueFor(argument, this.#random, this.#names);
      if (value === undefined)
        return example === undefined ? [] : [withKnownUser(example)];
      words.push(value);
    }
    return [words.join(" ")];
  }

  #instance(name: string, at: number): Block {
    const random = this.#random;
    const names = this.#names;
    const track = (block: string, list: readonly string[]): readonly Entry[] =>
      list.length === 0 || random.once(2)
        ? []
        : [this.#values(block, random.some(list, 2))];
    const needed: Entry[] = [
      `state ${random.pick(["MASTER", "BACKUP"])}`,
      `interface ${random.pick(names.interfaces)}`,
      `virtual_router_id ${51 + at}`,
      `priority ${random.pick([1, 100, 150, 254])}`,
      ...(random.once(3) ? [this.#authentication()] : []),
      ...track("track_script", names.vrrp_script),
      ...track("track_process", names.vrrp_track_process),
      ...track("track_file", names.vrrp_track_file),
      ...track("track_bfd", names.bfd_instance),
      ...track("track_interface", ["eth0", "eth1"]),
      this.#values("virtual_ipaddress", [
        `192.0.2.${10 + at}/24`,
        ...random.some(
          [
            `192.0.2.${20 + at}/32 dev eth1`,
            `192.0.2.${30 + at} label eth0:${at}`,
          ],
          2,
        ),
      ]),
      ...(random.once(4)
        ? [
            this.#values("virtual_routes", [
              `198.18.${at}.0/24 via 192.0.2.1 dev eth0`,
            ]),
          ]
        : []),
      ...(random.once(4)
        ? [
            `unicast_src_ip 192.0.2.1`,
            this.#values("unicast_peer", ["192.0.2.2", "192.0.2.3"]),
          ]
        : []),
    ];
    return this.#block(`vrrp_instance ${name}`, "vrrp_instance", needed);
  }

  #authentication(): Block {
    return {
      head: "authentication",
      path: "vrrp_instance/authentication",
      entries: ["auth_type PASS", "auth_pass s3cret"],
    };
  }

  #values(head: string, entries: readonly string[]): Block {
    const path = `vrrp_instance/${head}`;
    if (lineFormatOf(path) === undefined)
      throw new Error(`${path} has no lines`);
    return { head, path, entries };
  }

  #syncGroups(): readonly Block[] {
    const { vrrp_instance: members } = this.#names;
    return members.length < 2 || this.#random.once(2)
      ? []
      : [
          this.#block("vrrp_sync_group G", "vrrp_sync_group", [
            { head: "group", path: "vrrp_sync_group/group", entries: members },
          ]),
        ];
  }

  #service(at: number): Block {
    const random = this.#random;
    const group = this.#names.virtual_server_group[at];
    const head =
      group === undefined
        ? random.pick([`198.51.100.${at + 1} 80`, `fwmark ${at + 1}`])
        : `group ${group}`;
    const servers = Array.from({ length: 1 + random.below(3) }, (_, each) =>
      this.#realServer(`real_server 203.0.113.${each + 1} 80`),
    );
    return this.#block(
      `virtual_server ${head}`,
      "virtual_server",
      [
        `lb_algo ${random.pick(["rr", "wrr", "lc", "wlc", "sh", "dh"])}`,
        `lb_kind ${random.pick(["NAT", "DR", "TUN"])}`,
        "protocol TCP",
        ...servers,
      ],
      ["ip_family"],
    );
  }

  #realServer(head: string): Block {
    const random = this.#random;
    const path = "virtual_server/real_server";
    const checker = random.pick([
      "TCP_CHECK",
      "HTTP_GET",
      "SMTP_CHECK",
      "PING_CHECK",
      "UDP_CHECK",
      "MISC_CHECK",
      "DNS_CHECK",
      undefined,
    ]);
    if (checker === undefined) return this.#block(head, path);
    const needed: Readonly<Record<string, readonly Entry[]>> = {
      HTTP_GET: [
        this.#block("url", `${path}/HTTP_GET/url`, [
          "path /",
          "status_code 200",
        ]),
      ],
      MISC_CHECK: ['misc_path "/bin/true"'],
    };
    return this.#block(head, path, [
      this.#block(checker, `${path}/${checker}`, needed[checker] ?? []),
    ]);
  }
}

/** The user that every machine has. */
function withKnownUser(line: string): string {
  return line.replaceAll(/\b(?:keepalived_script|nobody)\b/g, "root");
}

function keywordOfEntry(entry: Entry): string {
  const head = typeof entry === "string" ? entry : entry.head;
  return head.split(" ")[0] ?? "";
}
