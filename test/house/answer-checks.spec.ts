import { describe, expect, it } from '@jest/globals';
import { AnswerChecks } from '../support/openapi/answer-checks.js';
import { ApiDocument } from '../support/openapi/api-document.js';
import { DocumentUntrue, DocumentWatch } from '../support/openapi/document-watch.js';
import type { Exchange } from '../support/openapi/exchange.js';

const PROBLEM_TYPE = 'application/problem+json';
const content = (type: string, schema: object) => ({ content: { [type]: { schema } } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = { type: 'string' };

const document = new ApiDocument({
  paths: {
    '/v1/acts': { get: { security: [], responses: { 200: content('application/json', ref('Page')) } } },
    '/v1/acts/{id}': {
      get: {
        security: [],
        responses: {
          200: content('application/json', ref('Act')),
          404: { ...content(PROBLEM_TYPE, ref('ProblemView')), 'x-problems': [{ code: 'act-not-found', status: 404 }] },
        },
      },
      delete: { security: [], responses: { 204: {} } },
    },
  },
  components: {
    schemas: {
      Act: {
        type: 'object',
        required: ['id', 'at'],
        properties: { id: text, at: { ...text, format: 'date-time' }, kind: { ...text, enum: ['pay', 'split'] } },
      },
      Page: { type: 'object', required: ['items'], properties: { items: { type: 'array', items: ref('Act') } } },
      ProblemView: {
        type: 'object',
        required: ['code', 'status'],
        properties: { code: text, status: { type: 'number' } },
      },
    },
  },
});
const checks = new AnswerChecks(document);
const ACT = { id: 'a', at: '2027-01-01T00:00:00.000Z' };

const answer = (body: unknown, more: Partial<Exchange> = {}): Exchange => ({
  ...{ method: 'GET', path: '/v1/acts/7', status: 200, contentType: 'application/json; charset=utf-8' },
  ...{ body: JSON.stringify(body), ...more },
});
const refusal = (body: unknown, status = 404) => answer(body, { status, contentType: PROBLEM_TYPE });
const page = (path: string) => answer({ items: [{ id: 'a' }] }, { path });

describe('an answer held to the OpenAPI document', () => {
  it.each([
    ['what is as documented', answer(ACT)],
    ['a refusal that is listed', refusal({ code: 'act-not-found', status: 404 })],
    ['a refusal before any route', refusal({ code: 'route-not-found', status: 404 })],
    ['items of which only some members were asked for', page('/v1/acts?fields=id')],
    [
      'nothing where nothing is documented',
      answer(undefined, { method: 'DELETE', status: 204, contentType: undefined }),
    ],
    ['a page', answer('<html>', { path: '/receivables/7', contentType: 'text/html' })],
    ['what the demo’s own door tells', answer({ items: [] }, { method: 'POST', path: '/v1/demo/people' })],
    ['what the asker has already', answer(undefined, { status: 304, contentType: undefined })],
  ])('passes %s', (_what, exchange) => {
    expect(checks.faultsOf(exchange)).toEqual([]);
  });

  const GET = 'GET /v1/acts/{id} answered';
  it.each([
    ['an undocumented member', answer({ ...ACT, secret: 1 }), `${GET} 200: /secret is undocumented`],
    ['a missing member', answer({ id: 'a' }), `${GET} 200: /at is missing`],
    ['a wrong type', answer({ ...ACT, id: 7 }), `${GET} 200: /id: expected it to be string, is 7`],
    [
      'a wrong format',
      answer({ ...ACT, at: 'noon' }),
      `${GET} 200: /at: expected it to match format "date-time", is "noon"`,
    ],
    ['another word', answer({ ...ACT, kind: 'x' }), `${GET} 200: /kind: expected one of pay, split, is "x"`],
    ['a member missing in a list', page('/v1/acts'), 'GET /v1/acts answered 200: /items/0/at is missing'],
    ['an undocumented status', answer(ACT, { status: 201 }), `${GET} 201: the status is undocumented; expected 200`],
    [
      'another content type',
      answer(ACT, { contentType: 'text/html' }),
      `${GET} 200: expected application/json, is text/html`,
    ],
    [
      'content where there is to be none',
      answer(ACT, { method: 'DELETE', status: 204 }),
      'DELETE /v1/acts/{id} answered 204: expected no content, is application/json',
    ],
    [
      'an undocumented code',
      refusal({ code: 'act-eaten', status: 404 }),
      `${GET} 404: /code: act-eaten is undocumented here; run \`npm run generate:api-notes\` and commit the result`,
    ],
    [
      'a code with another status',
      refusal({ code: 'act-not-found', status: 410 }, 410),
      `${GET} 410: /code: expected act-not-found with 404`,
    ],
    [
      'a refusal that is no problem',
      answer({}, { status: 404 }),
      `${GET} 404: expected ${PROBLEM_TYPE}, is application/json; charset=utf-8`,
    ],
    [
      'a refusal of a page that is no problem',
      answer('<html>', { path: '/receivables/7', status: 404, contentType: 'text/html' }),
      `GET /receivables/7 answered 404: expected ${PROBLEM_TYPE}, is text/html`,
    ],
    [
      'an undocumented route',
      answer({}, { path: '/v1/secrets' }),
      'GET /v1/secrets answered 200: the route is undocumented',
    ],
  ])('tells %s', (_what, exchange, fault) => {
    expect(checks.faultsOf(exchange)).toEqual([fault]);
  });

  it('fails whoever listened, once for each fault, with what came before the document was known', () => {
    const watch = new DocumentWatch();
    watch.hear(answer({ id: 'a' }));
    watch.know(document);
    watch.hear(answer({ id: 'b' }));
    watch.hear(answer('x', { body: '{' }));
    expect(() => watch.end()).toThrow(DocumentUntrue);
    watch.hear(answer(ACT));
    expect(() => watch.end()).not.toThrow();
  });
});
