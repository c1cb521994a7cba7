/** What `make` gives for each set of names, made once: a formatter takes a hundred times as long to make as to use. */
export function kept<Names extends readonly (string | number | undefined)[], Made>(
  make: (...names: Names) => Made,
): (...names: Names) => Made {
  const all = new Map<string, Made>();
  return (...names) => {
    const key = names.join(' ');
    const made = all.get(key) ?? make(...names);
    all.set(key, made);
    return made;
  };
}
