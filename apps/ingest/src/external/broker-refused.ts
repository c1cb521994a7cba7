import { DomainError } from '@tallystick/kernel';

/** The broker's answer, and why it could not be worked with. */
export class BrokerRefused extends DomainError {
  constructor(why: string) {
    super('broker-refused', 'unavailable', `broker: ${why}`);
  }
}
