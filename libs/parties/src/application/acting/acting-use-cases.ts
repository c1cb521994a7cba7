import { ApproveAccountChange } from '../account-changes/approve-account-change.js';
import { FindAccountChanges } from '../account-changes/find-account-changes.js';
import { KeepAccountChange } from '../account-changes/keep-account-change.js';
import { RoomForChange } from '../account-changes/room-for-change.js';
import { ActApprovals } from './act-approvals.js';
import { ActPlaces } from './act-places.js';
import { ActingWebAuthn } from './acting-webauthn.js';
import { ActingPasskeyRules } from './acting-passkey-rules.js';
import { ApproveAct } from './approve-act.js';
import { ApproveActByKey } from './approve-act-by-key.js';
import { BeginActingRegistration } from './begin-acting-registration.js';
import { ClearSuspicion } from './clear-suspicion.js';
import { EnrolActingPasskey } from './enrol-acting-passkey.js';
import { FindActingPasskeys } from './find-acting-passkeys.js';
import { FindApprovals } from './find-approvals.js';
import { KeyWords } from './key-words.js';
import { NewActingPasskeys } from './new-acting-passkey.js';
import { PasskeyWords } from './passkey-words.js';
import { ProveActingPasskey } from './prove-acting-passkey.js';
import { RegisterActingPasskey } from './register-acting-passkey.js';
import { RequireActingSigners } from './require-acting-signers.js';
import { WithdrawActingPasskey } from './withdraw-acting-passkey.js';

/** What people register the passkeys by that they act with, and act with them. */
export const actingUseCases = [
  ...[ActingWebAuthn, NewActingPasskeys, ActingPasskeyRules, RequireActingSigners],
  ...[
    BeginActingRegistration,
    RegisterActingPasskey,
    ProveActingPasskey,
    FindActingPasskeys,
    WithdrawActingPasskey,
    ClearSuspicion,
  ],
  ...[PasskeyWords, KeyWords, FindAccountChanges, RoomForChange, KeepAccountChange, ApproveAccountChange],
  ...[EnrolActingPasskey, ActPlaces, ActApprovals, ApproveAct, ApproveActByKey, FindApprovals],
];
