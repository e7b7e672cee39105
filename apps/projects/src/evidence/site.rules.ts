import { siteDeclared } from '@cornerstone/events/projects-evidence';
import type { Day } from '@cornerstone/kernel/day';
import { badInput } from '@cornerstone/kernel/rejection';

/** A place in 1/10,000,000 of a degree (about a centimetre), WGS 84: exact, so that a corner of a site is on its line. */
export interface Place { lon: bigint; lat: bigint }
export interface Degrees { lon: string; lat: string }
/** A polygon by its corners, or one centre and a radius in metres. */
export interface Site { points: readonly Place[]; radius: number | null }
export interface SiteCommand { siteId: string; circle: { centre: Place; radius: number } | null; polygon: readonly Place[] | null }

const PLACES = 7;
const DEGREES = /^(-?)(\d{1,3})(?:\.(\d{1,30}))?$/;
const MOST_CORNERS = 200;
const MOST_METRES = 100_000;

function degree(text: string, most: bigint): bigint {
  const [, sign, whole = '', fraction = ''] = DEGREES.exec(text) ?? [];
  const value = whole === '' ? null : BigInt(whole + fraction.slice(0, PLACES).padEnd(PLACES, '0'));
  if (value === null || /[1-9]/.test(fraction.slice(PLACES)) || value > most * 10n ** BigInt(PLACES)) {
    throw badInput('P9.no-such-place', { en: 'A place is a longitude of at most 180 and a latitude of at most 90 degrees, with at most seven decimal places.', zh: '经度不超过 180 度、纬度不超过 90 度，至多七位小数。' }, { value: text.slice(0, 40) });
  }
  return sign ? -value : value;
}

/** A place of WGS 84 from decimal texts; longitude and latitude exchanged is refused wherever it can be seen. */
export const placeOf = ({ lon, lat }: Degrees): Place => ({ lon: degree(lon, 180n), lat: degree(lat, 90n) });

const text = (value: bigint): string => {
  const digits = (value < 0n ? -value : value).toString().padStart(PLACES + 1, '0');
  const fraction = digits.slice(-PLACES).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -PLACES)}${fraction && `.${fraction}`}`;
};
export const degreesOf = ({ lon, lat }: Place): Degrees => ({ lon: text(lon), lat: text(lat) });

/** Above 0: c lies left of the way from a to b; 0: on its line. */
const side = (a: Place, b: Place, c: Place): bigint => (b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon);
const isBetween = (one: bigint, other: bigint, value: bigint): boolean => (one <= value && value <= other) || (other <= value && value <= one);
const isOn = (a: Place, b: Place, c: Place): boolean => side(a, b, c) === 0n && isBetween(a.lon, b.lon, c.lon) && isBetween(a.lat, b.lat, c.lat);
const isSame = (a: Place, b: Place): boolean => a.lon === b.lon && a.lat === b.lat;
type Edge = readonly [Place, Place];
const edgesOf = (corners: readonly Place[]): Edge[] => corners.map((corner, at) => [corner, corners[(at + 1) % corners.length] ?? corner]);

function meet([a, b]: Edge, [c, d]: Edge): boolean {
  if (isOn(a, b, c) || isOn(a, b, d) || isOn(c, d, a) || isOn(c, d, b)) return true;
  return (side(a, b, c) > 0n) !== (side(a, b, d) > 0n) && (side(c, d, a) > 0n) !== (side(c, d, b) > 0n);
}

/** Neighbours share a corner and nothing else; other edges share nothing. */
function crossesItself(corners: readonly Place[]): boolean {
  const edges = edgesOf(corners);
  return edges.some((edge, at) => edges.slice(at + 1).some((other, further) => {
    const [a, b] = edge;
    const [c, d] = other;
    if (further === 0) return isOn(a, b, d) || isOn(c, d, a);
    return at === 0 && further === edges.length - 2 ? isOn(a, b, c) || isOn(c, d, b) : meet(edge, other);
  }));
}

/** Ray to the east; what lies on the line is inside. Exact: no rounding decides. */
export function isInPolygon(corners: readonly Place[], place: Place): boolean {
  let inside = false;
  for (const [a, b] of edgesOf(corners)) {
    if (isOn(a, b, place)) return true;
    if ((a.lat > place.lat) !== (b.lat > place.lat) && (b.lat > a.lat) === (side(a, b, place) > 0n)) inside = !inside;
  }
  return inside;
}

const EARTH = 6_371_008.8;
const radians = (value: bigint): number => (Number(value) / 1e7) * (Math.PI / 180);

/** Metres on the sphere (haversine): the flattening of the earth changes it by less than 0.6 %. */
export function metresBetween(a: Place, b: Place): number {
  const half = Math.sin(radians(b.lat - a.lat) / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(radians(b.lon - a.lon) / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** P9: whether a picture was taken within the site; null where either is unknown. */
export function isInside(site: Site | null, place: Place | null): boolean | null {
  const [centre] = site?.points ?? [];
  if (!site || !place || !centre) return null;
  return site.radius === null ? isInPolygon(site.points, place) : metresBetween(centre, place) <= site.radius;
}

/** P9: a site is one polygon of 3 to 200 corners that does not cross itself, or a centre and a radius. */
export function setSite({ siteId, circle, polygon }: SiteCommand, knownOn: Day) {
  if ((circle === null) === (polygon === null)) throw badInput('P9.circle-or-polygon', { en: 'A site is a circle or a polygon.', zh: '红线应为圆形或多边形之一。' });
  if (circle && (circle.radius < 1 || circle.radius > MOST_METRES)) throw badInput('P9.radius-out-of-range', { en: `A radius is 1 to ${MOST_METRES} metres.`, zh: `半径应为 1 至 ${MOST_METRES} 米。` }, { radius: circle.radius });
  const points = circle ? [circle.centre] : [...polygon ?? []];
  const [first, last] = [points[0], points.at(-1)];
  // A ring that repeats its first corner at the end says the same.
  if (polygon && points.length > 3 && first && last && isSame(first, last)) points.pop();
  if (polygon && (points.length < 3 || points.length > MOST_CORNERS)) throw badInput('P9.corners', { en: `A polygon has 3 to ${MOST_CORNERS} corners.`, zh: `多边形应有 3 至 ${MOST_CORNERS} 个界址点。` }, { corners: points.length });
  if (polygon && crossesItself(points)) throw badInput('P9.site-crosses-itself', { en: 'The polygon crosses or touches itself.', zh: '多边形自相交或重叠。' });
  return { radius: circle?.radius ?? null, fact: siteDeclared.of(knownOn, { siteId, points: points.map(degreesOf), radius: circle?.radius ?? null }) };
}
