import { hexOfBytes } from '@tallystick/kernel';
import { fingerprintOf, spokenFingerprint } from '@tallystick/telemetry/evidence';
import type { Finding, Outcome, Said, Verification } from '@tallystick/verification/bundle';

/** What is shown of a checked bundle; its messages, of which there may be very many, stay where they were checked. */
export interface ShownBundle {
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
  readonly saidByNode: readonly Said[];
  readonly takenOnWord: readonly string[];
  /** None when the file is no bundle. */
  readonly about?: BundleFacts;
}

interface BundleFacts {
  readonly site: string;
  readonly operatorKey: string;
  readonly gateways: readonly string[];
  readonly messages: number;
  readonly readings: number;
  readonly treeSize: number;
  readonly anchorSize: number;
  /** 0x and 64 hex digits. */
  readonly anchorRoot: string;
  readonly alarm?: string;
}

export function shownBundle({ outcome, bundle, verdict, findings, saidByNode }: Verification): ShownBundle {
  const shown = { outcome, findings, saidByNode, takenOnWord: verdict.takenOnWord };
  if (!bundle) return shown;
  const { site, operator, gateways, entries, tree, anchor } = bundle;
  const about = {
    ...{ site, operatorKey: spokenFingerprint(fingerprintOf(operator)), gateways: gateways.map(({ name }) => name) },
    ...{ messages: entries.length, readings: verdict.readings.length, treeSize: tree.size },
    ...{ anchorSize: anchor.size, anchorRoot: `0x${hexOfBytes(anchor.root)}` },
    ...(verdict.alarm && { alarm: verdict.alarm.message }),
  };
  return { ...shown, about };
}
