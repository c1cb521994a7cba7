import type { components } from '@tallystick/api-client/browser';

type PositionRow = components['schemas']['PositionRowView'];
type Position = components['schemas']['PositionView'];

export const DUE_SIDES = ['incoming', 'outgoing'] as const;
export type DueSide = (typeof DUE_SIDES)[number];

/** A sum that is due, to the reader or from them. */
export interface Due extends PositionRow {
  readonly side: DueSide;
}

/** Both sides in one list, by when they are due. */
export function duesOf({ held, owed }: Position): Due[] {
  const dues = [
    ...held.map((row) => ({ ...row, side: 'incoming' as const })),
    ...owed.map((row) => ({ ...row, side: 'outgoing' as const })),
  ];
  const when = ({ day, month }: Due) => day ?? month;
  return dues.sort((one, other) => (when(one) < when(other) ? -1 : when(one) > when(other) ? 1 : 0));
}

export interface DueSum {
  readonly side: DueSide;
  readonly currency: string;
  readonly amountMinor: bigint;
}

/** One sum for each side and currency: amounts in two currencies are never added. */
export function sumsOf(dues: readonly Due[]): DueSum[] {
  const groups = Map.groupBy(dues, ({ side, currency }) => `${side} ${currency}`);
  return [...groups.values()].flatMap(([first, ...rest]) =>
    first
      ? [
          {
            side: first.side,
            currency: first.currency,
            amountMinor: rest.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), BigInt(first.amountMinor)),
          },
        ]
      : [],
  );
}

/** For a spreadsheet: a line for each sum, amounts in minor units so that nothing rounds them. */
export function csvOf(dues: readonly Due[], nameOf: (party: string) => string): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  // What begins like a formula is text: a name may be anybody's.
  const safe = (text: string) => quoted(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
  const lines = dues.map(({ day, month, side, debtor, currency, amountMinor, overdueMinor, count }) =>
    [day ?? month, side, debtor, safe(nameOf(debtor)), currency, amountMinor, overdueMinor, String(count)].join(','),
  );
  return `\uFEFF${['due,side,debtor,debtorName,currency,amountMinor,overdueMinor,count', ...lines].join('\r\n')}\r\n`;
}
