/** Everything about a reservation without leaving the chat: an employee and an approver, each in a real chat client. */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AdaptiveCard } from '@fleet/bot/cards/adaptive-card.ts';
import type { Client } from '@fleet/contracts/client.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { browserTest } from '../testing/browser.ts';
import { buttonsOf, readCard } from '../testing/read-card.ts';
import { drawCard, openCardPage } from '../testing/render-card.ts';
import { until } from '../testing/until.ts';
import { requestToken } from './api-client.ts';
import { cardSaying, cards, press, write } from './chat-page.ts';
import { type ContosoChats, openChats } from './contoso-chats.ts';
import { openDialog } from './teams-dialog.ts';
import { onlyCard, pageOf, type TeamsGroup } from './teams-group.ts';

const screenshots = fileURLToPath(new URL('../../../screenshots/two-playgrounds/', import.meta.url));

/** Named once, so that it stays the same day when midnight passes in between. */
const tomorrow = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'Europe/Berlin' }).format(
  Date.now() + 86_400_000,
);

let chats: ContosoChats;
let employee: Page;
let approver: Page;
let admin: Client;
let group: TeamsGroup;
beforeAll(async () => {
  await mkdir(screenshots, { recursive: true });
  chats = await openChats();
  ({ employee, approver, admin, group } = chats);
}, 240_000);
afterAll(() => chats?.stop());

const picture = (page: Page, name: string) => page.screenshot({ path: `${screenshots}${name}.png` });

/** Reserves what a sentence asks for. */
async function reserve(chat: Page, words: string, submit: 'Reserve' | 'Ask for approval'): Promise<void> {
  const before = await cards(chat).count();
  await write(chat, words);
  const card = cards(chat).nth(before);
  await press(card, 'Choose');
  await press(card, submit);
}

browserTest('asked one question at a time, an employee books with buttons', async () => {
  await write(employee, 'book the townstar for a trade fair');
  await press(cardSaying(employee, 'On which day?', 'trade fair'), 'Tomorrow');
  const question = cardSaying(employee, 'From when until when?', 'trade fair');
  await question.waitFor();
  await picture(employee, '1-from-when');
  await press(question, 'Morning');
  await press(cardSaying(employee, 'Free vehicles', 'M-NT 8801'), 'Choose');
  const form = cardSaying(employee, 'Reserve this vehicle');
  expect(await form.getByRole('textbox').first().inputValue()).toBe('trade fair');
  await press(form, 'Ask for approval');
  await cardSaying(employee, 'Waiting for approval', 'trade fair').waitFor();
});

browserTest('the approver rejects it, and the employee reads why where they asked', async () => {
  const asked = await cards(employee).count();
  const request = cardSaying(approver, 'Approval needed', 'trade fair');
  await press(request, 'Reject');
  await request.getByRole('textbox').fill('Please go by train');
  await picture(approver, '2-why-not');
  await press(request, 'Reject reservation');
  await cardSaying(approver, 'Rejected', 'Please go by train').waitFor();
  await cardSaying(employee, 'Your reservation was rejected', 'Please go by train').waitFor();
  expect(await cards(employee).count()).toBe(asked);
  await picture(employee, '3-rejected');
});

browserTest('the approver approves the next one', async () => {
  await reserve(employee, `book the townstar on ${tomorrow} 14 to 16 for a site survey`, 'Ask for approval');
  await press(cardSaying(approver, 'Approval needed', 'site survey'), 'Approve');
  await cardSaying(approver, 'Approved', 'site survey').waitFor();
  await cardSaying(employee, 'Your reservation is approved', 'site survey').waitFor();
});

browserTest('an hour more is said in words, saved with a press, and decided again', async () => {
  await write(employee, 'make it an hour longer');
  const change = cardSaying(employee, 'Another time', 'M-NT 8801');
  await change.waitFor();
  await picture(employee, '4-an-hour-longer');
  await press(change, 'Save the new time');
  await cardSaying(employee, 'Waiting for approval', 'site survey', '2:00 – 5:00 PM').waitFor();
  const request = cardSaying(approver, 'Approval needed', 'site survey', '2:00 – 5:00 PM');
  await request.waitFor();
  await picture(approver, '5-decided-again');
  await press(request, 'Approve');
  await cardSaying(employee, 'Your reservation is approved', '2:00 – 5:00 PM').waitFor();
});

