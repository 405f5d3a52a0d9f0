/**
 * What the tabs need of the contracts besides their types, without the schemas, which are a fifth of a first page.
 * Of a file that ends in `.build-time.ts` only the values are sent: it runs when the tabs are built
 * (`tabs/build-time-values.ts`), and exports nothing but data.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Operation, wireOf } from '@fleet/contracts/operation.ts';
import { type OperationName, operations } from '@fleet/contracts/operations.ts';
import { type SocketEventName, socketEvents } from '@fleet/contracts/socket-events.ts';
import type { Wire } from '@fleet/contracts/wire.ts';

export { maximumHandoverPhotos } from '@fleet/contracts/handover.ts';
export { maximumTrailHours } from '@fleet/contracts/position.ts';
export { reservationStatuses } from '@fleet/contracts/reservation.ts';
export { defaultBranding } from '@fleet/contracts/tenant.ts';
export { vehicleClasses } from '@fleet/contracts/vehicle.ts';
export { documentTypes, maximumDocumentBytes } from '@fleet/contracts/vehicle-document.ts';

export const socketEventNames = Object.keys(socketEvents) as SocketEventName[];

const sources = globSync('**/*.{ts,tsx}', { cwd: import.meta.dirname });
const named = new Set(
  sources.flatMap((file) => readFileSync(join(import.meta.dirname, file), 'utf8').match(/\w+/g) ?? []),
);

/** How each operation travels that a page names somewhere, by its name; the others would weigh twice as much. */
export const wires = Object.fromEntries(
  Object.entries<Operation>(operations)
    .filter(([name]) => named.has(name))
    .map(([name, operation]) => [name, wireOf(operation)]),
) as Record<OperationName, Wire>;
