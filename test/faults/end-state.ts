import type { ActView } from '@tallystick/api-client';
import type { Cast, LifeOfAReceivable, Participant } from '@tallystick/stories';

type Part = keyof Cast;

/** What a story leaves behind as its parties see it, without what differs from run to run: ids, hashes, numbers of parties, times. */
export async function endStateOf({ cast, receivable }: LifeOfAReceivable) {
  const everyone = Object.values(cast) as Participant[];
  const nameOf = (number: string) => everyone.find(({ party }) => party === number)?.name ?? `party ${number}`;
  const { client } = cast.core;
  const path = { params: { path: { id: receivable } } };
  const end = await client.call(client.routes.GET('/v1/receivables/{id}', path));
  const { items } = await client.call(client.routes.GET('/v1/receivables/{id}/history', path));
  const { currency, faceMinor, paidMinor, retiredMinor, dueDate, state, fragments } = end;
  return {
    receivable: {
      currency,
      faceMinor,
      paidMinor,
      retiredMinor,
      dueDate,
      state,
      fragments,
      debtor: nameOf(end.debtor),
      creditor: nameOf(end.creditor),
    },
    history: items.map(({ kind, from, to, version, holder, previousHolder, priceMinor }) => {
      return {
        kind,
        from,
        to,
        version,
        priceMinor,
        holder: nameOf(holder),
        previousHolder: previousHolder && nameOf(previousHolder),
      };
    }),
    acts: await ofEach(cast, async (participant) =>
      (await actsOf(participant)).map((act) => described(act, nameOf)).sort(),
    ),
    holdings: await ofEach(cast, async ({ client: own }) => (await own.call(own.routes.GET('/v1/fragments'))).items),
    balances: await balancesOf(cast),
  };
}

export type EndState = Awaited<ReturnType<typeof endStateOf>>;

/** Of those who have an account on the ledger; the registrar is no party of it. */
export function balancesOf(cast: Cast): Promise<Partial<Record<Part, string>>> {
  return ofEach(cast, async ({ client }) => (await client.call(client.routes.GET('/v1/balance'))).balanceMinor);
}

async function ofEach<T>(cast: Cast, ask: (participant: Participant) => Promise<T>): Promise<Partial<Record<Part, T>>> {
  const parts = Object.entries(cast) as [Part, Participant][];
  const present = parts.filter(([part]) => part !== 'registrar');
  return Object.fromEntries(
    await Promise.all(present.map(async ([part, participant]) => [part, await ask(participant)])),
  ) as Partial<Record<Part, T>>;
}

async function actsOf({ client }: Participant): Promise<ActView[]> {
  const { items, nextCursor } = await client.call(client.routes.GET('/v1/acts', { params: { query: { limit: 200 } } }));
  if (nextCursor !== undefined) throw new Error('more acts than a story has');
  return items;
}

function described(
  { kind, state, message, signatories, draftedBy }: ActView,
  nameOf: (party: string) => string,
): string {
  const amounts = ['from', 'to', 'amount', 'face', 'price', 'value', 'limit'].flatMap((field) => {
    const value = message[field];
    return typeof value === 'string' && /^[0-9]+$/.test(value) ? [`${field} ${value}`] : [];
  });
  const signed = signatories.map(({ role, party, signedAt }) => `${role} ${nameOf(party)}${signedAt ? ' signed' : ''}`);
  return [kind, state, `drafted by ${nameOf(draftedBy)}`, ...amounts, ...signed].join(', ');
}
