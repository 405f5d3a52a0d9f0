import type { Client } from '@fleet/contracts/client.ts';
import type { CostCenter } from '@fleet/contracts/cost-center.ts';
import { words } from '../../../language/words.ts';
import { choiceCodec } from '../cells/choice-codec.ts';
import { textCodec } from '../cells/text-codec.ts';
import { costCenterRules } from './member-rules.build-time.ts';
import { column, type SheetLayout, type SheetSource } from './sheet.ts';

/** Managers see those that are closed, too. */
export function costCenterSource(api: Client, managesFleet: boolean): SheetSource<CostCenter> {
  const list = (signal?: AbortSignal) =>
    api.listCostCenters(managesFleet ? { all: true } : {}, signal ? { signal } : {});
  return {
    idOf: ({ code }) => code,
    read: (costCenter, member) => costCenter[member as keyof CostCenter] ?? null,
    async loadPage(_, signal) {
      const { costCenters, nextCursor } = await list(signal);
      return { rows: costCenters, nextCursor };
    },
    // The API tells of all of them at once or of none; there are few.
    async fetchRow(wanted) {
      const { costCenters } = await list();
      return costCenters.find(({ code }) => code === wanted);
    },
    save: ({ code, version }, members) => api.updateCostCenter({ code, expectedVersion: version, ...members }),
  };
}

interface CostCenterFacts {
  managesFleet: boolean;
  timeZone: string;
}

export function costCenterLayout({ managesFleet, timeZone }: CostCenterFacts): SheetLayout<CostCenter> {
  const t = words.t.bind(words);
  const lockedBy = () => (managesFleet ? undefined : ('managers-only' as const));
  const openOrClosed = [
    { value: true, label: t('workbench:open') },
    { value: false, label: t('workbench:closed') },
  ];
  return {
    columns: [
      column({
        ...{ id: 'code', title: t('workbench:columns.code'), width: 160, lockedBy: () => 'code' },
        ...{ codec: textCodec, read: (one) => one.code },
      }),
      column({
        ...{ id: 'name', title: t('workbench:columns.costCenterName'), width: 320, lockedBy },
        ...{ codec: textCodec, rule: costCenterRules.name, read: (one) => one.name },
      }),
      column({
        ...{ id: 'active', title: t('workbench:columns.charges'), width: 160, lockedBy },
        ...{ codec: choiceCodec(openOrClosed), rule: costCenterRules.active, read: (one) => one.active },
      }),
    ],
    nameOf: ({ code, name }) => `${code} ${name}`,
    timeZoneOf: () => timeZone,
  };
}
