import { describe, expect, it } from '@jest/globals';
import { ConnectionCount } from './connection-count.js';

describe('the count of connections', () => {
  it('has room for so many of one address, and for so many in all', () => {
    const count = new ConnectionCount({ maxConnections: 3, maxConnectionsPerAddress: 2 });
    expect(['a', 'a', 'a', 'b', 'c'].map((address) => count.add(address))).toEqual([true, true, false, true, false]);
    count.remove('a');
    expect(count.add('c')).toBe(true);
    expect(count.add('a')).toBe(false);
  });
});
