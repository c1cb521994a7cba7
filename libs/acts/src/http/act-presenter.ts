import { Injectable } from '@nestjs/common';
import { actKind } from '@tallystick/act-types';
import { currencyOfNumericCode, dueDateInShanghai } from '@tallystick/kernel';
import type { Page, Principal } from '@tallystick/platform';
import { type ActWithStanding, FindActs } from '../application/find-acts.js';
import { type ActConcern, FindConcerns } from '../application/find-concerns.js';
import { PartyDirectory } from '../application/party-directory.js';
import type { ActSignatory } from '../infra/act-signatory.entity.js';
import type { ActConcernView, ActPageView, ActSignatoryView, ActView } from './act.view.js';
import { recordingView } from './recording.view.js';

/** Shows an act without any signature's bytes: with them, whoever reads could relay it at a moment of their choosing. */
@Injectable()
export class ActPresenter {
  constructor(
    private readonly acts: FindActs,
    private readonly directory: PartyDirectory,
    private readonly concerns: FindConcerns,
  ) {}

  /** The act as this caller may see it; throws `ActNotFound`. */
  async byId(id: string, caller: Principal): Promise<ActView> {
    return this.one(await this.acts.byId(id, caller));
  }

  /** Those of the acts that this caller may see, in the order of the ids. */
  async byIds(ids: readonly string[], caller: Principal): Promise<ActView[]> {
    const rows = await this.acts.byIds(ids, caller);
    const known = await this.knownOf([...rows.values()]);
    return ids.flatMap((id) => {
      const row = rows.get(id);
      return row ? [viewOf(row, known)] : [];
    });
  }

  async one(row: ActWithStanding): Promise<ActView> {
    return viewOf(row, await this.knownOf([row]));
  }

  async page(page: Page<ActWithStanding>): Promise<ActPageView> {
    const known = await this.knownOf(page.items);
    return { ...page, items: page.items.map((row) => viewOf(row, known)) };
  }

  private async knownOf(rows: readonly ActWithStanding[]): Promise<KnownOfActs> {
    const parties = rows.flatMap(({ act }) => act.signatories.map(({ party }) => party));
    const [names, concerns] = await Promise.all([
      this.directory.namesOf([...new Set(parties)]),
      this.concerns.of(rows.map(({ act }) => act)),
    ]);
    return { names, concerns };
  }
}

/** What is shown of acts and is not in their rows. */
interface KnownOfActs {
  readonly names: ReadonlyMap<string, string>;
  readonly concerns: ReadonlyMap<string, ActConcern>;
}

function viewOf({ act, standing }: ActWithStanding, { names, concerns }: KnownOfActs): ActView {
  const { state } = standing;
  const concern = concerns.get(act.id);
  return {
    id: act.id,
    kind: act.kind,
    state,
    digest: act.digest,
    message: inOrder(act),
    deadline: act.deadline.toISOString(),
    draftedBy: act.draftedBy,
    draftedAt: act.draftedAt.toISOString(),
    signatories: act.signatories.map((signatory) => signatoryView(signatory, names)),
    ...(act.withdraws ? { withdraws: act.withdraws } : {}),
    ...(concern ? { concerns: concernView(concern) } : {}),
    ...recordingView(standing, state === 'offered' || state === 'relayed'),
  };
}

function concernView({ currency, debtor, dueAt }: ActConcern): ActConcernView {
  const { code } = currencyOfNumericCode(currency);
  return { currency: code, debtor, ...(dueAt ? { dueDate: dueDateInShanghai(dueAt.getTime() / 1000) } : {}) };
}

/** As the struct has them; the database keeps fields in an order of its own. */
function inOrder({ kind, message }: ActWithStanding['act']): ActView['message'] {
  return Object.fromEntries(actKind(kind).fields.map(({ name }) => [name, message[name] ?? '']));
}

function signatoryView(signatory: ActSignatory, names: ReadonlyMap<string, string>): ActSignatoryView {
  const { role, party, signedAt, refusedAt, refusalReason } = signatory;
  const name = names.get(party);
  return {
    role,
    party,
    ...(name === undefined ? {} : { name }),
    ...(signedAt ? { signedAt: signedAt.toISOString() } : {}),
    ...(refusedAt ? { refusedAt: refusedAt.toISOString() } : {}),
    ...(refusalReason === null ? {} : { refusalReason }),
  };
}
