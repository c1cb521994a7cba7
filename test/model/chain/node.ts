export interface RpcCall {
  readonly method: string;
  readonly params: readonly unknown[];
}

interface RpcAnswer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** The node without a library in between: one HTTP request for many questions. */
export class Node {
  #lastId = 0;

  constructor(private readonly url: string) {}

  async ask(method: string, ...params: readonly unknown[]): Promise<unknown> {
    const [answer] = await this.askAll([{ method, params }]);
    return answer;
  }

  async askAll(calls: readonly RpcCall[]): Promise<readonly unknown[]> {
    const questions = calls.map((call) => ({ jsonrpc: '2.0', id: ++this.#lastId, ...call }));
    const response = await fetch(this.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(questions),
    });
    const answers = (await response.json()) as readonly RpcAnswer[];
    const byId = new Map(answers.map((answer) => [answer.id, answer]));
    return questions.map(({ id, method }) => {
      const answer = byId.get(id);
      if (answer?.error) throw new Error(`${method}: ${answer.error.message}`);
      return answer?.result;
    });
  }
}
