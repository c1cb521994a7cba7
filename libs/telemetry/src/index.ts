export type { Batch, EpochLink, Reading } from './domain/batch/batch.js';
export { type BatchLimits, DEFAULT_BATCH_LIMITS } from './domain/batch/batch-limits.js';
export { checkReadings } from './domain/batch/check-reading.js';
export { CLOCK_TOLERANCE_MS, type ClockRecord, type ClockSample, judgeClock } from './domain/batch/clock-trust.js';
export { hashOfEnvelope, type Intake, openBatch, signBatch, type SignedBatch } from './domain/batch/signed-batch.js';
export { EnvelopeRefused, REFUSAL_REASONS, type RefusalReason } from './domain/cose/envelope-refused.js';
export type { FindKey } from './domain/cose/open-envelope.js';
export { ALGORITHMS, type SignatureAlgorithm } from './domain/cose/signature-algorithm.js';
export { ed25519KeyOf } from './domain/cose/ed25519-seed.js';
export { PrivateKeyUnsuited, type Signer, signerOf, verifyingKeyOf } from './domain/cose/signer.js';
export type { CheckSignature } from './domain/cose/open-envelope.js';
export { keyIdOf, PublicKeyUnsound, type VerifyingKey, verifyingKey } from './domain/cose/verifying-key.js';
export { DEFAULT_KEYS_KEPT, keepKeys } from './domain/cose/verifying-keys.js';
export { appendLeaf, type CompactRange, compactRange, EMPTY_RANGE, rootOf } from './domain/evidence/compact-range.js';
export { type EvidenceLeaf, leafHash } from './domain/evidence/evidence-leaf.js';
export {
  consistencyProof,
  inclusionProof,
  nodesOfConsistency,
  nodesOfInclusion,
  nodesOfRoot,
  type ReadNode,
  rootAt,
} from './domain/evidence/proofs.js';
export { NodeMissing, OutsideTree } from './domain/evidence/tree-errors.js';
export type { NodeId, StoredNode } from './domain/evidence/tree-nodes.js';
export { isConsistent, isIncluded, type TreeHead } from './domain/evidence/verify-proofs.js';
export {
  type EpochState,
  type Gap,
  gapsOf,
  type GatewayState,
  type Milestone,
  NEW_GATEWAY,
  type Run,
  type Settled,
  unbrokenOf,
} from './domain/batch/sequence/gateway-state.js';
export { place } from './domain/batch/sequence/place.js';
export {
  type Contradiction,
  DEFAULT_SEQUENCE_LIMITS,
  type Held,
  type Numbered,
  type Placed,
  type Placement,
  type SequenceLimits,
} from './domain/batch/sequence/placement.js';
export {
  type Enrolment,
  isEnrolledAt,
  isValidAt,
  type OpenedEnrolment,
  openEnrolment,
  signEnrolment,
} from './domain/evidence/enrolment.js';
export { openReceipt, type Receipt, signReceipt } from './domain/evidence/receipt.js';
export type {
  Bundle,
  BundleAnchor,
  BundleEntry,
  BundleGateway,
  BundleOperator,
  OperatorStatement,
} from './domain/evidence/bundle/bundle.js';
export type {
  BundleAlarm,
  BundleStart,
  BundleStatement,
  DerivedAlarm,
  StatedEvent,
  StatedVersion,
} from './domain/evidence/bundle/bundle-alarm.js';
export { BUNDLE_RULES, type BundleFinding } from './domain/evidence/bundle/bundle-finding.js';
export { type BundleLimits, DEFAULT_BUNDLE_LIMITS } from './domain/evidence/bundle/bundle-limits.js';
export { BundleMalformed } from './domain/evidence/bundle/json-reader.js';
export { readBundle } from './domain/evidence/bundle/read-bundle.js';
export type { StandingReading } from './domain/evidence/bundle/standing-readings.js';
export { encodeBundle } from './domain/evidence/bundle/encode-bundle.js';
export {
  type BundleTrust,
  type BundleVerdict,
  type OperatorKey,
  verifyBundle,
} from './domain/evidence/bundle/verify-bundle.js';
export type { Measurement, ClockTrust, EvidenceGrade } from './domain/rules/measurement.js';
export { type RuleEvent, sourceOf } from './domain/rules/rule-event.js';
export { type Circumstances, eventsOf } from './domain/rules/events-of-readings.js';
export { readingsOf } from './domain/rules/readings-of-event.js';
export { type ConfiguredRule, RULE_IDS, type RuleFinding, type RuleId, type RuleVersion } from './domain/rules/rule.js';
export { ruleOf } from './domain/rules/rule-set.js';
export {
  type Alarm,
  type AlarmBook,
  type AlarmKey,
  type AlarmState,
  alarmState,
  emptyBook,
} from './domain/alarms/alarm.js';
export type { AlarmEvent, AlarmNotice, Transition } from './domain/alarms/alarm-event.js';
export { transition } from './domain/alarms/transition.js';
export {
  clientIdOf,
  findGatewayByClientId,
  findGatewayByUrn,
  isGatewayUrn,
  type NamedGateway,
  urnOfGateway,
} from './domain/gateway-names.js';
export { anchoredSiteId, findSiteNumber, siteName, SiteNameUnsound } from './domain/site-name.js';
export {
  findTopic,
  type GatewayTopic,
  TOPIC_KINDS,
  type TopicKind,
  topicOf,
  topicsOfSite,
  UPWARD_KINDS,
} from './domain/topics.js';
export {
  type CertificateProof,
  hashOfRequest,
  openCertificateProof,
  signCertificateProof,
} from './domain/enrolment/certificate-proof.js';
export {
  type EnrolmentCode,
  ENROLMENT_CODE_MAX,
  EnrolmentCodeMalformed,
  formatEnrolmentCode,
  hashOfEnrolmentCode,
  parseEnrolmentCode,
} from './domain/enrolment/enrolment-code.js';
export { FINGERPRINT_HEX, fingerprintOf, spokenFingerprint } from './domain/enrolment/key-fingerprint.js';
export type { DecodedMessage, DialectMessage, IgnoredCounts, IgnoredKind } from './domain/dialects/decoded-message.js';
export {
  type DecodedInDialect,
  type DialectDecoder,
  dialectDecoder,
  type DialectGateway,
  type DialectState,
} from './domain/dialects/dialect-decoder.js';
export { DEFAULT_DIALECT_LIMITS, type DialectLimits } from './domain/dialects/dialect-limits.js';
export { type MappingFault, MappingInvalid } from './domain/dialects/mapped/mapping-faults.js';
export type { Mapping, SparkplugMapping } from './domain/dialects/mapped/mapping.js';
export { parseMapping } from './domain/dialects/mapped/parse-mapping.js';
export { parseSparkplugMapping } from './domain/dialects/mapped/parse-sparkplug-mapping.js';
export { framed, type FramedMessage, unframed } from './domain/dialects/sparkplug/framed-message.js';
export { type RebirthRequest, rebirthRequest } from './domain/dialects/sparkplug/rebirth-request.js';
export {
  findSparkplugTopic,
  type SparkplugTopic,
  sparkplugTopicsOfSite,
} from './domain/dialects/sparkplug/sparkplug-topic.js';
export { type Dialect, DIALECTS, FOREIGN_DIALECTS, type ForeignDialect } from './domain/dialect.js';
export {
  DRIVER_INTERVAL,
  GATEWAY_SETTING_RANGES,
  type GatewaySettings,
  GatewaySettingsUnsound,
  readGatewaySettings,
} from './domain/gateway-settings.js';
