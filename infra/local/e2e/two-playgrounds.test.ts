/** Everything about a reservation without leaving the chat: an employee and an approver, each in a real chat client. */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Client } from '@fleet/contracts/client.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { browserTest, launchBrowser } from '../testing/browser.ts';
import { signIn } from './api-client.ts';
import { cardSaying, cards, openChat, press, write } from './chat-page.ts';
import { type RunningProduct, startProduct } from './running-product.ts';

const screenshots = fileURLToPath(new URL('../../../screenshots/two-playgrounds/', import.meta.url));

let product: RunningProduct;
let browser: Browser;
let admin: Client;
let employee: Page;
let approver: Page;

beforeAll(async () => {
  await mkdir(screenshots, { recursive: true });
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  admin = await signIn(product, 'admin');
  await addPools();
  [employee, approver] = await Promise.all([
    openChat(browser, product.employeeChatUrl),
    openChat(browser, product.approverChatUrl),
  ]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** Vehicles nobody has reserved yet, in pools that are always open, so that it is the same at any hour of any day. */
async function addPools(): Promise<void> {
  const place = { site: 'Riverside', timeZone: 'Europe/Berlin' };
  const [asking, free] = await Promise.all([
    admin.createPool({ name: 'Works', ...place, approvalSteps: [{ asks: 'manager' }] }),
    admin.createPool({ name: 'Harbour', ...place }),
  ]);
  const vehicles = [
    { poolId: asking.id, licensePlate: 'M-NT 8801', make: 'Nissan', model: 'Townstar', class: 'van', seats: 3 },
    { poolId: free.id, licensePlate: 'M-DJ 8802', make: 'Dacia', model: 'Jogger', class: 'estate', seats: 7 },
    { poolId: free.id, licensePlate: 'M-IB 8816', make: 'Iveco', model: 'Tourys', class: 'minibus', seats: 16 },
  ] as const;
  const common = { color: 'white', fuelType: 'diesel', odometerMeters: 45_180_000 } as const;
  await Promise.all(vehicles.map((vehicle) => admin.createVehicle({ ...vehicle, ...common })));
}

const picture = (page: Page, name: string) => page.screenshot({ path: `${screenshots}${name}.png` });

/** Reserves what a sentence asks for. @returns what the card says then */
async function reserve(chat: Page, words: string, submit: 'Reserve' | 'Ask for approval'): Promise<void> {
  const before = await cards(chat).count();
  await write(chat, words);
  const card = cards(chat).nth(before);
  await press(card, 'Choose');
  await press(card, submit);
}

browserTest('asked one question at a time, an employee books with buttons', async () => {
  await write(employee, 'book the townstar for a trade fair');
  await press(cardSaying(employee, 'On which day?'), 'Tomorrow');
  await picture(employee, '1-from-when');
  await press(cardSaying(employee, 'From when until when?', 'trade fair'), 'Morning');
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
  await reserve(employee, 'book the townstar tomorrow 14 to 16 for a site survey', 'Ask for approval');
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
  await reserve(employee, 'book the jogger in half an hour for two hours for a delivery', 'Reserve');
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
  const wish = 'book a minibus with 16 seats tomorrow 9 to 11';
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
