import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Participant } from '@tallystick/stories';
import { ApiDocument, type Operation } from '../support/openapi/api-document.js';
import { type RawAnswer, RawCalls } from '../support/openapi/raw-call.js';
import { changesBetween, readAllRows, untilStill } from '../support/tenants/all-rows.js';
import { differencesOf } from '../support/tenants/comparison.js';
import { type PeopledPlatform, startPeopledPlatform } from '../support/tenants/peopled-platform.js';
import {
  bodyWith,
  fieldsOf,
  type NamedAffairs,
  namesAffairs,
  partsOf,
  pathWith,
  queryOf,
  waysToMakeUp,
} from '../support/tenants/places.js';
import { QueryCounter } from '../support/tenants/query-counter.js';
import { closedBy, isSharedWith, NAMED_ROUTES, tellsBack } from '../support/tenants/rightful-access.js';
import { enterStranger, STRANGERS } from '../support/tenants/strangers.js';
import { Tokens } from '../support/tenants/tokens.js';

const START_TIMEOUT_MS = 240_000;
const WALK_TIMEOUT_MS = 180_000;

describe('what is a party’s own', () => {
  const counter = new QueryCounter();
  const now = () => peopled.platform.world.nowMs();
  let peopled: PeopledPlatform;
  let document: ApiDocument;
  let calls: RawCalls;
  let affairs: NamedAffairs;
  let requests = 0;

  beforeAll(async () => {
    peopled = await startPeopledPlatform();
    const { baseUrl } = peopled.platform.world;
    document = await ApiDocument.of(baseUrl);
    calls = new RawCalls(Number(new URL(baseUrl).port));
    affairs = { ...peopled.affairs, party: peopled.scene.cast.supplier.party };
    counter.start();
  }, START_TIMEOUT_MS);
  afterAll(async () => {
    counter.stop();
    calls?.close();
    await peopled?.stop();
  });

  async function ask({ method, isOpen }: Operation, path: string, body: unknown, token: string) {
    requests += 1;
    const mark = counter.mark();
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      ...mark,
      ...(isOpen ? {} : { authorization: `Bearer ${token}` }),
      ...(text === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
    };
    const answer = await calls.call({ method, path, headers, body: text });
    return { answer, queries: counter.of(mark) };
  }

  /** Whose affairs an answer shows, but for what the request itself named. */
  const shown = ({ text }: RawAnswer, named: readonly string[]) =>
    peopled.marks.in(text).flatMap((mark) => (named.includes(mark) ? [] : [`shows ${mark}`]));

  async function compare(
    operation: Operation,
    madeUp: readonly string[],
    token: string,
    asked: Set<string>,
  ): Promise<readonly string[]> {
    const [parts, otherParts] = [partsOf(operation, affairs), partsOf(operation, affairs, madeUp)];
    const fields = fieldsOf(affairs, 'theirs');
    // Where the path is made up, the body stays as it is.
    const otherFields = madeUp.length > 0 ? fields : fieldsOf(affairs, 'made-up');
    const [body, otherBody] = [fields, otherFields].map((these) => bodyWith(document, operation, these, now));
    const path = `${pathWith(operation, parts)}${queryOf(operation, now)}`;
    const one = await ask(operation, path, body, token);
    for (const part of Object.values(parts)) asked.add(part);
    const named = [...Object.values(parts), ...Object.values(fields), ...(tellsBack(operation.name) ? asked : [])];
    const faults = shown(one.answer, named);
    if (madeUp.length === 0 && !namesAffairs(body)) return faults;
    const other = await ask(
      operation,
      `${pathWith(operation, otherParts)}${queryOf(operation, now)}`,
      otherBody,
      token,
    );
    const saidBack = [parts, fields].flatMap((these, index) =>
      Object.entries(these).map(([name, value]) => [value, [otherParts, otherFields][index]?.[name] ?? ''] as const),
    );
    const isClosed = one.answer.status === 403 && one.answer.text.includes(`"code":"${closedBy(operation.name)}"`);
    const isAsItShould = madeUp.length === 0 || one.answer.status === 404 || isClosed;
    const status = isAsItShould ? [] : [`is answered ${one.answer.status}, not 404: ${one.answer.text.slice(0, 300)}`];
    const differences = differencesOf({
      named: saidBack.filter(([value]) => value.length > 5),
      ...{ theirs: one.answer, madeUp: other.answer, theirQueries: one.queries, madeUpQueries: other.queries },
    });
    return [...faults, ...status, ...differences];
  }

  it(
    'is found by those whose it is, in so many words: what no stranger is to find is there',
    async () => {
      const { scene, warehouse, marks } = peopled;
      const tokens = new Tokens(peopled.platform.world.baseUrl);
      const found = new Set<string>();
      for (const { credentials } of [warehouse, ...Object.values<Participant>({ ...scene.cast })]) {
        const token = await tokens.of(credentials);
        for (const operation of document.operations.filter(({ method }) => method === 'GET')) {
          const path = `${pathWith(operation, partsOf(operation, affairs))}${queryOf(operation, now)}`;
          const { answer } = await ask(operation, path, undefined, token);
          if (answer.status === 200) for (const mark of marks.in(answer.text)) found.add(mark);
        }
      }
      expect(marks.all.filter((mark) => !found.has(mark))).toEqual([]);
    },
    WALK_TIMEOUT_MS,
  );

  it.each(STRANGERS)(
    'is neither told nor touched nor betrayed to a foreign %s, at any route',
    async (what) => {
      const token = await new Tokens(peopled.platform.world.baseUrl).of(await enterStranger(what, peopled));
      const { dataSource } = peopled.platform.database;
      await untilStill(dataSource);
      const before = await readAllRows(dataSource);
      const faults: string[] = [];
      const asked = new Set<string>();
      for (const operation of document.operations) {
        const ways = waysToMakeUp(operation);
        for (const way of ways.length > 0 ? ways : [[]]) {
          if (isSharedWith(what, operation.name)) continue;
          const found = await compare(operation, way, token, asked);
          const made = way.length > 0 ? ` against a made-up ${way.join(' and ')}` : '';
          faults.push(...found.map((fault) => `${operation.name}${made}: ${fault}`));
        }
      }
      const { gone, added } = changesBetween(before, await readAllRows(dataSource));
      faults.push(...gone.map((row) => `changed ${row.slice(0, 300)}`));
      faults.push(...added.filter((row) => peopled.marks.in(row).length > 0).map((row) => `made ${row.slice(0, 300)}`));
      expect(faults.join('\n')).toBe('');
    },
    WALK_TIMEOUT_MS,
  );

  it('is asked about at every route, and what is shared by right exists', () => {
    process.stdout.write(`${document.operations.length} routes, ${STRANGERS.length} strangers, ${requests} requests\n`);
    const names = document.operations.map(({ name }) => name);
    expect(NAMED_ROUTES.filter((name) => !names.includes(name))).toEqual([]);
  });
});
