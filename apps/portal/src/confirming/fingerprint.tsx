import { useQuery } from '@tanstack/react-query';

/** SHA-256 of a key in sixteen groups, computed here: for people to compare with what its holder sees. */
async function fingerprintOf(key: string): Promise<string> {
  const bytes = Uint8Array.from(key.slice(2).match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.match(/.{4}/g)?.join(' ') ?? hex;
}

export function Fingerprint({ of }: { readonly of: string }) {
  const { data = '' } = useQuery({
    queryKey: ['fingerprint', of],
    queryFn: () => fingerprintOf(of),
    staleTime: 'static',
  });
  return <span className="tk-mono pt-fingerprint">{data}</span>;
}
