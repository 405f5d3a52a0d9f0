import type { Geofence } from '@fleet/contracts/geofence.ts';
import { words } from '../../../language/words.ts';

/** For example "Circle of 300 m around 48.12300, 11.60600". */
export function describeShape(shape: Geofence['shape']): string {
  if (shape.kind === 'polygon') return words.t('administration:area.polygonOf', { count: shape.corners.length });
  const place = `${shape.latitude.toFixed(5)}, ${shape.longitude.toFixed(5)}`;
  return words.t('administration:area.circleOf', { radius: Math.round(shape.radiusMeters), place });
}
