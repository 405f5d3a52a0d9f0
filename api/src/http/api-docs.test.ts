import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';
import { browserTest, launchBrowser } from '../../../infra/local/testing/browser.ts';

let stage: ApiStage;
beforeAll(async () => {
  stage = await setApiStage();
});
afterAll(() => stage.drop());

test('the document and the page are served to everybody, other files of the package are not', async () => {
  const document = await fetch(`${stage.url}/api/openapi.json`);
  expect(document.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(await document.json()).toMatchObject({ openapi: expect.stringMatching(/^3\.1\./) });
  const page = await fetch(`${stage.url}/api/docs`);
  expect([page.url, page.status]).toEqual([`${stage.url}/api/docs/`, 200]);
  for (const path of ['package.json', 'index.html', '../package.json', '%2e%2e/package.json', 'x']) {
    expect((await fetch(`${stage.url}/api/docs/${path}`)).status, path).toBe(404);
  }
});

/** Goes through the page from its top to its end: of so many operations it draws those in sight. @returns `GET /api/v1/me`, … */
async function browse(page: Page): Promise<string[]> {
  const seen = new Set<string>();
  const drawn = `Array.from(document.querySelectorAll('.opblock-summary'), (one) =>
    [one.querySelector('.opblock-summary-method').textContent, one.querySelector('[data-path]').dataset.path].join(' '))`;
  await page.locator('.opblock').first().waitFor();
  for (let top = 0; top < ((await page.evaluate('document.documentElement.scrollHeight')) as number); top += 400) {
    await page.evaluate(`new Promise((drawn) => {
      scrollTo(0, ${top});
      requestAnimationFrame(() => requestAnimationFrame(drawn));
    })`);
    for (const name of (await page.evaluate(drawn)) as string[]) seen.add(name);
  }
  return [...seen];
}

browserTest(
  'a person can browse every operation, and the page asks no other host',
  async () => {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 1600 } });
      const asked: string[] = [];
      const complaints: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).origin));
      page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(`${stage.url}/api/docs`);
      const document = (await (await fetch(`${stage.url}/api/openapi.json`)).json()) as { paths: object };
      const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
        Object.keys(methods as object).map((method) => `${method.toUpperCase()} ${path}`),
      );
      expect((await browse(page)).toSorted()).toEqual(operations.toSorted());

      await page.getByPlaceholder('Filter by tag or path').fill('/api/v1/reservations/availability');
      await page.getByText('/api/v1/reservations/availability').click();
      await page.getByRole('button', { name: 'Try it out' }).waitFor();
      await page.getByText('RULE_VIOLATED').first().waitFor();
      if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/api-docs.png` });
      expect(new Set(asked.filter((origin) => origin !== 'null'))).toEqual(new Set([stage.url]));
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  },
  180_000,
);
