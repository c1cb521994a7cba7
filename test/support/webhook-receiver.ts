import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface ReceivedMessage {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly isSigned: boolean;
}

/** What a subscriber runs: takes messages, checks who signed them, answers 200. */
export class WebhookReceiver {
  readonly messages: ReceivedMessage[] = [];
  /** `whsec_…`, as it was shown. */
  secret = '';

  private constructor(private readonly server: Server) {}

  static async start(): Promise<WebhookReceiver> {
    const server = createServer();
    const receiver = new WebhookReceiver(server);
    server.on('request', (request, response) => {
      void text(request).then((body) => {
        receiver.take(request, body);
        response.writeHead(200).end();
      });
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/events`;
  }

  async stop(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  private take({ headers }: IncomingMessage, body: string): void {
    const id = String(headers['webhook-id']);
    const key = Buffer.from(this.secret.replace('whsec_', ''), 'base64');
    const signed = `${id}.${String(headers['webhook-timestamp'])}.${body}`;
    const signature = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
    const { type, data } = JSON.parse(body) as { type: string; data: { subject: string } };
    const isSigned = String(headers['webhook-signature']).split(' ').includes(signature);
    this.messages.push({ id, type, subject: data.subject, isSigned });
  }
}
