/** The running product with an employee and an approver in their chat clients, and vehicles nobody has reserved yet. */
import type { Client } from '@fleet/contracts/client.ts';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../testing/browser.ts';
import { signIn } from './api-client.ts';
import { openChat } from './chat-page.ts';
import { type RunningProduct, startProduct } from './running-product.ts';
import { openGroup, type TeamsGroup } from './teams-group.ts';

export interface ContosoChats {
  product: RunningProduct;
  browser: Browser;
  admin: Client;
  employee: Page;
  approver: Page;
  group: TeamsGroup;
  stop(): Promise<void>;
}

export async function openChats(): Promise<ContosoChats> {
  const [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  const admin = await signIn(product, 'admin');
  await addPools(admin);
  const [employee, approver, group] = await Promise.all([
    openChat(browser, product.employeeChatUrl),
    openChat(browser, product.approverChatUrl),
    openGroup(product.url),
  ]);
  return {
    product,
    browser,
    admin,
    employee,
    approver,
    group,
    async stop() {
      await browser.close();
      await product.stop();
      await group.connector.stop();
    },
  };
}

/** Always open, so that it is the same at any hour of any day: one asks the driver's manager, one asks nobody. */
async function addPools(admin: Client): Promise<void> {
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
