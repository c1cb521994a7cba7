import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { Schema } from './api-document.js';

const ID = 'document';
/** Of OpenAPI, and none of JSON Schema. */
const WORDS = ['example', 'discriminator', 'xml', 'externalDocs', 'x-problems'];
const FAULTS_TOLD = 3;

/** No member but those that the document has: nobody learns of others. Where a schema says itself what others there may be, that holds. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([name, inner]) => [name, closed(inner)]));
  const isObject = typeof copy['properties'] === 'object' && !('$ref' in copy) && copy['type'] === 'object';
  return isObject && !('additionalProperties' in copy) ? { ...copy, additionalProperties: false } : copy;
}

/** The schemas of an OpenAPI document, each compiled when it is first asked for and then kept. */
export class DocumentSchemas {
  private readonly ajv = new Ajv({ allErrors: true, strict: false, validateFormats: true, verbose: true });
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(schemas: Readonly<Record<string, Schema>>) {
    (addFormats as unknown as (ajv: Ajv) => void)(this.ajv);
    this.ajv.addFormat('binary', true);
    for (const word of WORDS) this.ajv.addKeyword(word);
    this.ajv.addSchema({ $id: ID, components: { schemas: closed(schemas) as Record<string, unknown> } });
  }

  /** In words where a value differs from a schema, by JSON Pointer; nothing of what it is. `isSparse`: an item of a list may lack members. */
  faultsOf(schema: Schema, value: unknown, isSparse = false): readonly string[] {
    const validate = this.validatorOf(schema);
    if (validate(value)) return [];
    const errors = (validate.errors ?? []).filter(
      ({ keyword, instancePath }) => !(isSparse && keyword === 'required' && /^\/items\/\d+$/.test(instancePath)),
    );
    return [...new Set(errors.map(told))].slice(0, FAULTS_TOLD);
  }

  private validatorOf(schema: Schema): ValidateFunction {
    const key = JSON.stringify(schema);
    const known = this.compiled.get(key);
    if (known) return known;
    const text = JSON.stringify(closed(schema)).replaceAll('"#/components/', `"${ID}#/components/`);
    const validate = this.ajv.compile(JSON.parse(text) as object);
    this.compiled.set(key, validate);
    return validate;
  }
}

function told({ instancePath, keyword, params, message, data }: ErrorObject): string {
  const given = params as { additionalProperty?: string; missingProperty?: string; allowedValues?: unknown[] };
  const at = instancePath === '' ? 'the whole' : instancePath;
  if (keyword === 'additionalProperties') return `${instancePath}/${given.additionalProperty} is undocumented`;
  if (keyword === 'required') return `${instancePath}/${given.missingProperty} is missing`;
  if (keyword === 'enum') return `${at}: expected one of ${given.allowedValues?.join(', ')}, is ${brief(data)}`;
  return `${at}: expected it ${message?.replace(/^must /, 'to ')}, is ${brief(data)}`;
}

const brief = (data: unknown) => JSON.stringify(data)?.slice(0, 120);
