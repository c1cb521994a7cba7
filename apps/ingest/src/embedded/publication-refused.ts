import { DomainError } from '@tallystick/kernel';

/** MQTT 3.1.1 has no other way of refusing a publication than to end the connection. */
export class PublicationRefused extends DomainError {
  constructor(why: string) {
    super('publication-refused', 'forbidden', `publication: ${why}`);
  }
}
