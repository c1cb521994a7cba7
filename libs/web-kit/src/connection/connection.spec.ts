import { describe, expect, it } from '@jest/globals';
import { Connection, Unreachable } from './connection.js';

const person = { id: 'wang', name: '王芳', party: '7', roles: ['maker' as const], scopes: ['read' as const] };
const problem = (status: number, code: string) =>
  Response.json({ type: 'about:blank', title: '', status, code, detail: code }, { status });

function connected(...answers: (() => Response)[]) {
  const sent: Request[] = [];
  const world = { reload: () => undefined, tellOthers: () => undefined };
  const send = (request: RequestInfo | URL) => {
    sent.push(request as Request);
    return Promise.resolve((answers[sent.length - 1] ?? (() => Response.error()))());
  };
  return { connection: new Connection(world, send, 'http://localhost'), sent };
}

const name = (connection: Connection) =>
  connection.call(connection.routes.POST('/v1/people', { body: { name: '韩梅', roles: ['viewer'] } }));

describe('a page’s connection', () => {
  it('asks again with the same body and key once the person is back', async () => {
    const { connection, sent } = connected(
      () => problem(401, 'not-signed-in'),
      () => Response.json({ person: {} }, { status: 201 }),
    );
    connection.session.resume(person);
    const answer = name(connection);
    while (connection.session.state.get().kind !== 'lost') await new Promise((resolve) => setTimeout(resolve));
    connection.session.begin(person);
    expect(await answer).toEqual({ person: {} });
    const [first, second] = sent;
    expect(await second?.json()).toEqual({ name: '韩梅', roles: ['viewer'] });
    expect(second?.headers.get('idempotency-key')).toBe(first?.headers.get('idempotency-key'));
  });

  it('takes another 401 for what it is', async () => {
    const { connection } = connected(() => problem(401, 'enrolment-refused'));
    connection.session.resume(person);
    await expect(name(connection)).rejects.toMatchObject({ code: 'enrolment-refused' });
    expect(connection.session.state.get().kind).toBe('signed-in');
  });

  it('gives what is at an address as a file, in the form that is asked for', async () => {
    const { connection, sent } = connected(() => new Response('a,b', { headers: { 'content-type': 'text/csv' } }));
    const file = await connection.file('/v1/documents?bom=true', 'text/csv');
    expect([await file.text(), file.type]).toEqual(['a,b', 'text/csv']);
    expect([sent[0]?.url, sent[0]?.headers.get('accept')]).toEqual([
      'http://localhost/v1/documents?bom=true',
      'text/csv',
    ]);
  });

  it('gives no file of a refusal, whether it says why or not', async () => {
    const { connection } = connected(
      () => problem(409, 'not-anchored-yet'),
      () => new Response('<html>', { status: 502 }),
    );
    await expect(connection.file('/v1/x')).rejects.toMatchObject({ code: 'not-anchored-yet' });
    await expect(connection.file('/v1/x')).rejects.toThrow();
  });

  it('says that nobody answered', async () => {
    const world = { reload: () => undefined, tellOthers: () => undefined };
    const connection = new Connection(world, () => Promise.reject(new TypeError('failed')), 'http://localhost');
    await expect(name(connection)).rejects.toThrow(Unreachable);
  });
});
