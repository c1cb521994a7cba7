import type { Scope } from '@tallystick/platform';

/** What of JSON Schema the api's document has. */
export interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
}

export interface Parameter {
  readonly in: 'path' | 'query' | 'header';
  readonly name: string;
  readonly required?: boolean;
  readonly schema?: Schema;
}

/** A route as the api itself describes it. */
export interface Operation {
  /** `GET /v1/acts/{id}` */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** By content type. */
  readonly bodies: readonly (readonly [contentType: string, schema: Schema])[];
  /** Whether it asks for no token. */
  readonly isOpen: boolean;
  /** What the token has to carry; undefined where none is asked for. */
  readonly scope: Scope | undefined;
  readonly isOperatorOnly: boolean;
}

interface RawDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

interface RawOperation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly security?: readonly unknown[];
  readonly 'x-required-scope'?: Scope;
  readonly 'x-operator-only'?: true;
}

/** The OpenAPI document of a running api, and so every route that it has. */
export class ApiDocument {
  private constructor(private readonly raw: RawDocument) {}

  static async of(baseUrl: string): Promise<ApiDocument> {
    return new ApiDocument((await (await fetch(`${baseUrl}/openapi.json`)).json()) as RawDocument);
  }

  get operations(): readonly Operation[] {
    return Object.entries(this.raw.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([lower, { parameters = [], requestBody, security, ...access }]) => ({
        name: `${lower.toUpperCase()} ${path}`,
        method: lower.toUpperCase(),
        path,
        parameters,
        bodies: Object.entries(requestBody?.content ?? {}).map(([type, { schema }]) => [type, schema] as const),
        isOpen: security === undefined,
        scope: access['x-required-scope'],
        isOperatorOnly: access['x-operator-only'] ?? false,
      })),
    );
  }

  /** The schema itself, whatever refers to it. */
  resolve(schema: Schema): Schema {
    if (schema.$ref !== undefined) return this.named(schema.$ref.split('/').at(-1) ?? '');
    const [only] = schema.allOf ?? [];
    return only ? this.resolve(only) : schema;
  }

  private named(name: string): Schema {
    const schema = this.raw.components.schemas[name];
    if (!schema) throw new Error(`the document has no schema ${name}`);
    return schema;
  }
}
