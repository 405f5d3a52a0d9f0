/** Deutsch. The reader is addressed as `Sie`; nouns for people are avoided or written with a slash. */
import { pluralOf } from '@fleet/contracts/plural.ts';
import type { Words } from './words.ts';

const plural = pluralOf('de');

export const german: Words = {
  vehicleClasses: {
    compact: 'Kleinwagen',
    sedan: 'Limousine',
    estate: 'Kombi',
    suv: 'SUV',
    van: 'Transporter',
    minibus: 'Kleinbus',
    truck: 'Lkw',
  },
  fuelTypes: {
    petrol: 'Benzin',
    diesel: 'Diesel',
    hybrid: 'Hybrid',
    electric: 'Elektro',
  },
  colors: {
    beige: 'beige',
    black: 'schwarz',
    blue: 'blau',
    brown: 'braun',
    gold: 'gold',
    gray: 'grau',
    green: 'grün',
    grey: 'grau',
    orange: 'orange',
    red: 'rot',
    silver: 'silber',
    white: 'weiß',
    yellow: 'gelb',
  },
  car: 'Pkw',
  pictures: {
    photo: (vehicle) => `Foto: ${vehicle}`,
    pictogram: (vehicleClass) => `Piktogramm: ${vehicleClass}`,
  },
  seats: (count) => plural(count, { one: '# Sitz', other: '# Sitze' }),
  statuses: {
    pending: 'Wartet auf Genehmigung',
    approved: 'Genehmigt',
    rejected: 'Abgelehnt',
    active: 'Unterwegs',
    completed: 'Abgeschlossen',
    cancelled: 'Storniert',
  },
  vehicle: 'Fahrzeug',
  where: 'Standort',
  when: 'Zeit',
  purpose: 'Zweck',
  costCenter: 'Kostenstelle',
  requester: 'Anfrage von',
  driver: 'Fahrer/in',
  approver: 'Entscheidet',
  department: 'Abteilung',
  decidedBy: 'Entschied',
  decidedFor: (who, whom) => `${who} in Vertretung von ${whom}`,
  reason: 'Grund',
  causes: {
    'no-show': 'Das Fahrzeug wurde nicht abgeholt',
    undecided: 'Bis zum Beginn wurde nicht entschieden',
    vehicle: 'Das Fahrzeug war nicht da',
  },
  quoted: (text) => `„${text}“`,
  yourTimes: (zone) => `Zeitzone: ${zone}`,
  atThePool: (when, zone) => `${when} (${zone})`,
  whenThere: 'Vor Ort',

  assumptions: {
    morning: (start, end) => `Vormittags heißt ${start} bis ${end}.`,
    afternoon: (start, end) => `Nachmittags heißt ${start} bis ${end}.`,
    evening: (start, end) => `Abends heißt ${start} bis ${end}.`,
    night: (start, end) => `Über Nacht heißt ${start} bis ${end} am nächsten Tag.`,
    'whole-day': (start, end) => `Ganztägig heißt ${start} bis ${end}.`,
    'from-now': () => 'Es beginnt mit der nächsten Viertelstunde.',
    'from-day-start': (start) => `Ohne Angabe beginnt es um ${start}.`,
    'until-day-end': (_start, end) => `Ohne Angabe endet es um ${end}.`,
    'clock-set-back': () =>
      'In dieser Nacht wird die Uhr zurückgestellt, eine der Zeiten gibt es zweimal. Es gilt der längere Zeitraum.',
  },

  availability: {
    title: 'Freie Fahrzeuge',
    none: 'Zu dieser Zeit ist nichts frei',
    summary: (count, when) =>
      `${plural(count, { one: '# Fahrzeug ist frei', other: '# Fahrzeuge sind frei' })}: ${when}`,
    counted: (count) =>
      plural(count, {
        one: '# Fahrzeug ist frei. Wählen Sie es aus, um es zu reservieren.',
        other: '# Fahrzeuge sind frei. Wählen Sie eines aus, um es zu reservieren.',
      }),
    noneOfKind: (count) =>
      plural(count, {
        one: 'Davon ist zu dieser Zeit nichts frei, aber # anderes Fahrzeug.',
        other: 'Davon ist zu dieser Zeit nichts frei, aber # andere Fahrzeuge.',
      }),
    noneAtAll: 'Versuchen Sie es mit einer anderen Zeit.',
    taken: 'Dieses Fahrzeug wurde gerade vergeben. Diese sind noch frei.',
    busy: (when: string) => `Dann haben Sie einen Termin im Kalender: ${when}.`,
    busyMore: (count: number) => plural(count, { one: 'Und noch # weiterer.', other: 'Und noch # weitere.' }),
    approvalNeeded: 'Mit Genehmigung',
    noApproval: 'Ohne Genehmigung',
    recommended: 'Empfohlen:',
    reasons: {
      'only-one': 'das einzige, das zur Wahl steht',
      'usual-pool': (pool) => `aus ${pool}, wie Ihr letztes Fahrzeug`,
      'smallest-class': (vehicleClass) => `die kleinste Klasse davon (${vehicleClass}), damit größere frei bleiben`,
      smallest: (seats) => `das kleinste davon (${seats}), damit größere frei bleiben`,
      'least-equipment': 'lässt Sonderausstattung denen, die sie brauchen',
      'fewest-gaps': 'lässt die wenigsten Lücken, die für andere zu kurz sind',
      'least-driven': (distance) => `am wenigsten gefahren von denen, die gleich gut passen (${distance})`,
      'least-reserved': (hours) => `um diese Zeit herum am wenigsten reserviert (${hours} in zwei Wochen)`,
      unreserved: 'um diese Zeit herum sonst nicht reserviert',
      'first-of-alike': 'so gut wie die anderen, das erste nach Kennzeichen',
    },
    choose: 'Auswählen',
    chooseThis: (vehicle) => `${vehicle} auswählen`,
    more: (count) => plural(count, { other: 'und # weitere' }),
    showMore: (count) => plural(count, { one: '# weiteres anzeigen', other: '# weitere anzeigen' }),
    changeTime: 'Zeit ändern',
  },
  whenCard: {
    notUnderstood: 'Das wurde nicht verstanden.',
    other: 'Anderes Datum',
    hints: {
      'no-date': 'Auf eines drücken oder schreiben: „Freitag“.',
      'no-time': 'Auf eines drücken oder schreiben: „9 bis 12“.',
      'no-end': 'Auf eines drücken oder schreiben: „17:30“ oder „3 Stunden“.',
    },
    parts: { morning: 'Vormittag', afternoon: 'Nachmittag', 'whole-day': 'Ganzer Tag' },
    until: (time: string) => `Bis ${time}`,
    title: 'Wann brauchen Sie es?',
    summary: 'Wann brauchen Sie ein Fahrzeug?',
    startDay: 'Von (Datum)',
    startTime: 'Von (Uhrzeit)',
    endDay: 'Bis (Datum)',
    endTime: 'Bis (Uhrzeit)',
    dayError: 'Wählen Sie ein Datum.',
    timeError: 'Wählen Sie eine Uhrzeit.',
    sameDay: 'Ohne Enddatum gilt derselbe Tag.',
    submit: 'Freie Fahrzeuge zeigen',
    wish: 'Gesucht',
    questions: {
      'nothing-said': 'Wählen Sie Datum und Uhrzeit, dann sehen Sie die freien Fahrzeuge.',
      'no-date': 'An welchem Tag?',
      'no-time': 'Von wann bis wann?',
      'no-end': 'Bis wann brauchen Sie es?',
      past: 'Dieser Zeitpunkt ist schon vorbei. Wählen Sie einen späteren.',
      'no-such-date': 'Dieses Datum gibt es nicht. Wählen Sie eines aus dem Kalender.',
      'skipped-by-clock':
        'Diese Uhrzeit gibt es nicht, weil die Uhr in dieser Nacht vorgestellt wird. Wählen Sie eine davor oder danach.',
      'end-before-start': 'Das Ende muss nach dem Beginn liegen.',
      'several-periods': 'Bitte nur ein Zeitraum auf einmal: Hier ist der erste. Fragen Sie danach nach dem nächsten.',
      recurring: 'Bitte eine Reservierung nach der anderen: So wurde die erste davon verstanden.',
      'other-zone': 'Sie haben eine andere Zeitzone genannt. Prüfen Sie die Zeiten: Es gilt Ihre eigene Zeitzone.',
    },
  },

  form: {
    title: 'Fahrzeug reservieren',
    summary: (vehicle) => `${vehicle} reservieren`,
    purposePlaceholder: 'Wofür brauchen Sie es?',
    purposeError: 'Geben Sie an, wofür Sie das Fahrzeug brauchen.',
    purposeTooLong: (limit) => plural(limit, { other: 'Beschreiben Sie den Zweck mit höchstens # Zeichen.' }),
    costCenterPlaceholder: 'Kostenstelle wählen',
    costCenterError: 'Diese Kostenstelle gibt es nicht. Wählen Sie eine aus der Liste.',
    reserve: 'Reservieren',
    request: 'Genehmigung anfragen',
    needsApproval: 'Die Reservierung muss genehmigt werden. Bis dahin ist das Fahrzeug für Sie vorgemerkt.',
    isImmediate: 'Keine Genehmigung nötig: Die Reservierung gilt sofort.',
    back: 'Zurück',
  },

  reservation: {
    titles: {
      pending: 'Wartet auf Genehmigung',
      approved: 'Ihre Reservierung ist genehmigt',
      rejected: 'Ihre Reservierung wurde abgelehnt',
      active: 'Sie haben das Fahrzeug',
      completed: 'Ihre Reservierung ist abgeschlossen',
      cancelled: 'Ihre Reservierung ist storniert',
    },
    confirmed: 'Ihr Fahrzeug ist reserviert',
    details: {
      pending: 'Das Fahrzeug ist für Sie vorgemerkt. Sobald entschieden ist, sehen Sie es hier.',
      approved: 'Das Fahrzeug ist in dieser Zeit für Sie reserviert.',
      rejected: 'Das Fahrzeug ist wieder für andere frei.',
      active: 'Bringen Sie es pünktlich zurück, vielleicht wartet schon jemand darauf.',
      completed: 'Das Fahrzeug ist wieder für andere frei.',
      cancelled: 'Das Fahrzeug ist wieder für andere frei.',
    },
    cancel: 'Stornieren',
    changeTime: 'Zeit ändern',
    changeVehicle: 'Anderes Fahrzeug',
    cancelReason: 'Grund (optional)',
    confirmCancel: 'Ja, stornieren',
    findAnother: 'Anderes Fahrzeug suchen',
    summary: (title, vehicle) => `${title}: ${vehicle}`,
  },

  approval: {
    titles: {
      pending: 'Genehmigung erforderlich',
      approved: 'Genehmigt',
      rejected: 'Abgelehnt',
      active: 'Genehmigt und unterwegs',
      completed: 'Genehmigt und abgeschlossen',
      cancelled: 'Storniert: nichts mehr zu entscheiden',
    },
    summary: (who, vehicle, when) => `${who} möchte ${vehicle} reservieren: ${when}`,
    decidedSummary: (title, who) => `${title}: Reservierung von ${who}`,
    approve: 'Genehmigen',
    reject: 'Ablehnen',
    rejectReason: 'Warum nicht? Die Begründung wird mitgeteilt.',
    rejectReasonPlaceholder: 'Zum Beispiel: Bitte fahren Sie mit Jonas zusammen',
    confirmReject: 'Reservierung ablehnen',
    waitsFor: (names) => `Die Entscheidung liegt bei ${names}.`,
    overdue: 'Der Zeitraum ist vorbei, über diese Reservierung kann nicht mehr entschieden werden.',
  },

  list: {
    mine: 'Ihre Reservierungen',
    approvals: 'Wartet auf Sie',
    onDay: (day) => `Am ${day}`,
    empty: 'Sie haben keine anstehenden Reservierungen.',
    emptyOn: (day) => `Am ${day} haben Sie keine Reservierung.`,
    emptyApprovals: 'Zurzeit gibt es nichts für Sie zu entscheiden.',
    approveAll: (count) => plural(count, { one: '# Anfrage genehmigen', other: 'Alle # genehmigen' }),
    approveAllHint: 'Haben Sie alle gelesen?',
    approvedCount: (count) =>
      plural(count, { one: '# Reservierung ist genehmigt.', other: '# Reservierungen sind genehmigt.' }),
    cancelHint: 'Welche möchten Sie stornieren?',
    cancelled: 'Die Reservierung ist storniert.',
    open: 'Öffnen',
    cancel: 'Stornieren',
    cancelThis: (vehicle, when) => `${vehicle} stornieren, ${when}`,
    openThis: (vehicle, who) => `Anfrage von ${who} für ${vehicle} öffnen`,
    more: (count) => plural(count, { other: 'und # weitere' }),
    moreOfMine: (count) =>
      plural(count, { other: 'und # weitere: Nennen Sie einen Tag, zum Beispiel „Meine Reservierungen am Freitag“.' }),
    summary: (title, count) => `${title}: ${plural(count, { other: '#' })}`,
    showAll: 'Alle anzeigen',
  },

  change: {
    title: 'Andere Zeit',
    submit: 'Neue Zeit speichern',
    hint: 'Weicht sie weit vom Genehmigten ab, wird neu entschieden.',
  },
  swap: {
    title: 'Anderes Fahrzeug',
    take: 'Dieses nehmen',
    takeThis: (vehicle: string) => `Stattdessen ${vehicle} nehmen`,
    now: 'Jetzt',
    none: 'Kein anderes Fahrzeug ist dann frei.',
    noneOfKind: 'So eines ist dann nicht frei, aber diese sind es.',
  },
  choose: {
    titles: {
      change: 'Welche möchten Sie ändern?',
      swap: 'Für welche möchten Sie ein anderes Fahrzeug?',
      'check-out': 'Welches Fahrzeug übernehmen Sie?',
      'check-in': 'Welches Fahrzeug bringen Sie zurück?',
    },
    none: {
      change: 'Sie haben keine solche Reservierung, die sich ändern lässt.',
      swap: 'Sie haben keine solche Reservierung, deren Fahrzeug sich ändern lässt.',
      'check-out':
        'Sie können gerade kein Fahrzeug übernehmen. Das geht ab einer Stunde vor Beginn, sobald die Reservierung genehmigt ist.',
      'check-in': 'Sie haben kein solches Fahrzeug zurückzubringen.',
    },
    thisOne: (vehicle: string, when: string) => `${vehicle} wählen, ${when}`,
  },
  whereabouts: {
    title: 'Wo es ist',
    none: 'So ein Fahrzeug gibt es im Fuhrpark nicht.',
    private: 'Wer ein Fahrzeug hat, sehen nur Fuhrparkleiter.',
  },
  acknowledgements: { thanks: 'Gern geschehen.', forgotten: 'In Ordnung, vergessen. Es wurde nichts getan.' },

  refresh: 'Aktualisieren',
  shared: {
    titles: {
      pending: 'Angefragt',
      approved: 'Reserviert',
      rejected: 'Abgelehnt',
      active: 'Unterwegs',
      completed: 'Abgeschlossen',
      cancelled: 'Storniert',
    },
  },
  vehicleCard: {
    kind: 'Art',
    next: 'Als Nächstes',
    free: 'Jetzt frei',
    reservedUntil: (until) => `Reserviert bis ${until}`,
    maintenance: 'In der Werkstatt',
    retired: 'Nicht mehr im Fuhrpark',
    reserve: 'Reservieren',
    details: 'Einzelheiten',
  },
  extension: { nothingFound: 'Nichts gefunden. Versuchen Sie es mit einem anderen Wort.' },
  privateAnswer: {
    title: 'Vertraulich beantwortet',
    detail: (name) => `Nur ${name} sieht hier die Antwort.`,
    hint: 'Fragen Sie Fleet selbst, um Ihre eigene zu sehen.',
  },
  channel: {
    title: 'Neues für das Fuhrparkmanagement',
    appointed: 'Ab jetzt erscheinen hier der Wochenüberblick und alles, was auf eine Entscheidung wartet.',
    dismissed: 'Hier erscheint nichts mehr für das Fuhrparkmanagement.',
    appoint: 'Hier benachrichtigen',
    dismiss: 'Hier nichts mehr melden',
  },
  queue: {
    title: 'Zu entscheiden',
    empty: 'Nichts wartet auf eine Entscheidung.',
    counted: (count) =>
      plural(count, {
        one: '# Reservierung wartet auf eine Entscheidung.',
        other: '# Reservierungen warten auf eine Entscheidung.',
      }),
  },
  digest: {
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
    expiringLicences: 'Ablaufende Führerscheine',
  },

  handover: {
    titles: { 'check-out': 'Fahrzeug übernehmen', 'check-in': 'Fahrzeug zurückgeben' },
    submit: { 'check-out': 'Übernommen', 'check-in': 'Zurückgegeben' },
    lastOdometer: 'Letzter Stand',
    odometer: { kilometer: 'Kilometerstand', mile: 'Meilenstand' },
    odometerError: 'Geben Sie den Stand ein, den der Tacho zeigt.',
    odometerBackward: (last) => `Zuletzt waren es ${last}, weniger ist nicht möglich. Lesen Sie noch einmal ab.`,
    energy: 'Tank oder Batterie',
    energyPlaceholder: 'Wie voll?',
    energySteps: { '100': 'Voll', '75': 'Drei Viertel', '50': 'Halb voll', '25': 'Ein Viertel', '0': 'Fast leer' },
    damage: 'Schaden (optional)',
    damagePlaceholder: 'Zum Beispiel: Kratzer an der linken Tür',
    withPhotos: 'Mit Fotos',
  },
  waitlist: {
    title: 'Warteliste',
    empty: 'Sie warten auf kein Fahrzeug.',
    anyVehicle: 'Beliebiges Fahrzeug',
    join: 'Auf die Warteliste',
    joined: 'Sobald eines frei wird, ist es für Sie vorgemerkt, und Sie erfahren es hier.',
    leave: 'Nicht mehr warten',
    leaveThis: (when) => `Nicht mehr warten: ${when}`,
    left: 'Sie warten nicht mehr darauf.',
    offered: 'Ein Fahrzeug ist für Sie frei',
    keptUntil: (until) => `Für Sie vorgemerkt bis ${until}. Danach wird weitergefragt.`,
    accept: 'Annehmen',
    decline: 'Ablehnen',
    declined: 'Es wird weitergefragt.',
  },
  calendar: {
    refused: {
      title: 'So geht es in Outlook nicht',
      moved: (when: string) =>
        `Sie haben den Termin in Outlook auf ${when} verschoben. Das geht nicht, deshalb steht er wieder wie vorher.`,
      cancelled: 'Sie haben den Termin aus Outlook entfernt. Das geht nicht, deshalb ist er wieder da.',
    },
    failed: {
      title: 'Nicht im Kalender',
      event:
        'Outlook hat den Termin nicht angenommen. Die Reservierung gilt trotzdem; mit der nächsten Änderung wird es wieder versucht.',
      vehicle:
        'Der Kalender des Fahrzeugs hat zu der Zeit etwas anderes und hat abgelehnt. Fragen Sie die Fuhrparkleitung.',
    },
    unconfirmed: {
      title: 'Kalender unbestätigt',
      detail:
        'Outlook zeigt es noch nicht so, wie es ist, oder der Kalender des Fahrzeugs hat nicht geantwortet. Die Reservierung gilt trotzdem.',
    },
    turnedDown: {
      title: 'Ein Fahrzeug hat eine Reservierung abgelehnt',
      detail:
        'In seinem Outlook-Kalender steht zu dieser Zeit etwas anderes. Geben Sie der Reservierung ein anderes Fahrzeug, oder lassen Sie den anderen Termin entfernen.',
    },
  },

  news: {
    due: {
      title: 'Ihre Reservierung beginnt bald',
      detail: 'Brauchen Sie das Fahrzeug nicht mehr? Stornieren Sie, vielleicht wartet schon jemand darauf.',
    },
    overdue: {
      title: 'Das Fahrzeug wird zurückerwartet',
      detail: 'Vielleicht wartet schon jemand darauf. Bringen Sie es zurück, oder verlängern Sie Ihre Reservierung.',
    },
    unclaimed: {
      title: 'Ihr Fahrzeug wartet auf Sie',
      explain: (until: string) =>
        `Übernehmen Sie es bis ${until}, oder verschieben Sie die Reservierung. Danach wird es für andere frei.`,
    },
    reassigned: {
      title: 'Sie haben ein anderes Fahrzeug',
      detail: 'Das reservierte Fahrzeug ist nicht rechtzeitig zurückgekommen.',
      explain: (previous) => `Nicht rechtzeitig zurück: ${previous}. Sie haben stattdessen dieses Fahrzeug.`,
    },
    delayed: {
      title: 'Ihr Fahrzeug verspätet sich',
      detail: 'Es ist noch nicht zurück, und am Standort gibt es kein gleichwertiges.',
    },
    'seems-taken': {
      title: 'Haben Sie das Fahrzeug übernommen?',
      detail:
        'Es hat seinen Standort verlassen, und Ihre Reservierung ist nah. Übernehmen Sie es, damit es Ihnen gehört.',
    },
    'seems-returned': {
      title: 'Haben Sie das Fahrzeug zurückgebracht?',
      detail:
        'Es steht wieder an seinem Standort. Wenn Sie fertig sind, geben Sie es zurück; sonst ändert sich nichts.',
    },
    'late-return': {
      title: 'Das Fahrzeug wird sich verspäten',
      explain: (at: string) =>
        `Nach seiner Position ist es gegen ${at} zurück. Verlängern Sie die Reservierung, oder beeilen Sie sich: Vielleicht wartet jemand darauf.`,
    },
    'late-before-you': {
      title: 'Ihr Fahrzeug kommt vielleicht später',
      explain: (at: string) =>
        `Es ist noch unterwegs und wird gegen ${at} zurückerwartet. Ist das zu spät, wählen Sie ein anderes.`,
    },
    released: {
      title: 'Ihre Reservierung ist verfallen',
      detail: 'Das Fahrzeug wurde nicht rechtzeitig abgeholt und ist wieder für andere frei.',
    },
  },

  help: {
    title: 'Was brauchen Sie?',
    welcome: 'Willkommen bei Fleet',
    intro: 'Schreiben Sie einfach, welches Fahrzeug Sie wann brauchen.',
    unknown: 'Das habe ich nicht verstanden. Ich reserviere Fahrzeuge, zum Beispiel so:',
    denied: 'In Ordnung, es wurde nichts geändert. Wenn Sie etwas brauchen, schreiben Sie zum Beispiel:',
    examples: [
      'Buche einen Transporter morgen von 9 bis 12 Uhr für einen Kundentermin',
      'Was ist am Freitagnachmittag frei?',
      'Meine Reservierungen',
      'Storniere meine Reservierung morgen',
    ],
    approverExample: 'Was wartet auf mich?',
    find: 'Fahrzeug suchen',
    mine: 'Meine Reservierungen',
    approvals: 'Wartet auf mich',
    summary: 'Was Fleet für Sie tun kann',
  },

  refusal: {
    titles: {
      conflict: 'Zu spät',
      taken: 'Jemand war schneller',
      forbidden: 'Das dürfen Sie nicht',
      notFound: 'Nicht gefunden',
      rule: 'Das lässt sich nicht reservieren',
    },
    alternatives: 'Das ginge stattdessen:',
    take: 'Dieses nehmen',
    takeThis: (vehicle, when) => `${vehicle} nehmen, ${when}`,
  },

  errors: {
    broken: {
      title: 'Etwas ist schiefgegangen',
      detail:
        'Vielleicht wurde es trotzdem erledigt. Sehen Sie in Ihren Reservierungen nach, bevor Sie es erneut versuchen.',
    },
    stale: {
      title: 'Diese Karte gilt nicht mehr',
      detail: 'Es wurde nichts geändert. Beginnen Sie neu mit den Schaltflächen unten.',
    },
    'unknown-person': {
      title: 'Fleet kennt Sie noch nicht',
      detail: 'Ihre Firma oder Ihr Konto ist hier nicht eingerichtet. Wenden Sie sich an Ihr Fuhrparkmanagement.',
    },
    'not-here': {
      title: 'Bitte unter vier Augen',
      detail: 'Reservierungen sind persönlich. Schreiben Sie Fleet in Ihrem persönlichen Chat.',
    },
  },
};
