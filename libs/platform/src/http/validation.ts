import { type ValidationError, ValidationPipe } from '@nestjs/common';
import { DomainError } from '@tallystick/kernel';
import type { FieldFault } from './problem.js';

export class RequestInvalid extends DomainError {
  constructor(readonly faults: readonly FieldFault[]) {
    super(
      'request-invalid',
      'invalid',
      `The request has ${faults.length === 1 ? 'a field' : `${faults.length} fields`} at fault.`,
    );
  }
}

function faultsOf(errors: readonly ValidationError[], prefix = ''): FieldFault[] {
  return errors.flatMap((error) => {
    const field = `${prefix}${error.property}`;
    const own = Object.values(error.constraints ?? {}).map((message) => ({ field, message }));
    return [...own, ...faultsOf(error.children ?? [], `${field}.`)];
  });
}

/** Every input passes here: unknown fields are refused, not dropped, so that a typing mistake never goes unseen. */
export function requestValidation(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    exceptionFactory: (errors) => new RequestInvalid(faultsOf(errors)),
  });
}
