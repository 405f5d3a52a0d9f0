import type { Driver } from '@fleet/contracts/driver.ts';
import { words } from '../../../language/words.ts';

/** @param now milliseconds since 1970 */
export function describeLicence({ licenceClasses = [], licenceValidUntil }: Driver, now: number, locale: string) {
  const none = words.t('administration:none');
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return {
    classes: licenceClasses.join(', ') || none,
    validUntil: licenceValidUntil
      ? day.format(new Date(`${licenceValidUntil}T00:00Z`))
      : licenceClasses.length > 0
        ? words.t('administration:people.withoutEnd')
        : none,
    isExpired: Boolean(licenceValidUntil && Date.parse(`${licenceValidUntil}T23:59:59Z`) < now),
  };
}
