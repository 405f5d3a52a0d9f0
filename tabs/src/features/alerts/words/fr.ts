import type { Translation } from '../../../language/translation.ts';
import type english from './en.ts';

export default {
  detail: 'Ce que quelqu’un devrait regarder, le plus récent d’abord.',
  kind: 'Type',
  anyKind: 'Tout',
  withPast: 'Aussi celles qui sont passées ou prises en charge',
  empty: 'Rien ne demande votre attention',
  emptyDetail:
    'Retours tardifs, trajets sans réservation, réservoirs presque vides, entretiens et pannes apparaissent ici d’eux-mêmes.',
  acknowledged: 'Vous vous en occupez : {{alert}}, {{vehicle}}.',
} satisfies Translation<typeof english>;
