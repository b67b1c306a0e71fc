/*
 * After an edit rules are asked about what has changed, and not about what they had nothing to say of, nor about
 * services that only move. What is said is what is said of a new file with the same text, with related places and fixes.
 * SEED=n leaves other lines out.
 */
import assert from "node:assert/strict";
import { editedFile } from "../../grammar/syntax/edited.ts";
import {
  sourceFile,
  type Place,
  type SourceFile,
} from "../../grammar/syntax/source-file.ts";
import { analyse } from "../../server/src/engine/analyse.ts";
import { defaultSettings } from "../../server/src/engine/settings.ts";
import { memoryHost } from "../../server/src/host/memory-host.ts";
import persistenceHidesWeights from "../../server/src/rules/lvs/persistence-hides-weights.ts";
import duplicateRealServer from "../../server/src/rules/lvs/duplicate-real-server.ts";
import duplicateVip from "../../server/src/rules/vrrp/duplicate-vip-across-instances.ts";
import oneNetwork from "../../server/src/rules/lvs/nat-one-network.ts";
import { rules } from "../../server/src/rules/registry.gen.ts";
import type { Rule } from "../../server/src/rules/rule.ts";
import { randomFrom } from "../harness/random.ts";

const seed = Number(process.env.SEED ?? 1);
const linesPerExample = 1;
const host = memoryHost({});

const instance = (name: string, vip: string): string => `vrrp_instance ${name} {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        ${vip}/24
    }
}
`;

const service = (
  index: number,
): string => `virtual_server 192.0.2.100 ${index} {
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.${index} ${index} {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`;

const services = Array.from({ length: 20 }, (_, index) => service(index + 1));
const site = instance("VI_1", "192.0.2.100") + services.join("");

/** The rules are put in order once for all runs with the same settings: here those are the ones that count. */
const settings = { ...defaultSettings };

function findingsIn(file: SourceFile, own = settings): readonly string[] {
  const input = { roots: [{ file }], host, settings: own };
  const { diagnostics } = analyse(input);
  return diagnostics.map((finding) => {
    const { rule, severity, related } = finding;
    const fixes = finding.fixes().map(({ title, safety, edits }) => {
      const made = edits.map((edit) =>
        "create" in edit ? edit.create : spot(edit) + edit.newText,
      );
      return `\n  ${safety} ${title}: ${made.join(", ")}`;
    });
    const others = related.map((each) => `\n  ${spot(each)}${each.message}`);
    const said = `${spot(finding)}${severity} ${rule.id} ${finding.message}`;
    return [said, ...others, ...fixes].join("");
  });
}

function spot({ file, start, end }: Place): string {
  return `${file.uri}@${file.version} ${start}-${end} `;
}

/** The file with one text for another, the first time that it stands there. */
function withText(file: SourceFile, old: string, newText: string): SourceFile {
  const start = file.text.indexOf(old);
  assert.ok(start >= 0, `"${old}" is not there`);
  const edit = { start, end: start + old.length, newText };
  return editedFile(file, edit, file.version + 1);
}

/** Has a rule count how often it is asked; gives how often it was while a file is judged. */
function counting(
  rule: Rule,
  hook: "checkFrame" | "checkService" | "checkOutline",
): (file: SourceFile) => number {
  let count = 0;
  const own = rule[hook] as (...given: readonly unknown[]) => void;
  Object.assign(rule, {
    [hook]: (...given: readonly unknown[]) => {
      count += 1;
      own(...given);
    },
  });
  return (file) => {
    const before = count;
    assert.ok(analyse({ roots: [{ file }], host, settings }).diagnostics);
    return count - before;
  };
}

const askedOneNetwork = counting(oneNetwork, "checkService");
const askedDuplicateVip = counting(duplicateVip, "checkFrame");
const askedHiddenWeights = counting(persistenceHidesWeights, "checkOutline");

describe("after an edit", () => {
  it("a rule about services is asked about the one that has changed", () => {
    const before = sourceFile("a.conf", site);
    assert.equal(askedOneNetwork(before), 20);
    const file = withText(before, "lb_algo wrr", "lb_algo rr");
    assert.equal(askedOneNetwork(file), 1);
  });

  it("a rule about services is asked about each again if what it looked at has changed", () => {
    const before = sourceFile("a.conf", site);
    findingsIn(before);
    const file = withText(before, "priority 100", "priority 90");
    assert.equal(askedOneNetwork(file), 20);
  });

  it("a rule is not asked about services that can't concern it", () => {
    const direct = site.replaceAll("lb_kind NAT", "lb_kind DR");
    assert.equal(askedOneNetwork(sourceFile("a.conf", direct)), 0);
  });

  it("a rule that reads no services is asked where something else has changed", () => {
    const before = sourceFile("a.conf", site);
    assert.equal(askedDuplicateVip(before), 1);
    const other = withText(before, "lb_algo wrr", "lb_algo rr");
    assert.equal(askedDuplicateVip(other), 0);
    const file = withText(other, "priority 100", "priority 90");
    assert.equal(askedDuplicateVip(file), 1);
  });

  it("a rule that has spoken is asked again: its places have moved", () => {
    const twice = instance("VI_2", "192.0.2.100") + site;
    const before = sourceFile("a.conf", twice);
    findingsIn(before);
    const file = withText(before, "lb_algo wrr", "lb_algo rr");
    assert.equal(askedDuplicateVip(file), 1);
  });
});

