import { describe, expect, it } from '@jest/globals';
import { Connection } from '../../../../../libs/web-kit/src/connection/connection.js';
import { Observable } from '../../../../../libs/web-kit/src/connection/observable.js';
import type { SignedInPerson } from '../../../../../libs/web-kit/src/connection/session.js';
import { type Upload, Uploads } from './uploads.js';

const PERSON = { id: 'a', party: '7', scopes: ['documents'] } as unknown as SignedInPerson;
const BATCH = {
  id: 'b',
  label: '',
  state: 'open',
  files: { awaited: 1, received: 0, accepted: 0, known: 0, refused: 0 },
};
const json = (body: unknown) => new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });

/** A service of which the test gives each answer when it likes. */
function serviceAt() {
  const asked: { readonly path: string; readonly answer: (response: Response) => void }[] = [];
  let heard = () => undefined as void;
  const send = (request: Request) =>
    new Promise<Response>((answer) => {
      asked.push({ path: `${request.method} ${new URL(request.url).pathname}`, answer });
      heard();
    });
  const next = async (place: number) => {
    while (asked.length <= place) await new Promise<void>((resolve) => (heard = resolve));
    return asked[place];
  };
  return { asked, send: send as typeof fetch, next };
}

describe('the uploads of a page', () => {
  it('end with the session: what is under way is not sent in the name of who signs in next', async () => {
    const service = serviceAt();
    const world = { reload: () => undefined, tellOthers: () => undefined };
    const connection = new Connection(world, service.send, 'http://localhost');
    connection.session.begin(PERSON);
    const uploads = new Uploads(connection, new Observable<readonly Upload[]>([]));
    uploads.start([new File(['<Order>'], 'order.xml')], 'order.xml');
    const announced = await service.next(0);
    expect(announced?.path).toBe('POST /v1/document-batches');
    connection.session.end();
    connection.session.begin({ ...PERSON, id: 'b' });
    expect(uploads.state.get()).toEqual([]);
    announced?.answer(json(BATCH));
    // Whatever would follow the answer follows at once.
    await new Promise((resolve) => setTimeout(resolve));
    expect(service.asked.map(({ path }) => path)).toEqual(['POST /v1/document-batches']);
  });

  it('names files of one name apart, and tells of each what was done with it', async () => {
    const service = serviceAt();
    const world = { reload: () => undefined, tellOthers: () => undefined };
    const connection = new Connection(world, service.send, 'http://localhost');
    connection.session.begin(PERSON);
    const uploads = new Uploads(connection, new Observable<readonly Upload[]>([]));
    uploads.start([new File(['1'], 'a.xml'), new File(['2'], 'a.xml')], 'two');
    await service.next(0);
    expect(uploads.state.get()[0]?.files).toEqual([
      { name: 'a.xml', bytes: 1, step: 'read' },
      { name: 'a.xml (2)', bytes: 1, step: 'read' },
    ]);
  });
});
