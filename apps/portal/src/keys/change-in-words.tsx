import type { AccountChange } from '@tallystick/act-types';
import { useWords } from '../words/index.js';
import { Fingerprint } from '../confirming/fingerprint.js';

type ChangeInWordsTerms = Readonly<Record<'change', Pick<AccountChange, 'add' | 'remove' | 'threshold'>>>;

/** Which keys come onto the account and which go, and how many persons sign for it then. */
export function ChangeInWords({ change: { add, remove, threshold } }: ChangeInWordsTerms) {
  const { keys: words } = useWords();
  return (
    <ul className="pt-change">
      {add.map(({ person, key }) => (
        <li key={key}>
          {words.adds(person)} <Fingerprint of={key} />
        </li>
      ))}
      {remove.map((key) => (
        <li key={key}>
          {words.removes} <Fingerprint of={key} />
        </li>
      ))}
      <li>{words.thenNeeds(threshold)}</li>
    </ul>
  );
}
