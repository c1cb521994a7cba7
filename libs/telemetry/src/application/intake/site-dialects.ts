import { EnvelopeRefused } from '../../domain/cose/envelope-refused.js';
import {
  type DecodedInDialect,
  type DialectDecoder,
  dialectDecoder,
  type DialectState,
} from '../../domain/dialects/dialect-decoder.js';
import type { DialectLimits } from '../../domain/dialects/dialect-limits.js';
import { type RebirthRequest, rebirthRequest } from '../../domain/dialects/sparkplug/rebirth-request.js';
import type { Arrival } from './arrival.js';
import { FOREIGN_DIALECTS } from '../../domain/dialect.js';

/** A gateway's row, as far as it says how the gateway is read. */
export interface GatewayDialect {
  readonly dialect: string;
  readonly mapping: unknown;
}

export interface SiteDialectsSettings {
  readonly site: string;
  /** As its operator has it now; the same object while nothing changed. */
  readonly findGateway: (gateway: string) => GatewayDialect | undefined;
  readonly limits?: DialectLimits;
  /** To be published at QoS 0; asking twice does no harm. */
  readonly onRebirthNeeded: (request: RebirthRequest) => void;
}

interface Reader {
  readonly by: GatewayDialect;
  readonly decode: DialectDecoder;
  state: DialectState;
}

/**
 * Reads what a site's gateways of other dialects say, each message once and in the order in which they came. What it remembers is
 * in memory alone: after a restart a Sparkplug node is asked for its births, which say all of it again.
 */
export class SiteDialects {
  private readonly readers = new Map<string, Reader>();

  constructor(private readonly settings: SiteDialectsSettings) {}

  /** @throws EnvelopeRefused, and MappingInvalid when what is stored of the gateway is none */
  decode(arrival: Pick<Arrival, 'gateway' | 'kind' | 'bytes' | 'receivedAtMs'>): DecodedInDialect {
    const { site, onRebirthNeeded } = this.settings;
    const reader = this.readerOf(arrival);
    const decoded = reader.decode(reader.state, arrival);
    reader.state = decoded.state;
    if (decoded.needsRebirth) {
      onRebirthNeeded(rebirthRequest({ site, gateway: arrival.gateway }, arrival.receivedAtMs));
    }
    return decoded;
  }

  private readerOf({ gateway, kind }: Pick<Arrival, 'gateway' | 'kind'>): Reader {
    const { site, findGateway, limits } = this.settings;
    const by = findGateway(gateway);
    const dialect = FOREIGN_DIALECTS.find((known) => known === by?.dialect);
    // Else whoever may publish in one dialect could choose the one in which the least is asked of him.
    if (!by || dialect === undefined || dialect !== kind) {
      throw new EnvelopeRefused('dialect-differs', 'expected a message in the dialect that the gateway is set to');
    }
    const known = this.readers.get(gateway);
    if (known?.by === by) return known;
    const decode = dialectDecoder({ site, gateway, dialect, mapping: by.mapping, ...(limits && { limits }) });
    const reader = { by, decode, state: null };
    this.readers.set(gateway, reader);
    return reader;
  }
}
