/** Where to go once signed in: a path of ours, and not an address that somebody else put into a link. */
export function returnPath(search: string): string {
  const to = new URLSearchParams(search).get('to') ?? '/';
  return /^\/(?![/\\])[^\s]*$/.test(to) ? to : '/';
}
