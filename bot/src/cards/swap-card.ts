import type { AvailableVehicle } from '@fleet/contracts/reservation.ts';
import type { PictureOf } from '../picture-of.ts';
import type { Viewer } from '../viewer.ts';
import type { CardMessage } from './adaptive-card.ts';
import { describeKind, describePlace, describeVehicle } from './describe-vehicle.ts';
import { adaptiveCard, execute, facts, heading, notice, paragraph, plain } from './elements.ts';
import type { ShownReservation } from './reservation-card.ts';
import { listRows } from './reservation-rows.ts';
import { vehiclePicture } from './vehicle-picture.ts';
import { whenFacts } from './when-rows.ts';

const rowsPerCard = 6;

export interface SwapCardOptions {
  reservation: ShownReservation;
  /** Those that are free for its time, the fitting ones first. */
  vehicles: readonly AvailableVehicle[];
  /** Whether none of what was asked for is free, so that others are shown. */
  isOther: boolean;
  pictureOf: PictureOf;
  viewer: Viewer;
}

/** Other vehicles for the time of a reservation. */
export function swapCard({ reservation, vehicles, isOther, pictureOf, viewer }: SwapCardOptions): CardMessage {
  const words = viewer.words.swap;
  const { id: reservationId, version: expectedVersion, vehicle: present } = reservation;
  const rows = vehicles.slice(0, rowsPerCard).map((vehicle) => ({
    picture: vehiclePicture(vehicle, { pictureOf, viewer }),
    title: vehicle.name,
    lines: [describeKind(vehicle, viewer), describePlace(vehicle)],
    status: vehicle.approvalRequired ? viewer.words.availability.approvalNeeded : viewer.words.availability.noApproval,
    actions: [
      execute(
        'change-reservation',
        words.take,
        { reservationId, expectedVersion, vehicleId: vehicle.vehicleId },
        { tooltip: words.takeThis(describeVehicle(vehicle)) },
      ),
    ],
  }));
  const card = adaptiveCard(
    [
      heading(words.title),
      ...facts([[words.now, describeVehicle(present)], ...whenFacts(reservation, viewer, reservation.timeZone)]),
      ...(rows.length === 0 ? [notice('emphasis', [plain(words.none)])] : []),
      ...(isOther && rows.length > 0 ? [paragraph(words.noneOfKind)] : []),
      ...listRows(rows),
    ],
    [execute('show-reservation', viewer.words.form.back, { reservationId })],
  );
  return { card, summary: `${words.title}: ${describeVehicle(present)}` };
}
