/** A short name for a text: 64 bits, by which the texts of one session do not collide (FNV-1a in two halves). */
export function hashOf(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x9dc5811c;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code ^ (low >>> 13), 0x01000193);
  }
  return (low >>> 0).toString(36) + (high >>> 0).toString(36);
}
