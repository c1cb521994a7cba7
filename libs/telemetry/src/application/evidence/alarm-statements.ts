import type { EntityManager } from 'typeorm';
import type {
  BundleStart,
  BundleStatement,
  StatedEvent,
  StatedVersion,
} from '../../domain/evidence/bundle/bundle-alarm.js';
import { ruleOf } from '../../domain/rules/rule-set.js';
import { type AlarmTarget, isPaper, PAPER_KINDS, type RuleAct, type SiteAct } from '../../domain/site-acts/site-act.js';
import {
  type AlarmOfRule,
  type HeardAct,
  readHeardActs,
  readMoments,
  readSizesAt,
} from '../../infra/read-alarm-course.js';
import { readVersions } from '../../infra/read-versions.js';
import { statedPaper } from './stated-paper.js';

/** Where a rule began, what it listened to, and all that it heard beside the log. */
export interface AlarmCourse {
  readonly start: BundleStart;
  readonly sources: readonly string[];
  /** In the order in which they were heard. */
  readonly statements: readonly BundleStatement[];
}

/** @returns undefined of a rule whose beginning was not heard yet, which has no alarms */
export async function courseOfAlarm(
  db: EntityManager,
  site: string,
  of: AlarmOfRule,
): Promise<AlarmCourse | undefined> {
  const acts = await readHeardActs(db, site, ['rule', 'reset', ...PAPER_KINDS]);
  const versions = await readVersions(db, of.rule);
  const begun = acts.find(({ act }) => isOfRule(act, of.rule));
  const version = begun && versionOf(begun, versions);
  if (!begun || !version) return undefined;
  const { sources } = ruleOf({ ruleId: of.alarm.by.ruleId, ...version });
  const stated = acts.flatMap((heard): BundleStatement[] => {
    const event = heard === begun ? undefined : eventOf(heard, of, versions, sources);
    // A rule hears when it is made the papers that came before.
    const { logSize, heardAtMs } = heard.seq < begun.seq ? begun : heard;
    return event ? [{ logSize, heardAtMs, event }] : [];
  });
  const moments = await unlogged(db, site, of, stated);
  const statements = [...stated, ...moments].sort((a, b) => a.logSize - b.logSize || a.heardAtMs - b.heardAtMs);
  return { start: { kind: 'initial', logSize: begun.logSize, version }, sources, statements };
}

function isOfRule(act: SiteAct, rule: string): act is RuleAct {
  return act.kind === 'rule' && act.rule === rule;
}

function versionOf({ act }: HeardAct, versions: ReadonlyMap<number, StatedVersion>): StatedVersion | undefined {
  return act.kind === 'rule' ? versions.get(act.version) : undefined;
}

function eventOf(
  heard: HeardAct,
  { rule, instance }: AlarmOfRule,
  versions: ReadonlyMap<number, StatedVersion>,
  sources: readonly string[],
): StatedEvent | undefined {
  const { act, id } = heard;
  if (isPaper(act)) return sources.includes(act.device) ? statedPaper(act, id) : undefined;
  if (isOfRule(act, rule)) {
    const version = versionOf(heard, versions);
    return version && { kind: 'version', ...version };
  }
  if (act.kind !== 'reset' || !isAt(act.target, rule, instance)) return undefined;
  return { kind: 'reset', number: act.number };
}

const isAt = (target: AlarmTarget, rule: string, instance: string) =>
  target.rule === rule && target.instance === instance;

/** Looks at the clock, and gaps, by what the alarms that came of them keep: nothing else of them is stored. */
async function unlogged(
  db: EntityManager,
  site: string,
  of: AlarmOfRule,
  papers: readonly BundleStatement[],
): Promise<BundleStatement[]> {
  const { points, returned } = await readMoments(db, of);
  const ofPapers = new Set(
    papers.flatMap(({ event }) => Object.values(event).filter((value) => typeof value === 'number')),
  );
  const times = points.filter(({ position, at }) => position === undefined && !ofPapers.has(at)).map(({ at }) => at);
  const events = eventsAt(of, [...new Set(times)], returned);
  const sizes = await readSizesAt(
    db,
    site,
    events.map(({ at }) => at),
  );
  return events.map((event, place) => ({ logSize: sizes[place] ?? 0, heardAtMs: event.at, event }));
}

const GAP = /^gap\/(.+)\/(\d+)\/(\d+)$/;

function eventsAt({ alarm, instance }: AlarmOfRule, times: readonly number[], returned: readonly number[]) {
  if (alarm.by.ruleId !== 'sequence') return times.map((at) => ({ kind: 'tick', at }) as const);
  const [, gateway, bootEpoch, seq] = GAP.exec(instance) ?? [];
  if (gateway === undefined || bootEpoch === undefined || seq === undefined) return [];
  const about = { kind: 'sequence', gateway, bootEpoch, seq } as const;
  return [
    ...times.map((at) => ({ ...about, fault: 'gap', at }) as const),
    ...returned.map((at) => ({ ...about, fault: 'gap-filled', at }) as const),
  ];
}
