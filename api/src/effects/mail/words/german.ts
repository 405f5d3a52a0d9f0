/** Deutsch. The reader is addressed as `Sie`; nouns for people are avoided or written with a slash. */
import { pluralOf } from '@fleet/contracts/plural.ts';
import type { MailWords } from './words.ts';

const plural = pluralOf('de');

export const german: MailWords = {
  facts: {
    vehicle: 'Fahrzeug',
    when: 'Zeit',
    where: 'Standort',
    driver: 'Fahrer/in',
    purpose: 'Zweck',
    costCenter: 'Kostenstelle',
  },
  before: 'Vorher:',
  atThePool: (when, zone) => `Vor Ort: ${when} (${zone})`,
  reason: (who) => `${who} schrieb`,
  reasonGiven: 'Der Grund',
  series: {
    times: (count, firstDay) => `${plural(count, { other: '#-mal' })} ab ${firstDay}`,
    count: (count) => plural(count, { one: '# Reservierung einer Serie', other: '# Reservierungen einer Serie' }),
    more: (count) => plural(count, { other: 'und # weitere' }),
  },
  open: 'Reservierung öffnen',
  requested: {
    subject: 'Bitte entscheiden',
    asks: (who) => `${who} bittet um ein Fahrzeug`,
    asksAgain: (who) => `${who} hat eine Reservierung geändert`,
    explain: 'Genehmigen Sie hier oder lehnen Sie ab. In Teams geht es auch auf der Karte.',
    decidedAnew: 'Die Änderung geht über das Genehmigte hinaus, deshalb wird neu entschieden.',
    standsIn: (whom) => `Sie vertreten ${whom}.`,
    decide: 'Jetzt entscheiden',
  },
  created: {
    subject: 'Reserviert',
    title: 'Das Fahrzeug ist für Sie reserviert',
    titleOfSeries: 'Das Fahrzeug ist jedes Mal für Sie reserviert',
    explain: 'Eine Genehmigung war nicht nötig.',
  },
  approved: {
    subject: 'Genehmigt',
    title: 'Ihre Reservierung ist genehmigt',
    titleOfSeries: 'Ihre Reservierungen sind genehmigt',
    by: (who) => `${who} hat zugestimmt. Das Fahrzeug ist für Sie reserviert.`,
    explain: 'Das Fahrzeug ist für Sie reserviert.',
  },
  rejected: {
    subject: 'Abgelehnt',
    title: 'Ihre Reservierung wurde abgelehnt',
    titleOfSeries: 'Ihre Reservierungen wurden abgelehnt',
    by: (who) => `${who} hat sich dagegen entschieden. Das Fahrzeug ist für andere frei.`,
    explain: 'Das Fahrzeug ist für andere frei.',
  },
  changed: {
    subject: 'Geändert',
    title: 'Ihre Reservierung wurde geändert',
    titleOfSeries: 'Ihre Reservierungen wurden geändert',
    by: (who) => `Geändert hat das ${who}.`,
    explain: 'Es gilt, was unten steht.',
    waits: 'Es muss noch einmal genehmigt werden.',
  },
  cancelled: {
    subject: 'Storniert',
    title: 'Die Reservierung wurde storniert',
    titleOfSeries: 'Die Reservierungen wurden storniert',
    by: (who) => `${who} hat storniert. Das Fahrzeug ist wieder frei.`,
    explain: 'Das Fahrzeug ist wieder frei.',
    causes: {
      'no-show': 'Das Fahrzeug wurde nicht rechtzeitig abgeholt und ist wieder für andere frei.',
      undecided: 'Bis zum Beginn wurde nicht entschieden.',
      vehicle: 'Das Fahrzeug war nicht da.',
    },
  },
  reminder: {
    subject: 'Erinnerung',
    title: 'Ihre Reservierung beginnt innerhalb eines Tages',
    explain: 'Brauchen Sie das Fahrzeug nicht mehr? Stornieren Sie, vielleicht wartet schon jemand darauf.',
  },
  lateReturn: {
    subject: 'Bitte zurückbringen',
    title: 'Das Fahrzeug wird zurückerwartet',
    explain: 'Vielleicht wartet schon jemand darauf. Bringen Sie es zurück, oder verlängern Sie Ihre Reservierung.',
  },
  unclaimed: {
    subject: 'Ihr Fahrzeug wartet',
    title: 'Ihr Fahrzeug wartet auf Sie',
    explain: (until) =>
      `Es bleibt für Sie reserviert bis ${until}. Übernehmen Sie es, oder verschieben oder stornieren Sie die Reservierung.`,
  },
  reassigned: {
    subject: 'Anderes Fahrzeug',
    title: 'Sie haben ein anderes Fahrzeug',
    explain: (previous) => `Nicht rechtzeitig zurück: ${previous}. Sie haben stattdessen dieses Fahrzeug.`,
    anyVehicle: 'Das reservierte Fahrzeug ist nicht rechtzeitig zurück. Sie haben stattdessen dieses.',
  },
  delayed: {
    subject: 'Ihr Fahrzeug verspätet sich',
    title: 'Ihr Fahrzeug verspätet sich',
    explain: 'Es ist noch nicht zurück, und am Standort gibt es kein gleichwertiges.',
    free: 'Zu Ihrer Zeit frei',
    move: 'Wechseln Sie zu einem von diesen, oder warten Sie auf Ihres.',
    nothingFree: 'Auch sonst ist nichts frei. Warten Sie darauf, oder fragen Sie in der Fuhrparkverwaltung.',
  },
  offer: {
    subject: 'Ein Fahrzeug für Sie',
    title: 'Ein Fahrzeug, auf das Sie warten, ist frei',
    keptUntil: (until) => `Es bleibt für Sie reserviert bis ${until}. Danach wird gefragt, wer als Nächstes wartet.`,
    answer: 'Annehmen oder ablehnen',
  },
  digest: {
    subject: 'Ihr Fuhrpark letzte Woche',
    title: 'Ihr Fuhrpark letzte Woche',
    span: (from, to) => `${from} bis ${to}`,
    quiet: 'Kein Fahrzeug war unterwegs.',
    reservations: 'Reservierungen',
    reservationsBy: (reservations, drivers) =>
      `${plural(reservations, { other: '#' })} von ${plural(drivers, { one: '# Person', other: '# Personen' })}`,
    lent: 'Ausleihzeit',
    cost: 'Kosten',
    idle: 'Nie genutzt',
    of: (count, all) =>
      `${plural(count, { other: '#' })} von ${plural(all, { one: '# Fahrzeug', other: '# Fahrzeugen' })}`,
    noShows: 'Nicht abgeholt',
    lateReturns: 'Zu spät zurück',
    cancelled: 'Storniert',
    busiest: 'Am längsten unterwegs',
    damages: (count) => plural(count, { one: '# Schaden wurde gemeldet', other: '# Schäden wurden gemeldet' }),
    ahead: 'Diese Woche',
    undecided: 'Zu entscheiden',
    waiting: 'Warteliste',
    inMaintenance: 'In der Werkstatt',
    expiringLicences: 'Bald ablaufende Führerscheine',
    open: 'Fuhrpark öffnen',
  },
  because: {
    driver: 'Sie bekommen diese Mail, weil ein Fahrzeug für Sie reserviert ist.',
    approver: 'Sie bekommen diese Mail, weil Sie über dieses Fahrzeug entscheiden.',
    involved: 'Sie bekommen diese Mail, weil Sie über diese Reservierung entscheiden sollten.',
    waiting: 'Sie bekommen diese Mail, weil Sie auf der Warteliste stehen.',
    manager: 'Sie bekommen diese Mail jeden Montag, weil Sie den Fuhrpark verwalten.',
  },
  sentBy: (tenant) => `Gesendet vom Fuhrpark von ${tenant}`,
};
