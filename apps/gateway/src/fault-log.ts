/** Where a gateway says what happens; Nest's logger, or a test's list. */
export interface Log {
  log(text: string): void;
  warn(text: string): void;
  error(text: string): void;
}

/** Says a fault when it begins and when it is over, and not at every try in between. */
export class FaultLog {
  private readonly faulty = new Set<string>();

  constructor(private readonly log: Log) {}

  /** @param subject what is faulty, such as a sensor's name */
  fault(subject: string, error: unknown): void {
    if (this.faulty.has(subject)) return;
    this.faulty.add(subject);
    this.log.warn(`${subject}: ${textOf(error)}; it is tried again`);
  }

  fine(subject: string): void {
    if (this.faulty.delete(subject)) this.log.log(`${subject}: works again`);
  }
}

const LONGEST_TEXT = 300;

/** Of a refused connection to a host with several addresses, Node's own message is empty. */
export function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error).slice(0, LONGEST_TEXT);
  const { code } = error as NodeJS.ErrnoException;
  const said = [error.message, code, error.name].find((text) => text !== undefined && text !== '');
  return (said ?? '').slice(0, LONGEST_TEXT);
}
