import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

interface Audit {
  verdictOf(text: string): { readonly passes: boolean; readonly said: string };
}

const load = async () => (await import(join(import.meta.dirname, 'audit.mjs'))) as Audit;
const answer = (severity: string) =>
  JSON.stringify({ vulnerabilities: { thing: { name: 'thing', severity, range: '<2' } } });

describe('the audit of dependencies', () => {
  it.each(['high', 'critical'])('fails on a known fault of %s severity, by name', async (severity) => {
    const { verdictOf } = await load();
    expect(verdictOf(answer(severity))).toEqual({ passes: false, said: `thing <2: ${severity}` });
  });

  it.each(['low', 'moderate'])('lets one of %s severity pass', async (severity) => {
    const { verdictOf } = await load();
    expect(verdictOf(answer(severity)).passes).toBe(true);
  });

  it.each(['', '{"message":"405 Method Not Allowed"}'])('says that it was not made on the answer %j', async (text) => {
    const { verdictOf } = await load();
    expect(verdictOf(text)).toEqual({ passes: true, said: expect.stringContaining('were not audited') });
  });
});
