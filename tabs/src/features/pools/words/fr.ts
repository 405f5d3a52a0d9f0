import type { Translation } from '../../../language/translation.ts';
import type english from './en.ts';

export default {
  only: 'Seulement le parc {{pool}}.',
  onlyOne: 'Un seul parc.',
  all: 'Tous les parcs',
  showAll: 'Afficher tous les parcs',
} satisfies Translation<typeof english>;
