import {
  accountSignature,
  approvalByPasskey,
  changeApprovalRequest,
  checkedAccountChange,
} from '@tallystick/api-client';
import type { PartyAccount, PreparedAccountChange } from '@tallystick/api-client';
import type { MovingScene } from '@tallystick/stories';
import { Wallet } from 'ethers';
import { ActingCompany, type Actor, approvalBy, codeOf } from '../acting-company.js';
import { shownIn } from '../acting-person.js';
import type { Answer } from '../people-doors.js';
import type { Steps } from './further-acts.js';

const RP_ID = 'localhost';
/** Whatever a device counted before. */
const LATER = { signCount: 10_000 };
type Change = PreparedAccountChange & { readonly id: string };

/** What people do who act with passkeys: they come in, approve, and change who approves. */
export function furtherActing(scene: MovingScene): Steps {
  return {
    acting: async () => {
      const us = await ActingCompany.enter(scene, '嘉兴三人行机械有限公司', 1);
      const [maker, checker] = [await us.actor('李雷', ['maker', 'admin']), await us.actor('韩梅', ['checker'])];
      const wallet = new Wallet(scene.world.newKey());
      const account = await us.goOverTo([maker, checker], 2, [wallet]);
      const { doors } = maker.who;
      await doors.call('GET', 'acting-passkeys');
      await approvedByWallet(us, wallet, account);
      const { shown } = await us.actor('王芳', ['checker']);
      const path = `acting-passkeys/${shown.id}`;
      const prepared = done(await doors.call('POST', `${path}/enrolment`, {}));
      const { add, threshold, deadline } = prepared;
      const body = { add, threshold, deadline };
      const [kept, other] = [
        done(await doors.call('POST', 'account-changes', body)),
        done(await doors.call('POST', 'account-changes', body)),
      ];
      for (const actor of [maker, checker]) {
        const passkey = answerOf(actor, kept, account);
        done(await actor.who.doors.call('POST', `account-changes/${kept.id}/approvals`, { passkey }));
      }
      await doors.call('DELETE', `account-changes/${other.id}`);
      const { transaction } = done(await doors.call('POST', `account-changes/${kept.id}/transaction`));
      if (!transaction) throw new Error('two persons approved, and there is no transaction');
      await us.courier().send(transaction);
      shownIn(await doors.call('DELETE', `${path}/suspicion`));
      await removed(path, [maker, checker], { ...account, configuration: 2n });
      shownIn(await doors.call('DELETE', path));
    },
  };
}

/** One of two persons by a wallet: the other is not asked, and the act stays offered. */
async function approvedByWallet(us: ActingCompany, wallet: Wallet, account: PartyAccount): Promise<void> {
  const { client } = us.company;
  const act = await client.call(client.routes.POST('/v1/acts/raise-epoch', { body: {} }));
  const signature = approvalBy(wallet, act, account);
  done(await us.machine.call('POST', `acts/${act.id}/key-approvals`, { signature }));
}

/** Prepared, and once it is signed prepared as a transaction; nobody sends it. */
async function removed(path: string, by: readonly [Actor, Actor], account: PartyAccount): Promise<void> {
  const { doors } = by[0].who;
  const change = done(await doors.call('POST', `${path}/removal`, {}));
  const words = by.map((actor) => approvalByPasskey(actor.shown, answerOf(actor, change, account)));
  const { threshold, deadline } = change;
  done(await doors.call('POST', `${path}/removal`, { threshold, deadline, signature: accountSignature(words) }));
}

function answerOf({ who, shown, passkey }: Actor, change: Change, account: PartyAccount) {
  const digest = checkedAccountChange(change, account, change);
  return who.device.get(changeApprovalRequest(digest, account, { passkeys: [shown], rpId: RP_ID }), LATER, passkey);
}

/** Throws when the door refused. */
function done(answer: Answer): Change {
  if (answer.status >= 300) throw new Error(`refused: ${codeOf(answer)}`);
  return answer.body as unknown as Change;
}
