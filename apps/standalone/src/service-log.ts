import { createWriteStream, openSync, renameSync, type WriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** One older generation is kept, so a service's logs never take more than twice this. */
const MAX_BYTES = 20_000_000;

/** A service's output: every line into its own file, its errors also to the terminal. */
export class ServiceLog {
  private stream: WriteStream;

  private constructor(
    private readonly service: string,
    readonly file: string,
    private sizeBytes: number,
    private readonly maxBytes: number,
    private readonly report: (line: string) => void,
  ) {
    this.stream = append(file);
  }

  static async open(
    service: string,
    file: string,
    report: (line: string) => void,
    maxBytes = MAX_BYTES,
  ): Promise<ServiceLog> {
    const sizeBytes = await stat(file).then(
      (found) => found.size,
      () => 0,
    );
    return new ServiceLog(service, file, sizeBytes, maxBytes, report);
  }

  follow(output: Readable, isError: boolean): void {
    createInterface({ input: output }).on('line', (line) => {
      this.write(`${new Date().toISOString()} ${line}\n`);
      if (isError) this.report(`[${this.service}] ${line}`);
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.stream.end(resolve));
  }

  private write(text: string): void {
    // A service that was ended may have its last words still on the way.
    if (this.stream.writableEnded) return;
    const bytes = Buffer.byteLength(text);
    if (this.sizeBytes > 0 && this.sizeBytes + bytes > this.maxBytes) this.turnOver();
    this.sizeBytes += bytes;
    this.stream.write(text);
  }

  /** What was written before goes on into the older generation: a stream keeps its file under whatever name. */
  private turnOver(): void {
    this.stream.end();
    renameSync(this.file, `${this.file}.1`);
    this.stream = append(this.file);
    this.sizeBytes = 0;
  }
}

function append(file: string): WriteStream {
  // Opened at once, so that it is there to be renamed whenever that comes.
  return createWriteStream(file, { fd: openSync(file, 'a', 0o600) });
}