/** A service with findings: one has a related place, one a fix. */
const remarkable = (
  index: number,
): string => `virtual_server 203.0.113.${index} 80 {
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    persistence_timeout 50
    real_server 198.51.100.1 80 {
        weight 1
        TCP_CHECK {
            connect_timeout 3
        }
    }
    real_server 198.51.100.2 80 {
        weight 2
        TCP_CHECK {
            connect_timeout 3
        }
    }
    real_server 198.51.100.2 80 {
        weight 3
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`;

describe("a service with findings that has not changed", () => {
  const text =
    instance("VI_1", "192.0.2.100") +
    Array.from({ length: 20 }, (_, index) => remarkable(index + 1)).join("");
  const opened = (): SourceFile => {
    const file = sourceFile("a.conf", text);
    findingsIn(file);
    return file;
  };
  const assertLikeNew = (file: SourceFile, own = settings): void =>
    assert.deepEqual(
      findingsIn(file, own),
      findingsIn(sourceFile("a.conf", file.text, file.version), own),
    );

  it("has findings with related places and fixes", () => {
    const found = findingsIn(sourceFile("a.conf", text));
    const { id } = duplicateRealServer;
    const own = found.filter((each) => each.includes(` ${id} `));
    assert.equal(own.length, 20);
    for (const each of own) assert.match(each, /\n {2}a\.conf@0 \d+-\d+ /);
    assert.ok(found.some((each) => /\n {2}(?:safe|suggested) /.test(each)));
  });

  it("is not asked about again", () => {
    const before = opened();
    const file = withText(before, "lb_algo wrr", "lb_algo wlc");
    assert.equal(askedHiddenWeights(file), 1);
    const next = withText(file, "vrrp_instance", "\nvrrp_instance");
    assert.equal(askedHiddenWeights(next), 0);
  });

  it("takes what was said with it, as if it were new there", () => {
    assertLikeNew(withText(opened(), "priority 100", "priority 90"));
    assertLikeNew(
      withText(opened(), "vrrp_instance", "# more\n\nvrrp_instance"),
    );
    assertLikeNew(withText(opened(), remarkable(3), ""));
    assertLikeNew(withText(opened(), remarkable(3), remarkable(30)));
  });

  it("is silent where a comment says so, as long as that stands there", () => {
    const comment = `    # keepalived-lsp-disable-next-line ${persistenceHidesWeights.id} -- so it is\n`;
    const line = "    persistence_timeout 50\n";
    const before = opened();
    const silenced = withText(before, line, comment + line);
    assertLikeNew(silenced);
    assert.ok(findingsIn(silenced).length < findingsIn(before).length);
    const heard = withText(silenced, comment, "");
    assertLikeNew(heard);
    assert.equal(findingsIn(heard).length, findingsIn(before).length);
  });

  it("is spoken of as settings have it", () => {
    const file = withText(opened(), "vrrp_instance", "\nvrrp_instance");
    for (const severity of ["off", "error"] as const) {
      const rules = { [persistenceHidesWeights.id]: severity };
      assertLikeNew(file, { ...settings, rules });
    }
    assertLikeNew(file);
  });

  it("is silent about what may be missing where a word is not known", () => {
    const before = opened();
    assertLikeNew(withText(before, "priority 100", "priorit 100"));
    assertLikeNew(withText(before, "lb_kind NAT", "lb_kin NAT"));
  });
});

describe(`after lines are left out and put back (SEED=${seed})`, () => {
  const random = randomFrom(seed);
  for (const { id, examples } of rules)
    it(`what is said of examples of ${id} is what is said of a new file`, () => {
      for (const text of [...examples.bad, ...examples.good])
        if (typeof text === "string")
          for (let count = 0; count < linesPerExample; count += 1)
            leaveOut(random.pick(text.split("\n")), text);
    });
});

function leaveOut(line: string, text: string): void {
  const before = sourceFile("a.conf", `${text}\n${services[0] ?? ""}`, 1);
  const all = findingsIn(before);
  const without = withText(before, line, "");
  assert.deepEqual(
    findingsIn(without),
    findingsIn(sourceFile("a.conf", without.text, without.version)),
    `without "${line}": ${without.text}`,
  );
  const start = before.text.indexOf(line);
  const edit = { start, end: start, newText: line };
  assert.deepEqual(findingsIn(editedFile(without, edit, 1)), all);
}