browserTest('the employee cancels in words, and the approver’s card says so', async () => {
  await write(employee, 'cancel my reservation');
  const list = cardSaying(employee, 'Which one do you want to cancel?', 'site survey');
  await press(list, 'Cancel');
  await picture(employee, '6-cancel');
  await press(list, 'Yes, cancel it');
  await cardSaying(employee, 'The reservation is cancelled.').waitFor();
  await cardSaying(employee, 'Your reservation is cancelled', 'site survey').waitFor();
  await cardSaying(approver, 'Cancelled: nothing to decide any more', 'site survey').waitFor();
  await picture(approver, '7-nothing-to-decide');
});

browserTest('the driver takes the vehicle and brings it back, and says what the dashboard shows', async () => {
  await reserve(employee, 'book the jogger now for two hours for a delivery', 'Reserve');
  await cardSaying(employee, 'Your vehicle is reserved', 'delivery').waitFor();
  await write(employee, 'check out');
  const form = cardSaying(employee, 'Take the vehicle', 'Last reading');
  await form.getByRole('spinbutton').fill('28080');
  await picture(employee, '8-check-out');
  await press(form, 'I have it');
  await cardSaying(employee, 'You have the vehicle', 'delivery').waitFor();
  await write(employee, 'back, 45210 km, tank half full');
  const back = cardSaying(employee, 'Bring it back', 'Last reading');
  await back.waitFor();
  await picture(employee, '9-check-in');
  await press(back, 'It is back');
  await cardSaying(employee, 'Your reservation is over', 'delivery').waitFor();
  await picture(employee, '10-over');
  const { vehicles } = await admin.listVehicles({ q: 'M-DJ 8802' });
  expect(Math.round((vehicles[0]?.odometerMeters ?? 0) / 1_000)).toBe(45_210);
});

browserTest('who waits is offered what somebody else gives up, and takes it with a press', async () => {
  const wish = `book a minibus with 16 seats on ${tomorrow} 9 to 11`;
  await reserve(approver, `${wish} for an outing`, 'Reserve');
  await cardSaying(approver, 'Your vehicle is reserved', 'outing').waitFor();
  await write(employee, `${wish} for the choir`);
  const search = cardSaying(employee, 'None like that is free then');
  await press(search, 'Tell me when one is free');
  await picture(employee, '11-none-free');
  await search.getByRole('button', { name: 'Tell me when one is free', exact: true }).last().click();
  await cardSaying(employee, 'As soon as one is free', 'choir').waitFor();
  await write(approver, 'cancel the tourys');
  const list = cardSaying(approver, 'Which one do you want to cancel?', 'M-IB 8816');
  await press(list, 'Cancel');
  await press(list, 'Yes, cancel it');
  const offer = cardSaying(employee, 'A vehicle is free for you', 'choir');
  await offer.waitFor();
  await picture(employee, '12-offer');
  await press(offer, 'Take it');
  await cardSaying(employee, 'Your vehicle is reserved', 'choir').waitFor();
  await picture(employee, '13-taken');
});

/** Finds a reservation by the search of the message extension, and puts its card into the group chat. */
async function shareFound(text: string) {
  const value = { commandId: 'searchReservations', parameters: [{ name: 'text', value: text }], queryOptions: {} };
  return group.share(onlyCard(await group.invoke('employee', 'composeExtension/query', value)));
}

async function pictureOfCard(card: AdaptiveCard, name: string): Promise<void> {
  const page = await openCardPage(chats.browser, 480, 'light');
  expect(await drawCard(page, card, 'light')).toEqual([]);
  await page.locator('#card').screenshot({ path: `${screenshots}${name}.png` });
  await page.close();
}

browserTest('found and shared in a group chat, a reservation shows everybody what is theirs to see', async () => {
  await reserve(employee, `book the townstar on ${tomorrow} 17 to 19 for a bridge inspection`, 'Ask for approval');
  await cardSaying(approver, 'Approval needed', 'bridge inspection').waitFor();
  const shared = await shareFound('townstar bridge');
  const asShared = readCard(shared.card);
  expect(asShared).toContain('Elena Fischer');
  expect(asShared).not.toContain('bridge inspection');
  expect(shared.card.refresh?.userIds).toEqual(['user-employee', 'user-approver']);
  await pictureOfCard(shared.card, '14-shared');

  expect(readCard(await group.refresh('employee2', shared))).toBe(asShared);
  expect(buttonsOf(await group.refresh('employee', shared)).map(({ title }) => title)).toContain('Yes, cancel it');
  const approversView = await group.refresh('approver', shared);
  expect(readCard(approversView)).toContain('bridge inspection');
  await pictureOfCard(approversView, '15-the-approvers-view');
  expect([shared.updates, readCard(shared.card)]).toEqual([0, asShared]);

  const approve = buttonsOf(approversView).find(({ title }) => title === 'Approve');
  const decided = await group.as('approver').act(approve?.verb ?? '', approve?.data ?? {}, shared.id);
  expect(readCard(decided)).toContain('Approved');
  await cardSaying(employee, 'Your reservation is approved', 'bridge inspection').waitFor();
  await cardSaying(approver, 'Approved', 'bridge inspection').waitFor();
  await until(async () => readCard(shared.card).includes('Reserved'));
  expect(JSON.stringify(shared.card)).not.toContain('bridge inspection');
});

