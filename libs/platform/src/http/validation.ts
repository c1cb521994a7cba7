import { type ArgumentMetadata, type ValidationError, ValidationPipe } from '@nestjs/common';
import { DomainError } from '@tallystick/kernel';
import type { FieldFault } from './problem.js';
import { shapeFault } from './request-shape.js';

/** More faults than this help nobody, and a large request would be answered with a larger refusal. */
const FAULTS_TOLD_MAX = 50;

export class RequestInvalid extends DomainError {
  readonly faults: readonly FieldFault[];

  constructor(faults: readonly FieldFault[]) {
    const told = faults.slice(0, FAULTS_TOLD_MAX);
    super(
      'request-invalid',
      'invalid',
      `The request has ${faults.length === 1 ? 'a field' : `${faults.length} fields`} at fault.`,
      { errors: told },
    );
    this.faults = told;
  }
}

function faultsOf(errors: readonly ValidationError[], prefix = ''): FieldFault[] {
  return errors.flatMap((error) => {
    const field = `${prefix}${error.property}`;
    const own = Object.values(error.constraints ?? {}).map((message) => ({ field, message }));
    return [...own, ...faultsOf(error.children ?? [], `${field}.`)];
  });
}

/** Holds a request to a shape that validation and the database can bear before its fields are looked at. */
class RequestValidation extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    // Custom decorators bring what is ours, such as the caller.
    const fault = metadata.type === 'custom' ? undefined : shapeFault(value, metadata.data ?? '');
    if (fault) throw new RequestInvalid([fault.field === '' ? { ...fault, field: 'body' } : fault]);
    return (await super.transform(value, metadata)) as unknown;
  }
}

/** Every input passes here: unknown fields are refused, not dropped, so that a typing mistake never goes unseen. */
export function requestValidation(): ValidationPipe {
  return new RequestValidation({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    exceptionFactory: (errors) => new RequestInvalid(faultsOf(errors)),
  });
}
