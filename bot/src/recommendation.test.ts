/** What is recommended in a chat is what somebody gets who leaves the choice open; each vehicle is shown in a picture. */
import { recommendVehicles } from '@fleet/api/domain/reservation/recommend-vehicles.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BotStage, type Chat, setBotStage } from '../../infra/local/testing/bot-stage.ts';
import { demoCompany, demoVehicleId } from '../../infra/local/testing/demo-stage.ts';
import { buttonsOf, readCard } from '../../infra/local/testing/read-card.ts';
import type { AdaptiveCard, Picture } from './cards/adaptive-card.ts';

// A Monday, 08:00 in Berlin.
const now = () => new Date('2026-11-23T07:00:00Z');
const photographed = 'M-FT 1205';
let stage: BotStage;
let employee: Chat;
let photoId: string;
beforeAll(async () => {
  stage = await setBotStage(now);
  employee = stage.chat('employee');
  await employee.install();
  await stage.look("update vehicles set odometer_meters = 40000000, equipment = '{}'");
  await stage.look('update vehicles set odometer_meters = 8412000 where license_plate = $1', [photographed]);
  const [photo] = await stage.look<{ id: string }>(
    `insert into photos (tenant_id, content_type, content, sha256, uploaded_by)
     select tenant_id, 'image/png', 'x', sha256('x'), id from users where email = 'manager@contoso.example' returning id`,
  );
  photoId = photo?.id ?? '';
  await stage.look('update vehicles set photo_id = $1 where license_plate = $2', [photoId, photographed]);
});
afterAll(() => stage.drop());

/** The vehicles that can be chosen, in the order in which they are shown. */
function offeredOn(card: AdaptiveCard): unknown[] {
  return buttonsOf(card).flatMap(({ verb, data }) =>
    verb === 'choose-vehicle' ? [(data as { vehicleId?: unknown }).vehicleId] : [],
  );
}

function* picturesIn(value: unknown): Generator<Picture> {
  if (Array.isArray(value)) for (const one of value) yield* picturesIn(one);
  else if (typeof value === 'object' && value !== null) {
    if ((value as { type?: unknown }).type === 'Image') yield value as Picture;
    for (const one of Object.values(value)) yield* picturesIn(one);
  }
}

describe('the vehicle that is recommended', () => {
  test('comes first on the card, is the only one so marked, and is the one that is given away first', async () => {
    const { card } = await employee.write('free vans in Munich tomorrow 9 to 12');
    const period = { startDate: '2026-11-24T08:00:00Z', endDate: '2026-11-24T11:00:00Z', class: 'van' as const };
    const inMunich = ({ site, poolName }: { site: string; poolName: string }) =>
      `${poolName} ${site}`.includes('Munich');
    const { vehicles } = await recommendVehicles(await stage.as('employee'), { ...period, limit: 200 }, inMunich);
    expect(offeredOn(card)).toEqual(vehicles.map(({ vehicleId }) => vehicleId));
    expect(offeredOn(card)[0]).toBe(demoVehicleId(photographed));
    const text = readCard(card);
    expect(text.match(/Recommended/g)).toHaveLength(1);
    expect(text).toMatch(/Recommended: \n.*\(5,226 mi\)\nFord Transit\nM-FT 1205 · white/);
  });

  test.each([
    ['de-DE', 'Empfohlen: ', 'am wenigsten gefahren', '(8.412 km)'],
    ['fr-FR', 'Recommandé : ', 'le moins roulé', '(8 412 km)'],
    ['es-ES', 'Recomendado: ', 'el que menos ha rodado', '(8412 km)'],
  ])('is marked in %s, with the reason', async (locale, ...said) => {
    const wish = { classes: ['van'], terms: ['munich'] };
    const data = { startDate: '2026-11-24T08:00:00Z', endDate: '2026-11-24T11:00:00Z', wish };
    const value = { action: { type: 'Action.Execute', verb: 'show-availability', data }, trigger: 'manual' };
    const { body } = await stage.post(
      employee.activity({ type: 'invoke', name: 'adaptiveCard/action', value, locale }),
    );
    const text = readCard((body as { value: AdaptiveCard }).value).replaceAll(/[\u00a0\u202f]/g, ' ');
    for (const words of said) expect(text).toContain(words);
  });

  test('is not marked again on the next page, which goes on where the first ended', async () => {
    const message = await employee.write('free cars tomorrow 9 to 12');
    const first = offeredOn(message.card);
    const next = await employee.press(message, /^Show \d+ more$/);
    expect(readCard(next)).not.toContain('Recommended');
    expect(offeredOn(next)).toHaveLength(first.length);
    expect(offeredOn(next).filter((id) => first.includes(id))).toEqual([]);
  });
});

describe('a picture', () => {
  test('is the photo at an address signed for it, else the pictogram of the class', async () => {
    const { card } = await employee.write('free vans in Munich tomorrow 9 to 12');
    const [photo, ...others] = [...picturesIn(card)];
    expect(photo?.altText).toBe('Photo of Ford Transit');
    const token = /^https:\/\/fleet\.example\/pictures\/([\w-]{91})$/.exec(photo?.url ?? '')?.[1] ?? '';
    expect(stage.pictureTokens.open(token, now())).toEqual({ tenantId: demoCompany().tenantId, photoId });
    expect(others.length).toBeGreaterThan(2);
    for (const { url, altText } of others) {
      expect({ url, altText }).toEqual({
        url: 'https://fleet.example/tabs/vehicles/van.png',
        altText: 'Pictogram: van',
      });
    }
  });

  test('stands on the card with other vehicles for a reservation, too', async () => {
    const message = await employee.write('book a van in Munich on Friday 9 to 12 for site visit');
    await employee.press(message, 'Choose');
    await employee.press(message, /^(Ask for approval|Reserve)$/);
    const swap = await employee.write('give me a different vehicle');
    expect([...picturesIn(swap.card)].length).toBeGreaterThan(2);
  });

  test('stands beside what the message extension finds and on the card it posts', async () => {
    const search = async (commandId: string, text: string) => {
      const parameters = [{ name: 'text', value: text }];
      const value = { commandId, parameters, queryOptions: {} };
      const { body } = await stage.post(employee.activity({ type: 'invoke', name: 'composeExtension/query', value }));
      const { composeExtension } = body as {
        composeExtension: {
          attachments: { content: AdaptiveCard; preview: { content: { images: { url: string; alt: string }[] } } }[];
        };
      };
      return composeExtension.attachments[0];
    };
    const vehicle = await search('searchVehicles', photographed);
    const [picture] = [...picturesIn(vehicle?.content)];
    expect(picture?.url).toMatch(/^https:\/\/fleet\.example\/pictures\/[\w-]{91}$/);
    expect(vehicle?.preview.content.images).toEqual([
      { url: picture?.url, alt: `Photo of Ford Transit (${photographed})` },
    ]);
    const reservation = await search('searchReservations', 'site visit');
    expect(reservation?.preview.content.images).toEqual([
      { url: 'https://fleet.example/tabs/vehicles/van.png', alt: 'Pictogram: van' },
    ]);
  });
});
