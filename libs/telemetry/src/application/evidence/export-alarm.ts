import type { DataSource, EntityManager } from 'typeorm';
import type { Alarm } from '../../domain/alarms/alarm.js';
import { AlarmNotFound } from '../../domain/alarms/alarm-errors.js';
import type { Bundle } from '../../domain/evidence/bundle/bundle.js';
import type { BundleAlarm, DerivedAlarm } from '../../domain/evidence/bundle/bundle-alarm.js';
import { DEFAULT_BUNDLE_LIMITS } from '../../domain/evidence/bundle/bundle-limits.js';
import { derivedPart } from '../../domain/evidence/bundle/compare-alarm.js';
import { encodeBundle } from '../../domain/evidence/bundle/encode-bundle.js';
import { type BundleVerdict, verifyBundle } from '../../domain/evidence/bundle/verify-bundle.js';
import { AlarmEvidenceTooLarge, AlarmNotShown, NotAnchoredYet } from '../../domain/evidence/export-errors.js';
import { type AlarmOfRule, findAlarm, readGatewaysOf, readLastBefore } from '../../infra/read-alarm-course.js';
import type { Site } from '../../infra/site.entity.js';
import { type AlarmCourse, courseOfAlarm } from './alarm-statements.js';
import { type EvidenceSettings, secondsToNextAnchor } from './bundle-settings.js';
import { makeBundle } from './bundle-writer.js';
import { chooseEntries } from './choose-entries.js';
import type { AnchoredTree, FindAnchors } from './find-anchors.js';

const FINDINGS_TOLD = 5;

/**
 * Writes an alarm into a file with all that its rule heard, so that whoever gets it comes to the same alarm without us; and comes to it here first. Whoever asks
 * may see the site.
 */
export class ExportAlarm {
  constructor(
    private readonly dataSource: DataSource,
    private readonly anchors: FindAnchors,
    private readonly settings: EvidenceSettings,
  ) {}

  /** @throws AlarmNotFound, NotAnchoredYet, AlarmEvidenceTooLarge, AlarmNotShown */
  async run(site: Site, id: string): Promise<string> {
    const latest = await this.anchors.covering(site.number, 1);
    // The alarm and what it was found by are written together, and so are read together.
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const found = await findAlarm(tx, site.number, id);
      if (!found) throw new AlarmNotFound();
      const anchor = this.requireAnchored(found.alarm, latest);
      const course = await courseOfAlarm(tx, site.number, found);
      if (!course) throw new AlarmNotShown(['the rule’s beginning is not kept']);
      const bundle = await makeBundle(tx, site, anchor, await this.chosen(tx, site.number, course, anchor.size));
      return this.proved({ ...bundle, alarm: alarmOf(found, course, anchor.size) }, found.alarm);
    });
  }

  private requireAnchored({ first }: Alarm, latest: AnchoredTree | undefined): AnchoredTree {
    const position = first.position ?? 0;
    if (latest && latest.size > position) return latest;
    throw new NotAnchoredYet(position, latest?.size ?? 0, secondsToNextAnchor(this.settings));
  }

  /** Every leaf from the rule's beginning on, which shows that nothing was left out; or, where that is too much, every one of its gateways. */
  private async chosen(
    tx: EntityManager,
    site: string,
    { start, sources }: AlarmCourse,
    to: number,
  ): Promise<readonly number[]> {
    const from = start.logSize;
    const gateways = await readGatewaysOf(tx, site, sources);
    const before = await readLastBefore(tx, site, gateways, from);
    const limits = { ...this.settings, maxEntries: this.settings.maxEntries - before.length };
    const all = await chooseEntries(tx, site, { from, to }, to, limits);
    const chosen = 'positions' in all ? all : await chooseEntries(tx, site, { from, to, gateways }, to, limits);
    if (!('positions' in chosen)) throw new AlarmEvidenceTooLarge(chosen.limit, chosen.unit);
    return [...before.sort((a, b) => a - b), ...chosen.positions];
  }

  /** An alarm that has gone on since the last anchor is told as it was by then, which is what follows; what has not must follow as it is kept. */
  private proved(bundle: Bundle & { readonly alarm: BundleAlarm }, kept: Alarm): string {
    const file = encodeBundle(bundle);
    const verdict = this.verified(file);
    if (errorsOf(verdict).length === 0) return file;
    const { alarm } = verdict;
    if (!alarm || !hasGoneOn(kept, alarm, bundle.tree.size)) throw new AlarmNotShown(errorsOf(verdict));
    const then = encodeBundle({ ...bundle, alarm: { ...bundle.alarm, stated: { ...alarm, raisedAt: kept.raisedAt } } });
    const errors = errorsOf(this.verified(then));
    if (errors.length > 0) throw new AlarmNotShown(errors);
    return then;
  }

  private verified(file: string): BundleVerdict {
    const { maxDerivationMs } = this.settings;
    return verifyBundle(new TextEncoder().encode(file), {}, { ...DEFAULT_BUNDLE_LIMITS, maxDerivationMs });
  }
}

function alarmOf({ instance, alarm }: AlarmOfRule, course: AlarmCourse, size: number): BundleAlarm {
  const { start, statements } = course;
  return {
    ...{ instance, start, stated: derivedPart(alarm) },
    statements: statements.filter(({ logSize }) => logSize <= size),
  };
}

/** The same time that the same condition held, and later evidence of it than the tree has. */
function hasGoneOn({ number, first, last, clearedBy, count }: Alarm, then: DerivedAlarm, size: number): boolean {
  const isLater = [last, clearedBy].some((point) => point?.position !== undefined && point.position >= size);
  const isSame = number === then.number && first.at === then.first.at && first.position === then.first.position;
  return isSame && (isLater || count > then.count);
}

const errorsOf = ({ findings }: BundleVerdict) =>
  findings
    .filter(({ severity }) => severity === 'error')
    .slice(0, FINDINGS_TOLD)
    .map(({ where, message }) => `${where}: ${message}`);
