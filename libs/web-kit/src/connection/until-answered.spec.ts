import { describe, expect, it } from '@jest/globals';
import { ApiProblem, problemOf } from '@tallystick/api-client/browser';
import { Unreachable } from './connection.js';
import { untilAnswered } from './until-answered.js';

const problem = (status: number, code: string) =>
  new ApiProblem({ type: 'about:blank', title: '', status, code, detail: code });
const AN_HOUR_MS = 3_600_000;

/** Sends what meets these one after another, and at last is answered. */
function sending(...met: readonly Error[]) {
  const seen = { sent: 0, unknown: 0 };
  const send = () => {
    const error = met[seen.sent];
    seen.sent += 1;
    return error ? Promise.reject(error) : Promise.resolve('taken');
  };
  const onUnknown = () => void (seen.unknown += 1);
  return { seen, send, onUnknown };
}

describe('what must be answered', () => {
  it('is sent again as long as nobody answers or the first is under way, and each time that is told', async () => {
    const { seen, send, onUnknown } = sending(new Unreachable('cut'), problem(409, 'request-in-progress'));
    const network = new EventTarget();
    const terms = { onUnknown, firstPauseMs: 1, longestPauseMs: 2, network };
    expect(await untilAnswered(send, terms)).toBe('taken');
    expect(seen).toEqual({ sent: 3, unknown: 2 });
  });

  it('is sent again at once when the network is back', async () => {
    const { seen, send } = sending(new Unreachable('cut'));
    const network = new EventTarget();
    const onUnknown = () => setTimeout(() => network.dispatchEvent(new Event('online')));
    const terms = { onUnknown, firstPauseMs: AN_HOUR_MS, longestPauseMs: AN_HOUR_MS, network };
    expect(await untilAnswered(send, terms)).toBe('taken');
    expect(seen.sent).toBe(2);
  });

  it.each([502, 503, 504])('is sent again when a proxy answered %i in the place of the service', async (status) => {
    const { seen, send, onUnknown } = sending(problemOf('<html></html>', new Response(null, { status })));
    const terms = { onUnknown, firstPauseMs: 1, network: new EventTarget() };
    expect(await untilAnswered(send, terms)).toBe('taken');
    expect(seen).toEqual({ sent: 2, unknown: 1 });
  });

  it.each([
    [409, 'act-not-open'],
    [503, 'unavailable'],
  ])('is not sent again once the service refuses it: %i %s', async (status, code) => {
    const { seen, send, onUnknown } = sending(problem(status, code));
    const refused = untilAnswered(send, { onUnknown, network: new EventTarget() });
    await expect(refused).rejects.toMatchObject({ code });
    expect(seen).toEqual({ sent: 1, unknown: 0 });
  });
});
