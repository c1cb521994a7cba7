/** One server-sent event as it was sent. */
export interface SentEvent {
  /** Send it as `after` to go on from here. */
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
}

/** What concerns a party. */
export interface PartyEvent {
  /** Send it as `after` to go on from here. */
  readonly id: string;
  /** Past tense: `act-offered`, `fragment-transferred`. */
  readonly type: string;
  readonly subject: string | undefined;
}

/** Reads `text/event-stream` as the HTML standard's event stream format has it; events without data are passed over. */
export async function* eventStream(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<SentEvent> {
  // By a reader: not every browser iterates over streams.
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const blocks = (rest + read.value).split(/\r?\n\r?\n/);
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = parseEvent(block);
        if (event) yield event;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

export function partyEvent({ id, type, data }: SentEvent): PartyEvent {
  return { id, type, subject: (data as { subject?: string }).subject };
}

function parseEvent(block: string): SentEvent | undefined {
  const fields = new Map<string, string>();
  for (const line of block.split(/\r?\n/)) {
    const match = /^([a-z]+): ?(.*)$/.exec(line);
    if (match?.[1]) fields.set(match[1], match[2] ?? '');
  }
  const data = fields.get('data');
  if (data === undefined) return undefined;
  return { id: fields.get('id') ?? '', type: fields.get('event') ?? 'message', data: JSON.parse(data) as unknown };
}
