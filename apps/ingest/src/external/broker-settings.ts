/** How an external broker is reached. */
export interface BrokerSettings {
  /** `mqtt://` or `mqtts://`, with user and password if it wants them: a secret. */
  readonly url: string;
  /** 5 says how much may be in flight and how long the session lives; with 4 (MQTT 3.1.1) the broker's own settings say it. */
  readonly protocolVersion: 4 | 5;
  /** PEM; with mqtts. */
  readonly tls: { readonly ca?: Buffer; readonly cert?: Buffer; readonly key?: Buffer };
  readonly keepAliveSeconds: number;
  /** Publications taken from the broker and not yet acknowledged, of one site. */
  readonly receiveMaximum: number;
  /** How long the broker keeps for a site what nobody fetches. */
  readonly sessionExpirySeconds: number;
  /** Of one packet; what is larger is cut, and then found too large. */
  readonly maxPacketBytes: number;
  /** From the first attempt to the broker's word that the subscription stands. */
  readonly connectTimeoutMs: number;
  /** The pause before connecting again: the first, and the longest. */
  readonly reconnectMs: number;
  readonly maxReconnectMs: number;
}
