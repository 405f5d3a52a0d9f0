import type { Translation } from '../../../language/translation.ts';
import type english from './en.ts';

export default {
  title: 'Teilen, wo das Fahrzeug ist',
  detail: 'Für Fahrzeuge ohne eigenes Gerät: Ihr Telefon sagt, wo das Fahrzeug ist, solange Sie es haben.',
  none: 'Sie haben jetzt kein Fahrzeug',
  noneDetail: 'Sobald Sie eines übernommen haben, kann Ihr Telefon sagen, wo es ist.',
  vehicle: 'Fahrzeug',
  start: 'Teilen beginnen',
  stop: 'Teilen beenden',
  isOn: 'Ihr Telefon teilt, wo {{vehicle}} ist.',
  isOff: 'Nichts wird geteilt.',
  only: 'Das geht nur, solange diese Seite offen und im Vordergrund ist: Lassen Sie sie in einer Halterung offen, oder beenden Sie das Teilen bei der Ankunft. Das Flottenmanagement sieht den Ort, und Sie können die Fahrt als privat kennzeichnen.',
  started: 'Das Teilen hat begonnen.',
  stopped: 'Das Teilen ist beendet.',
  sent_one: '{{count, number}} Ort gesendet, der letzte {{moment}}',
  sent_other: '{{count, number}} Orte gesendet, der letzte {{moment}}',
  notSent: 'Noch wurde kein Ort gesendet.',
  waiting_one: '{{count, number}} Ort wartet auf eine Verbindung.',
  waiting_other: '{{count, number}} Orte warten auf eine Verbindung.',
  dropped: 'So lange ohne Verbindung wurden die ältesten Orte verworfen: {{count, number}}.',
  outOfTime: 'Die Uhr dieses Telefons geht falsch: Orte wurden abgelehnt. Lassen Sie sie automatisch stellen.',
  hidden: 'Die Seite war im Hintergrund: Der Weg seither ist nicht bekannt.',
  problems: {
    denied:
      'Diese Seite darf nicht wissen, wo Sie sind. Erlauben Sie es in den Einstellungen des Browsers oder von Teams und beginnen Sie erneut.',
    unavailable: 'Ihr Telefon kann gerade nicht sagen, wo es ist. Es geht von selbst weiter, sobald es das kann.',
    unsupported: 'Dieses Gerät kann nicht sagen, wo es ist. Nehmen Sie ein Telefon.',
  },
} satisfies Translation<typeof english>;
