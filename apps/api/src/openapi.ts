import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ProblemView } from '@tallystick/platform';
import { ROUTE_NOTES } from './generated/api-notes.js';
import { tellAccess, withSchemes } from './openapi/access.js';
import { tellExamples } from './openapi/examples.js';
import { routesOf } from './openapi/operations.js';
import { tellParameters } from './openapi/parameters.js';
import { tellRefusals } from './openapi/refusals.js';
import { TAGS } from './openapi/tags.js';

/** The OpenAPI document, from which `libs/api-client` is generated. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Tallystick')
    .setDescription(
      'Receivables that split exactly and move by signed acts alone. Draft an act, compute its EIP-712 digest from the message that is shown, sign it, send the signature. Amounts are minor units in decimal digits. Refusals are RFC 9457 problems with a stable `code`. `RateLimit-Policy` and `RateLimit` on each answer say how often you may ask; 429 says in `Retry-After` when again.',
    )
    .setVersion('1');
  for (const [name, says] of Object.entries(TAGS)) builder.addTag(name, says);
  const document = SwaggerModule.createDocument(app, withSchemes(builder).build(), {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
    extraModels: [ProblemView],
  });
  return withNotes(document);
}

/** What no decorator says: what a route does, who may ask, and every refusal. */
function withNotes(document: OpenAPIObject): OpenAPIObject {
  for (const route of routesOf(document)) {
    const { summary, description } = ROUTE_NOTES[route.operation.operationId ?? ''] ?? { summary: '', description: '' };
    route.operation.summary = summary;
    route.operation.description = description;
    const isOperators = tellAccess(route);
    tellParameters(route);
    tellRefusals(route, isOperators);
    tellExamples(route);
  }
  tellCursors(document);
  return document;
}

/** Of every page alike. */
function tellCursors({ components }: OpenAPIObject): void {
  for (const schema of Object.values(components?.schemas ?? {})) {
    const cursor = 'properties' in schema ? schema.properties?.['nextCursor'] : undefined;
    if (cursor && 'type' in cursor)
      cursor.description ??= 'Where the next page goes on, as `cursor`; missing of the last page.';
  }
}
