import { ApiDocument, type Operation } from '../openapi/api-document.js';
import { type RawAnswer, RawCalls } from '../openapi/raw-call.js';
import { changesBetween, readAllRows, untilStill } from './all-rows.js';
import { differencesOf } from './comparison.js';
import type { PeopledPlatform } from './peopled-platform.js';
import {
  bodyWith,
  fieldsOf,
  type NamedAffairs,
  namesAffairs,
  partsOf,
  pathWith,
  queryOf,
  waysToMakeUp,
} from './places.js';
import { QueryCounter } from './query-counter.js';
import { tellsBack } from './rightful-access.js';

/** An answer, and what was asked of the database for it. */
export interface Asked {
  readonly answer: RawAnswer;
  readonly queries: readonly string[];
}

/** Walks the routes of a peopled platform, as its OpenAPI document has them, naming its parties' affairs. */
export class Walk {
  requests = 0;
  private readonly counter = new QueryCounter();
  /** What paths the walker named, which some routes tell back to it. */
  private readonly asked = new Set<string>();

  private constructor(
    readonly peopled: PeopledPlatform,
    readonly document: ApiDocument,
    private readonly calls: RawCalls,
    private readonly affairs: NamedAffairs,
  ) {}

  static async through(peopled: PeopledPlatform): Promise<Walk> {
    const { baseUrl } = peopled.platform.world;
    const affairs = { ...peopled.affairs, party: peopled.scene.cast.supplier.party };
    const calls = new RawCalls(Number(new URL(baseUrl).port));
    const walk = new Walk(peopled, await ApiDocument.of(baseUrl), calls, affairs);
    walk.counter.start();
    return walk;
  }

  end(): void {
    this.counter.stop();
    this.calls.close();
  }

  get operations(): readonly Operation[] {
    return this.document.operations;
  }

  private readonly now = () => this.peopled.platform.world.nowMs();

  /** Asks about what is theirs, or about what nobody has in the parts of the path that are to be made up. */
  askAbout(operation: Operation, madeUp: readonly string[], token: string): Promise<Asked> {
    const fields = fieldsOf(this.affairs, madeUp.length > 0 ? 'made-up' : 'theirs');
    const path = this.pathOf(operation, partsOf(operation, this.affairs, madeUp));
    return this.ask(operation, path, bodyWith(this.document, operation, fields, this.now), token);
  }

  /**
   * Asks about theirs, and about what nobody has.
   * @param isClosed whether an answer closes the route to whoever asks, whatever is there
   * @returns each way in which the caller is told, or can tell the two apart
   */
  async compare(
    operation: Operation,
    madeUp: readonly string[],
    token: string,
    isClosed: (answer: RawAnswer) => boolean,
  ): Promise<readonly string[]> {
    const { affairs, document, now } = this;
    const [parts, otherParts] = [partsOf(operation, affairs), partsOf(operation, affairs, madeUp)];
    const fields = fieldsOf(affairs, 'theirs');
    // Where the path is made up, the body stays as it is.
    const otherFields = madeUp.length > 0 ? fields : fieldsOf(affairs, 'made-up');
    const [body, otherBody] = [fields, otherFields].map((these) => bodyWith(document, operation, these, now));
    const one = await this.ask(operation, this.pathOf(operation, parts), body, token);
    for (const part of Object.values(parts)) this.asked.add(part);
    const toldBack = tellsBack(operation.name) ? this.asked : [];
    const faults = this.shown(one.answer, [...Object.values(parts), ...Object.values(fields), ...toldBack]);
    if (madeUp.length === 0 && !namesAffairs(body)) return faults;
    const other = await this.ask(operation, this.pathOf(operation, otherParts), otherBody, token);
    const named = [parts, fields].flatMap((these, index) =>
      Object.entries(these).map(([name, value]) => [value, [otherParts, otherFields][index]?.[name] ?? ''] as const),
    );
    const isAsItShould = madeUp.length === 0 || one.answer.status === 404 || isClosed(one.answer);
    const status = isAsItShould ? [] : [`is answered ${one.answer.status}, not 404: ${one.answer.text.slice(0, 300)}`];
    const differences = differencesOf({
      named: named.filter(([value]) => value.length > 5),
      ...{ theirs: one.answer, madeUp: other.answer, theirQueries: one.queries, madeUpQueries: other.queries },
    });
    return [...faults, ...status, ...differences];
  }

  /** At every route but some, in every way. */
  async compareAll(
    token: string,
    isLeftOut: (operation: Operation) => boolean,
    isClosed: (operation: Operation, answer: RawAnswer) => boolean,
  ): Promise<readonly string[]> {
    const faults: string[] = [];
    this.asked.clear();
    for (const operation of this.operations) {
      if (isLeftOut(operation)) continue;
      const ways = waysToMakeUp(operation);
      for (const way of ways.length > 0 ? ways : [[]]) {
        const found = await this.compare(operation, way, token, (answer) => isClosed(operation, answer));
        const made = way.length > 0 ? ` against a made-up ${way.join(' and ')}` : '';
        faults.push(...found.map((fault) => `${operation.name}${made}: ${fault}`));
      }
    }
    return faults;
  }

  /**
   * Every row that was changed or went while something was done.
   * @param isTheirs which of the rows that were made are faults as well; by default those that hold a mark of anybody's affairs
   */
  async changes(
    work: () => Promise<unknown>,
    isTheirs = (row: string) => this.peopled.marks.in(row).length > 0,
  ): Promise<readonly string[]> {
    const { dataSource } = this.peopled.platform.database;
    await untilStill(dataSource);
    const before = await readAllRows(dataSource);
    await work();
    const { gone, added } = changesBetween(before, await readAllRows(dataSource));
    const made = added.filter(isTheirs).map((row) => `made ${row.slice(0, 300)}`);
    return [...gone.map((row) => `changed ${row.slice(0, 300)}`), ...made];
  }

  private pathOf(operation: Operation, parts: Readonly<Record<string, string>>): string {
    return `${pathWith(operation, parts)}${queryOf(operation, this.now)}`;
  }

  private async ask({ method, isOpen }: Operation, path: string, body: unknown, token: string): Promise<Asked> {
    this.requests += 1;
    const mark = this.counter.mark();
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      ...mark,
      ...(isOpen ? {} : { authorization: `Bearer ${token}` }),
      ...(text === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
    };
    const answer = await this.calls.call({ method, path, headers, body: text });
    return { answer, queries: this.counter.of(mark) };
  }

  /** Whose affairs an answer shows, but for what the request itself named. */
  private shown({ text }: RawAnswer, named: readonly string[]): string[] {
    return this.peopled.marks.in(text).flatMap((mark) => (named.includes(mark) ? [] : [`shows ${mark}`]));
  }
}
