import type { Client } from '@fleet/contracts/client.ts';
import type { Pool } from '@fleet/contracts/pool.ts';
import type { Vehicle } from '@fleet/contracts/vehicle.ts';
import { words } from '../../../language/words.ts';
import type { Choice } from '../cells/cell-codec.ts';
import { choiceCodec, listCodec } from '../cells/choice-codec.ts';
import { momentCodec } from '../cells/moment-codec.ts';
import { numberCodec } from '../cells/number-codec.ts';
import { textCodec } from '../cells/text-codec.ts';
import { fuelTypes, vehicleClasses, vehicleRules } from './member-rules.build-time.ts';
import { column, type SheetColumn, type SheetLayout, type SheetSource } from './sheet.ts';

export const metersPerKilometer = 1_000;

/** All of them come at once: a tenant has at most 2,000. */
export function vehicleSource(api: Client): SheetSource<Vehicle> {
  return {
    idOf: ({ id }) => id,
    read: (vehicle, member) => vehicle[member as keyof Vehicle] ?? null,
    async loadPage(_, signal) {
      const { vehicles, nextCursor } = await api.listVehicles({}, { signal });
      return { rows: vehicles, nextCursor };
    },
    fetchRow: (vehicleId) => api.getVehicle({ vehicleId }),
    save: ({ id, version }, members) => api.updateVehicle({ vehicleId: id, expectedVersion: version, ...members }),
  };
}

interface VehicleFacts {
  pools: readonly Pool[];
  equipment: readonly Choice<string>[];
  managesFleet: boolean;
}

export function vehicleLayout({ pools, equipment, managesFleet }: VehicleFacts): SheetLayout<Vehicle> {
  const t = words.t.bind(words);
  const lockedBy = () => (managesFleet ? undefined : ('managers-only' as const));
  const classes = vehicleClasses.map((value) => ({ value, label: t(`terms:vehicleClasses.${value}`) }));
  const fuels = fuelTypes.map((value) => ({ value, label: t(`terms:fuelTypes.${value}`) }));
  const statuses = (['active', 'maintenance', 'retired'] as const).map((value) => ({
    value,
    label: t(`terms:vehicleStatuses.${value}`),
  }));
  const columns: SheetColumn<Vehicle>[] = [
    column({
      ...{ id: 'licensePlate', title: t('workbench:columns.licensePlate'), width: 140, lockedBy },
      ...{ codec: textCodec, rule: vehicleRules.licensePlate, read: (one) => one.licensePlate },
    }),
    column({
      ...{ id: 'make', title: t('workbench:columns.make'), width: 140, lockedBy },
      ...{ codec: textCodec, rule: vehicleRules.make, read: (one) => one.make },
    }),
    column({
      ...{ id: 'model', title: t('workbench:columns.model'), width: 150, lockedBy },
      ...{ codec: textCodec, rule: vehicleRules.model, read: (one) => one.model },
    }),
    column({
      ...{ id: 'poolId', title: t('terms:pool'), width: 180, lockedBy },
      codec: choiceCodec(pools.map(({ id, name }) => ({ value: id, label: name }))),
      ...{ rule: vehicleRules.poolId, read: (one) => one.poolId },
    }),
    column({
      ...{ id: 'class', title: t('workbench:columns.class'), width: 110, lockedBy },
      ...{ codec: choiceCodec(classes), rule: vehicleRules.class, read: (one) => one.class },
    }),
    column({
      ...{ id: 'fuelType', title: t('workbench:columns.fuelType'), width: 110, lockedBy },
      ...{ codec: choiceCodec(fuels), rule: vehicleRules.fuelType, read: (one) => one.fuelType },
    }),
    column({
      ...{ id: 'status', title: t('workbench:columns.status'), width: 130, lockedBy },
      codec: choiceCodec(statuses),
      rule: vehicleRules.status,
      read: (one) => one.status,
    }),
    column({
      ...{ id: 'seats', title: t('workbench:columns.seats'), width: 90, lockedBy },
      ...{ codec: numberCodec(), rule: vehicleRules.seats, read: (one) => one.seats },
    }),
    column({
      ...{ id: 'odometerMeters', title: t('workbench:columns.odometerKilometers'), width: 140, lockedBy },
      ...{ codec: numberCodec(metersPerKilometer), rule: vehicleRules.odometerMeters },
      read: (one) => one.odometerMeters,
    }),
    column({
      ...{ id: 'rangeMeters', title: t('workbench:columns.rangeKilometers'), width: 130, lockedBy },
      ...{ codec: numberCodec(metersPerKilometer), rule: vehicleRules.rangeMeters, read: (one) => one.rangeMeters },
    }),
    column({
      ...{ id: 'color', title: t('workbench:columns.color'), width: 110, lockedBy },
      ...{ codec: textCodec, rule: vehicleRules.color, read: (one) => one.color },
    }),
    column({
      ...{ id: 'equipment', title: t('workbench:columns.equipment'), width: 220, lockedBy },
      ...{ codec: listCodec(equipment), rule: vehicleRules.equipment, read: (one) => one.equipment },
    }),
    column({
      ...{ id: 'mailboxAddress', title: t('workbench:columns.mailboxAddress'), width: 260, lockedBy },
      ...{ codec: textCodec, rule: vehicleRules.mailboxAddress, read: (one) => one.mailboxAddress },
    }),
    column({
      ...{ id: 'updatedAt', title: t('workbench:columns.updatedAt'), width: 160, lockedBy: () => 'computed' },
      ...{ codec: momentCodec, read: (one) => one.updatedAt },
    }),
  ];
  return {
    columns,
    nameOf: ({ make, model, licensePlate }) => `${make} ${model}, ${licensePlate}`,
    timeZoneOf: ({ timeZone }) => timeZone,
  };
}
