import { isSiteKeyAt, type Network, SITE_KEY_TYPES, type SiteKey, siteKeyDigest } from '@tallystick/act-types';
import type { PartyStandingOnChain } from '@tallystick/chain/browser';
import { hexOfBytes } from '@tallystick/kernel';
import type { Bundle, OperatorStatement } from '@tallystick/telemetry/evidence';
import type { Finding } from './finding.js';
import type { Said } from './said.js';

/** Whoever knows the parties' accounts as the chain has them. */
export interface PartiesReader {
  partyStanding(party: string): Promise<Pick<PartyStandingOnChain, 'account' | 'epoch'>>;
  isValidSignature(account: string, digest: string, signature: string): Promise<boolean>;
}

export interface SiteKeyAnswer {
  /** A party's account signed that the bundle's operator key is its own for the site, all the time that the bundle speaks of. */
  readonly isKnown: boolean;
  readonly findings: readonly Finding[];
  readonly said: readonly Said[];
}

interface Registry {
  readonly reader: PartiesReader;
  readonly network: Network;
}

/** Whether the operator's key is that of the party which its statements name, as the registry has its account now. */
export async function checkSiteKey(bundle: Bundle, registry: Registry): Promise<SiteKeyAnswer> {
  const { statements } = bundle.operator;
  if (statements.length === 0) return { isKnown: false, findings: [], said: [] };
  const findings: Finding[] = [];
  const said: Said[] = [];
  const sound: SiteKey[] = [];
  for (const [place, statement] of statements.entries()) {
    const where = `operator.statements[${place}]`;
    const checked = await checkStatement(bundle, statement, registry);
    if ('fault' in checked) findings.push({ rule: 'site-key-refused', where, ...checked.fault });
    else {
      sound.push(checked.siteKey);
      if (!said.some((one) => one.kind === 'site-key' && isSame(one, checked.said))) said.push(checked.said);
    }
  }
  if (new Set(sound.map(({ party }) => party)).size > 1) {
    const message = 'expected statements of one party';
    findings.push({ rule: 'site-key-refused', severity: 'error', where: 'operator.statements', message });
  }
  const outside = bundle.entries.findIndex(({ receivedAtMs }) => !isSiteKeyAt(sound, Math.floor(receivedAtMs / 1000)));
  if (outside >= 0 && sound.length > 0) {
    const message = `envelope ${outside}: the operator's key was not the party's when it was received`;
    findings.push({ rule: 'site-key-not-valid-then', severity: 'error', where: `entries[${outside}]`, message });
  }
  return { isKnown: findings.length === 0, findings, said };
}

type SiteKeySaid = Extract<Said, { kind: 'site-key' }>;

const isSame = (one: SiteKeySaid, other: SiteKeySaid) => one.account === other.account && one.party === other.party;

type Checked =
  { readonly siteKey: SiteKey; readonly said: SiteKeySaid } | { readonly fault: Pick<Finding, 'severity' | 'message'> };

async function checkStatement(
  bundle: Bundle,
  { message, signatures }: OperatorStatement,
  { reader, network }: Registry,
): Promise<Checked> {
  const fault = (text: string, severity: Finding['severity'] = 'error') => ({ fault: { severity, message: text } });
  const siteKey = siteKeyIn(message);
  if (!siteKey) return fault(`expected the fields ${FIELDS.join(', ')}, each as text`);
  const { site, operator } = bundle;
  const key = `0x${hexOfBytes(operator.publicKey)}`;
  if (siteKey.site !== site || siteKey.algorithm !== operator.algorithm || siteKey.publicKey !== key) {
    return fault('it is about another site or another key than the bundle');
  }
  const digest = digestOf(siteKey, network);
  if (digest === undefined) return fault('its fields are not what a SiteKey is signed over');
  const { account, epoch } = await reader.partyStanding(siteKey.party);
  if (epoch !== siteKey.partyEpoch) {
    return fault(
      `party ${siteKey.party} signed it in its epoch ${siteKey.partyEpoch} and is in ${epoch} now: whether its account was the party's then, its history on chain tells`,
      'open',
    );
  }
  const [signature, ...more] = signatures;
  if (signature === undefined || more.length > 0) return fault('expected one signature');
  if (!(await reader.isValidSignature(account, digest, signature))) {
    return fault(`expected the signature of ${account}, the account of party ${siteKey.party}`);
  }
  return { siteKey, said: { kind: 'site-key', account, party: siteKey.party, site } };
}

const FIELDS = (SITE_KEY_TYPES.SiteKey ?? []).map(({ name }) => name);
const WHOLE = ['party', 'partyEpoch', 'validFrom', 'validUntil'];

function siteKeyIn(message: OperatorStatement['message']): SiteKey | undefined {
  const names = Object.keys(message);
  if (names.length !== FIELDS.length || !FIELDS.every((name) => typeof message[name] === 'string')) return undefined;
  if (!WHOLE.every((name) => /^(?:0|[1-9][0-9]{0,14})$/.test(String(message[name])))) return undefined;
  return message as unknown as SiteKey;
}

function digestOf(siteKey: SiteKey, network: Network): string | undefined {
  try {
    return siteKeyDigest(siteKey, network);
  } catch {
    return undefined;
  }
}
