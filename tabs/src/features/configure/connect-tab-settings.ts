/** The part of Teams that asks what a tab shall show; it is there only while Teams shows its own Save button. */
import { pages } from '@microsoft/teams-js';
import type { tabSettings } from './tab-settings.ts';

type TabSettings = ReturnType<typeof tabSettings>;

/** What the tab has been set up as; undefined for a new one. */
export async function readSavedEntityId(): Promise<string | undefined> {
  const { entityId } = await pages.getConfig();
  return entityId || undefined;
}

/** From now on Teams' own button saves these, and the last who called wins. */
export function offerTabSettings(settings: TabSettings): void {
  pages.config.registerOnSaveHandler((event) => {
    pages.config.setConfig(settings).then(
      () => event.notifySuccess(),
      (error: unknown) => event.notifyFailure(error instanceof Error ? error.message : String(error)),
    );
  });
  pages.config.setValidityState(true);
}
