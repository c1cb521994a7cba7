import type { ApiDocument, Operation } from '../openapi/api-document.js';
import type { RawAnswer, RawCalls } from '../openapi/raw-call.js';
import { bodyWith, fieldsOf, type NamedAffairs, type Now, partsOf, pathWith, queryOf } from './places.js';

export interface Asked {
  readonly operation: Operation;
  readonly answer: RawAnswer;
}

/** Runs operations in a peopled world by what their examples say, with what is this world's in the place of what was that one's. */
export class ExampleRuns {
  constructor(
    private readonly document: ApiDocument,
    private readonly calls: RawCalls,
    private readonly affairs: NamedAffairs,
    private readonly now: Now,
    /** Of everybody who has a part in the world. */
    private readonly tokens: readonly string[],
  ) {}

  /** As each in turn, until one is answered as is documented. @returns how it was answered last */
  async run(operation: Operation): Promise<Asked> {
    const tokens = operation.isOpen ? [undefined] : this.tokens;
    let answer: RawAnswer | undefined;
    for (const token of tokens) {
      answer = await this.ask(operation, token);
      if (operation.answers.has(answer.status)) break;
    }
    if (!answer) throw new Error(`nobody is there to ask ${operation.name}`);
    return { operation, answer };
  }

  private ask(operation: Operation, token: string | undefined): Promise<RawAnswer> {
    const path = `${pathWith(operation, partsOf(operation, this.affairs))}${queryOf(operation, this.now)}`;
    const body = bodyWith(this.document, operation, fieldsOf(this.affairs, 'theirs'), this.now);
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(text === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
    };
    return this.calls.call({ method: operation.method, path, headers, body: text });
  }
}
