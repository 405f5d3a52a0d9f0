import type { Translation } from '../../../language/translation.ts';
import type english from './en.ts';

export default {
  only: 'Seulement le parc {{pool}}.',
  onlyOne: 'Un seul parc.',
  showAll: 'Afficher tous les parcs',
} satisfies Translation<typeof english>;
