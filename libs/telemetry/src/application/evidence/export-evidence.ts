import type { DataSource } from 'typeorm';
import { encodeBundle } from '../../domain/evidence/bundle/encode-bundle.js';
import { BundleTooLarge, NotAnchoredYet, NothingInRange } from '../../domain/evidence/export-errors.js';
import { GatewayNotFound } from '../../domain/site-errors.js';
import { type EntrySelection, measureEntries } from '../../infra/read-log.js';
import { isGateway } from '../../infra/read-vouchers.js';
import type { Site } from '../../infra/site.entity.js';
import { type EvidenceSettings, secondsToNextAnchor } from './bundle-settings.js';
import { makeBundle } from './bundle-writer.js';
import { chooseEntries } from './choose-entries.js';
import type { FindAnchors } from './find-anchors.js';

/** Writes a site's entries into a file that whoever gets it checks without us. Whoever asks may see the site. */
export class ExportEvidence {
  constructor(
    private readonly dataSource: DataSource,
    private readonly anchors: FindAnchors,
    private readonly settings: EvidenceSettings,
  ) {}

  /**
   * With no end given, up to what is anchored; with one, all of it must be.
   * @throws GatewayNotFound, NothingInRange, NotAnchoredYet, BundleTooLarge
   */
  async run(site: Site, selection: EntrySelection): Promise<string> {
    const { manager } = this.dataSource;
    const [gateway] = selection.gateways ?? [];
    if (gateway !== undefined && !(await isGateway(manager, site.number, gateway))) throw new GatewayNotFound();
    const anchor = await this.anchors.covering(site.number, 1);
    const anchoredSize = anchor?.size ?? 0;
    const hasEnd = selection.to !== undefined || selection.receivedBeforeMs !== undefined;
    await this.requireAnchored(site, selection, anchoredSize, hasEnd);
    if (!anchor) throw new NothingInRange();
    const covered = { ...selection, to: Math.min(selection.to ?? anchoredSize, anchoredSize) };
    const chosen = await chooseEntries(manager, site.number, covered, anchoredSize, this.settings);
    if ('firstBeyond' in chosen) throw new BundleTooLarge(chosen.limit, chosen.unit, chosen.firstBeyond);
    if (chosen.positions.length === 0) throw new NothingInRange();
    return encodeBundle(await makeBundle(manager, site, anchor, chosen.positions));
  }

  /** Of what has an end nothing may lie behind the anchor; of what has none, something must lie before it. */
  private async requireAnchored(
    { number }: Site,
    selection: EntrySelection,
    anchoredSize: number,
    hasEnd: boolean,
  ): Promise<void> {
    const { manager } = this.dataSource;
    const from = Math.max(selection.from ?? 0, anchoredSize);
    const [open] = await measureEntries(manager, number, { ...selection, from }, 1);
    if (!open) return;
    const [anchored] = hasEnd ? [] : await measureEntries(manager, number, { ...selection, to: anchoredSize }, 1);
    if (!anchored) throw new NotAnchoredYet(open.position, anchoredSize, secondsToNextAnchor(this.settings));
  }
}
