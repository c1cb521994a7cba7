import { COSINE_ONE, cosineOfMicrodegrees } from './fixed-point-cosine.js';
import { type Field, ParameterWrong } from './parameters.js';

/** Longitude and latitude in millionths of a degree, WGS 84. */
export type Position = readonly [longitude: number, latitude: number];

/** The first ring bounds the site, the others are holes in it; a ring's last corner joins its first. */
export type Polygon = readonly (readonly Position[])[];

const [HALF_TURN, TURN] = [180_000_000, 360_000_000];
/** Beyond, a site is no longer flat to within a tracker's accuracy; and towards a pole a degree of longitude is nothing. */
const [WIDEST, FARTHEST_NORTH] = [1_000_000, 80_000_000];
const [MOST_RINGS, MOST_CORNERS] = [20, 500];

export const polygonField: Field<Polygon> = {
  unit: 'millionths of a degree',
  form: { type: 'polygon' },
  read: (given) => {
    if (!isPolygon(given)) {
      throw new ParameterWrong(
        `1 to ${MOST_RINGS} rings of 3 to ${MOST_CORNERS} corners [longitude, latitude] in whole millionths of a degree, ` +
          'within 80 degrees of the equator, the site no wider than 1 degree',
      );
    }
    return given;
  },
};

function isPolygon(given: unknown): given is Polygon {
  if (!Array.isArray(given) || given.length < 1 || given.length > MOST_RINGS) return false;
  const rings = given as readonly unknown[];
  if (!rings.every(isRing)) return false;
  const [origin] = rings[0] ?? [];
  if (!origin) return false;
  return rings
    .flat()
    .every(
      ([longitude, latitude]) =>
        Math.abs(turned(longitude - origin[0])) <= WIDEST && Math.abs(latitude - origin[1]) <= WIDEST,
    );
}

function isRing(given: unknown): given is readonly Position[] {
  return Array.isArray(given) && given.length >= 3 && given.length <= MOST_CORNERS && given.every(isPosition);
}

function isPosition(given: unknown): given is Position {
  if (!Array.isArray(given) || given.length !== 2) return false;
  const [longitude, latitude] = given as readonly unknown[];
  return isWithin(longitude, HALF_TURN) && isWithin(latitude, FARTHEST_NORTH);
}

function isWithin(value: unknown, most: number): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && Math.abs(value) <= most;
}

/** A difference of longitudes the short way round, so that a site may lie across the 180th meridian. */
function turned(difference: number): number {
  return ((((difference + HALF_TURN) % TURN) + TURN) % TURN) - HALF_TURN;
}

type Point = readonly [x: bigint, y: bigint];

/** A millionth of a degree of latitude on a sphere of 6,371,008.8 m (IUGG's mean radius), in micrometres. */
const MICROMETRES = 111_195n;
const METRE = 1_000_000n * COSINE_ONE;

/**
 * Whether a position is outside the polygon, farther than a distance from its edge. On a plane through the first corner, where a degree of
 * longitude is shortened by the cosine of its latitude: over a degree it is wrong by under 2%. All in integers: squares are compared.
 */
export function isOutsideByMoreThan(polygon: Polygon, position: Position, metres: number): boolean {
  const origin = polygon[0]?.[0] ?? position;
  const cosine = cosineOfMicrodegrees(origin[1]);
  const flat = ([longitude, latitude]: Position): Point => [
    BigInt(turned(longitude - origin[0])) * MICROMETRES * cosine,
    BigInt(latitude - origin[1]) * MICROMETRES * COSINE_ONE,
  ];
  const point = flat(position);
  const edges = polygon.flatMap((ring) => {
    const corners = ring.map(flat);
    return corners.map((corner, index) => [corner, corners[(index + 1) % corners.length] ?? corner] as const);
  });
  // Each edge that a ray from the point crosses turns outside into inside and back, those of holes too.
  const isInside = edges.filter(([from, to]) => crosses(point, from, to)).length % 2 === 1;
  const reach = BigInt(metres) * METRE;
  return !isInside && !edges.some(([from, to]) => isNear(point, from, to, reach));
}

function crosses([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point): boolean {
  if (y1 > y === y2 > y) return false;
  const side = (x2 - x1) * (y - y1) - (x - x1) * (y2 - y1);
  return y2 > y1 ? side > 0n : side < 0n;
}

function isNear([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point, reach: bigint): boolean {
  const [dx, dy, px, py] = [x2 - x1, y2 - y1, x - x1, y - y1];
  const [length, along] = [dx * dx + dy * dy, px * dx + py * dy];
  if (along <= 0n) return px * px + py * py <= reach * reach;
  if (along >= length) return (x - x2) ** 2n + (y - y2) ** 2n <= reach * reach;
  const across = px * dy - py * dx;
  return across * across <= reach * reach * length;
}
