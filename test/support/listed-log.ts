/** What was said, in its order. */
export class ListedLog {
  readonly lines: string[] = [];

  log(text: string): void {
    this.lines.push(text);
  }

  warn(text: string): void {
    this.lines.push(`warn: ${text}`);
  }

  error(text: string): void {
    this.lines.push(`error: ${text}`);
  }

  about(text: string): readonly string[] {
    return this.lines.filter((line) => line.includes(text));
  }
}
