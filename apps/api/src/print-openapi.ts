import { documentAtRest } from './openapi/document-at-rest.js';

/** Prints the OpenAPI document to stdout. */
process.stdout.write(`${JSON.stringify(await documentAtRest(), null, 2)}\n`);
