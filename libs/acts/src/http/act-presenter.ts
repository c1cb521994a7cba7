import { Injectable } from '@nestjs/common';
import { actKind } from '@tallystick/act-types';
import type { Page, Principal } from '@tallystick/platform';
import { type ActWithStanding, FindActs } from '../application/find-acts.js';
import { PartyDirectory } from '../application/party-directory.js';
import type { ActSignatory } from '../infra/act-signatory.entity.js';
import type { ActPageView, ActSignatoryView, ActView } from './act.view.js';
import { recordingView } from './recording.view.js';

/** Shows an act without any signature's bytes: with them, whoever reads could relay it at a moment of their choosing. */
@Injectable()
export class ActPresenter {
  constructor(
    private readonly acts: FindActs,
    private readonly directory: PartyDirectory,
  ) {}

  /** The act as this caller may see it; throws `ActNotFound`. */
  async byId(id: string, caller: Principal): Promise<ActView> {
    return this.one(await this.acts.byId(id, caller));
  }

  /** Those of the acts that this caller may see, in the order of the ids. */
  async byIds(ids: readonly string[], caller: Principal): Promise<ActView[]> {
    const rows = await this.acts.byIds(ids, caller);
    const names = await this.namesOf([...rows.values()]);
    return ids.flatMap((id) => {
      const row = rows.get(id);
      return row ? [viewOf(row, names)] : [];
    });
  }

  async one(row: ActWithStanding): Promise<ActView> {
    return viewOf(row, await this.namesOf([row]));
  }

  async page(page: Page<ActWithStanding>): Promise<ActPageView> {
    const names = await this.namesOf(page.items);
    return { ...page, items: page.items.map((row) => viewOf(row, names)) };
  }

  private namesOf(rows: readonly ActWithStanding[]): Promise<ReadonlyMap<string, string>> {
    const parties = rows.flatMap(({ act }) => act.signatories.map(({ party }) => party));
    return this.directory.namesOf([...new Set(parties)]);
  }
}

function viewOf({ act, standing }: ActWithStanding, names: ReadonlyMap<string, string>): ActView {
  const { state } = standing;
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
    ...recordingView(standing, state === 'offered' || state === 'relayed'),
  };
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
