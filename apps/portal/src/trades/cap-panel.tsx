import {
  Amount,
  type Column,
  DataTable,
  moneyText,
  Panel,
  shareOf,
  useConnection,
  useLanguage,
} from '@tallystick/web-kit';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '../words/index.js';
import type { Verification } from './views.js';

/** The checks by which papers carry less than the invoice asks for. */
const LOWERING = [
  ...['papers-complete', 'lines-match', 'quantities-agree', 'prices-agree', 'credits-agree', 'payments-seen'],
];
const PERCENT = 100;

interface CapStep {
  readonly key: 'payable' | 'less' | 'byPapers' | 'lowered' | 'ledger' | 'used' | 'left';
  readonly minor: bigint;
}

/** From what the invoice asks for to what can still be financed on it, step by step, and why it is less. */
export function CapPanel({ verification }: { readonly verification: Verification }) {
  const connection = useConnection();
  const { trades } = useWords();
  const { cap: words } = trades;
  const { language } = useLanguage();
  const { invoice, financeable, ledger, checks } = verification;
  const [carried] = financeable;
  const reading = useQuery({
    queryKey: ['document', invoice, 'reading'],
    queryFn: () =>
      connection.call(connection.routes.GET('/v1/documents/{id}/reading', { params: { path: { id: invoice } } })),
    staleTime: 'static',
  });
  if (!carried) return null;
  const { currency } = carried;
  const payable = reading.data?.amounts.find(({ name }) => name === 'payable')?.amountMinor;
  const steps = stepsOf(verification, BigInt(carried.amountMinor), payable === undefined ? undefined : BigInt(payable));
  const columns: Column<CapStep>[] = [
    { key: 'what', title: words.what, render: ({ key }) => words[key] },
    {
      key: 'amount',
      title: words.amount,
      isAtEnd: true,
      render: ({ minor }) => <Amount minor={minor} currency={currency} />,
    },
  ];
  const reasons = checks.filter(({ id, outcome }) => outcome !== 'pass' && LOWERING.includes(id));
  return (
    <Panel title={words.title} isFlush>
      <div className="tk-panel-body">
        <p className="tk-quiet">{words.about}</p>
        {ledger && (
          <div
            className="pt-cap-bar"
            role="img"
            aria-label={words.bar(
              moneyText(ledger.usedMinor, currency, language),
              moneyText(ledger.capMinor, currency, language),
            )}
          >
            <span
              style={{ width: `${Math.min(1, shareOf(BigInt(ledger.usedMinor), BigInt(ledger.capMinor))) * PERCENT}%` }}
            />
          </div>
        )}
        {ledger?.overFinanced && <p className="pt-over-financed">{words.over}</p>}
        {!ledger && <p>{words.never}</p>}
      </div>
      <DataTable label={words.title} columns={columns} rows={steps} keyOf={({ key }) => key} />
      {reasons.length > 0 && (
        <div className="tk-panel-body">
          <h3 className="pt-why">{words.why}</h3>
          <ul className="pt-reasons">
            {reasons.map(({ id, reason }) => (
              <li key={`${id} ${reason}`}>
                <b>{trades.checks[id] ?? id}</b>
                <span className="tk-quiet" lang={language === 'en' ? undefined : 'en'}>
                  {reason}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Panel>
  );
}

function stepsOf(
  { ledger, loweredCapMinor }: Verification,
  carried: bigint,
  payable: bigint | undefined,
): readonly CapStep[] {
  const step = (key: CapStep['key'], minor: bigint): CapStep => ({ key, minor });
  const left = ledger && BigInt(ledger.capMinor) - BigInt(ledger.usedMinor);
  return [
    ...(payable === undefined ? [] : [step('payable', payable)]),
    ...(payable !== undefined && payable !== carried ? [step('less', carried - payable)] : []),
    step('byPapers', carried),
    ...(loweredCapMinor === undefined ? [] : [step('lowered', BigInt(loweredCapMinor))]),
    ...(ledger ? [step('ledger', BigInt(ledger.capMinor)), step('used', BigInt(ledger.usedMinor))] : []),
    ...(left === undefined ? [] : [step('left', left > 0n ? left : 0n)]),
  ];
}
