import type { Setting } from '@tallystick/platform';

/** 32 random bytes; never defaulted, and never part of a fault. */
export function seedSetting(variable: string): Setting<Uint8Array> {
  return {
    variable,
    parse: (text) => {
      if (!text || !/^[0-9a-f]{64}$/i.test(text) || /^(..)\1*$/.test(text)) {
        throw new Error('expected 32 random bytes as 64 hex digits');
      }
      return Buffer.from(text, 'hex');
    },
  };
}
