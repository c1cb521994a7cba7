import { Moment, Tag, useFormats } from '@tallystick/web-kit';
import { useWords } from '../words/index.js';

const DAY_MS = 86_400_000;

/** Till when the ledger takes the act, and how far away that is. */
export function Expiry({ at }: { readonly at: string }) {
  const { signing: words } = useWords();
  return (
    <p>
      {words.expires} <ExpiryCell at={at} />
    </p>
  );
}

export function ExpiryCell({ at }: { readonly at: string }) {
  const { distance } = useFormats();
  const isSoon = Date.parse(at) - Date.now() < DAY_MS;
  return (
    <>
      <Moment at={at} /> <Tag tone={isSoon ? 'warn' : 'plain'}>{distance(at)}</Tag>
    </>
  );
}
