import type { Translation } from '../../../language/translation.ts';
import type english from './en.ts';

export default {
  explanation: 'Quien abra la pestaña verá lo que puede ver en Fleet.',
  view: '¿Qué muestra la pestaña?',
  views: {
    fleet: 'Vehículos',
    reservations: 'Reservas',
    calendar: 'Calendario',
    timeline: 'Cronograma',
    'to-approve': 'Pendientes de aprobación',
  },
  viewHints: {
    fleet: 'Qué hace ahora cada vehículo',
    reservations: 'Cada persona ve las suyas, y la gestión de la flota todas',
    calendar: 'Las reservas por mes, semana y día',
    timeline: 'Los vehículos por horas, para ver y reservar lo libre',
    'to-approve': 'Cada persona ve lo que espera su decisión',
  },
  pool: '¿De qué parque?',
  allPools: 'Todos los parques',
  named: '{{view}} · {{pool}}',
  notInTeams: 'Esta página pertenece a Teams',
  notInTeamsDetail: 'Teams la abre cuando añade Fleet como pestaña a un canal o a un chat.',
} satisfies Translation<typeof english>;
