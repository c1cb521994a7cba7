import { Decimal } from '@tallystick/kernel';
import { payloadMalformed } from '../../cose/envelope-refused.js';
import type { DecodedMessage } from '../decoded-message.js';
import { instantOfMilliseconds } from '../instant.js';
import { declared, withSource } from './declared-metrics.js';
import { type EdgeNodeState, UNBORN } from './edge-node-state.js';
import { deviceName, type EdgeNode, readMetrics } from './read-metrics.js';
import type { SparkplugPayload } from './sparkplug-payload.js';
import type { SparkplugTopic } from './sparkplug-topic.js';

export interface HeardEdgeNode extends DecodedMessage {
  readonly state: EdgeNodeState;
  /** Its births are not known, or not all: it should be asked for them (`rebirthRequest`). */
  readonly needsRebirth: boolean;
  /** Devices of which the message says that nothing more comes; the gateway's own name is the whole node. */
  readonly ended: readonly string[];
}

interface Message {
  readonly topic: SparkplugTopic;
  readonly payload: SparkplugPayload;
  readonly receivedAtMs: number;
}

const SEQUENCE = 256;

/**
 * One message of an edge node, in the order in which they come. Aliases and types are those of its births; when a number is missing a birth
 * may have been missed, so nothing is taken until the next. @throws EnvelopeRefused and nothing else
 */
export function hearEdgeNode(state: EdgeNodeState, message: Message, node: EdgeNode): HeardEdgeNode {
  switch (message.topic.message) {
    case 'NCMD':
    case 'DCMD':
      return nothing(state, message);
    case 'NBIRTH':
      return nodeBorn(state, message, node);
    case 'NDEATH':
      return nodeDied(state, message, node);
    default:
      return numbered(state, message, node);
  }
}

function nothing(state: EdgeNodeState, { payload, receivedAtMs }: Message, needsRebirth = false): HeardEdgeNode {
  const said = payload.timestamp === undefined ? undefined : instantOfMilliseconds(Decimal.of(payload.timestamp));
  const sentAtMs = said ?? receivedAtMs;
  return { state, readings: [], sentAtMs, ignored: {}, needsRebirth, ended: [] };
}

/** When it was asked for stays: a node whose births never suffice is asked no oftener than one that does not answer. */
function nodeBorn({ askedAtMs }: EdgeNodeState, { payload, receivedAtMs }: Message, node: EdgeNode): HeardEdgeNode {
  if (payload.seq !== 0n) throw payloadMalformed('seq of a node birth: expected 0');
  const source = { device: null, metrics: declared(payload.metrics) };
  const births = { bdSeq: bdSeqOf(payload), sources: withSource([], source, node.limits) };
  const { isAllDeclared: _, ...read } = readMetrics(payload, source, node, receivedAtMs);
  return { ...read, state: { births, seq: 0, askedAtMs }, needsRebirth: false, ended: [] };
}

/** A will of an earlier connection may come after the birth of the next; it bears the number of the connection that it is of. */
function nodeDied(state: EdgeNodeState, message: Message, { gateway }: EdgeNode): HeardEdgeNode {
  const bdSeq = bdSeqOf(message.payload);
  if (state.births?.bdSeq !== bdSeq) return nothing(state, message);
  return { ...nothing({ ...UNBORN, askedAtMs: state.askedAtMs }, message), ended: [gateway] };
}

function numbered(state: EdgeNodeState, message: Message, node: EdgeNode): HeardEdgeNode {
  const { seq } = message.payload;
  if (seq === undefined || seq >= BigInt(SEQUENCE)) throw payloadMalformed('seq: expected 0 to 255');
  if (!state.births || Number(seq) !== (state.seq + 1) % SEQUENCE) {
    return asked({ ...state, births: null }, message, node);
  }
  const next = { ...state, births: state.births, seq: Number(seq) };
  switch (message.topic.message) {
    case 'DBIRTH':
      return deviceBorn(next, message, node);
    case 'DDEATH':
      return deviceDied(next, message, node);
    default:
      return said(next, message, node);
  }
}

type Living = EdgeNodeState & { readonly births: NonNullable<EdgeNodeState['births']> };

function deviceBorn(state: Living, { topic, payload, receivedAtMs }: Message, node: EdgeNode): HeardEdgeNode {
  const source = { device: topic.device ?? null, metrics: declared(payload.metrics) };
  const births = { ...state.births, sources: withSource(state.births.sources, source, node.limits) };
  const { isAllDeclared: _, ...read } = readMetrics(payload, source, node, receivedAtMs);
  return { ...read, state: { ...state, births }, needsRebirth: false, ended: [] };
}

function deviceDied(state: Living, message: Message, node: EdgeNode): HeardEdgeNode {
  const { device } = message.topic;
  const sources = state.births.sources.filter((source) => source.device !== device);
  const name = deviceName(device ?? null, node);
  const heard = nothing({ ...state, births: { ...state.births, sources } }, message);
  return { ...heard, ended: name === undefined ? [] : [name] };
}

function said(state: Living, message: Message, node: EdgeNode): HeardEdgeNode {
  const source = state.births.sources.find(({ device }) => device === (message.topic.device ?? null));
  if (!source) return asked(state, message, node);
  const { isAllDeclared, ...read } = readMetrics(message.payload, source, node, message.receivedAtMs);
  const { state: after, needsRebirth } = isAllDeclared ? nothing(state, message) : asked(state, message, node);
  return { ...read, state: after, needsRebirth, ended: [] };
}

/** Once in a while, however many messages come meanwhile: the answer takes its time, and a node that never answers is not to be flooded. */
function asked(state: EdgeNodeState, message: Message, { limits }: EdgeNode): HeardEdgeNode {
  const { askedAtMs } = state;
  const { receivedAtMs } = message;
  const isDue = askedAtMs === null || receivedAtMs - askedAtMs >= limits.rebirthEveryMs;
  return nothing(isDue ? { ...state, askedAtMs: receivedAtMs } : state, message, isDue);
}

/** The number that joins a node's death to its birth. */
function bdSeqOf({ metrics }: SparkplugPayload): number {
  const value = metrics.find(({ name }) => name === 'bdSeq')?.value;
  if (!value || !('bits' in value) || value.bits >= BigInt(SEQUENCE)) {
    throw payloadMalformed('bdSeq: expected a metric with a number from 0 to 255');
  }
  return Number(value.bits);
}
