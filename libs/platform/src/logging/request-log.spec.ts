import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { currentRequestId, causeHeaders, requestIdOf } from './request-context.js';
import { type AnsweredRequest, followRequests } from './request-log.js';

describe('followed requests', () => {
  const told: AnsweredRequest[] = [];
  let server: FastifyInstance;
  let url: string;

  beforeAll(async () => {
    server = fastify({ genReqId: requestIdOf });
    followRequests(server, [(request) => told.push(request)]);
    server.post('/v1/things/:id', async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return { inside: currentRequestId(), onwards: causeHeaders() };
    });
    url = await server.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(() => server.close());

  const ask = (path: string, id: string, body: string) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'x-request-id': id, 'content-type': 'application/json', authorization: 'Bearer planted-bearer' },
      body,
    });

  it('know their id after their body was read, each its own, and give it back', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `request-number-${index}`);
    const answers = await Promise.all(
      ids.map((id) => ask('/v1/things/1', id, JSON.stringify({ text: 'x'.repeat(100_000) }))),
    );
    expect(answers.map(({ headers }) => headers.get('x-request-id'))).toEqual(ids);
    const bodies = await Promise.all(answers.map((answer) => answer.json()));
    expect(bodies).toEqual(ids.map((id) => ({ inside: id, onwards: { 'x-request-id': id } })));
  });

  it('are told by the pattern of their route, with nothing of their address, head or body', async () => {
    told.length = 0;
    await ask('/v1/things/planted-id?token=planted-query', 'request-told-1', '{"secret":"planted-body"}');
    await ask('/v1/planted-nowhere', 'request-told-2', '{}');
    expect(told).toMatchObject([
      { id: 'request-told-1', method: 'POST', route: '/v1/things/:id', status: 200 },
      { id: 'request-told-2', method: 'POST', route: 'none', status: 404 },
    ]);
    expect(JSON.stringify(told)).not.toContain('planted');
  });
});
