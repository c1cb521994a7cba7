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

const COLUMNS = ['due', 'side', 'debtor', 'debtorName', 'currency', 'amountMinor', 'overdueMinor', 'count'];

/** For a spreadsheet: a row for each sum, amounts in minor units so that nothing rounds them. */
export const rowsOf = (dues: readonly Due[], nameOf: (party: string) => string): (readonly unknown[])[] => [
  COLUMNS,
  ...dues.map(({ day, month, side, debtor, currency, amountMinor, overdueMinor, count }) => [
    ...[day ?? month, side, debtor, nameOf(debtor), currency, amountMinor, overdueMinor, count],
  ]),
];
