import type { Translation } from '../../../language/translation.ts';
import type english from './en.ts';

export default {
  list: 'Reservierungen',
  one: 'Reservierung',
  showAll: 'Alle Reservierungen zeigen',
  views: { label: 'Ansicht', list: 'Liste', timeline: 'Zeitstrahl' },
  scopes: { mine: 'Meine', 'to-approve': 'Warten auf mich', all: 'Alle' },
  scopeGroup: 'Wessen Reservierungen',
  periodFilter: 'Zeitraum',
  periods: { upcoming: 'Heute und später', past: 'Letzte 30 Tage' },
  shownAndMore_one: '{{count, number}} Reservierung, weitere können geladen werden',
  shownAndMore_other: '{{count, number}} Reservierungen, weitere können geladen werden',
  reason: 'Grund: {{reason}}',
  loadMore: 'Mehr laden',
  actions: { approve: 'Genehmigen', reject: 'Ablehnen', cancel: 'Stornieren' },
  actionsInFull: { approve: 'Genehmigen', reject: 'Ablehnen', cancel: 'Reservierung stornieren' },
  forVehicle: '{{action}}: {{vehicle}}, {{when}}',
  questions: {
    cancel: {
      title: 'Diese Reservierung stornieren?',
      detail: 'Das Fahrzeug wird für andere frei und der Termin verschwindet aus den Kalendern.',
      confirm: 'Reservierung stornieren',
    },
    reject: {
      title: 'Diese Reservierung ablehnen?',
      detail: 'Wer angefragt hat, erfährt es mit dem Grund, den Sie nennen.',
      confirm: 'Ablehnen',
    },
  },
  reasonLabel: 'Grund (optional)',
  keep: 'Zurück',
  empty: {
    mine: {
      title: 'Keine Reservierungen',
      detail:
        'Schreiben Sie dem Fleet-Bot, was Sie brauchen, zum Beispiel „Transporter morgen 9 bis 12 für Baustelle“.',
    },
    'to-approve': { title: 'Nichts wartet auf Sie', detail: 'Neue Anfragen erscheinen hier von selbst.' },
    all: { title: 'Keine Reservierungen', detail: 'In diesem Zeitraum hat niemand ein Fahrzeug reserviert.' },
  },
  changed: '{{vehicle}}, {{when}}, jetzt: {{status}}.',
  appeared: 'Neu: {{vehicle}}, {{when}}, {{status}}.',
  manyChanged_one: '{{count, number}} Reservierung hat sich geändert.',
  manyChanged_other: '{{count, number}} Reservierungen haben sich geändert.',
} satisfies Translation<typeof english>;
