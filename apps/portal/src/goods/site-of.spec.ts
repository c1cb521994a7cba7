import { describe, expect, it } from '@jest/globals';
import type { Site } from '@tallystick/web-kit/site';
import { siteOf } from './site-of.js';

const site = (number: number, operator: string, name: string) =>
  ({ site: `site-${number}`, operator, name }) as Partial<Site> as Site;
const SITES = [
  ...[site(1, '7', '洋山 3 号库'), site(2, '7', '洋山 4 号库'), site(3, '8', '洋山 3 号库')],
  ...[site(4, '7', '宁波库'), site(5, '7', '宁波库')],
];
const meant = (warehouse: string, party?: string) =>
  siteOf({ warehouse, operator: { name: 'x', ...(party === undefined ? {} : { party }) } }, SITES)?.site;

describe('a warehouse receipt', () => {
  it('means the site of that name that its operator runs, and nobody else’s of the same name', () => {
    expect(meant('洋山 3 号库', '7')).toBe('site-1');
    expect(meant('洋山 3 号库', '8')).toBe('site-3');
    expect(meant('洋山 3 号库', '9')).toBeUndefined();
  });

  it('means no site by a name alone, by one that is only like it, or by one that two sites bear', () => {
    expect(meant('洋山 3 号库')).toBeUndefined();
    expect(meant('洋山3号库', '7')).toBeUndefined();
    expect(meant('', '7')).toBeUndefined();
    expect(meant('宁波库', '7')).toBeUndefined();
  });
});
