import { useTranslation } from 'react-i18next';
import { useNow } from './use-now.ts';

/** What times on this page need besides the vehicle's zone: the reader's language, device zone and clock. */
export function useTimeStyle(): { locale: string; readerZone: string; now: number } {
  const { i18n } = useTranslation();
  const readerZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return { locale: i18n.language, readerZone, now: useNow() };
}
