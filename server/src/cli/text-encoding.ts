/*
 * Bytes of configuration files to text and back without losing one. Most are UTF-8; comments in older Chinese files
 * are GBK; what is neither is read byte by byte, so that writing gives the same bytes again.
 */
import { isAscii } from "node:buffer";

export type Encoding = "utf-8" | "gbk" | "latin1";

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

/** The text of a file. A byte order mark stays in it: keepalived reads it too. */
export function decodeText(bytes: Uint8Array): DecodedText {
  // the same in every encoding, and most files are nothing else
  if (isAscii(bytes)) return { text: byteByByte(bytes), encoding: "utf-8" };
  return (
    decoded(bytes, "utf-8") ??
    decodedGbk(bytes) ?? { text: byteByByte(bytes), encoding: "latin1" }
  );
}

function byteByByte({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString("latin1");
}

/** The bytes of a text; undefined when the encoding has no bytes for a character. */
export function encodeText(
  text: string,
  encoding: Encoding,
): Uint8Array | undefined {
  const bytes =
    encoding === "gbk" ? encodeGbk(text) : Buffer.from(text, encoding);
  if (bytes === undefined) return undefined;
  return decodeText(bytes).text === text ? bytes : undefined;
}

/** Some characters have two codes in GBK, of which only one would be written: such bytes are not taken for it. */
function decodedGbk(bytes: Uint8Array): DecodedText | undefined {
  if (!looksLikeGbk(bytes)) return undefined;
  const result = decoded(bytes, "gbk");
  const again = result === undefined ? undefined : encodeGbk(result.text);
  return again !== undefined && Buffer.from(again).equals(bytes)
    ? result
    : undefined;
}

function decoded(
  bytes: Uint8Array,
  encoding: "utf-8" | "gbk",
): DecodedText | undefined {
  try {
    const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
    return { text: decoder.decode(bytes), encoding };
  } catch {
    return undefined;
  }
}

/** Chinese comes in pairs of high bytes; a Latin letter with an accent mostly stands alone. */
function looksLikeGbk(bytes: Uint8Array): boolean {
  let pairs = 0;
  let single = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    const start = at;
    while ((bytes[at + 1] ?? 0) >= 0x80) at += 1;
    if ((at - start) % 2 === 1) pairs += 1;
    else single += 1;
  }
  return pairs > single;
}

let gbkBytes: Map<string, number> | undefined;

function encodeGbk(text: string): Uint8Array | undefined {
  gbkBytes ??= gbkTable();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.charCodeAt(0);
    if (code < 0x80) {
      bytes.push(code);
      continue;
    }
    const pair = gbkBytes.get(character);
    if (pair === undefined) return undefined;
    if (pair > 0xff) bytes.push(pair >> 8);
    bytes.push(pair & 0xff);
  }
  return Uint8Array.from(bytes);
}

/** Node only decodes GBK; encoding is that, turned round. */
function gbkTable(): Map<string, number> {
  const decoder = new TextDecoder("gbk");
  const table = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== "\ufffd")
        table.set(character, (lead << 8) | trail);
    }
  return table;
}
