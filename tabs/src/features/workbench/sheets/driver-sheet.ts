import type { Client } from '@fleet/contracts/client.ts';
import type { Driver } from '@fleet/contracts/driver.ts';
import { words } from '../../../language/words.ts';
import { listCodec } from '../cells/choice-codec.ts';
import { dateCodec } from '../cells/date-codec.ts';
import { textCodec } from '../cells/text-codec.ts';
import { driverRules } from './member-rules.build-time.ts';
import { column, type SheetColumn, type SheetLayout, type SheetSource } from './sheet.ts';

const pageSize = 200;

export function driverSource(api: Client): SheetSource<Driver> {
  return {
    idOf: ({ id }) => id,
    read: (driver, member) => driver[member as keyof Driver] ?? null,
    async loadPage(cursor, signal) {
      const { drivers, nextCursor } = await api.listDrivers({ limit: pageSize, ...(cursor && { cursor }) }, { signal });
      return { rows: drivers, nextCursor };
    },
    fetchRow: (driverId) => api.getDriver({ driverId }),
    save: ({ id, version }, members) => api.updateDriver({ driverId: id, expectedVersion: version, ...members }),
  };
}

interface DriverFacts {
  managesFleet: boolean;
  /** The reader's own, as a driver's licence has no zone. */
  timeZone: string;
}

export function driverLayout({ managesFleet, timeZone }: DriverFacts): SheetLayout<Driver> {
  const t = words.t.bind(words);
  const lockedBy = () => (managesFleet ? undefined : ('managers-only' as const));
  const ofAccount = ({ userId }: Driver) => lockedBy() ?? (userId ? ('account' as const) : undefined);
  const name: SheetColumn<Driver> = column({
    ...{ id: 'displayName', title: t('workbench:columns.driverName'), width: 200, lockedBy: ofAccount },
    ...{ codec: textCodec, rule: driverRules.displayName, read: (one) => one.displayName },
  });
  // Nobody else is told more than the name.
  const details: SheetColumn<Driver>[] = [
    column({
      ...{ id: 'email', title: t('workbench:columns.email'), width: 240, lockedBy: ofAccount },
      ...{ codec: textCodec, rule: driverRules.email, read: (one) => one.email ?? null },
    }),
    column({
      ...{ id: 'licenceClasses', title: t('workbench:columns.licenceClasses'), width: 150, lockedBy },
      ...{ codec: listCodec(), rule: driverRules.licenceClasses, read: (one) => one.licenceClasses ?? [] },
    }),
    column({
      ...{ id: 'licenceValidUntil', title: t('workbench:columns.licenceValidUntil'), width: 160, lockedBy },
      ...{ codec: dateCodec, rule: driverRules.licenceValidUntil, read: (one) => one.licenceValidUntil ?? null },
    }),
    column({
      ...{ id: 'licenceNumber', title: t('workbench:columns.licenceNumber'), width: 150, lockedBy },
      ...{ codec: textCodec, rule: driverRules.licenceNumber, read: (one) => one.licenceNumber ?? null },
    }),
    column({
      ...{ id: 'blockedReason', title: t('workbench:columns.blockedReason'), width: 280, lockedBy },
      ...{ codec: textCodec, rule: driverRules.blockedReason, read: (one) => one.blockedReason ?? null },
    }),
  ];
  return {
    columns: managesFleet ? [name, ...details] : [name],
    nameOf: ({ displayName }) => displayName,
    timeZoneOf: () => timeZone,
  };
}
