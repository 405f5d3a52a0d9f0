/** Français. The reader is addressed as `vous`; a no-break space stands before `:`, `;`, `?`, `!` and within guillemets. */
import { pluralOf } from '@fleet/contracts/plural.ts';
import type { Words } from './words.ts';

const plural = pluralOf('fr');

export const french: Words = {
  vehicleClasses: {
    compact: 'citadine',
    sedan: 'berline',
    estate: 'break',
    suv: 'SUV',
    van: 'fourgon',
    minibus: 'minibus',
    truck: 'camion',
  },
  fuelTypes: {
    petrol: 'essence',
    diesel: 'diesel',
    hybrid: 'hybride',
    electric: 'électrique',
  },
  colors: {
    beige: 'beige',
    black: 'noir',
    blue: 'bleu',
    brown: 'marron',
    gold: 'doré',
    gray: 'gris',
    green: 'vert',
    grey: 'gris',
    orange: 'orange',
    red: 'rouge',
    silver: 'argent',
    white: 'blanc',
    yellow: 'jaune',
  },
  car: 'voiture',
  pictures: {
    photo: (vehicle) => `Photo\u00a0: ${vehicle}`,
    pictogram: (vehicleClass) => `Pictogramme\u00a0: ${vehicleClass}`,
  },
  seats: (count) => plural(count, { one: '# place', other: '# places' }),
  statuses: {
    pending: 'En attente d’approbation',
    approved: 'Approuvée',
    rejected: 'Refusée',
    active: 'En cours',
    completed: 'Terminée',
    cancelled: 'Annulée',
  },
  vehicle: 'Véhicule',
  where: 'Lieu',
  when: 'Créneau',
  purpose: 'Objet',
  costCenter: 'Centre de coûts',
  requester: 'Demande de',
  driver: 'Au volant',
  approver: 'Approbation',
  department: 'Service',
  decidedBy: 'Décision de',
  decidedFor: (who, whom) => `${who} au nom de ${whom}`,
  reason: 'Motif',
  causes: {
    'no-show': 'Le véhicule n’a pas été pris',
    undecided: 'Personne n’a décidé avant le début',
    vehicle: 'Le véhicule n’était pas là',
  },
  quoted: (text) => `«\u00a0${text}\u00a0»`,
  yourTimes: (zone) => `Fuseau horaire\u00a0: ${zone}`,
  atThePool: (when, zone) => `${when} (${zone})`,
  whenThere: 'Sur place',

  assumptions: {
    morning: (start, end) => `Le matin, c’est de ${start} à ${end}.`,
    afternoon: (start, end) => `L’après-midi, c’est de ${start} à ${end}.`,
    evening: (start, end) => `Le soir, c’est de ${start} à ${end}.`,
    night: (start, end) => `La nuit, c’est de ${start} à ${end} le lendemain.`,
    'whole-day': (start, end) => `La journée entière, c’est de ${start} à ${end}.`,
    'from-now': () => 'Début au prochain quart d’heure.',
    'from-day-start': (start) => `Sans heure de début, ce sera à partir de ${start}.`,
    'until-day-end': (_start, end) => `Sans heure de fin, ce sera jusqu’à ${end}.`,
    'clock-set-back': () =>
      'Cette nuit-là, on passe à l’heure d’hiver et l’une de ces heures existe deux fois\u00a0: la période la plus longue est retenue.',
  },

  availability: {
    title: 'Véhicules disponibles',
    none: 'Aucun véhicule disponible',
    summary: (count, when) =>
      `${plural(count, { one: '# véhicule disponible', other: '# véhicules disponibles' })}\u00a0: ${when}`,
    counted: (count) =>
      plural(count, {
        one: '# véhicule disponible. Choisissez-le pour le réserver.',
        other: '# véhicules disponibles. Choisissez celui à réserver.',
      }),
    noneOfKind: (count) =>
      plural(count, {
        one: 'Rien de tel n’est libre à ce moment-là, mais # autre véhicule l’est.',
        other: 'Rien de tel n’est libre à ce moment-là, mais # autres véhicules le sont.',
      }),
    noneAtAll: 'Essayez un autre créneau.',
    taken: 'Quelqu’un vient de réserver ce véhicule. Ceux-ci sont encore libres.',
    busy: (when: string) => `Votre agenda est pris à ce moment-là\u00a0: ${when}.`,
    busyMore: (count: number) => plural(count, { one: 'Et encore # autre.', other: 'Et encore # autres.' }),
    approvalNeeded: 'Avec approbation',
    noApproval: 'Sans approbation',
    recommended: 'Recommandé\u00a0:',
    reasons: {
      'only-one': 'le seul au choix',
      'usual-pool': (pool) => `de ${pool}, comme votre dernier véhicule`,
      'smallest-class': (vehicleClass) =>
        `de la plus petite catégorie (${vehicleClass}), pour que les plus grands restent libres`,
      smallest: (seats) => `le plus petit d’entre eux (${seats}), pour que les plus grands restent libres`,
      'least-equipment': 'laisse l’équipement spécial à ceux qui en ont besoin',
      'fewest-gaps': 'laisse le moins de créneaux trop courts pour les autres',
      'least-driven': (distance) => `celui qui a le moins roulé parmi ceux qui conviennent autant (${distance})`,
      'least-reserved': (hours) => `le moins réservé autour de cette date (${hours} en deux semaines)`,
      unreserved: 'sans autre réservation autour de cette date',
      'first-of-alike': 'aussi bien que les autres, le premier par immatriculation',
    },
    choose: 'Choisir',
    chooseThis: (vehicle) => `Choisir ${vehicle}`,
    more: (count) => plural(count, { one: 'et # autre', other: 'et # autres' }),
    showMore: (count) => plural(count, { one: 'Afficher # de plus', other: 'Afficher # de plus' }),
    changeTime: 'Changer de créneau',
  },
  whenCard: {
    notUnderstood: 'Cela n’a pas été compris.',
    other: 'Autre date',
    hints: {
      'no-date': 'Appuyez sur une réponse, ou écrivez-la\u00a0: «\u00a0vendredi\u00a0».',
      'no-time': 'Appuyez sur une réponse, ou écrivez-la\u00a0: «\u00a09h à 12h\u00a0».',
      'no-end': 'Appuyez sur une réponse, ou écrivez-la\u00a0: «\u00a017h30\u00a0» ou «\u00a03 heures\u00a0».',
    },
    parts: { morning: 'Matin', afternoon: 'Après-midi', 'whole-day': 'Toute la journée' },
    until: (time: string) => `Jusqu’à ${time}`,
    title: 'Pour quand\u00a0?',
    summary: 'Pour quand vous faut-il un véhicule\u00a0?',
    startDay: 'Du (date)',
    startTime: 'De (heure)',
    endDay: 'Au (date)',
    endTime: 'À (heure)',
    dayError: 'Choisissez une date.',
    timeError: 'Choisissez une heure.',
    sameDay: 'Sans date de fin, c’est le même jour.',
    submit: 'Voir les véhicules',
    wish: 'Recherche',
    questions: {
      'nothing-said': 'Choisissez une date et des heures pour voir les véhicules disponibles.',
      'no-date': 'Quel jour\u00a0?',
      'no-time': 'De quelle heure à quelle heure\u00a0?',
      'no-end': 'Jusqu’à quand en avez-vous besoin\u00a0?',
      past: 'Ce moment est déjà passé. Choisissez-en un à venir.',
      'no-such-date': 'Cette date n’existe pas. Choisissez-en une dans le calendrier.',
      'skipped-by-clock':
        'Cette heure n’existe pas\u00a0: on passe à l’heure d’été cette nuit-là. Choisissez une heure avant ou après.',
      'end-before-start': 'La fin doit être après le début.',
      'several-periods':
        'Une seule période à la fois, s’il vous plaît\u00a0: voici la première. Demandez la suivante ensuite.',
      recurring: 'Une réservation à la fois, s’il vous plaît\u00a0: voici comment la première a été comprise.',
      'other-zone':
        'Vous avez indiqué un autre fuseau horaire. Vérifiez les heures\u00a0: elles sont lues dans le vôtre.',
    },
  },

  form: {
    title: 'Réserver ce véhicule',
    summary: (vehicle) => `Réserver ${vehicle}`,
    purposePlaceholder: 'Pour quoi faire\u00a0?',
    purposeError: 'Indiquez l’objet du déplacement.',
    purposeTooLong: (limit) =>
      plural(limit, {
        one: 'Décrivez l’objet en # caractère au plus.',
        other: 'Décrivez l’objet en # caractères au plus.',
      }),
    costCenterPlaceholder: 'Choisir un centre de coûts',
    costCenterError: 'Ce centre de coûts n’existe pas. Choisissez-en un dans la liste.',
    reserve: 'Réserver',
    request: 'Demander l’accord',
    needsApproval: 'Cette réservation doit être approuvée. En attendant, le véhicule vous est gardé.',
    isImmediate: 'Sans approbation\u00a0: la réservation est immédiate.',
    back: 'Retour',
  },

  reservation: {
    titles: {
      pending: 'En attente d’approbation',
      approved: 'Votre réservation est approuvée',
      rejected: 'Votre réservation a été refusée',
      active: 'Vous avez le véhicule',
      completed: 'Votre réservation est terminée',
      cancelled: 'Votre réservation est annulée',
    },
    confirmed: 'Votre véhicule est réservé',
    details: {
      pending: 'Le véhicule vous est gardé. La décision s’affichera ici.',
      approved: 'Le véhicule vous est réservé sur ce créneau.',
      rejected: 'Le véhicule est de nouveau libre pour les autres.',
      active: 'Rapportez-le à l’heure\u00a0: quelqu’un l’attend peut-être.',
      completed: 'Le véhicule est de nouveau libre pour les autres.',
      cancelled: 'Le véhicule est de nouveau libre pour les autres.',
    },
    cancel: 'Annuler la réservation',
    changeTime: 'Changer l’horaire',
    changeVehicle: 'Autre véhicule',
    cancelReason: 'Motif (facultatif)',
    confirmCancel: 'Oui, annuler',
    findAnother: 'En trouver un autre',
    summary: (title, vehicle) => `${title}\u00a0: ${vehicle}`,
  },

  approval: {
    titles: {
      pending: 'Approbation demandée',
      approved: 'Approuvée',
      rejected: 'Refusée',
      active: 'Approuvée et en cours',
      completed: 'Approuvée et terminée',
      cancelled: 'Annulée\u00a0: plus rien à décider',
    },
    summary: (who, vehicle, when) => `${who} souhaite réserver ${vehicle}\u00a0: ${when}`,
    decidedSummary: (title, who) => `${title}\u00a0: réservation de ${who}`,
    approve: 'Approuver',
    reject: 'Refuser',
    rejectReason: 'Pourquoi\u00a0? Votre réponse sera transmise.',
    rejectReasonPlaceholder: 'Par exemple\u00a0: partagez la voiture de Jonas',
    confirmReject: 'Refuser la réservation',
    waitsFor: (names) => `En attente de la décision de ${names}.`,
    overdue: 'La période est passée\u00a0: cette réservation ne peut plus être décidée.',
  },

  list: {
    mine: 'Vos réservations',
    approvals: 'En attente de votre décision',
    onDay: (day) => `Le ${day}`,
    empty: 'Vous n’avez aucune réservation à venir.',
    emptyOn: (day) => `Vous n’avez aucune réservation le ${day}.`,
    emptyApprovals: 'Rien n’attend votre décision.',
    approveAll: (count) => plural(count, { one: 'Approuver # demande', other: 'Approuver les #' }),
    approveAllHint: 'Vous les avez toutes lues ?',
    approvedCount: (count) =>
      plural(count, { one: '# réservation est approuvée.', other: '# réservations sont approuvées.' }),
    cancelHint: 'Laquelle voulez-vous annuler\u00a0?',
    cancelled: 'La réservation est annulée.',
    open: 'Ouvrir',
    cancel: 'Annuler',
    cancelThis: (vehicle, when) => `Annuler ${vehicle}, ${when}`,
    openThis: (vehicle, who) => `Ouvrir la demande de ${who} pour ${vehicle}`,
    more: (count) => plural(count, { one: 'et # autre', other: 'et # autres' }),
    moreOfMine: (count) =>
      plural(count, {
        one: 'et # autre\u00a0: précisez un jour, par exemple «\u00a0mes réservations vendredi\u00a0».',
        other: 'et # autres\u00a0: précisez un jour, par exemple «\u00a0mes réservations vendredi\u00a0».',
      }),
    summary: (title, count) => `${title}\u00a0: ${plural(count, { other: '#' })}`,
    showAll: 'Tout afficher',
  },

  change: {
    title: 'Un autre horaire',
    submit: 'Enregistrer',
    hint: 'S’il s’éloigne trop de ce qui a été approuvé, une nouvelle décision est demandée.',
  },
  swap: {
    title: 'Un autre véhicule',
    take: 'Prendre celui-ci',
    takeThis: (vehicle: string) => `Prendre ${vehicle} à la place`,
    now: 'Actuel',
    none: 'Aucun autre véhicule n’est libre à ce moment-là.',
    noneOfKind: 'Aucun de ce genre n’est libre, mais ceux-ci le sont.',
  },
  choose: {
    titles: {
      change: 'Laquelle voulez-vous modifier\u00a0?',
      swap: 'Pour laquelle voulez-vous un autre véhicule\u00a0?',
      'check-out': 'Quel véhicule prenez-vous\u00a0?',
      'check-in': 'Quel véhicule rendez-vous\u00a0?',
    },
    none: {
      change: 'Vous n’avez aucune réservation de ce genre à modifier.',
      swap: 'Vous n’avez aucune réservation de ce genre dont le véhicule puisse être changé.',
      'check-out':
        'Vous n’avez aucun véhicule à prendre maintenant. C’est possible une heure avant le début, une fois la réservation approuvée.',
      'check-in': 'Vous n’avez aucun véhicule de ce genre à rendre.',
    },
    thisOne: (vehicle: string, when: string) => `Choisir ${vehicle}, ${when}`,
  },
  whereabouts: {
    title: 'Où il se trouve',
    none: 'Il n’y a pas de tel véhicule dans le parc.',
    private: 'Seuls les gestionnaires du parc voient qui a un véhicule.',
  },
  acknowledgements: { thanks: 'Avec plaisir.', forgotten: 'D’accord, c’est oublié. Rien n’a été fait.' },

  refresh: 'Actualiser',
  shared: {
    titles: {
      pending: 'Demandé',
      approved: 'Réservé',
      rejected: 'Refusé',
      active: 'En cours d’utilisation',
      completed: 'Terminé',
      cancelled: 'Annulé',
    },
  },
  vehicleCard: {
    kind: 'Type',
    next: 'Ensuite',
    free: 'Libre maintenant',
    reservedUntil: (until) => `Réservé jusqu’au ${until}`,
    maintenance: 'En maintenance',
    retired: 'Ne fait plus partie du parc',
    reserve: 'Réserver',
    details: 'Détails',
  },
  extension: { nothingFound: 'Aucun résultat. Essayez un autre mot.' },
  privateAnswer: {
    title: 'Réponse privée',
    detail: (name) => `Seule la personne qui a posé la question voit la réponse ici : ${name}.`,
    hint: 'Posez votre question à Fleet pour voir votre propre réponse.',
  },
  channel: {
    title: 'Nouvelles pour les gestionnaires du parc',
    appointed: 'Désormais, le bilan de la semaine et ce qui attend une décision s’affichent ici.',
    dismissed: 'Plus rien ne s’affiche ici pour les gestionnaires du parc.',
    appoint: 'Prévenir ici',
    dismiss: 'Ne plus prévenir ici',
  },
  queue: {
    title: 'À décider',
    empty: 'Rien n’attend de décision.',
    counted: (count) =>
      plural(count, {
        one: '# réservation attend une décision.',

        other: '# réservations attendent une décision.',
      }),
  },
  digest: {
    title: 'Votre parc la semaine dernière',
    span: (from, to) => `du ${from} au ${to}`,
    quiet: 'Aucun véhicule n’a été emprunté.',
    reservations: 'Réservations',
    reservationsBy: (reservations, drivers) =>
      `${plural(reservations, { other: '#' })}, par ${plural(drivers, { one: '# personne', other: '# personnes' })}`,
    lent: 'Temps d’utilisation',
    cost: 'Coût',
    idle: 'Jamais utilisés',
    of: (count, all) =>
      `${plural(count, { other: '#' })} sur ${plural(all, { one: '# véhicule', other: '# véhicules' })}`,
    noShows: 'Non retirés',
    lateReturns: 'Retours tardifs',
    cancelled: 'Annulées',
    busiest: 'Les plus utilisés',
    damages: (count) => plural(count, { one: '# dommage signalé', other: '# dommages signalés' }),
    ahead: 'Cette semaine',
    undecided: 'À décider',
    waiting: 'Liste d’attente',
    inMaintenance: 'En maintenance',
    expiringLicences: 'Permis arrivant à échéance',
  },

  handover: {
    titles: { 'check-out': 'Prendre le véhicule', 'check-in': 'Rendre le véhicule' },
    submit: { 'check-out': 'Je l’ai pris', 'check-in': 'Je l’ai rendu' },
    lastOdometer: 'Dernier relevé',
    odometer: { kilometer: 'Compteur, en kilomètres', mile: 'Compteur, en miles' },
    odometerError: 'Indiquez ce qu’affiche le compteur.',
    odometerBackward: (last) => `Le dernier relevé était de ${last}, jamais moins. Relisez le compteur.`,
    energy: 'Réservoir ou batterie',
    energyPlaceholder: 'Quel niveau ?',
    energySteps: { '100': 'Plein', '75': 'Trois quarts', '50': 'À moitié', '25': 'Un quart', '0': 'Presque vide' },
    damage: 'Dommage (facultatif)',
    damagePlaceholder: 'Par exemple : rayure sur la porte gauche',
    withPhotos: 'Avec des photos',
  },
  waitlist: {
    title: 'Liste d’attente',
    empty: 'Vous n’attendez aucun véhicule.',
    anyVehicle: 'N’importe quel véhicule',
    join: 'Me mettre en attente',
    joined: 'Dès qu’un véhicule se libère, il vous est réservé et vous êtes prévenu ici.',
    leave: 'Ne plus attendre',
    leaveThis: (when) => `Ne plus attendre : ${when}`,
    left: 'Vous n’êtes plus en attente.',
    offered: 'Un véhicule est libre pour vous',
    keptUntil: (until) => `Gardé pour vous jusqu’au ${until}. Ensuite, il est proposé à la personne suivante.`,
    accept: 'Accepter',
    decline: 'Refuser',
    declined: 'Il est proposé à la personne suivante.',
  },
  calendar: {
    refused: {
      title: 'Outlook ne peut pas changer cela',
      moved: (when: string) =>
        `Vous avez déplacé l’événement dans Outlook vers ${when}. Ce n’est pas possible, il est donc revenu à sa place.`,
      cancelled: 'Vous avez retiré l’événement d’Outlook. Ce n’est pas possible, il est donc de retour.',
    },
    failed: {
      title: 'Absente du calendrier',
      event:
        'Outlook n’a pas accepté l’événement. La réservation tient quand même\u00a0; on réessaie au prochain changement.',
      vehicle:
        'Le calendrier du véhicule contient autre chose à ce moment et a refusé. Demandez à un gestionnaire de flotte.',
    },
    unconfirmed: {
      title: 'Calendrier non confirmé',
      detail:
        'Outlook ne la montre pas encore telle qu’elle est, ou le calendrier du véhicule n’a pas répondu. La réservation tient quand même.',
    },
    turnedDown: {
      title: 'Un véhicule a refusé une réservation',
      detail:
        'Son calendrier Outlook contient autre chose à ce moment. Donnez un autre véhicule à la réservation, ou faites retirer l’autre événement.',
    },
  },

  news: {
    due: {
      title: 'Votre réservation commence bientôt',
      detail: 'Si vous n’avez plus besoin du véhicule, annulez : quelqu’un l’attend peut-être.',
    },
    overdue: {
      title: 'Le véhicule devrait être de retour',
      detail: 'Quelqu’un l’attend peut-être. Rendez-le ou prolongez votre réservation.',
    },
    unclaimed: {
      title: 'Votre véhicule vous attend',
      explain: (until: string) =>
        `Prenez-le avant ${until} ou décalez votre réservation. Ensuite, il sera libéré pour d’autres.`,
    },
    reassigned: {
      title: 'Vous avez un autre véhicule',
      detail: 'Celui que vous aviez réservé n’est pas revenu à temps.',
      explain: (previous) => `${previous} n’est pas revenu à temps, vous avez donc celui-ci à la place.`,
    },
    delayed: {
      title: 'Votre véhicule est en retard',
      detail: 'Il n’est pas encore revenu, et il n’y en a pas d’équivalent sur place.',
    },
    'seems-taken': {
      title: 'Avez-vous pris le véhicule\u00a0?',
      detail: 'Il a quitté son site et votre réservation est proche. Prenez-le en charge pour qu’il soit à vous.',
    },
    'seems-returned': {
      title: 'Avez-vous rendu le véhicule\u00a0?',
      detail: 'Il est de nouveau sur son site. Si vous avez terminé, rendez-le\u00a0; sinon, rien ne change.',
    },
    'late-return': {
      title: 'Le véhicule sera en retard',
      explain: (at: string) =>
        `D’après sa position, il sera de retour vers ${at}. Prolongez la réservation ou dépêchez-vous\u00a0: quelqu’un l’attend peut-être.`,
    },
    'late-before-you': {
      title: 'Votre véhicule sera peut-être en retard',
      explain: (at: string) =>
        `Il est encore en route, retour prévu vers ${at}. Si c’est trop tard, choisissez-en un autre.`,
    },
    released: {
      title: 'Votre réservation a expiré',
      detail: 'Personne n’a pris le véhicule à temps, il est de nouveau libre.',
    },
  },

  help: {
    title: 'De quoi avez-vous besoin\u00a0?',
    welcome: 'Bienvenue dans Fleet',
    intro: 'Dites simplement quel véhicule il vous faut et quand.',
    unknown: 'Je n’ai pas compris. Je réserve des véhicules, par exemple\u00a0:',
    denied: 'D’accord, rien n’a été modifié. En cas de besoin, écrivez par exemple\u00a0:',
    examples: [
      'Réserve un fourgon demain de 9 h à 12 h pour une visite de chantier',
      'Qu’est-ce qui est libre vendredi après-midi\u00a0?',
      'Mes réservations',
      'Annule ma réservation de demain',
    ],
    approverExample: 'Qu’est-ce qui m’attend\u00a0?',
    find: 'Trouver un véhicule',
    mine: 'Mes réservations',
    approvals: 'À approuver',
    summary: 'Ce que Fleet sait faire',
  },

  refusal: {
    titles: {
      conflict: 'Trop tard',
      taken: 'Quelqu’un a été plus rapide',
      forbidden: 'Vous ne pouvez pas faire cela',
      notFound: 'Introuvable',
      rule: 'Réservation impossible',
    },
    alternatives: 'Voici ce qui est possible\u00a0:',
    take: 'Prendre celui-ci',
    takeThis: (vehicle, when) => `Prendre ${vehicle}, ${when}`,
  },

  errors: {
    broken: {
      title: 'Une erreur s’est produite',
      detail: 'L’opération a peut-être abouti. Consultez vos réservations avant de réessayer.',
    },
    stale: {
      title: 'Cette carte n’est plus valable',
      detail: 'Rien n’a été modifié. Recommencez avec les boutons ci-dessous.',
    },
    'unknown-person': {
      title: 'Fleet ne vous connaît pas encore',
      detail: 'Votre entreprise ou votre compte n’est pas configuré ici. Contactez votre gestionnaire de flotte.',
    },
    'not-here': {
      title: 'Parlons-en en privé',
      detail: 'Les réservations sont personnelles. Écrivez à Fleet dans votre conversation privée.',
    },
  },
};
