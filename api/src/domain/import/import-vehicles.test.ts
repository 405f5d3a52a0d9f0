import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type DemoStage,
  demoCompany,
  demoVehicleId,
  setDemoStage,
} from '../../../../infra/local/testing/demo-stage.ts';
import { retireVehicle } from '../vehicle/retire-vehicle.ts';
import { listVehicles } from '../vehicle/vehicle-queries.ts';
import { importVehicles } from './import-vehicles.ts';

let stage: DemoStage;
beforeEach(async () => {
  await stage?.drop();
  stage = await setDemoStage(() => new Date('2026-11-23T07:00:00Z'));
});
afterAll(() => stage.drop());

const header = 'license plate,pool,make,model,color,class,fuel type,seats';
const load = async (rows: string[], { dryRun = false, columns = header } = {}) =>
  importVehicles(await stage.as('manager'), { csv: new TextEncoder().encode([columns, ...rows].join('\n')), dryRun });
const vehicles = async () => (await listVehicles(await stage.as('employee'), {})).vehicles;
const find = async (plate: string) => (await vehicles()).find(({ licensePlate }) => licensePlate === plate);
const added = [
  'm-new 1,munich hq,Ford,Transit,blue,Van,Diesel,3',
  'M-NEW 2,Berlin,Kia,EV6,"green, mat",suv,electric,5',
];

describe('an import of vehicles', () => {
  test('adds what is new and changes what is there, and says so line by line', async () => {
    const changed = 'M-CO 1010,Munich Airport,Opel,Corsa,yellow,compact,petrol,4';
    const same = 'M-CO 1011,Munich Airport,Opel,Corsa,white,compact,petrol,5';
    const report = await load([...added, changed, same]);
    expect(report).toEqual({
      dryRun: false,
      written: true,
      delimiter: ',',
      createdCount: 2,
      updatedCount: 1,
      unchangedCount: 1,
      wrongCount: 0,
      lines: [
        { line: 2, name: 'M-NEW 1', outcome: 'created', changes: [], errors: [] },
        { line: 3, name: 'M-NEW 2', outcome: 'created', changes: [], errors: [] },
        { line: 4, name: 'M-CO 1010', outcome: 'updated', changes: ['color', 'seats'], errors: [] },
        { line: 5, name: 'M-CO 1011', outcome: 'unchanged', changes: [], errors: [] },
      ],
    });
    const created = await find('M-NEW 1');
    expect(created).toMatchObject({
      poolName: 'Munich HQ',
      class: 'van',
      mailboxAddress: 'van-m-new-1@contoso.example',
      version: 1,
    });
    expect(await find('M-NEW 2')).toMatchObject({ color: 'green, mat', odometerMeters: 0, equipment: [] });
    expect(await find('M-CO 1010')).toMatchObject({
      color: 'yellow',
      seats: 4,
      version: 2,
      equipment: ['winter-tires'],
    });
    expect(await find('M-CO 1011')).toMatchObject({ version: 1 });
    const audit = await stage.look('select action, detail from audit_log where entity_id = any($1) order by action', [
      [created?.id, demoVehicleId('M-CO 1010'), demoVehicleId('M-CO 1011')],
    ]);
    expect(audit).toMatchObject([
      { action: 'vehicle.created', detail: { imported: true, make: 'Ford' } },
      {
        action: 'vehicle.updated',
        detail: { imported: true, color: { from: 'red', to: 'yellow' }, seats: { from: 5, to: 4 } },
      },
    ]);
    const events = await stage.look("select from outbox_events where type = 'vehicle.changed'");
    expect(events).toHaveLength(3);
  });

  test('sent once more changes nothing', async () => {
    await load(added);
    expect(await load(added)).toMatchObject({ createdCount: 0, updatedCount: 0, unchangedCount: 2 });
  });

  test('as a dry run tells the same and writes nothing', async () => {
    const rows = [...added, 'M-CO 1010,,,,yellow,,,'];
    const before = await vehicles();
    const dry = await load(rows, { dryRun: true });
    expect(await vehicles()).toEqual(before);
    expect(await stage.look('select from audit_log')).toEqual([]);
    expect({ ...(await load(rows)), dryRun: true, written: false }).toEqual(dry);
  });

  test('writes nothing when a single line is wrong', async () => {
    const before = await vehicles();
    const report = await load([...added, 'M-CO 1010,,,,,,,0']);
    expect(report).toMatchObject({ written: false, createdCount: 2, wrongCount: 1 });
    expect(report.lines[2]).toMatchObject({ line: 4, outcome: 'wrong', errors: [{ column: 'seats' }] });
    expect(await vehicles()).toEqual(before);
    expect(await stage.look('select from audit_log')).toEqual([]);
  });

  test('leaves what an empty cell or a missing column does not name, and empties what a dash names', async () => {
    await load(['M-TS 3001E,,450'], { columns: 'license plate;color;range km'.replaceAll(';', ',') });
    expect(await find('M-TS 3001E')).toMatchObject({ color: 'white', rangeMeters: 450_000 });
    await load(['M-TS 3001E;-;-'], { columns: 'license plate;range km;equipment' });
    expect(await find('M-TS 3001E')).toMatchObject({ rangeMeters: null, equipment: [] });
  });
});

