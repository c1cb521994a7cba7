import { Field, useFormats } from '@tallystick/web-kit';
import { usePartyNames } from '../parties/party-name.js';
import { useWords } from '../words/index.js';
import { headroomOf, type Programme } from './issue-terms.js';

interface ProgrammeChoiceTerms {
  readonly programmes: readonly Programme[];
  readonly value: string | undefined;
  readonly onChange: (programme: string | undefined) => void;
  readonly fault: string | undefined;
}

/** The browser's own list: few lines, and none of them far away. */
export function ProgrammeChoice({ programmes, value = '', onChange, fault }: ProgrammeChoiceTerms) {
  const { issue: words } = useWords();
  const { money } = useFormats();
  const nameOf = usePartyNames(programmes.map(({ bank }) => bank));
  return (
    <Field label={words.programme} hint={words.programmeHint} fault={fault}>
      {(control) => (
        <select
          {...control}
          className="tk-input"
          value={value}
          onChange={({ target }) => onChange(target.value || undefined)}
        >
          <option value="">{words.noProgramme}</option>
          {programmes.map((one) => (
            <option key={one.programme} value={one.programme}>
              {words.line(
                nameOf(one.bank),
                `${one.currency} ${money(headroomOf(one), one.currency)}`,
                one.maxTenorDays,
              )}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
