import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef } from 'react';
import { PartyField } from '../../parties/party-field.js';
import { usePartyNames } from '../../parties/party-name.js';
import { NOBODY, type TypedParty } from '../../parties/typed-party.js';
import { useWords } from '../../words/index.js';
import './quotes.css';

interface BanksFieldTerms {
  /** Those chosen already, by their numbers. */
  readonly banks: readonly string[];
  /** The one that is being looked for. */
  readonly next: TypedParty;
  readonly onChange: (banks: readonly string[], next: TypedParty) => void;
  readonly fault: string | undefined;
}

/** One bank after another, each found as parties are; whoever was chosen stands below and can be taken off again. */
export function BanksField({ banks, next, onChange, fault }: BanksFieldTerms) {
  const { quotes: words } = useWords();
  const field = useRef<HTMLDivElement>(null);
  const nameOf = usePartyNames(banks);
  const typed = (value: TypedParty) => {
    if (value.party === undefined) onChange(banks, value);
    else onChange([...banks.filter((bank) => bank !== value.party), value.party], NOBODY);
  };
  const takeOff = (taken: string) => {
    onChange(
      banks.filter((bank) => bank !== taken),
      next,
    );
    // The button that had the focus is gone.
    field.current?.querySelector('input')?.focus();
  };
  return (
    <div ref={field}>
      <PartyField label={words.banks} hint={words.banksHint} role="bank" value={next} onChange={typed} fault={fault} />
      <ul className="pt-banks" aria-label={words.chosen} aria-live="polite">
        {banks.map((bank) => (
          <li key={bank}>
            {nameOf(bank)}
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined aria-hidden />}
              aria-label={words.takeOff(nameOf(bank))}
              onClick={() => takeOff(bank)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
