import { isSetting } from './list-settings.js';
import type { SettingGroup } from './setting.js';

/** What each setting is for, by its variable: a sentence that also says when to change it. */
export type Sentences = Readonly<Record<string, string>>;

/** The same settings, each with its sentence; one that says itself what it is for keeps its own. */
export function explained<S extends SettingGroup>(settings: S, sentences: Sentences): S {
  const entries = Object.entries(settings).map(([name, entry]) => {
    if (!isSetting(entry)) return [name, explained(entry, sentences)];
    const description = entry.description ?? sentences[entry.variable];
    return [name, description === undefined ? entry : { ...entry, description }];
  });
  return Object.fromEntries(entries) as S;
}

/** Of settings that several processes have. */
export const COMMON_SENTENCES: Sentences = {
  DATABASE_URL: 'The database, entered by this process’s own role, as `tallystick migrate` made it.',
  DATABASE_POOL_SIZE:
    'How many connections this copy may hold; raise it when work waits for one, and keep the sum over all copies below max_connections.',
  CHAIN_RPC_URL: 'The chain’s node: best one of your own, for what it says of the chain is believed until an audit.',
  CHAIN_FINALITY:
    'When a block can no longer go away: instant with QBFT, tag where the node says it, else a depth; too small a depth shows what may be undone.',
  DEPLOYMENT_FILE: 'Where the contracts are, as `tallystick deploy-contracts` wrote it; the same for all processes.',
  ANCHOR_POLL_MS:
    'How often the worker states the roots of sites’ logs; less costs transactions, more leaves evidence without anchor for longer. The same for api and worker.',
  WEBHOOK_KEY:
    'From it the secrets of webhooks are derived; the same for api and worker, and changed with both. Without it there are no webhooks.',
  WEBHOOK_REACH:
    'Which addresses webhooks may go to: public ones, this machine’s too, or any; any lets parties reach into your network. The same for api and worker.',
  TRADE_RULES_FILE:
    'Thresholds of your own for what papers are judged by; the same file for api and verifier. Without it the built-in ones.',
};
