import { describe, expect, it } from '@jest/globals';
import { anchoredSiteId, findSiteNumber, siteName, SiteNameUnsound } from './site-name.js';
import { findTopic, TOPIC_KINDS, topicOf } from './topics.js';

describe('a topic', () => {
  it.each(TOPIC_KINDS)('of kind %s is read as it is written', (kind) => {
    const topic = { site: 'site-7', gateway: 'gateway-1', kind };
    expect(findTopic(topicOf(topic))).toEqual(topic);
  });

  it.each([
    'ts/v1/site-7/gateway-1',
    'ts/v1/site-7/gateway-1/other',
    'ts/v1/site-7/gateway-1/batch/more',
    'ts/v2/site-7/gateway-1/batch',
    'ts/v1/site-07/gateway-1/batch',
    'ts/v1/+/gateway-1/batch',
    'ts/v1/site-7/+/batch',
    'ts/v1/site-7//batch',
    '/ts/v1/site-7/gateway-1/batch',
    '',
  ])('is not %j', (topic) => {
    expect(findTopic(topic)).toBeUndefined();
  });
});

describe("a site's name", () => {
  it('tells its number and its id on chain', () => {
    expect(findSiteNumber(siteName(7))).toBe(7);
    expect(anchoredSiteId('site-255')).toBe(`0x${'0'.repeat(62)}ff`);
  });

  it.each(['site-0', 'site-01', 'site--1', 'site-1e3', 'site-9999999999999999', 'Site-1', 'site-1\n'])(
    'is not %j',
    (name) => {
      expect(findSiteNumber(name)).toBeUndefined();
      expect(() => anchoredSiteId(name)).toThrow(SiteNameUnsound);
    },
  );
});
