import type { Reading } from '../../batch/batch.js';
import { EnvelopeRefused } from '../../cose/envelope-refused.js';
import { type DialectDecoder, dialectDecoder, type DialectState } from '../../dialects/dialect-decoder.js';
import { MappingInvalid } from '../../dialects/mapped/mapping-faults.js';
import type { Bundle, BundleEntry, BundleGateway } from './bundle.js';
import type { BundleFinding } from './bundle-finding.js';

interface Voice {
  readonly decode: DialectDecoder;
  state: DialectState;
}

/** Reads what gateways say that do not sign, in the order of the log, as the intake does. */
export class DialectReader {
  private readonly voices = new Map<string, Voice | 'unmapped'>();

  constructor(private readonly bundle: Pick<Bundle, 'site' | 'gateways'>) {}

  /** Its readings; or what is wrong with it, as nothing that cannot be read is in a log. */
  read({ gateway, envelope, receivedAtMs }: BundleEntry): readonly Reading[] | Pick<BundleFinding, 'rule' | 'message'> {
    const voice = this.voiceOf(gateway);
    if (voice === 'unmapped') return { rule: 'dialect-refused', message: "its gateway's mapping is none" };
    try {
      const { state, readings } = voice.decode(voice.state, { bytes: envelope, receivedAtMs });
      voice.state = state;
      return readings;
    } catch (refusal) {
      if (!(refusal instanceof EnvelopeRefused)) throw refusal;
      return { rule: 'dialect-refused', message: `${refusal.reason}, ${refusal.message}` };
    }
  }

  private voiceOf(name: string): Voice | 'unmapped' {
    const known = this.voices.get(name);
    if (known) return known;
    const voice = voiceFor(
      this.bundle.site,
      this.bundle.gateways.find((one) => one.name === name),
    );
    this.voices.set(name, voice);
    return voice;
  }
}

function voiceFor(site: string, listed: BundleGateway | undefined): Voice | 'unmapped' {
  if (!listed || listed.dialect === 'signed') return 'unmapped';
  const { name: gateway, dialect, mapping } = listed;
  try {
    return { decode: dialectDecoder({ site, gateway, dialect, mapping }), state: null };
  } catch (refusal) {
    if (!(refusal instanceof MappingInvalid)) throw refusal;
    return 'unmapped';
  }
}
