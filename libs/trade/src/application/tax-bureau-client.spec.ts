import { afterEach, describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from '@tallystick/kernel';
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TaxBureauUnavailable } from '../domain/errors.js';
import { TaxBureauClient } from './tax-bureau-client.js';

const query = {
  number: '26442000000012345678',
  issueDate: parseCalendarDate('2026-08-25'),
  sellerCode: '914403001922038216',
  buyerCode: '91330100799655058B',
  totalWithTax: '118650.00',
};
const clock = { nowMs: () => Date.parse('2026-09-01T08:00:00.000Z') };
let server: Server | undefined;
afterEach(() => new Promise<unknown>((resolve) => (server ? server.close(resolve) : resolve(undefined))));

interface Asked {
  readonly authorization: string | undefined;
  readonly body: unknown;
}

async function bureau(
  status: number,
  content: string,
): Promise<{ client: TaxBureauClient; asked: Asked[]; host: string }> {
  const asked: Asked[] = [];
  const started = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      asked.push({ authorization: request.headers.authorization, body: JSON.parse(body) });
      response.writeHead(status).end(content);
    });
  });
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(started.address() as AddressInfo).port}`;
  const client = new TaxBureauClient({ url: `http://${host}/check`, token: 'secret', timeoutMs: 5_000 }, clock);
  return { client, asked, host };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

describe('the tax bureau’s check over HTTP', () => {
  it('is asked by what the invoice says, and its answer kept as received with its hash and time', async () => {
    const content = '{"outcome": "issued", "bureau": "深圳"}';
    const { client, asked, host } = await bureau(200, content);
    expect(await client.ask(query)).toEqual({
      outcome: 'issued',
      source: host,
      askedAt: '2026-09-01T08:00:00.000Z',
      content,
      sha256: createHash('sha256').update(content).digest('hex'),
    });
    expect(asked).toEqual([{ authorization: 'Bearer secret', body: query }]);
  });

  it.each([
    ['a failure', 500, '{"outcome": "issued"}'],
    ['an outcome that it cannot have', 200, '{"outcome": "fine"}'],
    ['no JSON', 200, 'issued'],
    ['more than an answer can be', 200, `{"outcome": "issued", "more": "${'x'.repeat(20_000)}"}`],
  ])('says that there was no answer on %s', async (_case, status, content) => {
    const { client } = await bureau(status, content);
    await expect(client.ask(query)).rejects.toThrow(TaxBureauUnavailable);
  });

  it('says that there was no answer when nobody is there', async () => {
    const client = new TaxBureauClient({ url: 'http://127.0.0.1:1/', token: 'x', timeoutMs: 1_000 }, clock);
    await expect(client.ask(query)).rejects.toThrow(TaxBureauUnavailable);
  });
});
