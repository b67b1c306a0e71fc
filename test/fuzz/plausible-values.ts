/* Values for parameters: at their limits, between them, and names that are defined. */
import type { Argument } from "../../grammar/schema/keyword.ts";
import type { Random } from "../harness/random.ts";

/** What is defined in a configuration, by the block that defines it. */
export interface Names {
  readonly vrrp_script: readonly string[];
  readonly vrrp_track_process: readonly string[];
  readonly vrrp_track_file: readonly string[];
  readonly bfd_instance: readonly string[];
  readonly vrrp_instance: readonly string[];
  readonly virtual_server_group: readonly string[];
  readonly interfaces: readonly string[];
}

/** A value that a parameter takes; undefined where none can be made up. */
export function valueFor(
  argument: Argument,
  random: Random,
  names: Names,
): string | undefined {
  const { kind, min = 0, max, words = [], decimals = 0 } = argument;
  switch (kind) {
    case "bool":
      return random.pick(["on", "off", "true", "false", "yes", "no"]);
    case "enum":
      return words.length === 0 ? undefined : random.pick(words);
    case "uint":
    case "int":
    case "port": {
      const high = Number(max ?? (kind === "port" ? 65_535 : 1000));
      const low = kind === "port" ? Math.max(1, Number(min)) : Number(min);
      const near = Math.min(high, low + random.below(100));
      return String(random.pick([low, near, near, high]));
    }
    case "decimal": {
      const low = Number(min);
      const whole = Math.min(
        Number(max ?? 100),
        Math.ceil(low) + random.below(9),
      );
      const part = decimals > 0 && random.once(3) ? ".5" : "";
      return whole + 1 > Number(max ?? 100) ? `${whole}` : `${whole}${part}`;
    }
    case "interface":
    case "interface-name":
      return random.pick(names.interfaces);
    case "ip":
    case "ipv4":
      return `192.0.2.${40 + random.below(50)}`;
    case "mac":
      return "02:00:5e:10:00:01";
    case "reference": {
      const list = Object.entries(names).find(
        ([block]) => block === argument.target,
      )?.[1] as readonly string[] | undefined;
      return list === undefined || list.length === 0
        ? undefined
        : random.pick(list);
    }
    default:
      return undefined;
  }
}
