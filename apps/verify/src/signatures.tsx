import { Tag } from '@tallystick/web-kit';
import type { CheckedAct, CheckedSignature } from '@tallystick/verification';
import { useWords } from './words/index.js';

/** Each signature of an act: whose it is, and by which keys that was told. */
export function Signatures({ act: { signatures } }: { readonly act: CheckedAct }) {
  const words = useWords();
  const who = ({ party, account }: CheckedSignature) => (party === undefined ? account : words.partyNumber(party));
  return (
    <ul className="vf-signatures">
      {signatures.map((one, place) => {
        const asOf = one.asOf === undefined ? words.asOfNow : words.asOfBlock(String(one.asOf));
        return (
          <li key={place} title={one.account}>
            <Tag tone={one.isValid ? 'good' : 'bad'}>
              {one.isValid ? words.signed(who(one), asOf) : words.notSigned(who(one), asOf)}
            </Tag>
          </li>
        );
      })}
    </ul>
  );
}
