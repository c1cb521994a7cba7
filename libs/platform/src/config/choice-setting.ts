import type { Setting } from './settings.js';

/** One of a few words. */
export function choiceSetting<T>(variable: string, choices: Readonly<Record<string, T>>, fallback: T): Setting<T> {
  const words = Object.keys(choices);
  const said = words.find((word) => choices[word] === fallback);
  return {
    variable,
    ...(said !== undefined && { fallback: said }),
    parse: (text) => {
      if (text === undefined) return fallback;
      const found = Object.entries(choices).find(([word]) => word === text);
      if (!found)
        throw new Error(`expected ${words.length > 2 ? 'one of ' : ''}${words.join(words.length > 2 ? ', ' : ' or ')}`);
      return found[1];
    },
  };
}
