import type { Translation } from '../../language/translation.ts';
import type english from './en.ts';

export default {
  product: 'Fleet',
  pages: {
    fleet: 'Fahrzeuge',
    map: 'Karte',
    workbench: 'Arbeitstisch',
    reservations: 'Reservierungen',
    reserve: 'Reservieren',
    approvals: 'Genehmigungen',
    administration: 'Verwaltung',
    analytics: 'Auswertungen',
    configure: 'Registerkarte einrichten',
  },
  navigation: 'Seiten',
  skipToContent: 'Zum Inhalt springen',
  loading: 'Wird geladen …',
  tryAgain: 'Erneut versuchen',
  close: 'Schließen',
  cancel: 'Abbrechen',
  save: 'Speichern',
  signIn: 'Anmelden',
  signOut: 'Abmelden',
  signedInAs: 'Angemeldet: {{name}}',
  signedOut: {
    title: 'Bei Fleet anmelden',
    detail: 'Sehen Sie die Fahrzeuge Ihrer Firma und Ihre Reservierungen. Sie brauchen Ihr Arbeitskonto.',
  },
  teamsSilent:
    'Microsoft Teams hat nicht geantwortet. Öffnen Sie die Registerkarte noch einmal oder diese Seite in einem eigenen Browser.',
  teamsRefused: 'Microsoft Teams konnte Sie nicht anmelden ({{reason}}).',
  sessionEnded: 'Ihre Sitzung ist abgelaufen',
  sessionEndedDetail: 'Melden Sie sich noch einmal an.',
  notAllowed: 'Darauf haben Sie keinen Zugriff',
  notAllowedHint: 'Falls das nicht stimmt, wenden Sie sich an die Stelle, die Fleet in Ihrer Firma betreut.',
  pageNotAllowed: 'Diese Seite ist für andere bestimmt: {{roles}}.',
  roles: {
    employee: 'Mitarbeitende',
    approver: 'wer genehmigt',
    fleet_manager: 'Fuhrparkleitung',
    admin: 'Administration',
  },
  unreachable: {
    title: 'Fleet ist nicht erreichbar',
    detail: 'Der Server hat nicht geantwortet. Prüfen Sie die Verbindung und versuchen Sie es erneut.',
  },
  somethingWrong: 'Das hat nicht geklappt',
  live: { connected: 'Live', connecting: 'Verbindung wird hergestellt …', polling: 'Alle 30 Sekunden aktualisiert' },
  timeOf: 'Ortszeit {{place}}',
  notFound: {
    title: 'Diese Seite gibt es nicht',
    detail: 'Vielleicht ist die Adresse falsch geschrieben oder veraltet.',
    link: 'Zu den Fahrzeugen',
  },
  unsaved: {
    title: 'Ohne Speichern verlassen?',
    detail: 'Was Sie hier geändert haben, geht verloren.',
    leave: 'Verlassen',
    stay: 'Bleiben',
  },
} satisfies Translation<typeof english>;
