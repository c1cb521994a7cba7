import { EXAMPLES } from '../generated/examples.js';
import type { Route } from './operations.js';

interface Content {
  readonly content?: Record<string, { readonly schema?: { readonly format?: string }; example?: unknown }>;
}

interface Parameter {
  readonly in: string;
  readonly name: string;
  readonly schema?: { readonly type?: string };
  example?: unknown;
}

/** Shows how a route is asked and what it answers. */
export function tellExamples({ operation }: Route): void {
  const example = EXAMPLES[operation.operationId ?? ''];
  if (!example) return;
  for (const parameter of (operation.parameters ?? []) as Parameter[]) {
    const value = parameter.in === 'path' ? example.path[parameter.name] : example.query[parameter.name];
    if (value === undefined || (parameter.in !== 'path' && parameter.in !== 'query')) continue;
    parameter.example = parameter.schema?.type === 'number' ? Number(value) : value;
  }
  show(operation.requestBody as Content | undefined, example.type, example.request);
  show(operation.responses[example.status] as Content | undefined, 'application/json', example.answer);
}

function show(shown: Content | undefined, type: string | undefined, example: unknown): void {
  const media = shown?.content?.[type ?? ''];
  // Bytes are kept as they are, not written anew.
  if (media && media.schema?.format !== 'binary' && example !== undefined) media.example = example;
}
