import { ConfigurationInvalid } from '../gateway-errors.js';
import { JsonFields } from './json-fields.js';

/** Reads a whole JSON document by its fields. @param what it is, for a refusal @throws ConfigurationInvalid with every fault */
export function readDocument<T>(text: string, what: string, read: (fields: JsonFields, faults: string[]) => T): T {
  const faults: string[] = [];
  const fields = new JsonFields(parsed(text, what), '', faults);
  const result = read(fields, faults);
  fields.end();
  if (faults.length > 0) throw new ConfigurationInvalid(what, faults);
  return result;
}

function parsed(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ConfigurationInvalid(what, ['expected JSON']);
  }
}
