import { createWriteStream, type WriteStream } from 'node:fs';
import { rename, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** One older generation is kept, so a service's logs never take more than twice this. */
const MAX_BYTES = 20_000_000;

/** A service's output: every line into its own file, its errors also to the terminal. */
export class ServiceLog {
  private constructor(
    private readonly service: string,
    readonly file: string,
    private readonly stream: WriteStream,
    private readonly report: (line: string) => void,
  ) {}

  static async open(service: string, file: string, report: (line: string) => void): Promise<ServiceLog> {
    const size = await stat(file).then(
      (found) => found.size,
      () => 0,
    );
    if (size > MAX_BYTES) await rename(file, `${file}.1`);
    return new ServiceLog(service, file, createWriteStream(file, { flags: 'a', mode: 0o600 }), report);
  }

  follow(output: Readable, isError: boolean): void {
    createInterface({ input: output }).on('line', (line) => {
      this.stream.write(`${new Date().toISOString()} ${line}\n`);
      if (isError) this.report(`[${this.service}] ${line}`);
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.stream.end(resolve));
  }
}
