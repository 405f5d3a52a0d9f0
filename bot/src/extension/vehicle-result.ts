import type { Vehicle } from '@fleet/contracts/vehicle.ts';
import type { BotContext } from '../bot-context.ts';
import { describePlace, describeVehicle } from '../cards/describe-vehicle.ts';
import { vehicleCard } from '../cards/vehicle-card.ts';
import { vehiclePicture } from '../cards/vehicle-picture.ts';
import type { ExtensionResult } from './extension-result.ts';

/** A vehicle that was found, as a whole chat may see it. */
export function vehicleResult(vehicle: Vehicle, { viewer, pictureOf }: BotContext): ExtensionResult {
  const title = describeVehicle({ name: `${vehicle.make} ${vehicle.model}`, licensePlate: vehicle.licensePlate });
  return {
    title,
    text: describePlace(vehicle),
    picture: vehiclePicture({ ...vehicle, name: title }, { pictureOf, viewer }),
    message: vehicleCard({ vehicle, pictureOf, viewer }),
  };
}
