import type { Translation } from '../../../language/translation.ts';
import type english from './en.ts';

export default {
  explanation: 'Wer die Registerkarte öffnet, sieht, was er oder sie in Fleet sehen darf.',
  view: 'Was zeigt die Registerkarte?',
  views: {
    fleet: 'Fahrzeuge',
    reservations: 'Reservierungen',
    calendar: 'Kalender',
    timeline: 'Zeitstrahl',
    'to-approve': 'Warten auf Genehmigung',
  },
  viewHints: {
    fleet: 'Was jedes Fahrzeug gerade tut',
    reservations: 'Jeder und jede die eigenen, die Fuhrparkleitung alle',
    calendar: 'Reservierungen nach Monat, Woche und Tag',
    timeline: 'Fahrzeuge nach Zeit, um Freies zu sehen und zu buchen',
    'to-approve': 'Was auf die eigene Entscheidung wartet',
  },
  pool: 'Aus welchem Pool?',
  allPools: 'Alle Pools',
  named: '{{view}} · {{pool}}',
  notInTeams: 'Diese Seite gehört zu Teams',
  notInTeamsDetail: 'Teams öffnet sie, wenn Sie Fleet als Registerkarte in einem Kanal oder Chat hinzufügen.',
} satisfies Translation<typeof english>;