describe('a line is wrong', () => {
  const errorsOf = async (rows: string[], columns?: string) => {
    const report = await load(rows, { dryRun: true, ...(columns && { columns }) });
    return report.lines.flatMap(({ line, errors }) => errors.map(({ column, message }) => [line, column, message]));
  };

  test('in every cell that is, and each says what would work', async () => {
    const wrong = 'M-NEW 1,Paris,Ford,,"a\u0007b",tank,steam,many';
    expect(await errorsOf([wrong])).toEqual([
      [2, 'pool', 'There is no such pool. Choose from Berlin, Munich Airport, Munich HQ'],
      [2, 'color', expect.stringContaining('characters that cannot be shown')],
      [2, 'class', expect.stringContaining('Choose from compact, sedan')],
      [2, 'fuel type', expect.stringContaining('Choose from petrol, diesel, hybrid, electric')],
      [2, 'seats', 'Write a number from 1 to 60'],
      [2, 'model', 'A new vehicle needs this.'],
    ]);
  });

  test.each([
    ['48.250', 'odometer km'],
    ['-5', 'odometer km'],
    ['1e3', 'odometer km'],
    ['999999999', 'odometer km'],
  ])('with an odometer of %s', async (cell, column) => {
    expect(await errorsOf([`M-CO 1010,${cell}`], 'license plate,odometer km')).toMatchObject([
      [2, column, expect.any(String)],
    ]);
  });

  test('when its odometer runs backward, but not when it repeats what is there', async () => {
    await stage.look('update vehicles set odometer_meters = 48250600 where id = $1', [demoVehicleId('M-CO 1010')]);
    const columns = 'license plate,odometer km';
    expect(await errorsOf(['M-CO 1010,48249'], columns)).toEqual([
      [2, 'odometer km', expect.stringContaining('48250 km already')],
    ]);
    expect(await load(['M-CO 1010,48250'], { columns })).toMatchObject({ unchangedCount: 1 });
    expect(await load(['M-CO 1010,48251'], { columns })).toMatchObject({ updatedCount: 1 });
    expect(await find('M-CO 1010')).toMatchObject({ odometerMeters: 48_251_000 });
  });

  test('without a plate, with one of a retired vehicle, or with one that another line has', async () => {
    await retireVehicle(await stage.as('manager'), { vehicleId: demoVehicleId('M-CO 1011') });
    const columns = 'license plate,color';
    expect(await errorsOf([',red', 'M-CO 1011,red', 'M-CO 1010,red', 'm-co  1010,blue'], columns)).toEqual([
      [2, 'license plate', expect.stringContaining('needs its license plate')],
      [3, 'license plate', expect.stringContaining('has been retired')],
      [5, 'license plate', 'Line 4 is about the same. Keep one of them.'],
    ]);
  });

  test('with equipment there is not, or more cells than the header', async () => {
    expect(await errorsOf(['M-CO 1010,tow-bar sauna,x'], 'license plate,equipment')).toEqual([
      [2, null, expect.stringContaining('more cells')],
      [2, 'equipment', expect.stringContaining('no equipment sauna')],
    ]);
  });

  test('with a mailbox that another vehicle has, in the table or out of it; two may exchange theirs', async () => {
    const columns = 'license plate,mailbox address';
    const [ten, eleven] = ['compact-m-co-1010@contoso.example', 'compact-m-co-1011@contoso.example'];
    expect(await errorsOf([`M-CO 1010,${eleven}`], columns)).toMatchObject([
      [2, 'mailbox address', expect.any(String)],
    ]);
    expect(await errorsOf(['M-CO 1010,x@contoso.example', 'M-CO 1011,x@contoso.example'], columns)).toHaveLength(1);
    expect(await errorsOf([`M-CO 1010,${eleven}`, `M-CO 1011,${ten}`], columns)).toEqual([]);
  });

  test('beyond the number of vehicles the tenant may have', async () => {
    await stage.look('update tenants set maximum_vehicles = 51 where id = $1', [demoCompany().tenantId]);
    expect(await errorsOf(added)).toEqual([[3, null, expect.stringContaining('may have 51 vehicles')]]);
    expect(await load(added.slice(0, 1))).toMatchObject({ written: true });
  });
});

test('another company’s vehicles and pools are as if they were not', async () => {
  const report = await load([
    'NJ K42-RTV,Newark,Ford,Transit,blue,van,petrol,2',
    'NJ K43-RTV,Berlin,Ford,Transit,blue,van,petrol,2',
  ]);
  expect(report.lines).toMatchObject([{ errors: [{ column: 'pool' }] }, { outcome: 'created' }]);
});

test('5,000 lines are written in one go', async () => {
  await stage.look('update tenants set maximum_vehicles = 6000 where id = $1', [demoCompany().tenantId]);
  const rows = Array.from({ length: 5_000 }, (_, index) => `M-L ${index},Berlin,Ford,Transit,blue,van,diesel,3`);
  expect(await load(rows)).toMatchObject({ written: true, createdCount: 5_000 });
  const [counted] = await stage.look(
    "select (select count(*)::integer from vehicles where license_plate like 'M-L %') as vehicles, (select count(*)::integer from audit_log) as audit",
  );
  expect(counted).toEqual({ vehicles: 5_000, audit: 5_000 });
});
