import { describe, expect, it } from '@jest/globals';
import { mayReach, requireWebhookUrl } from './webhook-address.js';

const INSIDE = [
  ...[
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
  ],
  ...['192.168.1.1', '192.0.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '::', '::1', '::ffff:127.0.0.1'],
  ...[
    '::ffff:10.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    'fc00::1',
    'fd12::1',
    'fe80::1',
    'ff02::1',
    '2002:7f00:1::',
  ],
  ...['2001::1', '2001:db8::1', '100::1', 'nonsense', ''],
];
const OUTSIDE = ['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001::200e'];

describe('an address that webhooks are sent to', () => {
  it.each(INSIDE)('is not %s', (address) => expect(mayReach(address, 'public')).toBe(false));
  it.each(OUTSIDE)('may be %s', (address) => expect(mayReach(address, 'public')).toBe(true));

  it('may be this machine, and nothing else inside, where that is allowed', () => {
    expect(['127.0.0.1', '::1', '10.0.0.1', '169.254.169.254'].map((one) => mayReach(one, 'loopback'))).toEqual([
      ...[true, true, false, false],
    ]);
    expect(mayReach('10.0.0.1', 'any')).toBe(true);
  });

  it.each([
    'http://hooks.example.com/a',
    'ftp://hooks.example.com/a',
    'https://user:secret@hooks.example.com/',
    'https://hooks.example.com/#part',
    'https://127.0.0.1/a',
    'https://2130706433/a',
    'https://0x7f.1/a',
    'https://[::1]/a',
    'https://[::ffff:7f00:1]/a',
    'https://169.254.169.254/latest/meta-data',
    `https://hooks.example.com/${'x'.repeat(2_000)}`,
    'file:///etc/passwd',
    'hooks.example.com',
  ])('is refused as %s', (url) => {
    expect(() => requireWebhookUrl(url, 'public')).toThrow('url: expected');
  });

  it('is taken as https, and as http to this machine alone', () => {
    expect(requireWebhookUrl('https://hooks.example.com:8443/a?b=c', 'public').port).toBe('8443');
    expect(requireWebhookUrl('http://127.0.0.1:9/a', 'loopback').port).toBe('9');
    expect(() => requireWebhookUrl('http://127.0.0.1:9/a', 'public')).toThrow('https');
    expect(() => requireWebhookUrl('http://10.0.0.1/a', 'any')).toThrow('https');
  });
});
