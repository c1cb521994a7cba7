import type { ClientBase } from 'pg';
import { DomainError } from '@tallystick/kernel';
import { OutageUnknown } from '../../domain/alarms/alarm-errors.js';
import type { AlarmEvent } from '../../domain/alarms/alarm-event.js';
import { EVERYBODY } from '../../domain/alarms/audience.js';
import { transition } from '../../domain/alarms/transition.js';
import { revivedEvent } from '../../domain/rules/plain-event.js';
import {
  type AlarmAct,
  type AlarmTarget,
  isPaper,
  type RuleAct,
  type StoredAct,
} from '../../domain/site-acts/site-act.js';
import { papersBefore, readVersion } from '../../infra/read-acts.js';
import type { AlarmDesk } from './alarm-desk.js';
import type { KeptBook } from './books-of-site.js';
import type { Announcement } from './happening.js';
import type { RulesOfSite } from './rules-of-site.js';
import type { WatchedRule } from './watched-rule.js';

/** What became of an act: nothing to say, or why it could not be done. */
export interface ActOutcome {
  readonly seq: number;
  readonly refusal: Pick<DomainError, 'code' | 'kind' | 'message'> | null;
}

/** Where acts are heard. */
export interface ActScene {
  readonly db: ClientBase;
  readonly site: number;
  readonly rules: RulesOfSite;
  readonly desk: AlarmDesk;
  readonly now: number;
  readonly announce: (announcement: Announcement) => void;
}

export class RuleNotRunning extends DomainError {
  constructor() {
    super('rule-not-running', 'not-found', 'There is no such rule at this site.');
  }
}

/** One act in its turn. What cannot be done changes nothing and is said in the outcome. */
export async function hearAct(scene: ActScene, stored: StoredAct): Promise<ActOutcome> {
  const { seq, act } = stored;
  if (act.kind === 'rule') return { seq, refusal: await refusalOf(() => hearRule(scene, act, seq)) };
  if (isPaper(act)) return { seq, refusal: await refusalOf(() => hearPaper(scene, stored)) };
  return { seq, refusal: await refusalOf(() => hearAlarmAct(scene, act, stored)) };
}

async function refusalOf(attempt: () => Promise<void>): Promise<ActOutcome['refusal']> {
  try {
    await attempt();
    return null;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { code, kind, message } = error;
    return { code, kind, message };
  }
}

/**
 * Another version goes on from what stands by papers in the state of the one before. A new rule hears the papers that came before it: else who
 * makes a rule anew would have it forget what should be there.
 */
async function hearRule({ db, site, rules }: ActScene, { rule: id, version }: RuleAct, seq: number): Promise<void> {
  const row = await readVersion(db, id, version);
  const known = rules.byId(id);
  if (known) {
    known.become(row);
    rules.change(known);
    return;
  }
  const rule = rules.begin(row);
  for (const paper of await papersBefore(db, { site, devices: rule.sources, seq })) rule.hear(paperEvent(paper));
}

async function hearPaper({ db, rules, desk, now }: ActScene, stored: StoredAct): Promise<void> {
  const event = paperEvent(stored);
  for (const rule of rules.thatHear(event)) {
    const { findings, hasChanged } = rule.hear(event);
    if (hasChanged) rules.change(rule);
    for (const finding of findings) await desk.found(db, rule, finding, null, now);
  }
}

const paperEvent = ({ id, act }: Pick<StoredAct, 'id' | 'act'>) => revivedEvent({ ...act, id });

type Doer = Pick<StoredAct, 'id' | 'by'>;

/** On all that it names or on none. */
async function hearAlarmAct(scene: ActScene, act: AlarmAct, doer: Doer): Promise<void> {
  const targets = 'targets' in act ? act.targets : [act.target];
  const named: KeptBook[] = [];
  for (const target of targets)
    named.push(await scene.desk.namedBook(scene.db, ruleOfTarget(scene, target), target.instance));
  const event = eventOf(act, doer, scene.now);
  const kept = stillOut(named, event);
  for (const { book } of kept) transition(book, event);
  for (const one of kept) scene.desk.apply(one, event);
  tellOf(scene, act, doer);
}

/** Of an outage that ended by itself at some of its keys the others are returned. */
function stillOut(kept: readonly KeptBook[], event: AlarmEvent): readonly KeptBook[] {
  if (event.kind !== 'return-to-service') return kept;
  const out = kept.filter(({ book }) => book.outages.some(({ id }) => id === event.id));
  if (out.length === 0) throw new OutageUnknown(event.id);
  return out;
}

function ruleOfTarget({ rules }: ActScene, { rule }: AlarmTarget): WatchedRule {
  const found = rules.byId(rule);
  if (!found) throw new RuleNotRunning();
  return found;
}

function eventOf(act: AlarmAct, { id, by }: Doer, now: number): AlarmEvent {
  switch (act.kind) {
    case 'acknowledge':
      return { kind: 'acknowledge', number: act.number, by, now };
    case 'reset':
      return { kind: 'reset', number: act.number, reason: act.reason, by, now };
    case 'shelve':
      return { kind: 'shelve', until: act.until, reason: act.reason, by, now };
    case 'unshelve':
      return { kind: 'unshelve', by, now };
    case 'take-out-of-service':
      return {
        kind: 'take-out-of-service',
        outage: { id, by, reason: act.reason, from: act.from, until: act.until },
        now,
      };
    case 'return-to-service':
      return { kind: 'return-to-service', id: act.outage, by, now };
  }
}

const TOLD_AS = {
  shelve: 'alarm-shelved',
  unshelve: 'alarm-unshelved',
  'take-out-of-service': 'taken-out-of-service',
  'return-to-service': 'returned-to-service',
} as const;

/** Who may see the site hears of every silencing, and why. */
function tellOf({ announce }: ActScene, act: AlarmAct, { by }: Doer): void {
  if (act.kind === 'acknowledge' || act.kind === 'reset') return;
  const { kind, ...body } = act;
  announce({ type: TOLD_AS[kind], audience: EVERYBODY, by, body });
}
