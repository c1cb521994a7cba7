import { DomainError } from '@tallystick/kernel';

export class PacketTooLarge extends DomainError {
  constructor(lengthBytes: number, maxBytes: number) {
    super('packet-too-large', 'invalid', `packet of ${lengthBytes} bytes: expected ${maxBytes} bytes at most`);
  }
}

export class PacketLengthUnsound extends DomainError {
  constructor() {
    super('packet-length-unsound', 'invalid', 'packet: expected a length of four bytes at most');
  }
}
