import type { Node } from 'slimdom';

/** Faults of one Schematron file, each with its line and what would be right. */
export class SchemaFaults {
  readonly said: string[] = [];

  constructor(
    private readonly file: string,
    private readonly placeOf: (node: Node) => string,
  ) {}

  /** @param at the element of the file that is wrong */
  add(at: Node, message: string): void {
    const [position = ''] = this.placeOf(at).split(' ');
    this.said.push(`${this.file}:${position}: ${message}`);
  }
}
