import { describe, expect, it } from '@jest/globals';
import { requireOwnMachine } from './demo-settings.js';

const own = {
  httpHost: '127.0.0.1',
  people: { origins: ['http://localhost:8080'] },
  transport: { trustedProxies: false },
  demo: { doorFile: '/data/run/demo-door.json' as string | undefined },
} as const;

describe('the demo’s door', () => {
  it('may be on a machine that nobody else reaches', () => {
    expect(() => requireOwnMachine(own)).not.toThrow();
  });

  it.each([
    ['an address of the network', { httpHost: '0.0.0.0' }],
    ['pages of another name', { people: { origins: ['http://localhost:8080', 'https://portal.example'] } }],
    ['a proxy before it', { transport: { trustedProxies: 1 } }],
  ])('is refused with %s, which without it is fine', (_what, reached) => {
    expect(() => requireOwnMachine({ ...own, ...reached })).toThrow('DEMO_DOOR_FILE');
    expect(() => requireOwnMachine({ ...own, ...reached, demo: { doorFile: undefined } })).not.toThrow();
  });
});
