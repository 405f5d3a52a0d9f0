import type { Vehicle } from '@fleet/contracts/vehicle.ts';
import { describeInstant, describePeriod } from '../describe-time.ts';
import type { PictureOf } from '../picture-of.ts';
import type { Viewer } from '../viewer.ts';
import type { CardMessage, Container } from './adaptive-card.ts';
import { describeKind, describePlace, describeVehicle } from './describe-vehicle.ts';
import { adaptiveCard, facts, heading, notice, openDialog, plain } from './elements.ts';
import { beside, vehiclePicture } from './vehicle-picture.ts';

export interface VehicleCardOptions {
  vehicle: Vehicle;
  pictureOf: PictureOf;
  viewer: Viewer;
}

/** A vehicle as everybody in the company may see it: never who has it. */
export function vehicleCard({ vehicle, pictureOf, viewer }: VehicleCardOptions): CardMessage {
  const { make, model, licensePlate, status } = vehicle;
  const name = describeVehicle({ name: `${make} ${model}`, licensePlate });
  const picture = vehiclePicture({ ...vehicle, name }, { pictureOf, viewer });
  const [style, state] = stateOf(vehicle, viewer);
  const next = vehicle.nextReservation;
  const card = adaptiveCard(
    [
      heading(viewer.words.vehicle),
      beside(picture, [plain(name, { weight: 'bolder' })], 'center'),
      notice(style, [plain(state)]),
      ...facts([
        [viewer.words.vehicleCard.kind, describeKind(vehicle, viewer)],
        [viewer.words.where, describePlace(vehicle)],
        [
          viewer.words.vehicleCard.next,
          next && describePeriod(new Date(next.startDate), new Date(next.endDate), viewer),
        ],
      ]),
    ],
    [
      ...(status === 'active'
        ? [openDialog('reserve', viewer.words.vehicleCard.reserve, { vehicleId: vehicle.id }, 'positive')]
        : []),
      openDialog('vehicle', viewer.words.vehicleCard.details, { vehicleId: vehicle.id }),
    ],
  );
  return { card, summary: `${name}: ${state}` };
}

/** For example `Reserved until Tue, 24 Nov 2026, 12:00`. */
export function describeState(vehicle: Vehicle, viewer: Viewer): string {
  return stateOf(vehicle, viewer)[1];
}

type Style = NonNullable<Container['style']>;

function stateOf({ status, currentReservation }: Vehicle, viewer: Viewer): [Style, string] {
  const words = viewer.words.vehicleCard;
  if (status === 'maintenance') return ['warning', words.maintenance];
  if (status === 'retired') return ['emphasis', words.retired];
  if (!currentReservation) return ['good', words.free];
  return ['accent', words.reservedUntil(describeInstant(new Date(currentReservation.endDate), viewer))];
}
