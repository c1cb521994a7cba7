import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../../test/support/eventually.js';
import { Observable } from '../connection/observable.js';
import type { SessionState, SignedInPerson } from '../connection/session.js';
import { LiveEvents } from './live-events.js';
import { LiveStream } from './live-stream.js';
import { holding, type Said } from './tabs.js';

// Node's own locks and channels are what a browser's are; only the service is a stand-in.
const wang: SignedInPerson = { id: 'wang', name: '王芳', party: '7', roles: ['maker'], scopes: ['read'] };
const SILENCE = { quietMs: 600_000, answerMs: 600_000 };
const STREAM = { firstPauseMs: 600_000, longestPauseMs: 600_000, silenceMs: 600_000 };

/** The service's side of a stream that a tab opened. */
interface Opened {
  readonly tab: string;
  readonly after: string | null;
  readonly tell: (id: string, type: string) => void;
  readonly end: () => void;
  isOpen: boolean;
}

let sets = 0;
const stops: AbortController[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop.abort()));

/** Tabs of one browser, by a name that no other test has. */
function browser() {
  const opened: Opened[] = [];
  const name = `tabs of test ${(sets += 1)}`;
  const open = (tab: string, request: Request): Response => {
    let stream: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>;
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({ start: (controller) => void (stream = controller) });
    const tell = (id: string, type: string) =>
      stream.enqueue(new TextEncoder().encode(`id: ${id}\nevent: ${type}\ndata: {"person":"wang"}\n\n`));
    const one: Opened = {
      tab,
      tell,
      end: () => stream.close(),
      after: request.headers.get('last-event-id'),
      isOpen: true,
    };
    request.signal.addEventListener('abort', () => {
      one.isOpen = false;
      stream.error(request.signal.reason);
    });
    opened.push(one);
    return new Response(body);
  };
  function tab(label: string, { silence = SILENCE, called = name, alone = false } = {}) {
    const state = new Observable<SessionState>({ kind: 'signed-in', person: wang });
    const connection = {
      ask: (request: Request) => Promise.resolve(open(label, request)),
      session: { state, heardOfAnother: () => undefined },
    };
    let news = 0;
    const tabs = alone ? undefined : { locks: navigator.locks, name: called };
    const live = new LiveEvents(
      { connection, person: 'wang', tabs, onNews: () => (news += 1) },
      silence,
      (given, lastId) => {
        return new LiveStream(given, lastId, STREAM, 'http://localhost/v1/events');
      },
    );
    const stop = new AbortController();
    stops.push(stop);
    const over = live.follow(stop.signal);
    return { live, state, news: () => news, shown: () => live.state.get(), close: () => (stop.abort(), over) };
  }
  return { opened, name, tab, streams: () => opened.filter(({ isOpen }) => isOpen) };
}

async function three() {
  const all = browser();
  const tabs = [all.tab('one'), all.tab('two'), all.tab('three')] as const;
  await eventually(() => all.opened.length === 1);
  const first = all.opened[0] as Opened;
  first.tell('1-1', 'connected');
  await eventually(() => tabs.every(({ shown }) => shown() === 'live'));
  return { ...all, tabs, first };
}

