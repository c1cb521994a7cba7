import { Day, Facts, Loaded, Panel } from '@tallystick/web-kit';
import { useUnits } from '../documents/use-units.js';
import { useWords } from '../words/index.js';
import { type Receipt, useReceipt } from './goods-doors.js';
import { ReceiptParty } from './receipt-party.js';

/** What a warehouse receipt says of the goods, on the screen of its record. */
export function ReceiptedGoods({ id }: { readonly id: string }) {
  const { goods: words } = useWords();
  const receipt = useReceipt(id);
  return (
    <Panel title={words.goods}>
      <Loaded query={receipt}>{(found) => <GoodsFacts receipt={found} />}</Loaded>
    </Panel>
  );
}

function GoodsFacts({ receipt }: { readonly receipt: Receipt }) {
  const { goods: words } = useWords();
  const { quantityText } = useUnits();
  const { commodity, grade, quantity, unit, warehouse, slot, lot, container, gtin } = receipt;
  const optional = [
    [words.grade, grade],
    ['GTIN', gtin],
    [words.lot, lot],
    [words.container, container],
  ] as const;
  return (
    <Facts
      items={[
        [words.commodity, commodity || words.notSaid],
        [
          words.quantity,
          <span key="quantity" className="tk-num">
            {quantityText(quantity, unit)}
          </span>,
        ],
        ...optional.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const])),
        [words.warehouse, warehouse || words.notSaid],
        [words.slot, slot || words.notSaid],
        [words.operator, <ReceiptParty key="operator" party={receipt.operator} />],
        [words.holder, <ReceiptParty key="holder" party={receipt.holder} />],
        [words.issuedOn, <Day key="issued" on={receipt.issuedOn} />],
      ]}
    />
  );
}
