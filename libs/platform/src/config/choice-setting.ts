import type { Setting } from './settings.js';

/** One of a few words. */
export function choiceSetting<T>(variable: string, choices: Readonly<Record<string, T>>, fallback: T): Setting<T> {
  return {
    variable,
    parse: (text) => {
      if (text === undefined) return fallback;
      const found = Object.entries(choices).find(([word]) => word === text);
      if (!found) throw new Error(`expected ${Object.keys(choices).join(' or ')}`);
      return found[1];
    },
  };
}
