import type { Translation } from '../../../language/translation.ts';
import type english from './en.ts';

export default {
  span: 'Qué se muestra',
  spans: {
    month: 'Mes',
    week: 'Semana',
    day: 'Día',
  },
  entry: '{{vehicle}}, {{when}}: {{who}}, {{status}}',
  day_one: '{{day}}, {{count, number}} reserva',
  day_other: '{{day}}, {{count, number}} reservas',
  more: '{{count, number}} más',
  count: '{{count, number}}',
  days: 'Días y horas',
  zone: 'Las horas son: {{zone}}.',
  tooMany: 'Hay más de lo que se puede mostrar a la vez. Elija un parque o menos tiempo.',
} satisfies Translation<typeof english>;
