import type { Client } from '@fleet/contracts/client.ts';
import { useState } from 'react';
import { useApi } from '../../../api-client/api.ts';
import { SheetStore } from '../edits/sheet-store.ts';
import type { SheetName, SheetSource, Versioned } from '../sheets/sheet.ts';

/** Kept for as long as somebody is signed in: what is not saved yet survives a look at another page. */
const stores = new WeakMap<Client, Map<SheetName, unknown>>();

export function useSheetStore<Row extends Versioned>(
  name: SheetName,
  createSource: (api: Client) => SheetSource<Row>,
): SheetStore<Row> {
  const api = useApi();
  const [store] = useState(() => {
    const kept = stores.get(api) ?? new Map<SheetName, unknown>();
    stores.set(api, kept);
    const known = kept.get(name) as SheetStore<Row> | undefined;
    const one = known ?? new SheetStore(createSource(api));
    kept.set(name, one);
    return one;
  });
  return store;
}
