import type { SeededRandom } from '../seeded-random.js';
import type { Operation } from './api-document.js';
import { BENT_BODIES, BENT_HEADERS, BENT_NAMES, BENT_TYPES, bentText, bentValue } from './bent-values.js';
import type { RawRequest } from './raw-call.js';

/** A request that is sound, and what it may be bent from. */
export interface SoundRequest {
  readonly path: string;
  readonly body: unknown;
  readonly token: string | undefined;
}

type Node = Record<string, unknown> | unknown[];

/** A copy with something at a random place put in, left out, or put in its stead. */
function bentBody(body: unknown, random: SeededRandom): unknown {
  const copy: unknown = structuredClone(body);
  let [node, key] = [copy as Node, ''];
  if (typeof copy !== 'object' || copy === null) return bentValue(random);
  for (;;) {
    const keys = Object.keys(node);
    if (keys.length === 0) break;
    key = random.pick(keys);
    const inner = (node as Record<string, unknown>)[key];
    if (typeof inner !== 'object' || inner === null || random.chance(50)) break;
    node = inner as Node;
  }
  const target = node as Record<string, unknown>;
  const lot = key === '' ? 0 : random.below(100);
  if (lot < 10) {
    const name = random.pick(BENT_NAMES);
    Object.defineProperty(target, name, { value: bentValue(random), enumerable: true, configurable: true });
  } else if (lot < 28) delete target[key];
  else if (lot < 36) target[key] = [target[key], target[key]];
  else target[key] = bentValue(random);
  return copy;
}

function bentPath(path: string, operation: Operation, random: SeededRandom): string {
  const parts = path.split('/');
  const places = operation.path.split('/').flatMap((part, index) => (part.startsWith('{') ? [index] : []));
  if (places.length > 0 && random.chance(60)) parts[random.pick(places)] = encodeURIComponent(bentText(random));
  return parts.join('/');
}

function query(operation: Operation, random: SeededRandom): string {
  const named = operation.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  const names = [
    ...named.filter(() => random.chance(40)),
    ...(random.chance(15) ? ['x', 'limit[]', '__proto__', 'cursor[a]'] : []),
  ];
  const pairs = names.map(
    (name) => `${encodeURIComponent(name)}=${encodeURIComponent(queryValue(name, operation, random))}`,
  );
  if (random.chance(5) && pairs[0]) pairs.push(pairs[0]);
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

function queryValue(name: string, { parameters }: Operation, random: SeededRandom): string {
  const schema = parameters.find((parameter) => parameter.name === name)?.schema;
  const words = schema?.enum ?? schema?.items?.enum;
  if (words && random.chance(40)) return String(random.pick(words));
  if (name === 'cursor') {
    const parts = Array.from({ length: random.below(4) }, () => bentValue(random));
    return Buffer.from(JSON.stringify(random.chance(50) ? parts : parts.map(textOf)))
      .toString('base64url')
      .slice(0, 400);
  }
  if (random.chance(30))
    return random.pick(['1', '0', '200', 'true', '2027-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z']);
  return bentText(random);
}

/** Nothing of nothing. */
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : JSON.stringify(value));

const formOf = (fields: object) =>
  new URLSearchParams(
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, textOf(value) ?? ''])),
  ).toString();

/** One request of an operation: sound now and then, else bent at one place or at several. */
export function bentRequest(operation: Operation, sound: SoundRequest, random: SeededRandom): RawRequest {
  const path = `${random.chance(25) ? bentPath(sound.path, operation, random) : sound.path}${query(operation, random)}`;
  const headers: Record<string, string> = sound.token ? { authorization: `Bearer ${sound.token}` } : {};
  if (random.chance(8)) {
    const [name, value] = random.pick(BENT_HEADERS);
    headers[name] = Buffer.from(value).toString('latin1');
  }
  if (operation.bodies.length === 0 && !random.chance(5)) return { method: operation.method, path, headers };
  const [sent] = operation.bodies.map(([type]) => type);
  const type = random.chance(8) ? random.pick(BENT_TYPES) : (sent ?? 'application/json');
  const bytes = bentBytes(sound.body, type, random);
  const about = { 'content-type': type, 'content-length': String(bytes.length) };
  return { method: operation.method, path, headers: { ...headers, ...about }, body: bytes };
}

function bentBytes(sound: unknown, type: string, random: SeededRandom): Buffer {
  if (random.chance(8)) return Buffer.from(random.pick(BENT_BODIES));
  let body = sound;
  if (random.chance(75)) for (let times = random.between(1, 2); times > 0; times -= 1) body = bentBody(body, random);
  const isForm = type.includes('urlencoded') && typeof body === 'object' && body !== null;
  return Buffer.from((isForm ? formOf(body as object) : textOf(body)) ?? '');
}