describe('the tabs of a person', () => {
  it('have one stream, and each hears what it tells and when it is lost', async () => {
    const { tabs, first, opened } = await three();
    const before = tabs.map(({ news }) => news());
    first.tell('2-1', 'act-offered');
    await eventually(() => tabs.every(({ news }, at) => news() === (before[at] ?? 0) + 1));
    first.end();
    await eventually(() => tabs.every(({ shown }) => shown() === 'lost'));
    // It is said to be back in any of them, and the one that has the stream tries.
    tabs[0].live.tryNow();
    await eventually(() => opened.length === 2);
    expect(opened[1]).toMatchObject({ tab: 'one', after: '2-1' });
    opened[1]?.tell('3-1', 'fragment-transferred');
    await eventually(() => tabs.every(({ shown, news }, at) => shown() === 'live' && news() === (before[at] ?? 0) + 2));
  });

  it('go on from where all stood when the one with the stream is closed', async () => {
    const { tabs, first, opened, streams } = await three();
    const told = tabs.map(({ news }) => news());
    first.tell('2-1', 'act-offered');
    await eventually(() => tabs.every(({ news }, at) => news() > (told[at] ?? 0)));
    await tabs[0].close();
    await eventually(() => opened.length === 2);
    expect(opened[1]).toMatchObject({ tab: 'two', after: '2-1' });
    expect(streams()).toHaveLength(1);
    const before = tabs[2].news();
    opened[1]?.tell('2-2', 'act-offered');
    await eventually(() => tabs[2].news() === before + 1);
    expect(tabs[2].shown()).toBe('live');
  });

  it('ask for everything anew when they missed something, and not when they did not', async () => {
    const { tabs, first, name } = await three();
    const before = tabs.map(({ news }) => news());
    // As a tab hears it that was frozen meanwhile.
    const channel = new BroadcastChannel(name);
    channel.postMessage({ state: 'live', after: '1-1', id: '5-1', isNews: false });
    first.tell('6-1', 'still-here');
    await eventually(() => tabs.every(({ news }, at) => news() === (before[at] ?? 0) + (at === 0 ? 0 : 1)));
    channel.close();
  });

  it('tell one that comes later how things stand, and it asks for nothing twice', async () => {
    const { tab, opened } = await three();
    const late = tab('late');
    await eventually(() => late.shown() === 'live');
    expect([late.news(), opened.length]).toEqual([0, 1]);
  });

  it('take the stream from one that does not even answer, and which is no second one when it wakes', async () => {
    const { name, tab, opened, streams } = browser();
    const frozen = new AbortController();
    let isTaken = false;
    const holds = holding({ locks: navigator.locks, name }, { signal: frozen.signal }, async (taken) => {
      await new Promise((resolve) => taken.addEventListener('abort', resolve));
      isTaken = true;
    });
    const waiting = tab('waiting', { silence: { quietMs: 10, answerMs: 10 } });
    await eventually(() => opened.length === 1);
    await holds;
    expect(isTaken).toBe(true);
    opened[0]?.tell('4-4', 'connected');
    // It was here while nobody listened.
    await eventually(() => waiting.news() === 1 && waiting.shown() === 'live');
    expect(streams()).toHaveLength(1);
  });

  it('leave the stream to another when their session is lost, and take part again once it is back', async () => {
    const { tabs, opened, streams, tab } = await three();
    const [one, two, last] = tabs;
    one.state.set({ kind: 'lost', person: wang });
    await eventually(() => opened.length === 2);
    expect([opened[1]?.tab, streams().length, one.shown()]).toEqual(['two', 1, 'lost']);
    two.state.set({ kind: 'lost', person: wang });
    await eventually(() => opened.length === 3);
    expect(opened[2]?.tab).toBe('three');
    one.state.set({ kind: 'signed-in', person: wang });
    await last.close();
    await eventually(() => opened.length === 4);
    expect(opened[3]).toMatchObject({ tab: 'one', after: '1-1' });
    const other = tab('another');
    opened[3]?.tell('1-1', 'connected');
    await eventually(() => other.shown() === 'live' && one.shown() === 'live');
    // Whoever has no session says so, whatever the others hear.
    expect(two.shown()).toBe('lost');
    const before = two.news();
    opened[3]?.tell('9-9', 'act-offered');
    await eventually(() => other.news() > 0);
    two.state.set({ kind: 'signed-in', person: wang });
    await eventually(() => two.news() > before && two.shown() === 'live');
  });

  it('hear nothing of another person’s tabs', async () => {
    const { tabs, first, tab, name, opened } = await three();
    const other = tab('other', { called: `${name} of somebody else` });
    await eventually(() => opened.length === 2);
    first.tell('2-1', 'act-offered');
    await eventually(() => tabs[2].news() > 0);
    expect([other.news(), other.shown()]).toEqual([0, 'connecting']);
  });

  it('say that something happened and never what, to whatever listens', async () => {
    const { first, name } = await three();
    const overheard: Said[] = [];
    const channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }: MessageEvent<Said>) => void overheard.push(data);
    const news = () => overheard.filter((said) => said !== 'how-does-it-stand' && said.isNews);
    first.tell('2-1', 'act-offered');
    await eventually(() => news().length > 0);
    expect(news()).toStrictEqual([{ state: 'live', id: '2-1', after: '1-1', isNews: true }]);
    expect(JSON.stringify(overheard)).not.toMatch(/act-offered|wang/);
    channel.close();
  });

  it('have a stream each where a browser has no locks', async () => {
    const { tab, opened } = browser();
    tab('one', { alone: true });
    tab('two', { alone: true });
    await eventually(() => opened.length === 2);
    opened.forEach(({ tell }) => tell('1-1', 'connected'));
  });
});
