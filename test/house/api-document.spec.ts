import { beforeAll, describe, expect, it } from '@jest/globals';
import { documentAtRest } from '../../apps/api/src/openapi/document-at-rest.js';
import { TAGS } from '../../apps/api/src/openapi/tags.js';
import { ApiDocument } from '../support/openapi/api-document.js';
import { documentFaults } from '../support/openapi/document-faults.js';
import { exampleFaults } from '../support/openapi/example-faults.js';

type Raw = ConstructorParameters<typeof ApiDocument>[0];

describe('the OpenAPI document', () => {
  let raw: Raw;
  beforeAll(async () => {
    raw = JSON.parse(JSON.stringify(await documentAtRest())) as Raw;
  });

  const tags = Object.keys(TAGS);
  /** The document with one operation told otherwise. */
  const bent = (path: string, method: string, more: object) => {
    const copy = structuredClone(raw) as unknown as { paths: Record<string, Record<string, object>> };
    Object.assign(copy.paths[path]?.[method] ?? {}, more);
    return new ApiDocument(copy as unknown as Raw);
  };

  it('says of every operation what it does, who may ask, what is asked and every refusal', () => {
    expect(documentFaults(new ApiDocument(raw), tags)).toEqual([]);
  });

  it('has tags that are used, each', () => {
    const used = new Set(new ApiDocument(raw).operations.flatMap((operation) => operation.raw.tags ?? []));
    expect(tags.filter((tag) => !used.has(tag))).toEqual([]);
  });

  it.each([
    ['a summary', { summary: '' }],
    ['a description', { description: '' }],
    ['a known tag', { tags: ['miscellaneous'] }],
    ['what is answered', { responses: {} }],
    ['a scope', { security: [{ machine: [] }] }],
    ['what a parameter is', { parameters: [{ in: 'path', name: 'id' }] }],
  ])('is not whole without %s', (_what, more) => {
    expect(documentFaults(bent('/v1/acts/{id}', 'get', more), tags)).not.toEqual([]);
  });

  it('is not whole with pages that are no list', () => {
    const answers = {
      200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/FactPageView' } } } },
    };
    expect(documentFaults(bent('/v1/facts', 'get', { responses: answers }), tags).join()).toContain('comes in pages');
  });

  it('shows every operation by an example that fits its own schema and has every field that there is', () => {
    expect(exampleFaults(new ApiDocument(raw))).toEqual([]);
  });

  it('is not whole when a field that is new has no example', () => {
    const copy = structuredClone(raw) as unknown as { components: { schemas: Record<string, { properties: object }> } };
    Object.assign(copy.components.schemas['ActView']?.properties ?? {}, { mood: { type: 'string' } });
    expect(exampleFaults(new ApiDocument(copy as unknown as Raw)).join('\n')).toContain('ActView/mood');
  });
});
