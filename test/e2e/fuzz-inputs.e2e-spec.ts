import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gearboxTrade, papersOf, type Participant } from '@tallystick/stories';
import { ApiDocument, type Operation } from '../support/openapi/api-document.js';
import { bentRequest } from '../support/openapi/bent-requests.js';
import { knownCodes } from '../support/openapi/known-codes.js';
import { type RawAnswer, RawCalls, type RawRequest } from '../support/openapi/raw-call.js';
import { SeededRandom } from '../support/seeded-random.js';
import { type PeopledPlatform, startPeopledPlatform } from '../support/tenants/peopled-platform.js';
import { bodyWith, fieldsOf, partsOf, pathWith } from '../support/tenants/places.js';
import { epcisDocument } from '../support/tenants/trade-affairs.js';
import { Tokens } from '../support/tenants/tokens.js';

const START_TIMEOUT_MS = 240_000;
/** Of each operation; more by the environment. */
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 200);
const SEED = Number(process.env.SEED);
const AT_ONCE = 8;
/** Far above what any route takes beside so many others; what is slower holds a process up. */
const SLOW_MS = 10_000;
const TOLD_MAX = 15;

describe('every input of the api', () => {
  let peopled: PeopledPlatform;
  let document: ApiDocument;
  let codes: ReadonlySet<string>;
  let calls: RawCalls;
  let tokens: Tokens;

  beforeAll(async () => {
    peopled = await startPeopledPlatform();
    const { baseUrl } = peopled.platform.world;
    document = await ApiDocument.of(baseUrl);
    codes = await knownCodes();
    calls = new RawCalls(Number(new URL(baseUrl).port));
    tokens = new Tokens(baseUrl);
  }, START_TIMEOUT_MS);
  afterAll(async () => {
    calls?.close();
    await peopled?.stop();
  });

  const faultOf = (operation: Operation, { status, headers, text, tookMs }: RawAnswer): string | undefined => {
    // Says by its status how the installation is: here, that the chain's clock was moved.
    if (operation.path === '/health/ready' && status === 503) return undefined;
    if (status >= 500 || status < 200) return `answered ${status}: ${text.slice(0, 200)}`;
    if (tookMs > SLOW_MS) return `took ${Math.round(tookMs)} ms`;
    if (status < 300) return undefined;
    if (status < 400) return status === 304 ? undefined : `answered ${status}`;
    if (!headers['content-type']?.startsWith('application/problem+json'))
      return `refused as ${headers['content-type']}`;
    const { code } = JSON.parse(text) as { code?: string };
    return code !== undefined && codes.has(code) ? undefined : `refused with the unknown code ${code}`;
  };
  const told = ({ method, path, headers, body }: RawRequest) => {
    const { authorization: _, ...others } = headers ?? {};
    return `${method} ${path.slice(0, 300)} ${JSON.stringify(others)} ${String(body ?? '').slice(0, 400)}`;
  };

  it('is answered or refused, in the one form of refusals, however it is bent', async () => {
    const { scene, warehouse, affairs } = peopled;
    const operator = { credentials: peopled.platform.world.operator };
    const callers = [...Object.values<Participant>({ ...scene.cast }), warehouse, operator];
    const tokensOf = await Promise.all(callers.map(({ credentials }) => tokens.of(credentials)));
    const [ofWarehouse, ofTrade] = [await tokens.of(warehouse.credentials), tokensOf.slice(0, 5)];
    const ownersToken = ({ path }: Operation, random: SeededRandom) =>
      /^\/v1\/(sites|webhooks|notices)/.test(path) ? ofWarehouse : random.pick(ofTrade);
    const { supplier, core } = scene.cast;
    const papers: Record<string, unknown> = {
      'POST /v1/documents': papersOf(gearboxTrade(supplier, core, 'FUZZ')).order,
      'POST /v1/records': epcisDocument('FUZZ'),
    };
    const named = { ...affairs, party: supplier.party };
    const faults: string[] = [];
    const statuses = new Map<string, Set<number>>();
    let slowest = { tookMs: 0, of: '' };
    const fuzz = async (operation: Operation, random: SeededRandom) => {
      for (let n = 0; n < REQUESTS; n += 1) {
        const naming = random.chance(80) ? 'theirs' : 'made-up';
        const body =
          papers[operation.name] ??
          bodyWith(document, operation, fieldsOf(named, naming), peopled.platform.world.nowMs);
        const token = operation.isOpen
          ? undefined
          : random.chance(60)
            ? ownersToken(operation, random)
            : random.pick(tokensOf);
        const request = bentRequest(
          operation,
          { path: pathWith(operation, partsOf(operation, named)), body, token },
          random,
        );
        const answer = await calls.call(request);
        const fault = faultOf(operation, answer);
        if (fault) faults.push(`${operation.name} ${fault}\n    by ${told(request)}`);
        if (answer.tookMs > slowest.tookMs) slowest = { tookMs: answer.tookMs, of: operation.name };
        statuses.set(operation.name, (statuses.get(operation.name) ?? new Set()).add(answer.status));
      }
    };
    const began = Date.now();
    // What takes away comes last, so that all else meets what is there.
    const rank = ({ method, path }: Operation) =>
      Number(method === 'DELETE') + Number(/take-back|release$|withdraw|refusal/.test(path));
    const waiting = [...document.operations]
      .sort((a, b) => rank(a) - rank(b))
      .map((operation, n) => [operation, new SeededRandom(SEED + n)] as const);
    const count = waiting.length;
    const work = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await fuzz(...next);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    const seconds = ((Date.now() - began) / 1000).toFixed(0);
    const unanswered = [...statuses]
      .filter(([, met]) => ![...met].some((status) => status < 300))
      .map(([name]) => name);
    process.stdout.write(
      `${count} operations, ${count * REQUESTS} requests from seed ${SEED} in ${seconds} s; ` +
        `the slowest took ${Math.round(slowest.tookMs)} ms (${slowest.of}); never answered but refused: ${unanswered.length}\n`,
    );
    if (process.env['FUZZ_TELL']) process.stdout.write(`${unanswered.join('\n')}\n`);
    const kinds = new Map<string, string>();
    for (const fault of faults) if (!kinds.has(fault.slice(0, 90))) kinds.set(fault.slice(0, 90), fault);
    expect(
      `${faults.length} faults${[...kinds.values()]
        .slice(0, TOLD_MAX)
        .map((fault) => `\n${fault}`)
        .join('')}`,
    ).toBe('0 faults');
  }, 3_600_000);
});
