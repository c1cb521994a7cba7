import { ApiProblem } from '@tallystick/api-client/browser';
import { CeremonyLeft, Failure } from '@tallystick/web-kit';
import {
  ActDiffers,
  type ActView,
  InstallationUnknown,
  PossessionDiffers,
  TransactionDiffers,
  WalletElsewhere,
  WalletKnowsNoChain,
  WalletLeft,
  WalletUnknown,
} from '@tallystick/web-kit/signing';
import { Link } from 'react-router';
import { SCREENS } from '../screen-list.js';
import { useWords } from '../words/index.js';
import { DeviceNotAsked, NoApprovalTaken, NoPasskeyToApproveWith } from './approve-acts.js';

const LIES = [ActDiffers, PossessionDiffers, TransactionDiffers, InstallationUnknown];

const WALLETS = [
  [WalletLeft, 'walletLeft'],
  [WalletUnknown, 'walletUnknown'],
  [WalletKnowsNoChain, 'walletKnowsNoChain'],
] as const;

/** Why nothing was signed, and what to do. What differs between page and service is told as it is, for whoever is shown it. */
export function SigningFailure({ error }: { readonly error: unknown }) {
  const { signing: words, signingTrouble: trouble } = useWords();
  const state = stateThatRefused(error);
  if (state) return <Notice title={trouble.notTaken}>{trouble.over[state]}</Notice>;
  if (error instanceof DeviceNotAsked) return <Notice title={trouble.notAsked}>{trouble.notAskedHint}</Notice>;
  if (error instanceof CeremonyLeft) return <Notice title={words.left} />;
  if (error instanceof NoApprovalTaken) return <Notice title={words.keyElsewhere} />;
  if (error instanceof NoPasskeyToApproveWith)
    return (
      <Notice title={words.noPasskey}>
        <Link to={SCREENS.account.path}>{words.toDevices}</Link>
      </Notice>
    );
  if (error instanceof WalletElsewhere) return <Notice title={words.walletElsewhere(error.expected, error.found)} />;
  const told = WALLETS.find(([kind]) => error instanceof kind);
  if (told) return <Notice title={words[told[1]]} />;
  if (LIES.some((one) => error instanceof one))
    return (
      <Notice title={words.differs}>
        {words.differsHint}
        <span className="tk-mono">{(error as Error).message}</span>
      </Notice>
    );
  return <Failure error={error} />;
}

/** Of an act that takes no more signatures, what it has become; undefined of any other failure. */
export function stateThatRefused(error: unknown): Exclude<ActView['state'], 'offered'> | undefined {
  if (!(error instanceof ApiProblem) || error.code !== 'act-not-open') return undefined;
  return error.problem.details?.state as Exclude<ActView['state'], 'offered'> | undefined;
}

/** That what the device approved was sent and not answered, and is sent again. */
export function ApprovalUnknown() {
  const { signingTrouble: words } = useWords();
  return (
    <div role="alert" className="pt-alert pt-unknown">
      <strong>{words.unknown}</strong>
      {words.unknownHint}
    </div>
  );
}

function Notice({ title, children }: { readonly title: string; readonly children?: React.ReactNode }) {
  return (
    <div role="alert" className="pt-alert">
      <strong>{title}</strong>
      {children}
    </div>
  );
}
