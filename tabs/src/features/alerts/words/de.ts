import type { Translation } from '../../../language/translation.ts';
import type english from './en.ts';

export default {
  detail: 'Was jemand ansehen sollte, das Neueste zuerst.',
  kind: 'Art',
  anyKind: 'Alles',
  withPast: 'Auch Vergangenes und solche, um die sich jemand kümmert',
  empty: 'Nichts braucht Sie',
  emptyDetail:
    'Späte Rückgaben, Fahrten ohne Reservierung, leere Tanks, Wartungen und Störungen erscheinen hier von selbst.',
  acknowledged: 'Sie kümmern sich darum: {{alert}}, {{vehicle}}.',
} satisfies Translation<typeof english>;
