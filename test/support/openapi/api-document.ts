import type { Scope } from '@tallystick/platform';

/** What of JSON Schema the api's document has. */
export interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly description?: string;
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
  readonly description?: string;
  readonly example?: unknown;
  readonly schema?: Schema;
}

/** A route as the api itself describes it. */
export interface Operation {
  /** `GET /v1/acts/{id}` */
  readonly name: string;
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** What the document says of it, as it is. */
  readonly raw: RawOperation;
  readonly parameters: readonly Parameter[];
  /** By content type. */
  readonly bodies: readonly (readonly [contentType: string, schema: Schema])[];
  /** Whether it asks for no token. */
  readonly isOpen: boolean;
  /** What the token has to carry; undefined where none is asked for. */
  readonly scope: Scope | undefined;
  readonly isOperatorOnly: boolean;
  /** By status and content type; no content type where there is no content. What is refused is in `problems`. */
  readonly answers: ReadonlyMap<number, ReadonlyMap<string, Schema>>;
  /** The statuses of each code that it may be refused with. */
  readonly problems: ReadonlyMap<string, readonly number[]>;
}

interface RawDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export interface RawOperation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: Schema; readonly example?: unknown }>>;
  };
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly 'x-operator-only'?: true;
  readonly responses: Readonly<Record<string, RawResponse>>;
}

interface RawResponse {
  readonly description?: string;
  readonly content?: Readonly<Record<string, { readonly schema?: Schema; readonly example?: unknown }>>;
  readonly 'x-problems'?: readonly { readonly code: string; readonly status: number }[];
}

/** The OpenAPI document of a running api, and so every route that it has. */
export class ApiDocument {
  constructor(private readonly raw: RawDocument) {}

  static async of(baseUrl: string): Promise<ApiDocument> {
    return new ApiDocument((await (await fetch(`${baseUrl}/openapi.json`)).json()) as RawDocument);
  }

  get operations(): readonly Operation[] {
    return Object.entries(this.raw.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([lower, raw]) => {
        const { parameters = [], requestBody, security, responses } = raw;
        return {
          name: `${lower.toUpperCase()} ${path}`,
          method: lower.toUpperCase(),
          path,
          parameters,
          bodies: Object.entries(requestBody?.content ?? {}).map(([type, { schema }]) => [type, schema] as const),
          isOpen: security === undefined,
          scope: scopeOf(security),
          isOperatorOnly: raw['x-operator-only'] ?? false,
          answers: answersOf(responses),
          problems: problemsOf(responses),
          id: raw.operationId ?? '',
          raw,
        };
      }),
    );
  }

  get schemas(): Readonly<Record<string, Schema>> {
    return this.raw.components.schemas;
  }

  /** Of every refusal. */
  get problem(): Schema {
    return this.named('ProblemView');
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

/** Of a machine; a person's roles bring it. */
const scopeOf = (security: RawOperation['security']) =>
  security?.find((one) => 'machine' in one)?.['machine']?.[0] as Scope | undefined;

const answersOf = (responses: RawOperation['responses']) =>
  new Map(
    Object.entries(responses)
      .filter(([status, { content }]) => status !== 'default' && !(content && 'application/problem+json' in content))
      .map(([status, { content = {} }]) => {
        const schemas = Object.entries(content).map(([type, { schema = {} }]) => [type, schema] as const);
        return [Number(status), new Map(schemas)] as const;
      }),
  );

function problemsOf(responses: RawOperation['responses']): ReadonlyMap<string, readonly number[]> {
  const known = new Map<string, number[]>();
  for (const response of Object.values(responses)) {
    for (const { code, status } of response['x-problems'] ?? []) known.set(code, [...(known.get(code) ?? []), status]);
  }
  return known;
}
