import { expect, test } from 'vitest';
import { describeDistance, describeLength, describeMoney } from './describe-quantity.ts';
import { viewerOf } from './viewer.ts';

const quantities = (locale: string) => {
  const viewer = viewerOf('UTC', locale);
  const said = [
    describeDistance(45_210_000, viewer),
    describeMoney(123_450, 'EUR', viewer),
    describeLength(14 * 1_440, viewer),
    describeLength(90, viewer),
  ];
  return said.map((text) => text.replaceAll(/\s/g, ' '));
};

test.each([
  ['en-US', ['28,092 mi', '€1,234.50', '14 days', '1 hour, 30 minutes']],
  ['en-GB', ['28,092 mi', '€1,234.50', '14 days', '1 hour, 30 minutes']],
  ['de-DE', ['45.210 km', '1.234,50 €', '14 Tage', '1 Stunde, 30 Minuten']],
  ['fr-FR', ['45 210 km', '1 234,50 €', '14 jours', '1 heure et 30 minutes']],
  ['es-ES', ['45.210 km', '1234,50 €', '14 días', '1 hora y 30 minutos']],
  ['es-US', ['28,092 mi', 'EUR 1,234.50', '14 días', '1 hora y 30 minutos']],
])('distances, money and lengths of time in %s', (locale, said) => {
  expect(quantities(locale)).toEqual(said);
});
