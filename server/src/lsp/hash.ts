/** Makes a short name of what is added: 64 bits, by which what one session names does not collide (FNV-1a in two halves). */
export class Hash {
  private low = 0x811c9dc5;
  private high = 0x9dc5811c;

  addNumber(value: number): void {
    this.low = Math.imul(this.low ^ value, 0x01000193);
    this.high = Math.imul(this.high ^ value ^ (this.low >>> 13), 0x01000193);
  }

  addText(text: string): void {
    this.addNumber(text.length);
    for (let at = 0; at < text.length; at += 1)
      this.addNumber(text.charCodeAt(at));
  }

  get name(): string {
    return (this.low >>> 0).toString(36) + (this.high >>> 0).toString(36);
  }
}
