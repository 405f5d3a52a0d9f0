import type { Translation } from '../../../language/translation.ts';
import type english from './en.ts';

export default {
  only: 'Solo el parque {{pool}}.',
  onlyOne: 'Solo un parque.',
  all: 'Todos los parques',
  showAll: 'Mostrar todos los parques',
} satisfies Translation<typeof english>;
