import type { Translation } from '../../../language/translation.ts';
import type english from './en.ts';

export default {
  span: 'Was gezeigt wird',
  spans: {
    month: 'Monat',
    week: 'Woche',
    day: 'Tag',
  },
  entry: '{{vehicle}}, {{when}}: {{who}}, {{status}}',
  day_one: '{{day}}, {{count, number}} Reservierung',
  day_other: '{{day}}, {{count, number}} Reservierungen',
  more: '{{count, number}} weitere',
  count: '{{count, number}}',
  days: 'Tage und Stunden',
  zone: 'Die Zeiten sind {{zone}}.',
  tooMany: 'Es gibt mehr, als auf einmal gezeigt werden kann. Wählen Sie einen Pool oder eine kürzere Zeit.',
} satisfies Translation<typeof english>;
