import type { Vehicle } from '@fleet/contracts/vehicle.ts';
import { words } from '../../language/words.ts';
import { formatMoment, formatPeriod, type TimeStyle } from '../../ui/format.ts';
import type { Claim } from './timeline-rows.ts';

export function vehicleName({ make, model, licensePlate }: Pick<Vehicle, 'make' | 'model' | 'licensePlate'>): string {
  return `${make} ${model} ${licensePlate}`;
}

/** Who or what has the vehicle, in a few words. */
export function claimTitle(claim: Claim): string {
  if (claim.kind === 'reservation') return claim.reservation.details?.driverName ?? words.t('timeline:taken');
  const { block } = claim;
  if (claim.kind === 'maintenance' && block?.maintenanceKind) {
    return words.t(`timeline:maintenanceKinds.${block.maintenanceKind}`);
  }
  if (claim.kind === 'hold' && block?.isMine) return words.t('timeline:ownHold');
  return block?.reason ?? words.t(`timeline:kinds.${claim.kind}`);
}

/** When it has the vehicle, as far as that is known. */
export function claimTimes({ start, end }: Pick<Claim, 'start' | 'end'>, style: TimeStyle): string {
  const iso = (instant: number) => new Date(instant).toISOString();
  if (Number.isFinite(start) && Number.isFinite(end)) return formatPeriod(iso(start), iso(end), style);
  return Number.isFinite(start)
    ? words.t('timeline:since', { moment: formatMoment(iso(start), style) })
    : words.t('timeline:untilFurtherNotice');
}

/** All there is to say of it, for a screen reader and for a tooltip. */
export function describeClaim(claim: Claim, vehicle: Vehicle, style: TimeStyle): string {
  const status =
    claim.kind === 'reservation'
      ? words.t(`terms:reservationStatuses.${claim.reservation.status}`)
      : words.t(`timeline:kinds.${claim.kind}`);
  return words.t('timeline:claim', {
    vehicle: vehicleName(vehicle),
    when: claimTimes(claim, style),
    title: claimTitle(claim),
    status,
  });
}
