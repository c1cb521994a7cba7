import { PacketLengthUnsound, PacketTooLarge } from './packet-too-large.js';

const MOST_LENGTH_BYTES = 4;
const DISCONNECT = 14;

/**
 * Looks at the fixed headers of MQTT's packets as they pass, since the parser would keep any packet until it is whole, and one may have 256 MB.
 * One that is larger is refused; or cut, where refusing would only have it sent again for ever: what is left of it is then
 * judged like all other bytes, and is too large for whoever judges it.
 */
export class PacketLimit {
  /** Whether a DISCONNECT passed. */
  sawDisconnect = false;
  private header: number[] = [];
  private passBytes = 0;
  private dropBytes = 0;

  constructor(
    /** Of a packet after its fixed header. */
    public maxBytes: number,
    private readonly largerOnes: 'refuse' | 'cut',
  ) {}

  /** @returns what may go on of the chunk. @throws PacketTooLarge, PacketLengthUnsound */
  pass(chunk: Buffer): Buffer {
    const parts: Buffer[] = [];
    for (let at = 0; at < chunk.length;) {
      if (this.passBytes > 0) {
        parts.push(chunk.subarray(at, at + this.passBytes));
        at += this.moved('passBytes', chunk.length - at);
      } else if (this.dropBytes > 0) {
        at += this.moved('dropBytes', chunk.length - at);
      } else {
        this.headerByte(chunk.readUInt8(at), parts);
        at += 1;
      }
    }
    return Buffer.concat(parts);
  }

  private moved(counter: 'passBytes' | 'dropBytes', availableBytes: number): number {
    const step = Math.min(this[counter], availableBytes);
    this[counter] -= step;
    return step;
  }

  private headerByte(byte: number, parts: Buffer[]): void {
    this.header.push(byte);
    const isLast = this.header.length > 1 && byte < 0x80;
    if (!isLast) {
      if (this.header.length > MOST_LENGTH_BYTES) throw new PacketLengthUnsound();
      return;
    }
    const [type = 0, ...digits] = this.header;
    this.header = [];
    this.sawDisconnect ||= type >> 4 === DISCONNECT;
    const lengthBytes = digits.reduce((sum, digit, place) => sum + (digit & 0x7f) * 0x80 ** place, 0);
    if (lengthBytes > this.maxBytes && this.largerOnes === 'refuse') {
      throw new PacketTooLarge(lengthBytes, this.maxBytes);
    }
    this.passBytes = Math.min(lengthBytes, this.maxBytes);
    this.dropBytes = lengthBytes - this.passBytes;
    parts.push(Buffer.from([type, ...lengthDigits(this.passBytes)]));
  }
}

/** MQTT 2.2.3: seven bits a byte, the lowest first. */
function lengthDigits(lengthBytes: number): number[] {
  const digit = lengthBytes % 0x80;
  const rest = Math.floor(lengthBytes / 0x80);
  return rest === 0 ? [digit] : [digit | 0x80, ...lengthDigits(rest)];
}
