import { randomBytes } from 'node:crypto';

/** Texts that can come from nowhere else: found in an answer, they tell whose affairs it shows. */
export class Marks {
  private readonly made: string[] = [];

  /** Of letters that no form of text refuses; `what` is to be read in a failure. */
  text(what: string): string {
    const mark = `MARK-${what}-${randomBytes(6).toString('hex')}`.toUpperCase();
    this.made.push(mark);
    return mark;
  }

  /** 32 bytes, 0x hex. */
  hex(): string {
    const mark = `0x${randomBytes(32).toString('hex')}`;
    this.made.push(mark);
    return mark;
  }

  /** Identifiers that somebody else gave out. */
  also(...identifiers: readonly string[]): void {
    this.made.push(...identifiers);
  }

  get all(): readonly string[] {
    return this.made;
  }

  /** Those that a text holds, however it is capitalised. */
  in(text: string): string[] {
    const upper = text.toUpperCase();
    return this.made.filter((mark) => upper.includes(mark.toUpperCase()));
  }
}
