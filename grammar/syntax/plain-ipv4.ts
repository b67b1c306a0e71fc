/** Four decimal numbers up to 255 without leading zeros: the canonical form, as nearly all addresses are written. */
export function isPlainIpv4(written: string): boolean {
  let dots = 0;
  let value = -1;
  for (let at = 0; at < written.length; at += 1) {
    const digit = written.charCodeAt(at) - 48;
    if (digit === -2) {
      if (value < 0) return false;
      dots += 1;
      value = -1;
    } else {
      if (digit < 0 || digit > 9 || value === 0) return false;
      value = value < 0 ? digit : value * 10 + digit;
      if (value > 255) return false;
    }
  }
  return dots === 3 && value >= 0;
}
