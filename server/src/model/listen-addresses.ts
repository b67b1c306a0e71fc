/* The addresses that nginx and haproxy configurations bind. */
import { memo } from "../../../grammar/syntax/memo.ts";
import type { Place, SourceFile } from "../../../grammar/syntax/source-file.ts";
import { parseAddress, type Address } from "./address.ts";

export interface Listening {
  readonly program: "nginx" | "haproxy";
  readonly address: Address;
  readonly at: Place;
}

/** Addresses that must exist when the program starts; names, wildcards and `transparent` need none. */
export const listeningOf: (file: SourceFile) => readonly Listening[] = memo(
  (file) => {
    const program = programOf(file);
    if (program === undefined) return [];
    const line =
      program === "nginx"
        ? /^[ \t]*listen[ \t]+([^\s;]+)((?:[^\S\n][^;\n]*)?);/gm
        : /^[ \t]*bind[ \t]+(\S+)(.*)/gm;
    return [...file.text.matchAll(line)].flatMap((found): Listening[] => {
      const [whole, endpoints = "", options = ""] = found;
      if (/\btransparent\b/.test(options)) return [];
      const start = found.index + (whole.length - whole.trimStart().length);
      const at = { file, start, end: found.index + whole.trimEnd().length };
      return endpoints.split(",").flatMap((endpoint) => {
        const address = parseAddress(addressIn(endpoint));
        return address === undefined ? [] : [{ program, address, at }];
      });
    });
  },
);

/** `192.0.2.1:80`, `[2001:db8::1]:80`, `ipv4@192.0.2.1:80`, haproxy's `2001:db8::1:80`. */
function addressIn(endpoint: string): string {
  const plain = endpoint.replace(/^ipv[46]@/, "");
  const bracketed = /^\[([^\]]+)\]/.exec(plain)?.[1];
  return bracketed ?? plain.replace(/:[\d-]*$/, "");
}

function programOf({
  uri,
  text,
}: SourceFile): Listening["program"] | undefined {
  if (/^[ \t]*listen[ \t][^;\n]+;/m.test(text)) return "nginx";
  if (
    /^[ \t]*bind[ \t]+\S/m.test(text) &&
    (uri.includes("haproxy") || /^(?:frontend|listen|defaults)\b/m.test(text))
  )
    return "haproxy";
  return undefined;
}
