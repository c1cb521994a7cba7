import { Decimal } from '@tallystick/kernel';

/**
 * Units of UN/ECE Recommendation 20 by what they measure, each as an exact number of the group's first. All are defined as such by the SI or by
 * the international yard and pound (1959), US customary and imperial measures. A day is left out: what is billed as one is no 24 hours; so are
 * packages, whose content is the parties' matter.
 */
const GROUPS: readonly Readonly<Record<string, string>>[] = [
  // Number: piece, one, each; pair, dozen, hundred, gross, thousand, great gross.
  {
    H87: '1',
    C62: '1',
    EA: '1',
    PR: '2',
    DZN: '12',
    DPC: '12',
    CEN: '100',
    GRO: '144',
    MIL: '1000',
    T3: '1000',
    GGR: '1728',
  },
  // Mass, in kilograms.
  {
    KGM: '1',
    MGM: '0.000001',
    CGM: '0.00001',
    GRM: '0.001',
    HGM: '0.1',
    DTN: '100',
    TNE: '1000',
    KTN: '1000000',
    ONZ: '0.028349523125',
    APZ: '0.0311034768',
    LBR: '0.45359237',
    STN: '907.18474',
    LTN: '1016.0469088',
  },
  // Length, in metres.
  {
    MTR: '1',
    MMT: '0.001',
    CMT: '0.01',
    DMT: '0.1',
    HMT: '100',
    KMT: '1000',
    INH: '0.0254',
    FOT: '0.3048',
    YRD: '0.9144',
    SMI: '1609.344',
  },
  // Area, in square metres.
  {
    MTK: '1',
    MMK: '0.000001',
    CMK: '0.0001',
    DMK: '0.01',
    ARE: '100',
    HAR: '10000',
    KMK: '1000000',
    INK: '0.00064516',
    FTK: '0.09290304',
    YDK: '0.83612736',
    ACR: '4046.8564224',
  },
  // Volume, in litres.
  {
    LTR: '1',
    MLT: '0.001',
    CLT: '0.01',
    DLT: '0.1',
    HLT: '100',
    MMQ: '0.000001',
    CMQ: '0.001',
    DMQ: '1',
    MTQ: '1000',
    INQ: '0.016387064',
    FTQ: '28.316846592',
    YDQ: '764.554857984',
    GLL: '3.785411784',
    GLI: '4.54609',
    BLL: '158.987294928',
  },
  // Time, in seconds.
  { SEC: '1', MIN: '60', HUR: '3600' },
  // Energy, in joules.
  {
    JOU: '1',
    KJO: '1000',
    '3B': '1000000',
    GV: '1000000000',
    WHR: '3600',
    KWH: '3600000',
    MWH: '3600000000',
    GWH: '3600000000000',
  },
];

interface Unit {
  readonly reference: string;
  readonly factor: Decimal;
}

const UNITS: ReadonlyMap<string, Unit> = new Map(
  GROUPS.flatMap((group) => {
    const [reference = ''] = Object.entries(group).find(([, factor]) => factor === '1') ?? [];
    return Object.entries(group).map(([code, factor]) => [code, { reference, factor: Decimal.parse(factor) }] as const);
  }),
);

/** The unit's group and its exact size there; undefined for a code that is not in the table, which converts into nothing. */
export function findUnit(code: string): Unit | undefined {
  return UNITS.get(code.toUpperCase());
}

/** A quantity in its group's first unit, exactly; undefined where the unit is unknown. */
export function inReferenceUnit<Q extends { readonly value: Decimal; readonly unit: string }>(
  quantity: Q,
): Q | undefined {
  const unit = findUnit(quantity.unit);
  return unit && { ...quantity, value: quantity.value.times(unit.factor).normalised(), unit: unit.reference };
}
