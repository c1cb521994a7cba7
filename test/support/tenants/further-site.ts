import { ApiProblem } from '@tallystick/api-client';
import type { Participant } from '@tallystick/stories';
import { eventually } from '../eventually.js';
import type { Steps } from './further-acts.js';

const HOUR_MS = 3_600_000;
const ANCHORED_WITHIN_MS = 60_000;

interface SiteOfWorld {
  readonly site: string;
  readonly rule: string;
}

/** What is changed and handed out at a site that has everything. */
export function furtherSite(
  warehouse: Participant,
  bank: Participant,
  { site, rule }: SiteOfWorld,
  nowMs: number,
): Steps {
  const { client } = warehouse;
  const { routes } = client;
  return {
    rule: () => {
      const parameters = {
        device: 'scale-1',
        metric: 'weight',
        unit: 'kg',
        upper: '120',
        durationMs: 0,
        deadband: '0',
      };
      return client.call(
        routes.PUT('/v1/sites/{site}/rules/{id}', { params: { path: { site, id: rule } }, body: { parameters } }),
      );
    },
    releaser: () =>
      bank.client.call(
        bank.client.routes.DELETE('/v1/sites/{site}/releasers/{party}', {
          params: { path: { site, party: bank.party } },
        }),
      ),
    evidence: () => {
      const at = (ms: number) => new Date(nowMs + ms).toISOString();
      const query = { from: at(-HOUR_MS), to: at(HOUR_MS) };
      const take = async () => {
        await client.call(
          routes.GET('/v1/sites/{site}/evidence', { params: { path: { site }, query }, parseAs: 'text' }),
        );
        return true;
      };
      const isTaken = () =>
        take().catch((error: unknown) => {
          if (error instanceof ApiProblem && error.code === 'not-anchored-yet') return false;
          throw error;
        });
      return eventually(isTaken, { what: 'a file of evidence', withinMs: ANCHORED_WITHIN_MS, pollMs: 500 });
    },
  };
}
