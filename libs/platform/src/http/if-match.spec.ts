import { describe, expect, it } from '@jest/globals';
import Fastify from 'fastify';
import { ChangedMeanwhile, requireTag, stateTag } from '../changes/state-tag.js';
import { answerConditionally } from './conditional-answers.js';
import { expectedTags, IfMatchInvalid } from './if-match.js';

describe('If-Match', () => {
  it.each([
    [undefined, undefined],
    ['*', undefined],
    ['"abc.def"', ['abc']],
    ['"abc"', ['abc']],
    ['W/"abc.def" , "x.y"', ['abc', 'x']],
    ['""', ['']],
  ])('%j names %j', (header, tags) => {
    expect(expectedTags(header)).toEqual(tags);
  });

  it.each(['', 'abc', '"abc', 'abc"', '"a" "b"', '"a",', '*, "a"', '"a\u0000"', Array(21).fill('"a"').join(',')])(
    'is refused as %j, and told what is expected',
    (header) => {
      expect(() => expectedTags(header)).toThrow(IfMatchInvalid);
    },
  );

  it('lets a change through where it names the state or nothing, and no other', () => {
    const [before, after] = [stateTag(['maker']), stateTag(['maker', 'admin'])];
    expect(before).toMatch(/^[\w-]{22}$/);
    expect(() => requireTag(undefined, before)).not.toThrow();
    expect(() => requireTag(['x', before], before)).not.toThrow();
    for (const other of [[after], [], ['']]) expect(() => requireTag(other, before)).toThrow(ChangedMeanwhile);
  });

  it('is asked with the ETag that an answer came with, which is another when the answer is', async () => {
    const server = Fastify();
    answerConditionally(server);
    let seen = 0;
    server.get('/', (_, reply) => reply.header('etag', '"state"').send({ seen }));
    const read = async (known?: string) =>
      server.inject({ url: '/', headers: known === undefined ? {} : { 'if-none-match': known } });
    const first = String((await read()).headers.etag);
    expect(first).toMatch(/^"state\.[\w-]{43}"$/);
    expect((await read(first)).statusCode).toBe(304);
    seen = 1;
    const second = await read(first);
    expect([second.statusCode, second.headers.etag === first]).toEqual([200, false]);
    expect(expectedTags(String(second.headers.etag))).toEqual(expectedTags(first));
    await server.close();
  });
});
