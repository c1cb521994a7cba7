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

const isOfClass = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && value.constructor !== Object;

/** Where an optional field is null: rules for what may be missing pass it, and whoever reads the field takes it for a value. Free JSON may have it. */
function nullsIn(entity: object, prefix = ''): FieldFault[] {
  return Object.entries(entity).flatMap(([name, value]: [string, unknown]) => {
    const field = `${prefix}${name}`;
    if (value === null) return [{ field, message: `${name} must have a value; leave it out when there is none` }];
    const parts = Array.isArray(value) ? value : [value];
    return parts.flatMap((part: unknown) => (isOfClass(part) ? nullsIn(part, `${field}.`) : []));
  });
}

/** Holds a request to a shape that validation and the database can bear before its fields are looked at. */
class RequestValidation extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    // Custom decorators bring what is ours, such as the caller.
    const fault = metadata.type === 'custom' ? undefined : shapeFault(value, metadata.data ?? '');
    if (fault) throw new RequestInvalid([fault.field === '' ? { ...fault, field: 'body' } : fault]);
    const checked = (await super.transform(value, metadata)) as unknown;
    const nulls = isOfClass(checked) ? nullsIn(checked) : [];
    if (nulls.length > 0) throw new RequestInvalid(nulls);
    return checked;
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
