import type { FastifyReply } from 'fastify';
import type { PeopleTerms } from '../../application/people/people-terms.js';
import type { OpenedSession } from '../../application/people/person-sessions.js';
import { sessionCookieOf } from '../../application/people/session-cookie.js';

/** For the browser alone: no script reads it, and no request that another site makes carries it. It ends with the browser. */
export function giveSession(reply: FastifyReply, { token }: OpenedSession, terms: PeopleTerms): void {
  void reply.header('set-cookie', cookie(terms, token));
}

export function takeSession(reply: FastifyReply, terms: PeopleTerms): void {
  void reply.header('set-cookie', `${cookie(terms, '')}; Max-Age=0`);
}

function cookie(terms: PeopleTerms, value: string): string {
  const { name, secure } = sessionCookieOf(terms);
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
}
