/** Makes a short name of what is added: 64 bits, by which what one session names does not collide (FNV-1a in two halves). */
export class Hash {
  // As signed numbers of 32 bits all along: others would be objects.
  private low = 0x811c9dc5 | 0;
  private high = 0x9dc5811c | 0;

  addNumber(value: number): void {
    this.low = Math.imul(this.low ^ value, prime);
    this.high = Math.imul(this.high ^ value ^ (this.low >>> 13), prime);
  }

  addText(text: string): void {
    this.addNumber(text.length);
    let { low, high } = this;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      low = Math.imul(low ^ code, prime);
      high = Math.imul(high ^ code ^ (low >>> 13), prime);
    }
    this.low = low;
    this.high = high;
  }

  get name(): string {
    return (this.low >>> 0).toString(36) + (this.high >>> 0).toString(36);
  }
}

const prime = 0x01000193;
