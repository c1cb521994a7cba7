import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, getSchemaPath, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ProblemView } from '@tallystick/platform';

/** The OpenAPI document, from which `libs/api-client` is generated. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Tallystick')
    .setDescription(
      'Receivables that split exactly and move by signed acts alone. Draft an act, compute its EIP-712 digest from the message that is shown, sign it, send the signature. Amounts are minor units in decimal digits. Refusals are RFC 9457 problems with a stable `code`. `RateLimit-Policy` and `RateLimit` on each answer say how often you may ask; 429 says in `Retry-After` when again.',
    )
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'From POST /v1/oauth/token.' })
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
    extraModels: [ProblemView],
  });
  return withRefusals(document);
}

/** Every operation may refuse, and refuses in one form. */
function withRefusals(document: OpenAPIObject): OpenAPIObject {
  const refusal = {
    description: 'Refused.',
    content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemView) } } },
  };
  for (const path of Object.values(document.paths)) {
    for (const method of ['get', 'post', 'put', 'delete'] as const) {
      const operation = path[method];
      if (operation) operation.responses.default = refusal;
    }
  }
  return document;
}
