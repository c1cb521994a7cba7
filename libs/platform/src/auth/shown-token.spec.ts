import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { OriginNotOurs, shownToken } from './shown-token.js';

const COOKIE = { name: '__Host-session', origins: ['https://portal.example'] };
const TOKEN = 'a'.repeat(43);
const OTHER = 'b'.repeat(43);
const shown = (method: string, headers: Record<string, string>, cookie: typeof COOKIE | undefined = COOKIE) =>
  shownToken({ method, headers } as unknown as FastifyRequest, cookie);

describe('the token that a request shows', () => {
  it('is the one of its header, whatever cookies come with it', () => {
    const cookie = `${COOKIE.name}=${OTHER}`;
    expect(shown('POST', { authorization: `Bearer ${TOKEN}`, cookie })).toBe(TOKEN);
    expect(shown('POST', { authorization: 'Basic abc', cookie })).toBeUndefined();
    expect(shown('POST', { authorization: `Bearer ${TOKEN} x` })).toBeUndefined();
    expect(shown('POST', { authorization: 'Bearer short' })).toBeUndefined();
  });

  it('is the one of its cookie, among others', () => {
    expect(shown('GET', { cookie: `theme=dark; ${COOKIE.name}=${TOKEN}; x=y` })).toBe(TOKEN);
    expect(shown('GET', { cookie: `x${COOKIE.name}=${TOKEN}` })).toBeUndefined();
    expect(shown('GET', { cookie: `${COOKIE.name}=${TOKEN}; ${COOKIE.name}=${OTHER}` })).toBeUndefined();
    expect(shown('GET', { cookie: `${COOKIE.name}=<script>` })).toBeUndefined();
    expect(shown('GET', {})).toBeUndefined();
  });

  it('is none of a cookie where none is taken', () => {
    const request = { method: 'GET', headers: { cookie: `${COOKIE.name}=${TOKEN}` } } as unknown as FastifyRequest;
    expect(shownToken(request, undefined)).toBeUndefined();
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'get'])('of a cookie comes from a page of ours in a %s', (method) => {
    const cookie = `${COOKIE.name}=${TOKEN}`;
    expect(shown(method, { cookie, origin: 'https://portal.example' })).toBe(TOKEN);
    for (const origin of ['https://portal.example.evil.example', 'http://portal.example', 'null', ''])
      expect(() => shown(method, { cookie, origin })).toThrow(OriginNotOurs);
    expect(() => shown(method, { cookie })).toThrow(OriginNotOurs);
  });
});
