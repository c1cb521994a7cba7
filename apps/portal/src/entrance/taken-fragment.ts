/** The secret that the address carries behind its `#`, taken out of it at once: it is to stay in no history and in no screenshot. */
let taken: { readonly path: string; readonly secret: string } | undefined;

export function takenFragment(): string {
  const { hash, pathname, search } = location;
  if (hash.length > 1) {
    taken = { path: pathname, secret: decodeURIComponent(hash.slice(1)) };
    history.replaceState(history.state, '', pathname + search);
  }
  return taken?.path === pathname ? taken.secret : '';
}
