import { EnvelopeRefused } from '../cose/envelope-refused.js';
import type { DecodedMessage, DialectMessage } from './decoded-message.js';
import { DEFAULT_DIALECT_LIMITS, type DialectLimits } from './dialect-limits.js';
import { parseMapping } from './mapped/parse-mapping.js';
import { parseSparkplugMapping } from './mapped/parse-sparkplug-mapping.js';
import { readMapped } from './mapped/read-mapped.js';
import { readSenml } from './senml/read-senml.js';
import { type EdgeNodeState, UNBORN } from './sparkplug/edge-node-state.js';
import { unframed } from './sparkplug/framed-message.js';
import { hearEdgeNode } from './sparkplug/hear-edge-node.js';
import { readPayload } from './sparkplug/read-payload.js';
import { findSparkplugTopic } from './sparkplug/sparkplug-topic.js';

/** The dialects beside the signed batch, as `telemetry.gateway.dialect` names them. */
export const DIALECTS = ['sparkplug-b', 'senml', 'json'] as const;
export type Dialect = (typeof DIALECTS)[number];

/** What is to be known of a gateway to read what it says. */
export interface DialectGateway {
  readonly site: string;
  readonly gateway: string;
  readonly dialect: Dialect;
  /** `telemetry.gateway.mapping`: for `json`, `parseMapping` reads it; for `sparkplug-b`, null or `parseSparkplugMapping`. */
  readonly mapping: unknown;
  readonly limits?: DialectLimits;
}

/** What is kept of a gateway between two messages: plain JSON, null before the first and for dialects that remember nothing. */
export type DialectState = EdgeNodeState | null;

export interface DecodedInDialect extends DecodedMessage {
  readonly state: DialectState;
  /** The gateway should be asked for its births: publish `rebirthRequest`. Said once in `rebirthEveryMs`. */
  readonly needsRebirth: boolean;
  /** Devices of which the message says that nothing more comes; the gateway's own name is all of it. */
  readonly ended: readonly string[];
}

/** @throws EnvelopeRefused and nothing else; the state is then as it was */
export type DialectDecoder = (state: DialectState, message: DialectMessage) => DecodedInDialect;

/** @throws MappingInvalid when the gateway's mapping is none */
export function dialectDecoder({
  site,
  gateway,
  dialect,
  mapping,
  limits = DEFAULT_DIALECT_LIMITS,
}: DialectGateway): DialectDecoder {
  switch (dialect) {
    case 'senml':
      return (_, { bytes, receivedAtMs }) => stateless(readSenml(bytes, receivedAtMs, limits));
    case 'json': {
      const parsed = parseMapping(mapping);
      return (_, { bytes, receivedAtMs }) => stateless(readMapped(bytes, parsed, receivedAtMs, limits));
    }
    case 'sparkplug-b': {
      const node = { gateway, limits, units: parseSparkplugMapping(mapping ?? null).units };
      return (state, { bytes, receivedAtMs }) => {
        const { topic, payload } = sparkplugMessage(bytes, { site, gateway });
        return hearEdgeNode(state ?? UNBORN, { topic, payload: readPayload(payload, limits), receivedAtMs }, node);
      };
    }
  }
}

const stateless = (decoded: DecodedMessage): DecodedInDialect => ({
  ...decoded,
  state: null,
  needsRebirth: false,
  ended: [],
});

function sparkplugMessage(bytes: Uint8Array, whose: Pick<DialectGateway, 'site' | 'gateway'>) {
  const { topic: name, payload } = unframed(bytes);
  const topic = findSparkplugTopic(name);
  if (!topic)
    throw new EnvelopeRefused('dialect-differs', 'expected a topic of Sparkplug B, spBv1.0/{site}/{message}/{gateway}');
  if (topic.site !== whose.site || topic.gateway !== whose.gateway) {
    throw new EnvelopeRefused('gateway-differs', 'topic: expected the site and gateway by whose way the message came');
  }
  return { topic, payload };
}
