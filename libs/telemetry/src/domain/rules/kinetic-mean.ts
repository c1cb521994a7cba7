import { Decimal } from '@tallystick/kernel';
import { expOfNegative } from './fixed-point-exp.js';

/** Heat of activation over the gas constant, 83.144 kJ/mol / 8.3144 J/(mol K) (USP <1160>): 10000 K. */
const ACTIVATION_KELVIN = 10_000n;
const ZERO_CELSIUS = Decimal.parse('273.15');

/** Sensors show the same few hundred temperatures; each term takes some thirty divisions of long integers. */
const terms = new Map<string, bigint>();
const MOST_TERMS = 4_096;

/** `exp(-10000 / T)` times 10^50, T in kelvin. @param celsius above -273.15 */
export function arrhenius(celsius: Decimal): bigint {
  const name = celsius.toString();
  const known = terms.get(name);
  if (known !== undefined) return known;
  if (terms.size >= MOST_TERMS) terms.clear();
  const term = arrheniusOf(celsius);
  terms.set(name, term);
  return term;
}

function arrheniusOf(celsius: Decimal): bigint {
  const kelvin = celsius.plus(ZERO_CELSIUS);
  return expOfNegative(ACTIVATION_KELVIN * 10n ** BigInt(kelvin.scale), kelvin.unscaled);
}

/** From -120 to 200 degrees, in hundredths. */
const [COLDEST, HOTTEST] = [-12_000, 20_000];

/**
 * `10000 / -ln(mean)` in degrees Celsius, to the hundredth below: the greatest whose term is no more than the mean, by halving. For people;
 * decisions compare means.
 */
export function kineticMean(mean: bigint): Decimal {
  let [low, high] = [COLDEST, HOTTEST];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (arrhenius(Decimal.of(BigInt(middle), 2)) <= mean) low = middle;
    else high = middle;
  }
  return Decimal.of(BigInt(low), 2);
}
