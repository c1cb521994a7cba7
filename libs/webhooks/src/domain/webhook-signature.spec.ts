import { describe, expect, it } from '@jest/globals';
import { shownSecret, webhookSecret, webhookSignature } from './webhook-signature.js';

/** The example of Standard Webhooks' own libraries. */
const MESSAGE = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body: '{"test": 2432232314}' };
const SECRET = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');

describe("a webhook's signature", () => {
  it('is that of the published example', () => {
    expect(webhookSignature(MESSAGE, [SECRET])).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('is given by every secret that holds, apart by a space', () => {
    const [one, other] = webhookSignature(MESSAGE, [SECRET, Buffer.alloc(32)]).split(' ');
    expect(one).toBe(webhookSignature(MESSAGE, [SECRET]));
    expect(other).toBe(webhookSignature(MESSAGE, [Buffer.alloc(32)]));
  });

  it('is by a secret that another webhook, another number and another key do not give', () => {
    const [key, webhook] = [Buffer.alloc(32, 1), crypto.randomUUID()];
    const secrets = [
      webhookSecret(key, { webhook, number: 1 }),
      webhookSecret(key, { webhook, number: 2 }),
      webhookSecret(key, { webhook: crypto.randomUUID(), number: 1 }),
      webhookSecret(Buffer.alloc(32, 2), { webhook, number: 1 }),
    ].map(shownSecret);
    expect(new Set(secrets).size).toBe(4);
    expect(secrets[0]).toBe(shownSecret(webhookSecret(key, { webhook, number: 1 })));
    for (const secret of secrets) expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  });
});
