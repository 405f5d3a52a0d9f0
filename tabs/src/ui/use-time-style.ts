import { useMe } from '../api-client/use-me.ts';
import { catalogueLocale } from './format.ts';
import { useNow } from './use-now.ts';

/** What times on this page need besides the vehicle's zone: the reader's language, device zone and clock. */
export function useTimeStyle(): { locale: string; readerZone: string; now: number } {
  const { locale } = useMe();
  const readerZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return { locale: catalogueLocale(locale), readerZone, now: useNow() };
}
