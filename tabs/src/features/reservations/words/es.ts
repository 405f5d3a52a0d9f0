import type { Translation } from '../../../language/translation.ts';
import type english from './en.ts';

export default {
  list: 'Reservas',
  one: 'Reserva',
  showAll: 'Mostrar todas las reservas',
  views: { label: 'Vista', list: 'Lista', timeline: 'Cronograma' },
  scopes: { mine: 'Las mías', 'to-approve': 'Esperan mi decisión', all: 'Todas' },
  scopeGroup: 'Reservas de quién',
  periodFilter: 'Periodo',
  periods: { upcoming: 'De hoy en adelante', past: 'Últimos 30 días' },
  shownAndMore_one: '{{count, number}} reserva mostrada, hay más por cargar',
  shownAndMore_other: '{{count, number}} reservas mostradas, hay más por cargar',
  reason: 'Motivo: {{reason}}',
  loadMore: 'Cargar más',
  actions: { approve: 'Aprobar', reject: 'Rechazar', cancel: 'Cancelar' },
  actionsInFull: { approve: 'Aprobar', reject: 'Rechazar', cancel: 'Cancelar la reserva' },
  forVehicle: '{{action}}: {{vehicle}}, {{when}}',
  questions: {
    cancel: {
      title: '¿Cancelar esta reserva?',
      detail: 'El vehículo queda libre para otras personas y el evento desaparece de los calendarios.',
      confirm: 'Cancelar la reserva',
    },
    reject: {
      title: '¿Rechazar esta reserva?',
      detail: 'Se comunica a quien la solicitó, con el motivo que usted indique.',
      confirm: 'Rechazar',
    },
  },
  reasonLabel: 'Motivo (opcional)',
  keep: 'Volver',
  empty: {
    mine: {
      title: 'Sin reservas',
      detail:
        'Diga al bot de Fleet lo que necesita, por ejemplo «una furgoneta mañana de 9 a 12 para una visita de obra».',
    },
    'to-approve': { title: 'Nada espera su decisión', detail: 'Las nuevas solicitudes aparecen aquí por sí solas.' },
    all: { title: 'Sin reservas', detail: 'Nadie ha reservado un vehículo en este periodo.' },
  },
  changed: '{{vehicle}}, {{when}}, ahora: {{status, lowercase}}.',
  appeared: 'Nueva: {{vehicle}}, {{when}}, {{status, lowercase}}.',
  manyChanged_one: '{{count, number}} reserva ha cambiado.',
  manyChanged_other: '{{count, number}} reservas han cambiado.',
} satisfies Translation<typeof english>;
