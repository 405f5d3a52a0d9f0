import type { Alert } from '@fleet/contracts/alert.ts';
import { words } from '../../language/words.ts';
import { formatUntil, type TimeStyle } from '../../ui/format.ts';
import { formatDistance } from '../handover/distance.ts';

/** What is known of an alert, by name; what is null is left out. */
export function alertFacts({ detail, acknowledgedBy, resolvedAt }: Alert, style: TimeStyle): [string, string | null][] {
  const { expectedReturnAt, dueAt, percent, faultCodes, geofenceName, odometerMeters } = detail;
  const moment = (instant: string | null | undefined) => (instant ? formatUntil(instant, style) : null);
  return [
    [words.t('vehicle:expectedBack'), moment(expectedReturnAt)],
    [words.t('vehicle:due'), moment(dueAt)],
    [words.t('vehicle:energy'), percent === undefined ? null : `${Math.round(percent)} %`],
    [words.t('vehicle:faultCodes'), faultCodes?.join(', ') ?? null],
    [words.t('vehicle:area'), geofenceName ?? null],
    [words.t('vehicle:odometer'), odometerMeters === undefined ? null : formatDistance(odometerMeters, style.locale)],
    [words.t('vehicle:over'), moment(resolvedAt)],
    [words.t('vehicle:seenBy'), acknowledgedBy?.displayName ?? null],
  ];
}

/** Nobody looks after it, and it goes on. */
export function isOpen({ acknowledgedAt, resolvedAt }: Alert): boolean {
  return acknowledgedAt === null && resolvedAt === null;
}
