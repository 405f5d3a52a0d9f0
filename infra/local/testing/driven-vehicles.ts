/** Vehicles of the demo company that have driven through Munich until now, as their devices would have told it. */
import { ingestPositions } from '../../../api/src/domain/position/ingest-positions.ts';
import { understandPositions } from '../../../api/src/domain/trip/understand-positions.ts';
import { readRoad } from '../telematics/road.ts';
import { type DemoStage, demoVehicleId } from './demo-stage.ts';

const device = '0198f000-0001-7000-8000-0000000000d1';
const stepSeconds = 5;
/** Between two of them on the road. */
const apartSeconds = 60;

interface Drive {
  licensePlate: string;
  /** Until so long ago, and with its ignition off since; left out, it still drives. */
  endedMinutesAgo?: number;
}

/** Stores a drive of each along the recorded road, of which the trips are understood. */
export async function driveThroughMunich(stage: DemoStage, drives: readonly Drive[]): Promise<void> {
  const { tenantId, database, now } = await stage.as('admin');
  const context = { tenantId, database, now };
  const road = readRoad().filter((_, second) => second % stepSeconds === 0);
  const points = drives.flatMap(({ licensePlate, endedMinutesAgo = 0 }, number) => {
    const end = now().getTime() - (endedMinutesAgo * 60 + number) * 1_000;
    const way = road.slice(0, road.length - (number * apartSeconds) / stepSeconds);
    return way.map(({ latitude, longitude, meters }, index) => {
      const before = way[index - 1];
      const isLast = index === way.length - 1;
      const stands = isLast && endedMinutesAgo > 0;
      return {
        externalId: licensePlate,
        deviceId: device,
        vehicleId: demoVehicleId(licensePlate),
        deviceTime: new Date(end - (way.length - 1 - index) * stepSeconds * 1_000),
        place: {
          latitude,
          longitude,
          speedKph: stands ? 0 : Math.min(90, ((meters - (before?.meters ?? meters)) / stepSeconds) * 3.6 + 12),
          headingDegrees: (number * 70 + 40) % 360,
        },
        ignitionOn: !stands,
      };
    });
  });
  await ingestPositions(context, points, { retentionDays: 90 });
  while ((await understandPositions(context)) > 0);
}
