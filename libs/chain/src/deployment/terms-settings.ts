import { described, type Setting, textSetting, wholeNumberSetting } from '@tallystick/platform';
import { getAddress, isAddress, ZeroAddress } from 'ethers';

const DOMAIN = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** `DeploymentTerms`, as an operator says them; none has a default, for none can be changed after. */
export const DEPLOYMENT_TERMS_SETTINGS = {
  registrar: described(
    'The registrar’s account, which admits parties and states blocks and freezes. Fixed for ever.',
    addressSetting('REGISTRAR_ADDRESS'),
  ),
  issuer: described(
    'The settlement bank’s account, which mints and redeems deposits. Fixed for ever.',
    addressSetting('SETTLEMENT_BANK_ADDRESS'),
  ),
  depositToken: {
    name: described('What deposits are called on the chain. Fixed for ever.', wordSetting('DEPOSIT_TOKEN_NAME', 64)),
    symbol: described(
      'The short name of deposits on the chain, such as tsCNY. Fixed for ever.',
      wordSetting('DEPOSIT_TOKEN_SYMBOL', 16),
    ),
    decimals: described(
      'How many decimals the currency has (ISO 4217), such as 2 for CNY. Fixed for ever.',
      wholeNumberSetting('DEPOSIT_TOKEN_DECIMALS', { min: 0, max: 4, unit: 'decimals' }),
    ),
  },
  rpId: described(
    'The portal’s domain, to which every passkey is bound. Fixed for ever.',
    domainSetting('PORTAL_DOMAIN'),
  ),
};

function addressSetting(variable: string): Setting<string> {
  const expected = 'an address: 0x and 40 hex digits, with the upper and lower case of its checksum';
  return {
    variable,
    expected,
    parse: (text) => {
      if (text === undefined) throw new Error(`is not set; expected ${expected}`);
      // In one case alone a slip of a digit would be somebody else's account.
      if (!isAddress(text) || text === ZeroAddress || getAddress(text) !== text)
        throw new Error(`expected ${expected}`);
      return text;
    },
  };
}

function wordSetting(variable: string, longest: number): Setting<string> {
  const expected = `1 to ${longest} characters, none of them invisible`;
  const setting = textSetting(variable, expected);
  return {
    ...setting,
    parse: (given) => {
      const text = setting.parse(given);
      if (text.length > longest || /\p{C}|^\s|\s$/u.test(text)) throw new Error(`expected ${expected}`);
      return text;
    },
  };
}

function domainSetting(variable: string): Setting<string> {
  const expected = 'a domain in lower case, without scheme and port, such as portal.example';
  const setting = textSetting(variable, expected);
  return {
    ...setting,
    parse: (given) => {
      const text = setting.parse(given);
      if (!DOMAIN.test(text)) throw new Error(`expected ${expected}`);
      return text;
    },
  };
}
