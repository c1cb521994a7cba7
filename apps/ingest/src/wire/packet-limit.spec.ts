import { describe, expect, it } from '@jest/globals';
import { PacketLimit } from './packet-limit.js';

const publish = (lengthDigits: readonly number[], bytes: number) =>
  Buffer.concat([Buffer.from([0x30, ...lengthDigits]), Buffer.alloc(bytes, 7)]);

/** As bytes may come: one by one. */
const singly = (limit: PacketLimit, bytes: Buffer) =>
  Buffer.concat([...bytes].map((byte) => limit.pass(Buffer.from([byte]))));

describe('a limit of packets', () => {
  const small = publish([3], 3);
  const atLimit = publish([0xc8, 0x01], 200);
  const larger = publish([0xc9, 0x01], 201);

  it('lets through what is within it, however it is cut into pieces', () => {
    const bytes = Buffer.concat([small, atLimit, publish([0], 0), small]);
    expect(new PacketLimit(200, 'refuse').pass(bytes)).toEqual(bytes);
    expect(singly(new PacketLimit(200, 'cut'), bytes)).toEqual(bytes);
  });

  it('refuses one that is larger by its length, before it came', () => {
    const limit = new PacketLimit(200, 'refuse');
    expect(() => limit.pass(larger.subarray(0, 3))).toThrow('packet of 201 bytes: expected 200 bytes at most');
  });

  it('cuts one that is larger, and goes on with the next', () => {
    const bytes = Buffer.concat([larger, small]);
    const cut = Buffer.concat([atLimit, small]);
    expect(new PacketLimit(200, 'cut').pass(bytes)).toEqual(cut);
    expect(singly(new PacketLimit(200, 'cut'), bytes)).toEqual(cut);
  });

  it('refuses a length of more bytes than there are for it', () => {
    expect(() => new PacketLimit(200, 'cut').pass(Buffer.from([0x30, 0xff, 0xff, 0xff, 0xff, 0x01]))).toThrow(
      /length of four bytes at most/,
    );
  });

  it('takes a length of four bytes', () => {
    const cut = new PacketLimit(1, 'cut').pass(Buffer.from([0x30, 0xff, 0xff, 0xff, 0x7f, 9, 9]));
    expect(cut).toEqual(Buffer.from([0x30, 1, 9]));
  });

  it('sees a goodbye', () => {
    const limit = new PacketLimit(200, 'refuse');
    limit.pass(small);
    expect(limit.sawDisconnect).toBe(false);
    limit.pass(Buffer.from([0xe0, 0]));
    expect(limit.sawDisconnect).toBe(true);
  });
});
