import { Matches, type ValidationOptions } from 'class-validator';

/** A u32 above 0 in decimal digits: the number of a party or of a programme. */
export function IsPartyNumber(options?: ValidationOptions): PropertyDecorator {
  return Matches(/^[1-9][0-9]{0,9}$/, { message: '$property must be a number from 1 in decimal digits', ...options });
}

/** An amount of minor units: decimal digits, at most 19 of them, so that it fits the chain's u64 with room to spare. */
export function IsMinorUnits(options?: ValidationOptions): PropertyDecorator {
  return Matches(/^[1-9][0-9]{0,18}$/, {
    message: '$property must be an amount above zero in minor units, in decimal digits',
    ...options,
  });
}

/** A place in a receivable's interval: minor units from 0. */
export function IsIntervalPoint(options?: ValidationOptions): PropertyDecorator {
  return Matches(/^(0|[1-9][0-9]{0,18})$/, {
    message: '$property must be a whole number of minor units in decimal digits',
    ...options,
  });
}

/** A receivable's id: a u192 in decimal digits. */
export function IsReceivableId(options?: ValidationOptions): PropertyDecorator {
  return Matches(/^[1-9][0-9]{0,57}$/, {
    message: '$property must be a receivable’s id in decimal digits',
    ...options,
  });
}
