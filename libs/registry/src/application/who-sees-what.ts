import { RowRule } from '@tallystick/platform';
import { BlindRegistration } from '../infra/blind-registration.entity.js';

/** A bank sees its own registrations and nobody else's. */
export const REGISTRATIONS = new RowRule(BlindRegistration, 'registration', 'registration.bank = :me');
