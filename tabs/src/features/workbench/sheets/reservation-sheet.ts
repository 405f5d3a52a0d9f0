import type { Client } from '@fleet/contracts/client.ts';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import { words } from '../../../language/words.ts';
import type { Choice } from '../cells/cell-codec.ts';
import { choiceCodec } from '../cells/choice-codec.ts';
import { momentCodec } from '../cells/moment-codec.ts';
import { numberCodec } from '../cells/number-codec.ts';
import { textCodec } from '../cells/text-codec.ts';
import { reservationRules, reservationStatuses } from './member-rules.build-time.ts';
import { column, type ReadOnlyReason, type SheetColumn, type SheetLayout, type SheetSource } from './sheet.ts';
import { metersPerKilometer } from './vehicle-sheet.ts';

const pageSize = 200;

interface ReservationFilter {
  scope: 'mine' | 'all';
  /** An instant; only those that end after it. */
  from?: string;
}

/** They may be tens of thousands, and come 200 at a time. */
export function reservationSource(api: Client, filter: ReservationFilter): SheetSource<Reservation> {
  return {
    idOf: ({ id }) => id,
    read: (reservation, member) =>
      member === 'vehicleId' ? reservation.vehicle.id : (reservation[member as keyof Reservation] ?? null),
    async loadPage(cursor, signal) {
      const input = { ...filter, limit: pageSize, ...(cursor && { cursor }) };
      const { reservations, nextCursor } = await api.listReservations(input, { signal });
      return { rows: reservations, nextCursor };
    },
    async fetchRow(reservationId) {
      const reservation = await api.getReservation({ reservationId });
      return filter.from && reservation.endDate <= filter.from ? undefined : reservation;
    },
    save: ({ id, version }, values) =>
      api.updateReservation({ reservationId: id, expectedVersion: version, ...values }),
  };
}

function lockedBy({ allowedActions }: Reservation): ReadOnlyReason | undefined {
  return allowedActions.includes('update') ? undefined : 'reservation-closed';
}

const computed = () => 'computed' as const;

interface ReservationFacts {
  /** By their license plates. */
  vehicles: readonly Choice<string>[];
  costCenters: readonly Choice<string>[];
}

export function reservationLayout({ vehicles, costCenters }: ReservationFacts): SheetLayout<Reservation> {
  const t = words.t.bind(words);
  const statuses = reservationStatuses.map((value) => ({ value, label: t(`terms:reservationStatuses.${value}`) }));
  const columns: SheetColumn<Reservation>[] = [
    column({
      ...{ id: 'startDate', title: t('workbench:columns.startDate'), width: 160, lockedBy },
      ...{ codec: momentCodec, rule: reservationRules.startDate, read: (one) => one.startDate },
    }),
    column({
      ...{ id: 'endDate', title: t('workbench:columns.endDate'), width: 160, lockedBy },
      ...{ codec: momentCodec, rule: reservationRules.endDate, read: (one) => one.endDate },
    }),
    column({
      ...{ id: 'vehicleId', title: t('workbench:columns.licensePlate'), width: 130, lockedBy },
      ...{ codec: choiceCodec(vehicles), rule: reservationRules.vehicleId, read: (one) => one.vehicle.id },
    }),
    column({
      ...{ id: 'vehicleName', title: t('terms:vehicle'), width: 180, lockedBy: computed },
      ...{ codec: textCodec, read: (one) => one.vehicle.name },
    }),
    column({
      ...{ id: 'driver', title: t('terms:driver'), width: 160, lockedBy: computed },
      ...{ codec: textCodec, read: (one) => one.driver.displayName },
    }),
    column({
      ...{ id: 'status', title: t('workbench:columns.status'), width: 120, lockedBy: computed },
      ...{ codec: choiceCodec(statuses), read: (one) => one.status },
    }),
    column({
      ...{ id: 'purpose', title: t('terms:purpose'), width: 240, lockedBy },
      ...{ codec: textCodec, rule: reservationRules.purpose, read: (one) => one.purpose },
    }),
    column({
      ...{ id: 'department', title: t('terms:department'), width: 150, lockedBy },
      ...{ codec: textCodec, rule: reservationRules.department, read: (one) => one.department },
    }),
    column({
      ...{ id: 'costCenter', title: t('terms:costCenter'), width: 180, lockedBy },
      ...{ codec: choiceCodec(costCenters), rule: reservationRules.costCenter, read: (one) => one.costCenter },
    }),
    column({
      ...{ id: 'minimumSeats', title: t('workbench:columns.minimumSeats'), width: 110, lockedBy },
      ...{ codec: numberCodec(), rule: reservationRules.minimumSeats, read: (one) => one.minimumSeats },
    }),
    column({
      ...{ id: 'tripDistanceMeters', title: t('workbench:columns.tripKilometers'), width: 130, lockedBy },
      ...{ codec: numberCodec(metersPerKilometer), rule: reservationRules.tripDistanceMeters },
      read: (one) => one.tripDistanceMeters,
    }),
    column({
      ...{ id: 'poolName', title: t('terms:pool'), width: 170, lockedBy: computed },
      ...{ codec: textCodec, read: (one) => one.vehicle.poolName },
    }),
    column({
      ...{ id: 'approver', title: t('terms:approver'), width: 160, lockedBy: computed },
      ...{ codec: textCodec, read: (one) => one.approver?.displayName ?? null },
    }),
    column({
      ...{ id: 'createdAt', title: t('workbench:columns.createdAt'), width: 160, lockedBy: computed },
      ...{ codec: momentCodec, read: (one) => one.createdAt },
    }),
  ];
  return {
    columns,
    nameOf: ({ purpose, vehicle }) => `${purpose}, ${vehicle.name} ${vehicle.licensePlate}`,
    timeZoneOf: ({ timeZone }) => timeZone,
  };
}
