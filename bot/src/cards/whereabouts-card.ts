import type { Vehicle } from '@fleet/contracts/vehicle.ts';
import type { Viewer } from '../viewer.ts';
import type { CardMessage } from './adaptive-card.ts';
import { describePlace, describeVehicle } from './describe-vehicle.ts';
import { adaptiveCard, heading, notice, openDialog, paragraph, plain } from './elements.ts';
import { listRows } from './reservation-rows.ts';
import { describeState } from './vehicle-card.ts';

const rowsPerCard = 6;

export interface WhereaboutsCardOptions {
  vehicles: readonly Vehicle[];
  /** Who has them, by vehicle, as far as the viewer may know. */
  drivers: ReadonlyMap<string, string>;
  mayKnow: boolean;
  viewer: Viewer;
}

/** Where vehicles are, and whether they are out. */
export function whereaboutsCard({ vehicles, drivers, mayKnow, viewer }: WhereaboutsCardOptions): CardMessage {
  const words = viewer.words.whereabouts;
  const shown = vehicles.slice(0, rowsPerCard);
  const left = vehicles.length - shown.length;
  const card = adaptiveCard([
    heading(words.title),
    ...(shown.length === 0 ? [notice('emphasis', [plain(words.none)])] : []),
    ...listRows(
      shown.map((vehicle) => {
        const { id, make, model, licensePlate } = vehicle;
        const driver = drivers.get(id);
        const state = describeState(vehicle, viewer);
        return {
          title: describeVehicle({ name: `${make} ${model}`, licensePlate }),
          lines: [driver ? `${state} · ${driver}` : state, describePlace(vehicle)],
          actions: [openDialog('vehicle', viewer.words.vehicleCard.details, { vehicleId: id })],
        };
      }),
    ),
    ...(left > 0 ? [paragraph(viewer.words.list.more(left), { isSubtle: true, separator: true })] : []),
    ...(mayKnow || shown.length === 0
      ? []
      : [paragraph(words.private, { isSubtle: true, size: 'small', separator: true })]),
  ]);
  return { card, summary: words.title };
}
