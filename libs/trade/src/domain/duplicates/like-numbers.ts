/** Letters that look like others (Cyrillic А, Greek Ο) could make one number two: only ASCII and Han characters are taken without a person's look. */
export function isPlainNumber(canonical: string): boolean {
  return /^[\x21-\x7E\p{Script=Han}]+$/u.test(canonical);
}

/** Whether one insertion, deletion or replacement at most turns one text into the other. */
export function atMostOneEditApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  const skip = long.length === short.length ? 1 : 0;
  return short.slice(start + skip) === long.slice(start + 1);
}
