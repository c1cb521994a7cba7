import { SCREENS } from '../screen-list.js';

/** What the tour tells, in its order. */
export const TOUR_TOPICS = ['roles', 'issue', 'split', 'purchase', 'verify', 'due', 'theft', 'people'] as const;
export type TourTopic = (typeof TOUR_TOPICS)[number];

export interface TourStep {
  readonly topic: TourTopic;
  readonly path: string;
}

/** By the names of screens: of one that is not there, nothing is told. */
const SCREEN_OF: Readonly<Record<TourTopic, string>> = {
  roles: 'home',
  issue: 'receivables',
  split: 'receivable',
  purchase: 'receivable',
  verify: 'receivable',
  due: 'settlement',
  theft: 'sites',
  people: 'organisation',
};

/** @param receivable the claim that the story is about; what is told of it is left out where the reader sees none */
export function tourSteps(receivable: string | undefined): TourStep[] {
  const paths = new Map<string, string>(Object.entries(SCREENS).map(([name, { path }]) => [name, path]));
  return TOUR_TOPICS.flatMap((topic) => {
    const path = paths.get(SCREEN_OF[topic]);
    if (path === undefined) return [];
    if (!path.includes(':')) return [{ topic, path }];
    return receivable === undefined ? [] : [{ topic, path: path.replace(':id', receivable) }];
  });
}
