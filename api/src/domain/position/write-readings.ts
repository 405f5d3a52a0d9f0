import type { DevicePoint } from '@fleet/contracts/device-point.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { arrayLiteral } from './array-literal.ts';
import type { VehiclePoint } from './sort-points.ts';

/** Whether it tells more than a row of positions holds. */
export function hasReadings(point: DevicePoint): boolean {
  const isWithoutPlace = !point.place && (point.odometerMeters !== undefined || point.ignitionOn !== undefined);
  const { fuelPercent, fuelLiters, chargePercent, batteryVolts, faultCodes } = point;
  return (
    isWithoutPlace ||
    [fuelPercent, fuelLiters, chargePercent, batteryVolts, faultCodes].some((one) => one !== undefined)
  );
}

/** Stores what devices measured, each once, and what is newest of each vehicle. */
export async function writeReadings(
  transaction: TenantTransaction,
  points: readonly VehiclePoint[],
  receivedAt: Date,
): Promise<void> {
  if (points.length === 0) return;
  const columns = [
    arrayLiteral(points, ({ vehicleId }) => vehicleId),
    arrayLiteral(points, ({ deviceTime }) => deviceTime),
    arrayLiteral(points, ({ deviceId }) => deviceId),
    arrayLiteral(points, ({ odometerMeters }) => odometerMeters),
    arrayLiteral(points, ({ ignitionOn }) => ignitionOn),
    arrayLiteral(points, ({ fuelPercent }) => fuelPercent),
    arrayLiteral(points, ({ fuelLiters }) => fuelLiters),
    arrayLiteral(points, ({ chargePercent }) => chargePercent),
    arrayLiteral(points, ({ batteryVolts }) => batteryVolts),
    // An array of arrays must have one length, so the codes of a point are one text.
    points.map(({ faultCodes }) => faultCodes?.join(' ') ?? null),
  ];
  const given = `unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::bigint[], $5::boolean[], $6::float4[], $7::float4[],
    $8::float4[], $9::float4[], $10::text[]) as point (vehicle_id, device_time, device_id, odometer_meters, ignition_on,
      fuel_percent, fuel_liters, charge_percent, battery_volts, fault_codes)`;
  await Promise.all([
    transaction.query({
      name: 'reading.insert',
      text: `insert into readings (vehicle_id, device_time, device_id, received_at, odometer_meters, ignition_on,
               fuel_percent, fuel_liters, charge_percent, battery_volts, fault_codes)
             select vehicle_id, device_time, device_id, $11, odometer_meters, ignition_on, fuel_percent, fuel_liters,
               charge_percent, battery_volts, string_to_array(fault_codes, ' ')
             from ${given} on conflict do nothing`,
      values: [...columns, receivedAt],
    }),
    transaction.query({
      name: 'vehicle-reading.update',
      text: `with newest as (
               select vehicle_id,
                 (array_agg(odometer_meters order by device_time desc) filter (where odometer_meters is not null))[1] as odometer_meters,
                 max(device_time) filter (where odometer_meters is not null) as odometer_time,
                 (array_agg(fuel_percent order by device_time desc) filter (where fuel_percent is not null))[1] as fuel_percent,
                 max(device_time) filter (where fuel_percent is not null) as fuel_time,
                 (array_agg(charge_percent order by device_time desc) filter (where charge_percent is not null))[1] as charge_percent,
                 max(device_time) filter (where charge_percent is not null) as charge_time,
                 (array_agg(battery_volts order by device_time desc) filter (where battery_volts is not null))[1] as battery_volts,
                 max(device_time) filter (where battery_volts is not null) as battery_time,
                 (array_agg(fault_codes order by device_time desc) filter (where fault_codes is not null))[1] as fault_codes,
                 max(device_time) filter (where fault_codes is not null) as fault_time
               from ${given} group by vehicle_id
             )
             insert into vehicle_readings as r (vehicle_id, odometer_meters, odometer_time, fuel_percent, fuel_time,
               charge_percent, charge_time, battery_volts, battery_time, fault_codes, fault_time)
             select vehicle_id, odometer_meters, odometer_time, fuel_percent, fuel_time, charge_percent, charge_time,
               battery_volts, battery_time, string_to_array(fault_codes, ' '), fault_time from newest order by vehicle_id
             on conflict (tenant_id, vehicle_id) do update set
               odometer_meters = ${newer('odometer_meters', 'odometer_time')},
               odometer_time = greatest(r.odometer_time, excluded.odometer_time),
               fuel_percent = ${newer('fuel_percent', 'fuel_time')},
               fuel_time = greatest(r.fuel_time, excluded.fuel_time),
               charge_percent = ${newer('charge_percent', 'charge_time')},
               charge_time = greatest(r.charge_time, excluded.charge_time),
               battery_volts = ${newer('battery_volts', 'battery_time')},
               battery_time = greatest(r.battery_time, excluded.battery_time),
               fault_codes = ${newer('fault_codes', 'fault_time')},
               fault_time = greatest(r.fault_time, excluded.fault_time)`,
      values: columns,
    }),
  ]);
}

/** A value that is not told leaves what was told before. */
function newer(value: string, time: string): string {
  return `case when excluded.${time} > coalesce(r.${time}, '-infinity') then excluded.${value} else r.${value} end`;
}
