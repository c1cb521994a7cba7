import { Agent, type IncomingHttpHeaders, request } from 'node:http';

export interface RawRequest {
  readonly method: string;
  /** With its query; sent as it is. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer | undefined;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly tookMs: number;
}

/** HTTP that mends nothing on its way, as a client library would. */
export class RawCalls {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 16 });

  constructor(private readonly port: number) {}

  /** A stream of events is left when it begins: its text is empty. */
  call({ method, path, headers = {}, body }: RawRequest): Promise<RawAnswer> {
    const begun = performance.now();
    return new Promise((resolve, reject) => {
      const sent = request(
        { host: '127.0.0.1', port: this.port, agent: this.agent, method, path, headers },
        (answer) => {
          const chunks: Buffer[] = [];
          const answered = () =>
            resolve({
              ...{ status: answer.statusCode ?? 0, headers: answer.headers },
              ...{ text: Buffer.concat(chunks).toString('utf8'), tookMs: performance.now() - begun },
            });
          if (answer.headers['content-type']?.startsWith('text/event-stream')) {
            answered();
            answer.destroy();
            return;
          }
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.once('end', answered);
          answer.once('error', reject);
        },
      );
      sent.once('error', reject);
      sent.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
