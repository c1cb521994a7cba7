import { describe, expect, it } from '@jest/globals';
import { LiveEvents } from './live-events.js';

const TERMS = { firstPauseMs: 1, longestPauseMs: 4, silenceMs: 60_000 };
const event = (id: string, type: string) => `id: ${id}\nevent: ${type}\ndata: {"subject":"9"}\n\n`;

/** Answers each request with the next of these; the last time it stops the follower. */
async function follow(answers: readonly (string | Error)[]) {
  const asked: (string | null)[] = [];
  const news: string[] = [];
  const states: string[] = [];
  const stop = new AbortController();
  const ask = (request: Request): Promise<Response> => {
    const answer = answers[asked.length];
    asked.push(request.headers.get('last-event-id'));
    if (answer === undefined) stop.abort();
    if (typeof answer === 'string') return Promise.resolve(new Response(answer));
    return Promise.reject(answer ?? new Error('over'));
  };
  const live = new LiveEvents(
    { ask },
    ({ type, id }) => news.push(`${id} ${type}`),
    TERMS,
    'http://localhost/v1/events',
  );
  live.state.subscribe(() => states.push(live.state.get()));
  await live.follow(stop.signal);
  return { asked, news, states };
}

describe('live events', () => {
  it('go on after a lost connection from the last that was seen, and say when they are lost', async () => {
    const first = event('0-0', 'connected') + event('1-4', 'act-offered');
    const { asked, news, states } = await follow([
      first,
      new Error('no network'),
      event('2-4', 'fragment-transferred'),
    ]);
    expect(asked).toEqual([null, '1-4', '1-4', '2-4']);
    expect(news).toEqual(['1-4 act-offered', '2-4 fragment-transferred']);
    expect(states).toEqual(['live', 'lost', 'live', 'lost']);
  });

  it('take a sign of life for no news, and remember where it stood', async () => {
    const { asked, news } = await follow([event('5-5', 'still-here')]);
    expect([asked, news]).toEqual([[null, '5-5'], []]);
  });
});
