import type { Translation } from '../../../language/translation.ts';
import type english from './en.ts';

export default {
  detail: 'Lo que alguien debería mirar, lo más reciente primero.',
  kind: 'Tipo',
  anyKind: 'Todo',
  withPast: 'También los pasados y los que alguien atiende',
  empty: 'Nada le necesita',
  emptyDetail:
    'Devoluciones tardías, viajes sin reserva, depósitos bajos, mantenimientos y averías aparecen aquí por sí mismos.',
  acknowledged: 'Usted lo atiende: {{alert}}, {{vehicle}}.',
} satisfies Translation<typeof english>;
