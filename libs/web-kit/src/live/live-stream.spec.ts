import { describe, expect, it } from '@jest/globals';
import type { Heard } from './heard.js';
import { LiveStream } from './live-stream.js';

const TERMS = { firstPauseMs: 1, longestPauseMs: 4, silenceMs: 60_000 };
const event = (id: string, type: string, data = '{"subject":"9"}') => `id: ${id}\nevent: ${type}\ndata: ${data}\n\n`;
const connected = (id: string, person = 'wang') => event(id, 'connected', JSON.stringify({ person }));

/** Answers each request with the next of these; the last time it stops the follower. */
async function follow(answers: readonly (string | Error)[], lastId?: string) {
  const asked: (string | null)[] = [];
  const heard: Heard[] = [];
  let strangers = 0;
  const stop = new AbortController();
  const ask = (request: Request): Promise<Response> => {
    const answer = answers[asked.length];
    asked.push(request.headers.get('last-event-id'));
    if (answer === undefined) stop.abort();
    if (typeof answer === 'string') return Promise.resolve(new Response(answer));
    return Promise.reject(answer ?? new Error('over'));
  };
  const listening = {
    connection: { ask },
    person: 'wang',
    onStranger: () => (strangers += 1),
    onHeard: (one: Heard) => heard.push(one),
  };
  const live = new LiveStream(listening, lastId, TERMS, 'http://localhost/v1/events');
  await live.follow(stop.signal);
  return { asked, heard, strangers };
}

const news = (heard: readonly Heard[]) => heard.filter(({ isNews }) => isNews).map(({ after, id }) => [after, id]);
const states = (heard: readonly Heard[]) => heard.map(({ state }) => state);

describe('a stream of news', () => {
  it('goes on after a lost connection from the last that was seen, and says when it is lost', async () => {
    const first = connected('0-0') + event('1-4', 'act-offered');
    const { asked, heard } = await follow([first, new Error('no network'), event('2-4', 'fragment-transferred')]);
    expect(asked).toEqual([null, '1-4', '1-4', '2-4']);
    expect(news(heard)).toEqual([
      ['0-0', '1-4'],
      ['1-4', '2-4'],
    ]);
    expect(states(heard)).toEqual(['live', 'live', 'lost', 'lost', 'live', 'lost']);
  });

  it('takes a sign of life for no news, and remembers where it stood', async () => {
    const { asked, heard } = await follow([event('5-5', 'still-here')]);
    expect([asked, news(heard)]).toEqual([[null, '5-5'], []]);
  });

  it('begins where another tab’s stood', async () => {
    const { asked, heard } = await follow([connected('3-3')], '3-1');
    expect([asked, heard[0]]).toEqual([['3-1', '3-3'], { state: 'live', after: '3-1', id: '3-3', isNews: false }]);
  });

  it('of somebody else tells nothing at all, not even where it stands', async () => {
    const { asked, heard, strangers } = await follow([connected('7-7', 'li') + event('8-7', 'act-offered')], '1-1');
    expect([asked, states(heard), heard[0]?.id, strangers]).toEqual([['1-1', '1-1'], ['lost'], '1-1', 1]);
  });

  it('whose service does not say whose it is tells nothing either', async () => {
    const { heard, strangers } = await follow([event('7-7', 'connected', '{}') + event('8-7', 'act-offered')]);
    expect([states(heard), strangers]).toEqual([['lost'], 0]);
  });
});