browserTest('a card that was deleted in the group chat is tried once more and then left alone', async () => {
  const shared = await shareFound('townstar bridge');
  await group.refresh('employee', shared);
  const tries = group.connector.remove(group.as('employee').conversationId, shared.id);
  expect(await group.post(group.as('employee').activity({ type: 'messageDelete' }))).toBe(200);
  await write(employee, 'make it an hour longer');
  await press(cardSaying(employee, 'Another time', '5:00 – 7:00 PM'), 'Save the new time');
  await until(async () => tries() === 1);
  await press(cardSaying(approver, 'Approval needed', '5:00 – 8:00 PM'), 'Approve');
  await cardSaying(employee, 'Your reservation is approved', '5:00 – 8:00 PM').waitFor();
  expect(tries()).toBe(1);
});

browserTest('a message becomes a reservation in a dialog, and that a card in the chat', async () => {
  const content = `<p>Who takes the apprentices to the concert <b>on ${tomorrow} 18 to 22</b>?</p>`;
  const message = { commandId: 'reserveVehicle', messagePayload: { body: { contentType: 'html', content } } };
  const url = pageOf(await group.invoke('employee', 'composeExtension/fetchTask', message));
  const token = await requestToken(chats.product, 'employee');
  const dialog = await openDialog(chats.browser, url, token);
  await dialog.page.getByLabel('Class').selectOption('minibus');
  await dialog.page.getByRole('radio', { name: /M-IB 8816/ }).check();
  await dialog.page.getByLabel('Purpose').fill('Concert');
  await picture(dialog.host, '16-dialog');
  await dialog.page.getByRole('button', { name: 'Reserve', exact: true }).click();
  const data = await dialog.handedOver();
  await dialog.host.context().close();

  const answer = await group.invoke('employee', 'composeExtension/submitAction', {
    commandId: 'reserveVehicle',
    data,
  });
  expect(readCard(onlyCard(answer))).toMatch(/Reserved[\s\S]*Iveco Tourys \(M-IB 8816\)[\s\S]*18:00–22:00/);
  await write(employee, `my reservations on ${tomorrow}`);
  await cardSaying(employee, 'Your reservations', 'Concert').waitFor();
  await picture(employee, '17-my-reservations');
});

browserTest('a vehicle that is searched for is reserved from its details, and a link to it unfolds', async () => {
  const value = { commandId: 'searchVehicles', parameters: [{ name: 'text', value: 'jogger' }], queryOptions: {} };
  const card = onlyCard(await group.invoke('approver', 'composeExtension/query', value));
  await pictureOfCard(card, '18-vehicle');
  const details = card.actions?.find(({ title }) => title === 'Details');
  const data = details && 'data' in details ? details.data : {};
  const url = pageOf(await group.invoke('approver', 'task/fetch', { data }));
  const dialog = await openDialog(chats.browser, url, await requestToken(chats.product, 'approver'));
  await dialog.page.getByText('M-DJ 8802').first().waitFor();
  await picture(dialog.host, '19-vehicle-dialog');
  await dialog.page.getByRole('button', { name: 'Reserve', exact: true }).click();
  await dialog.page.getByRole('radio', { name: /M-DJ 8802/, checked: true }).waitFor();
  await dialog.page.getByLabel('Purpose').fill('Airport');
  await dialog.page.getByRole('button', { name: 'Reserve', exact: true }).click();
  const closing = await group.invoke('approver', 'task/submit', { data: await dialog.handedOver() });
  expect(closing.task).toEqual({ type: 'message', value: 'Your vehicle is reserved: Dacia Jogger (M-DJ 8802)' });
  await dialog.host.context().close();
  const unfolded = await group.invoke('approver', 'composeExtension/queryLink', { url });
  expect(readCard(onlyCard(unfolded))).toContain('Dacia Jogger (M-DJ 8802)');
});
