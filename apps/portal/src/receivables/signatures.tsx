import { useConnection } from '@tallystick/web-kit';
import { useQuery } from '@tanstack/react-query';
import { PartyName } from '../parties/party-name.js';
import { useWords } from '../words/index.js';

/** Who signed the act, as far as it is the reader's to see. @param digest missing when it came by itself */
export function Signatures({ digest }: { readonly digest: string | undefined }) {
  const { receivable: words } = useWords();
  if (digest === undefined) return <span className="tk-quiet">{words.itself}</span>;
  return <SignaturesOf digest={digest} />;
}

function SignaturesOf({ digest }: { readonly digest: string }) {
  const connection = useConnection();
  const { receivable: words } = useWords();
  const { data } = useQuery({
    queryKey: ['acts', 'of', digest],
    queryFn: () => connection.call(connection.routes.GET('/v1/acts', { params: { query: { digest, limit: 1 } } })),
    // Of an act that is recorded no signature is added or taken away: news are no reason to ask again.
    staleTime: 'static',
  });
  if (!data) return null;
  const signatories = data.items[0]?.signatories.filter(({ signedAt }) => signedAt) ?? [];
  if (signatories.length === 0) return <span className="tk-quiet">{words.notYours}</span>;
  return signatories.map(({ party, role }, place) => (
    <span key={`${party} ${role}`}>
      {place > 0 && ' · '}
      <PartyName party={party} />
    </span>
  ));
}
