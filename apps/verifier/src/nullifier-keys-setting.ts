import type { Setting } from '@tallystick/platform';
import type { NullifierKey } from '@tallystick/trade/verifier';

/** As many as the ledger takes nullifiers in one attestation. */
const MAX_KEYS = 8;
const EXPECTED = `1 to ${MAX_KEYS} keys as id:hex, separated by commas; ids from 1 to 4294967295, keys of 32 bytes`;

/** Reads `1:<64 hex digits>,2:...`. Every key that was ever used stays in the list. */
export function nullifierKeysSetting(variable: string): Setting<readonly NullifierKey[]> {
  return {
    variable,
    parse: (text) => {
      const keys = (text ?? '').split(',').map(parseKey);
      const ids = new Set(keys.map((key) => key?.id));
      if (keys.includes(undefined) || keys.length > MAX_KEYS || ids.size < keys.length)
        throw new Error(`expected ${EXPECTED}`);
      return keys.filter((key) => key !== undefined);
    },
  };
}

function parseKey(entry: string): NullifierKey | undefined {
  const [, id, hex] = /^\s*([1-9][0-9]{0,9}):(?:0x)?([0-9a-fA-F]{64})\s*$/.exec(entry) ?? [];
  if (!id || !hex || Number(id) >= 2 ** 32) return undefined;
  return { id: Number(id), secret: Buffer.from(hex, 'hex') };
}
