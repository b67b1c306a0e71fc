/* Addresses that scripts and network files put on the loopback device: what real servers of LVS-DR do with the VIP. */
import { memo } from "../../../grammar/syntax/memo.ts";
import type { Place, SourceFile } from "../../../grammar/syntax/source-file.ts";
import { parseAddress, type Address } from "./address.ts";
import { commandsOf, type ShellWord } from "./packet-filter/shell-words.ts";

export interface LoopbackAddress {
  /** With the prefix length it gets; undefined where none is written. */
  readonly address: Address;
  readonly at: Place;
  /** Where the prefix length or netmask stands. */
  readonly prefix: Place | undefined;
}

/** `ip addr add A/N dev lo`, `ifconfig lo:0 A netmask M`, `IPADDR=` of an ifcfg-lo file. */
export const loopbackAddressesOf: (
  file: SourceFile,
) => readonly LoopbackAddress[] = memo((file) => {
  if (/(?:^|\/)ifcfg-lo[^/]*$/.test(file.uri)) return fromIfcfg(file);
  if (!/\b(?:ip|ifconfig)\b/.test(file.text)) return [];
  return commandsOf(file).flatMap((words): LoopbackAddress[] => {
    const found = fromIp(words) ?? fromIfconfig(words);
    return found === undefined ? [] : [found];
  });
});

function fromIp(words: readonly ShellWord[]): LoopbackAddress | undefined {
  const texts = words.map(({ text }) => text);
  const at = texts.findIndex((text) => /(?:^|\/)ip$/.test(text));
  if (at < 0 || !/^a(?:ddr(?:ess)?)?$/.test(texts[at + 1] ?? ""))
    return undefined;
  if (!/^(?:add|replace|change)$/.test(texts[at + 2] ?? "")) return undefined;
  if (texts[texts.indexOf("dev") + 1] !== "lo") return undefined;
  const word = words.find(
    ({ text, known }) => known && parseAddress(text) !== undefined,
  );
  const address = word === undefined ? undefined : parseAddress(word.text);
  if (word === undefined || address === undefined) return undefined;
  const written = word.file.text.slice(word.start, word.end);
  const slash = written.indexOf("/");
  return {
    address: {
      ...address,
      prefixLength: address.prefixLength ?? full(address),
    },
    at: word,
    prefix: slash < 0 ? undefined : { ...word, start: word.start + slash + 1 },
  };
}

function fromIfconfig(
  words: readonly ShellWord[],
): LoopbackAddress | undefined {
  const at = words.findIndex(({ text }) => /(?:^|\/)ifconfig$/.test(text));
  const [device, word] = words.slice(at + 1);
  if (at < 0 || device === undefined || !/^lo(?::|$)/.test(device.text))
    return undefined;
  const address = word?.known === true ? parseAddress(word.text) : undefined;
  if (word === undefined || address === undefined) return undefined;
  const mask = words[words.findIndex(({ text }) => text === "netmask") + 1];
  return withMask(address, word, mask?.known === true ? mask : undefined);
}

function fromIfcfg(file: SourceFile): readonly LoopbackAddress[] {
  const value = (key: string): ShellWord | undefined => {
    const found = new RegExp(`^(${key}\\d*=)["']?([\\d.]+)`, "m").exec(
      file.text,
    );
    if (found === null) return undefined;
    const [whole, , text = ""] = found;
    const end = found.index + whole.length;
    return { file, start: end - text.length, end, text, known: true };
  };
  const word = value("IPADDR");
  const address = word === undefined ? undefined : parseAddress(word.text);
  if (word === undefined || address === undefined) return [];
  const prefix = value("PREFIX");
  const mask = prefix ?? value("NETMASK");
  return [withMask(address, word, mask)];
}

function withMask(
  address: Address,
  at: Place,
  mask: ShellWord | undefined,
): LoopbackAddress {
  const prefixLength =
    mask === undefined
      ? undefined
      : /^\d+$/.test(mask.text)
        ? Number(mask.text)
        : mask.text
            .split(".")
            .map((part) => Number(part).toString(2).replaceAll("0", "").length)
            .reduce((sum, each) => sum + each, 0);
  return { address: { ...address, prefixLength }, at, prefix: mask };
}

function full({ family }: Address): number {
  return family === "IPv4" ? 32 : 128;
}
