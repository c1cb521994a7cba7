import type { Setting } from '@tallystick/platform';

const MAX_PARTY = 2 ** 32 - 1;

export function partyNumberSetting(variable: string): Setting<string> {
  return { variable, parse: (text) => partyNumber(text ?? '', 'the verifier') };
}

/** Undefined when it is not set. */
export function optionalPartyNumberSetting(variable: string): Setting<string | undefined> {
  return { variable, parse: (text) => (text ? partyNumber(text, 'the reviewer') : undefined) };
}

function partyNumber(text: string, whose: string): string {
  if (!/^[1-9][0-9]{0,9}$/.test(text) || Number(text) > MAX_PARTY)
    throw new Error(`expected ${whose}'s party number, from 1 to ${MAX_PARTY}`);
  return text;
}
