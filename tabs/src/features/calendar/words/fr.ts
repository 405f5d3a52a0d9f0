import type { Translation } from '../../../language/translation.ts';
import type english from './en.ts';

export default {
  span: 'Ce qui est affiché',
  spans: {
    month: 'Mois',
    week: 'Semaine',
    day: 'Jour',
  },
  entry: '{{vehicle}}, {{when}} : {{who}}, {{status}}',
  day_one: '{{day}}, {{count, number}} réservation',
  day_other: '{{day}}, {{count, number}} réservations',
  more: '{{count, number}} de plus',
  count: '{{count, number}}',
  days: 'Jours et heures',
  zone: 'Les heures sont celles de : {{zone}}.',
  tooMany: 'Il y a plus que ce qui peut être affiché. Choisissez un parc ou une durée plus courte.',
} satisfies Translation<typeof english>;
