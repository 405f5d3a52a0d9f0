import { useTranslation } from 'react-i18next';

/** @returns a function that writes an instant on the reader's clock; "never" for none */
export function useMoment(): (instant: string | null) => string {
  const { t, i18n } = useTranslation('administration');
  const format = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  return (instant) => (instant ? format.format(new Date(instant)) : t('never'));
}
