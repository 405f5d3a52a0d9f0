import type { Translation } from '../../../language/translation.ts';
import type english from './en.ts';

export default {
  only: 'Nur der Pool {{pool}}.',
  onlyOne: 'Nur ein Pool.',
  all: 'Alle Pools',
  showAll: 'Alle Pools zeigen',
} satisfies Translation<typeof english>;
