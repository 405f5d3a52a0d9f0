import { execFile } from 'node:child_process';
import { access, glob, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const infra = fileURLToPath(new URL('../../', import.meta.url));
const run = promisify(execFile);
const promtool = await findPromtool();
const leftOutBecause = 'there is no promtool here (apt-get install prometheus)';

interface Rules {
  groups: { rules: { alert: string; expr: string; annotations: { runbook: string } }[] }[];
}
const rules = (parse(await readFile(`${infra}alerts/fleet.rules.yml`, 'utf8')) as Rules).groups.flatMap(
  (group) => group.rules,
);

test(
  'each alarm rings under its trouble, not before its time, and not on a quiet day',
  promtool ? {} : { skip: true, meta: { leftOutBecause } },
  async () => {
    const { stdout } = await run(promtool ?? '', ['test', 'rules', 'fleet.rules.test.yml'], { cwd: `${infra}alerts` });
    expect(stdout).toContain('SUCCESS');
  },
);

test('each alarm is tried both ways', async () => {
  const { tests } = parse(await readFile(`${infra}alerts/fleet.rules.test.yml`, 'utf8')) as {
    tests: { alert_rule_test: { alertname: string; exp_alerts: object[] }[] }[];
  };
  const tried = tests.flatMap((one) => one.alert_rule_test);
  for (const { alert } of rules) {
    const expected = tried
      .filter(({ alertname }) => alertname === alert)
      .map(({ exp_alerts: alerts }) => alerts.length);
    expect(new Set(expected), alert).toEqual(new Set([0, 1]));
  }
});

test('each alarm has its paragraph in the runbook, and no paragraph is without its alarm', async () => {
  const runbook = await readFile(`${infra}alerts/runbook.md`, 'utf8');
  const titles = [...runbook.matchAll(/^## (\w+)\n\n\S/gm)].map(([, title]) => title);
  expect(titles).toEqual(rules.map(({ alert }) => alert));
  for (const { alert, annotations } of rules) expect(annotations.runbook).toBe(`runbook.md#${alert.toLowerCase()}`);
});

test('alarms and dashboards ask for nothing that is not measured', async () => {
  const code: string[] = [];
  for await (const file of glob('api/src/{telemetry/,}*.ts', { cwd: join(infra, '..') })) {
    code.push(await readFile(join(infra, '..', file), 'utf8'));
  }
  const measured = [...code.join('').matchAll(/'((?:fleet|http)\.[\w.]+)'/g)].map(([, name = '']) =>
    name.replaceAll('.', '_'),
  );
  const boards = await Promise.all(
    ['running', 'reservations'].map((name) => readFile(`${infra}dashboards/${name}.json`, 'utf8')),
  );
  const asked = [...rules.map(({ expr }) => expr), ...boards]
    .join('\n')
    .matchAll(/\b(fleet|http_(?:server|client))_[a-z_]+/g);
  const names = [...asked].map(([name]) => name).filter((name) => !/^http_(route|response)/.test(name));
  expect(names.length).toBeGreaterThan(30);
  for (const name of names) {
    const base = name.replace(/(_bucket|_count|_sum|_total)$/, '');
    expect(
      measured.some((one) => one === name || one === base),
      name,
    ).toBe(true);
  }
});

async function findPromtool(): Promise<string | undefined> {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, 'promtool');
    if (
      await access(path).then(
        () => true,
        () => false,
      )
    )
      return path;
  }
  return undefined;
}
