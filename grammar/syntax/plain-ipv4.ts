/** Four decimal numbers up to 255 without leading zeros: the canonical form, as nearly all addresses are written. */
export function isPlainIpv4(written: string): boolean {
  return plain.test(written);
}

// An expression: the first thousand of a file are asked before anything is compiled but this.
const plain =
  /^(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])(?:\.(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])){3}$/;
