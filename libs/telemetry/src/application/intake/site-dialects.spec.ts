import { describe, expect, it } from '@jest/globals';
import { reasonOf } from '../../testing/refusals.js';
import { bdSeq, GATEWAY, RECEIVED, SITE, sparkplug } from '../../testing/sparkplug.js';
import { type GatewayDialect, SiteDialects } from './site-dialects.js';

const senml = {
  gateway: 'shelf',
  kind: 'senml',
  receivedAtMs: RECEIVED,
  bytes: Buffer.from('[{"n":"a/b","v":1}]'),
} as const;
const birth = {
  gateway: GATEWAY,
  kind: 'sparkplug-b',
  ...sparkplug('NBIRTH', { seq: 0, metrics: [bdSeq(0), { name: 'm', alias: 1, datatype: 3, intValue: 1 }] }),
} as const;
const data = (seq: number) =>
  ({
    gateway: GATEWAY,
    kind: 'sparkplug-b',
    ...sparkplug('NDATA', { seq, metrics: [{ alias: 1, intValue: 2 }] }),
  }) as const;

function dialects() {
  const asked: string[] = [];
  const gateways = new Map<string, GatewayDialect>([
    [GATEWAY, { dialect: 'sparkplug-b', mapping: null }],
    ['shelf', { dialect: 'senml', mapping: null }],
    ['signer', { dialect: 'signed', mapping: null }],
  ]);
  const site = new SiteDialects({
    ...{ site: SITE, findGateway: (name) => gateways.get(name), onRebirthNeeded: ({ topic }) => asked.push(topic) },
  });
  return { site, asked, gateways };
}

describe("a site's other dialects", () => {
  it('remember each gateway from one message to the next', () => {
    const { site } = dialects();
    site.decode(birth);
    site.decode(senml);
    expect(site.decode(data(1)).readings).toHaveLength(1);
    expect(site.decode(data(2)).readings).toHaveLength(1);
  });

  it('ask a node for its births when they are not known', () => {
    const { site, asked } = dialects();
    site.decode(data(1));
    expect(asked).toEqual([`spBv1.0/${SITE}/NCMD/${GATEWAY}`]);
  });

  it('forget nothing by a message that is refused', () => {
    const { site } = dialects();
    site.decode(birth);
    expect(reasonOf(() => site.decode({ ...data(1), bytes: Uint8Array.of(0, 0) }))).toBe('dialect-differs');
    expect(site.decode(data(1)).readings).toHaveLength(1);
  });

  it('read by what the operator has set now', () => {
    const { site, gateways } = dialects();
    site.decode(birth);
    expect(site.decode(data(1)).readings[0]?.unit).toBe('1');
    gateways.set(GATEWAY, { dialect: 'sparkplug-b', mapping: { units: { m: 'kg' } } });
    expect(site.decode(birth).readings[0]?.unit).toBe('kg');
  });

  it.each([
    ['of a gateway that is not known', { ...senml, gateway: 'nobody' }],
    ['of a gateway that signs', { ...senml, gateway: 'signer' }],
    ['in another dialect', { ...senml, gateway: GATEWAY }],
  ])('take nothing %s', (_, arrival) =>
    expect(reasonOf(() => dialects().site.decode(arrival))).toBe('dialect-differs'),
  );
});
