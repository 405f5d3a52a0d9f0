import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { demoId } from '../../../../infra/local/seed/demo-id.ts';
import { type DemoStage, demoCompany, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { getDriver, listDrivers } from '../driver/driver-queries.ts';
import { importDrivers } from './import-drivers.ts';

let stage: DemoStage;
beforeEach(async () => {
  await stage?.drop();
  stage = await setDemoStage(() => new Date('2026-11-23T07:00:00Z'));
});
afterAll(() => stage.drop());

const header = 'name;email;licence classes;licence valid until;licence number;blocked reason';
const load = async (rows: string[], { dryRun = false, columns = header } = {}) =>
  importDrivers(await stage.as('manager'), { csv: new TextEncoder().encode([columns, ...rows].join('\r\n')), dryRun });
const find = async (name: string) => {
  const { drivers } = await listDrivers(await stage.as('manager'), { q: name, limit: 200 });
  return drivers;
};
const errorsOf = async (rows: string[]) => {
  const report = await load(rows, { dryRun: true });
  return report.lines.flatMap(({ line, errors }) => errors.map(({ column }) => [line, column]));
};

describe('an import of drivers', () => {
  test('adds people without account and changes those who are there, by address or else by name', async () => {
    const rows = [
      'Ivo Novak;ivo@partner.example;b be;2030-06-30;A1;',
      'Lena Hofmann;;B;;;Licence not shown',
      ';employee@contoso.example;B C1E;2031-01-31;;',
      'Paul Wagner;;;;;',
    ];
    const report = await load(rows);
    expect(report).toMatchObject({
      written: true,
      delimiter: ';',
      createdCount: 1,
      updatedCount: 2,
      unchangedCount: 1,
    });
    expect(report.lines.map(({ changes }) => changes)).toEqual([
      [],
      ['licence classes', 'blocked reason'],
      ['licence classes', 'licence valid until'],
      [],
    ]);
    expect(await find('Ivo')).toMatchObject([
      { licenceClasses: ['B', 'BE'], licenceValidUntil: '2030-06-30', licenceNumber: 'A1', userId: null },
    ]);
    expect(await find('Lena Hofmann')).toMatchObject([
      { licenceClasses: ['B'], blockedReason: 'Licence not shown', version: 2 },
    ]);
    const elena = await getDriver(await stage.as('manager'), { driverId: demoId(demoCompany(), 'driver', 1) });
    expect(elena).toMatchObject({
      displayName: 'Elena Fischer',
      email: 'employee@contoso.example',
      licenceClasses: ['B', 'C1E'],
    });
    expect(await load(rows)).toMatchObject({ unchangedCount: 4 });
    expect(JSON.stringify(await stage.look('select detail from audit_log'))).not.toContain('A1');
  });

  test('makes a driver of an account that is none yet', async () => {
    const userId = demoId(demoCompany(), 'user', 2);
    await stage.look('delete from drivers where user_id = $1', [userId]);
    expect(await load([';employee2@contoso.example;B;;;'])).toMatchObject({ createdCount: 1 });
    expect(await find('Jonas Berger')).toMatchObject([
      { userId, email: 'employee2@contoso.example', licenceClasses: ['B'] },
    ]);
    const [row] = await stage.look('select email from drivers where user_id = $1', [userId]);
    expect(row).toEqual({ email: null });
  });

  test('lets somebody drive again whose reason is a dash', async () => {
    await load(['Lena Hofmann;;;;;Licence not shown']);
    await load(['Lena Hofmann;;;;;-']);
    expect(await find('Lena Hofmann')).toMatchObject([{ blockedReason: null, licenceClasses: ['B', 'BE', 'C1'] }]);
  });

  test('writes nothing as a dry run, nor when a single line is wrong', async () => {
    await load(['Ivo Novak;;;;;'], { dryRun: true });
    expect(await load(['Ivo Novak;;;;;', 'Mia Moe;nobody;;;;'])).toMatchObject({ written: false, wrongCount: 1 });
    expect([...(await find('Ivo')), ...(await find('Mia'))]).toEqual([]);
    expect(await stage.look('select from audit_log')).toEqual([]);
  });

  test('never overwrites what somebody else wrote at the same moment', async () => {
    const attempts = await Promise.allSettled(
      Array.from({ length: 6 }, (_, index) => load([`Lena Hofmann;;;;;Reason ${index}`])),
    );
    const written = attempts.filter(({ status }) => status === 'fulfilled');
    for (const attempt of attempts) {
      if (attempt.status === 'rejected') expect(attempt.reason).toMatchObject({ code: 'CONFLICT' });
    }
    expect(await find('Lena Hofmann')).toMatchObject([{ version: 1 + written.length }]);
  });

  test('does not know another company’s people', async () => {
    expect(await load(['Grace Miller;;B;;;', 'X;employee@fabrikam.example;B;;;'])).toMatchObject({ createdCount: 2 });
  });
});

describe('a line is wrong', () => {
  test.each([
    ['with an address that is none', 'Mia Moe;nobody;;;;', 'email'],
    ['with a class that is none', 'Mia Moe;;Führerschein;;;', 'licence classes'],
    ['with a date in another writing', 'Mia Moe;;;30.06.2030;;', 'licence valid until'],
    ['with a day there is not', 'Mia Moe;;;2030-02-30;;', 'licence valid until'],
    ['without a name', ';mia@partner.example;B;;;', 'name'],
    ['with another name than the account has', 'Someone Else;employee@contoso.example;;;;', 'name'],
  ])('%s', async (_what, row, column) => {
    expect(await errorsOf([row])).toEqual([[2, column]]);
  });

  test('when it is unclear who is meant', async () => {
    await stage.look("update drivers set display_name = 'Lena Hofmann' where display_name = 'Paul Wagner'");
    expect(await errorsOf(['lena hofmann;;B;;;'])).toEqual([[2, 'name']]);
    expect(await errorsOf(['Felix Brandt;felix@partner.example;B;;;'])).toEqual([[2, 'email']]);
  });

  test('when another line is about the same person', async () => {
    const rows = [
      'Mia Moe;mia@partner.example;;;;',
      'Mia Moe;MIA@partner.example;;;;',
      'Felix Brandt;;B;;;',
      'felix brandt;;C;;;',
      'Zoe;;;;;',
      'ZOE;;;;;',
    ];
    expect(await errorsOf(rows)).toEqual([
      [3, 'email'],
      [5, 'name'],
      [7, 'name'],
    ]);
  });
});
