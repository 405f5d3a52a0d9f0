import type { Translation } from '../../../language/translation.ts';
import type english from './en.ts';

export default {
  title: 'Compartir dónde está el vehículo',
  detail: 'Para vehículos sin dispositivo propio: su teléfono dice dónde está el vehículo mientras lo tiene.',
  none: 'Ahora no tiene ningún vehículo',
  noneDetail: 'En cuanto haya recogido uno, su teléfono puede decir dónde está.',
  vehicle: 'Vehículo',
  start: 'Empezar a compartir',
  stop: 'Dejar de compartir',
  isOn: 'Su teléfono comparte dónde está {{vehicle}}.',
  isOff: 'No se comparte nada.',
  only: 'Solo funciona mientras esta página está abierta y en primer plano: déjela abierta en un soporte o deje de compartir al llegar. Los gestores de flota ven el lugar, y usted puede marcar el viaje como privado.',
  started: 'Ha empezado a compartirse.',
  stopped: 'Ya no se comparte.',
  sent_one: '{{count, number}} lugar enviado, el último {{moment}}',
  sent_other: '{{count, number}} lugares enviados, el último {{moment}}',
  notSent: 'Aún no se ha enviado ningún lugar.',
  waiting_one: '{{count, number}} lugar espera una conexión.',
  waiting_other: '{{count, number}} lugares esperan una conexión.',
  dropped: 'Tanto tiempo sin conexión, se descartaron los lugares más antiguos: {{count, number}}.',
  outOfTime: 'El reloj de este teléfono está mal: se rechazaron lugares. Deje que se ajuste solo.',
  hidden: 'La página estaba en segundo plano: no se conoce el camino desde entonces.',
  problems: {
    denied:
      'Esta página no puede saber dónde está usted. Permítalo en los ajustes del navegador o de Teams y empiece de nuevo.',
    unavailable: 'Su teléfono no puede decir ahora dónde está. Continuará por sí mismo en cuanto pueda.',
    unsupported: 'Este dispositivo no puede decir dónde está. Use un teléfono.',
  },
} satisfies Translation<typeof english>;
