import {
  type Environment,
  listenerSettings,
  optionalTextSetting,
  privateKeysSetting,
  readSettings,
  requireSafeListener,
  SEEN_SETTINGS,
  SettingsInvalid,
  textSetting,
  urlSetting,
  wholeNumberSetting,
  wholeNumberSettings,
  COMMON_SENTENCES,
  explained,
} from '@tallystick/platform';
import { PAPER_LIMIT_SETTINGS, PAPER_SENTENCES } from '@tallystick/trade/papers';
import { nullifierKeysSetting } from './nullifier-keys-setting.js';
import { pathsSetting } from './paths-setting.js';
import { optionalPartyNumberSetting, partyNumberSetting } from './party-number-setting.js';
import { VERIFIER_SENTENCES } from './settings-sentences.js';

export type VerifierSettings = ReturnType<typeof readVerifierSettings>;

/** What a request says beside one paper. */
const REQUEST_BYTES = 100_000;

/** Throws `SettingsInvalid` with every fault. */
export function readVerifierSettings(environment: Environment) {
  const { privateKeys, ...settings } = readSettings(
    explained(
      {
        chainRpcUrl: urlSetting('CHAIN_RPC_URL', ['http:', 'https:']),
        deploymentFile: textSetting('DEPLOYMENT_FILE', 'the path of the deployment’s JSON file'),
        host: textSetting('VERIFIER_HOST', 'an address to listen on', '127.0.0.1'),
        port: wholeNumberSetting('VERIFIER_PORT', { min: 0, max: 65_535, unit: 'port number' }, 8090),
        listener: listenerSettings('VERIFIER'),
        token: textSetting('VERIFIER_TOKEN', 'the token that callers send, at least 20 random characters'),
        privateKeys: privateKeysSetting('VERIFIER_PRIVATE_KEY'),
        party: partyNumberSetting('VERIFIER_PARTY'),
        /** A party of persons, say, with the role of a verifier; the verifier's own account decides by default. */
        reviewer: optionalPartyNumberSetting('REVIEWER_PARTY'),
        nullifierKeys: nullifierKeysSetting('NULLIFIER_KEYS'),
        seen: SEEN_SETTINGS,
        bodyLimitBytes: wholeNumberSetting(
          'VERIFIER_BODY_LIMIT_BYTES',
          { min: 10_000, max: 500_000_000, unit: 'bytes' },
          20_000_000,
        ),
        paperLimits: wholeNumberSettings(PAPER_LIMIT_SETTINGS),
        /** The operator's own thresholds. */
        tradeRulesFile: optionalTextSetting('TRADE_RULES_FILE'),
        /** The operator's own rules on papers. */
        schematronFiles: pathsSetting('SCHEMATRON_FILES'),
        /** For one paper. */
        schematronTimeoutMs: wholeNumberSetting(
          'SCHEMATRON_TIMEOUT_MS',
          { min: 100, max: 600_000, unit: 'milliseconds' },
          5_000,
        ),
      },
      { ...COMMON_SENTENCES, ...PAPER_SENTENCES, ...VERIFIER_SENTENCES },
    ),
    environment,
  );
  requireSafeListener(settings.listener, 'VERIFIER', settings.host);
  requireRoomForPaper(settings.bodyLimitBytes, settings.paperLimits.maxBytes);
  return { ...settings, reviewer: settings.reviewer ?? settings.party, privateKey: privateKeys[0] ?? '' };
}

/** Papers come in base64, which makes four bytes of three; one that is allowed must not be refused for the size of what it comes in. */
function requireRoomForPaper(bodyLimitBytes: number, paperBytes: number): void {
  const needed = Math.ceil((paperBytes * 4) / 3) + REQUEST_BYTES;
  if (bodyLimitBytes >= needed) return;
  throw new SettingsInvalid([
    `VERIFIER_BODY_LIMIT_BYTES: a paper of PAPER_MAX_BYTES (${paperBytes}) does not fit into it; expected at least ${needed} bytes`,
  ]);
}
