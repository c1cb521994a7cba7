import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import { answerConditionally } from './conditional-answers.js';

describe('an answer', () => {
  let server: FastifyInstance;
  let count = 0;
  beforeAll(async () => {
    server = Fastify();
    answerConditionally(server);
    server.get('/same', () => ({ a: 1 }));
    server.get('/other', () => ({ count: ++count }));
    server.get('/none', (_request, reply) => reply.code(404).send({}));
    server.get('/token', (_request, reply) => reply.header('cache-control', 'no-store, private').send({ secret: 1 }));
    server.get('/stream', (_request, reply) => reply.send(Readable.from(['a'])));
    server.post('/same', () => ({ a: 1 }));
    await server.ready();
  });
  afterAll(() => server.close());
  const get = (url: string, ifNoneMatch?: string) =>
    server.inject({ url, headers: ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch } });

  it('is not sent again to whoever has it', async () => {
    const first = await get('/same');
    const tag = String(first.headers.etag);
    expect(tag).toMatch(/^"[\w-]{43}"$/);
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await get('/same', known);
      expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', tag]);
      expect(again.headers['content-type']).toBeUndefined();
    }
    expect((await get('/same', '"other"')).body).toBe('{"a":1}');
  });

  it('that has changed is sent whole', async () => {
    const { headers } = await get('/other');
    const again = await get('/other', String(headers.etag));
    expect([again.statusCode, again.body]).toEqual([200, '{"count":2}']);
  });

  it('is kept by nobody between, and told apart by who asks', async () => {
    const { headers } = await get('/same');
    expect([headers['cache-control'], headers.vary]).toEqual(['private, no-cache', 'Authorization, Cookie, Accept']);
  });

  it.each(['/none', '/stream'])('is kept nowhere when it is a refusal or a stream: %s', async (url) => {
    const { headers } = await get(url);
    expect([headers['cache-control'], headers.etag]).toEqual(['no-store', undefined]);
  });

  it('to a change is kept nowhere, and what says itself how it is kept stays so', async () => {
    const { headers } = await server.inject({ method: 'POST', url: '/same', headers: { 'if-none-match': '*' } });
    expect([headers['cache-control'], headers.etag]).toEqual(['no-store', undefined]);
    expect((await get('/token')).headers['cache-control']).toBe('no-store, private');
  });
});
