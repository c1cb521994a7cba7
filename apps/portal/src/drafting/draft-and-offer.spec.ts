import { describe, expect, it } from '@jest/globals';
import { ApiProblem } from '@tallystick/api-client/browser';
import { draftAndOffer, type PlannedDraft, type Way } from './draft-and-offer.js';
import type { ActView } from './draft-check.js';

const act = (id: string, face: string): ActView => ({
  ...{
    id,
    kind: 'issue',
    state: 'draft',
    digest: '0x',
    message: { face },
    deadline: '',
    draftedBy: '7',
    draftedAt: '',
  },
  signatories: [],
});
const planned = (face: string): PlannedDraft => ({
  terms: { faceMinor: face },
  agreed: { kind: 'issue', fields: { face } },
});
const notADraft = new ApiProblem({ type: '', title: '', status: 409, code: 'act-not-a-draft', detail: '' });

/** A service that drafts these, and what it was asked. */
function service(drafted: readonly ActView[], refusal?: Error) {
  const asked: string[] = [];
  const bodies: unknown[] = [];
  const of = (method: string) => (path: string, given: { body?: unknown; params?: { path: { id: string } } }) => {
    asked.push(`${method} ${path.replace('{id}', given.params?.path.id ?? '')}`);
    if (given.body) bodies.push(given.body);
    if (path === '/v1/acts') return Promise.resolve({ items: drafted });
    if (refusal && method === 'POST') return Promise.reject(refusal);
    return Promise.resolve({ ...drafted.find(({ id }) => id === given.params?.path.id), state: 'offered' });
  };
  const routes = { POST: of('POST'), GET: of('GET'), DELETE: of('DELETE') };
  const way = { call: (answer: Promise<unknown>) => answer, routes } as unknown as Way;
  return { way, asked, bodies };
}

describe('acts that are drafted', () => {
  it('are looked at before anybody else sees them, and offered when they are what was typed', async () => {
    const { way, asked, bodies } = service([act('a', '1'), act('b', '2')]);
    const offered = await draftAndOffer(way, [planned('1'), planned('2')], 'key');
    expect(offered.map(({ id, state }) => [id, state])).toEqual([
      ['a', 'offered'],
      ['b', 'offered'],
    ]);
    expect(asked).toEqual(['POST /v1/acts', 'POST /v1/acts/a/offer', 'POST /v1/acts/b/offer']);
    expect(bodies).toEqual([
      { acts: ['1', '2'].map((faceMinor) => ({ kind: 'issue', terms: { faceMinor, offer: false } })) },
    ]);
  });

  it('are all discarded, and none offered, when one differs, is missing, or was not asked for', async () => {
    for (const drafted of [
      [act('a', '1'), act('b', '3')],
      [act('a', '1')],
      [act('a', '1'), act('b', '2'), act('c', '2')],
    ]) {
      const { way, asked } = service(drafted);
      await expect(draftAndOffer(way, [planned('1'), planned('2')], 'key')).rejects.toThrow(/differs in/);
      expect(asked).toEqual(['POST /v1/acts', ...drafted.map(({ id }) => `DELETE /v1/acts/${id}`)]);
    }
    const { way, asked } = service([act('a', '1')]);
    const odd = { ...planned('1'), moreOf: () => [{ field: 'receivable', agreed: '7…', drafted: '8' }] };
    await expect(draftAndOffer(way, [odd], 'key')).rejects.toThrow('differs in receivable');
    expect(asked).toEqual(['POST /v1/acts', 'DELETE /v1/acts/a']);
  });

  it('count as offered when they were before, and as refused when they are', async () => {
    const again = service([act('a', '1')], notADraft);
    expect(await draftAndOffer(again.way, [planned('1')], 'key')).toMatchObject([{ id: 'a', state: 'offered' }]);
    const broken = service([act('a', '1')], new Error('no'));
    await expect(draftAndOffer(broken.way, [planned('1')], 'key')).rejects.toThrow('no');
  });
});
