/** What was asked for. Throws where it is missing: an address without its id is that of a list, on which much holds as well. */
export function found<T>(one: T | null | undefined, what: string): T {
  if (one === undefined || one === null) throw new Error(`there is no ${what}`);
  return one;
}
