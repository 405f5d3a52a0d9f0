/** Français. The reader is addressed as `vous`. */
import { pluralOf } from '@fleet/contracts/plural.ts';
import type { MailWords } from './words.ts';

const plural = pluralOf('fr');

export const french: MailWords = {
  facts: {
    vehicle: 'Véhicule',
    when: 'Horaire',
    where: 'Lieu',
    driver: 'Au volant',
    purpose: 'Motif',
    costCenter: 'Centre de coûts',
  },
  before: 'Avant :',
  atThePool: (when, zone) => `Sur place : ${when} (${zone})`,
  reason: (who) => `${who} a écrit`,
  reasonGiven: 'La raison donnée',
  series: {
    times: (count, firstDay) =>
      `${plural(count, { one: '# fois', many: '# fois', other: '# fois' })} à partir du ${firstDay}`,
    count: (count) => plural(count, { one: '# réservation d’une série', other: '# réservations d’une série' }),
    more: (count) => plural(count, { one: 'et # autre', other: 'et # autres' }),
  },
  open: 'Ouvrir la réservation',
  requested: {
    subject: 'À décider',
    asks: (who) => `${who} demande un véhicule`,
    asksAgain: (who) => `${who} a modifié une réservation`,
    explain: 'Approuvez ou refusez ici, ou sur la carte dans Teams.',
    decidedAnew: 'La modification dépasse ce qui était approuvé : il faut décider à nouveau.',
    standsIn: (whom) => `Vous remplacez ${whom}.`,
    decide: 'Décider maintenant',
  },
  created: {
    subject: 'Réservé',
    title: 'Le véhicule est à vous',
    titleOfSeries: 'Le véhicule est à vous, à chaque fois',
    explain: 'Aucune approbation n’était nécessaire.',
  },
  approved: {
    subject: 'Approuvé',
    title: 'Votre réservation est approuvée',
    titleOfSeries: 'Vos réservations sont approuvées',
    by: (who) => `${who} a donné son accord. Le véhicule est à vous.`,
    explain: 'Le véhicule est à vous.',
  },
  rejected: {
    subject: 'Refusé',
    title: 'Votre réservation a été refusée',
    titleOfSeries: 'Vos réservations ont été refusées',
    by: (who) => `${who} a refusé. Le véhicule est libre pour d’autres.`,
    explain: 'Le véhicule est libre pour d’autres.',
  },
  changed: {
    subject: 'Modifié',
    title: 'Votre réservation a été modifiée',
    titleOfSeries: 'Vos réservations ont été modifiées',
    by: (who) => `Modification faite par ${who}.`,
    explain: 'Voici ce qui est valable maintenant.',
    waits: 'Elle doit être approuvée à nouveau.',
  },
  cancelled: {
    subject: 'Annulé',
    title: 'La réservation a été annulée',
    titleOfSeries: 'Les réservations ont été annulées',
    by: (who) => `${who} a annulé. Le véhicule est de nouveau libre.`,
    explain: 'Le véhicule est de nouveau libre.',
    causes: {
      'no-show': 'Personne n’a pris le véhicule à temps, il est de nouveau libre.',
      undecided: 'Personne n’avait décidé avant le début.',
      vehicle: 'Le véhicule n’était pas disponible.',
    },
  },
  reminder: {
    subject: 'Rappel',
    title: 'Votre réservation commence dans moins d’un jour',
    explain: 'Si vous n’avez plus besoin du véhicule, annulez : quelqu’un l’attend peut-être.',
  },
  lateReturn: {
    subject: 'À rendre',
    title: 'Le véhicule devrait être de retour',
    explain: 'Quelqu’un l’attend peut-être. Rendez-le ou prolongez votre réservation.',
  },
  unclaimed: {
    subject: 'Votre véhicule attend',
    title: 'Votre véhicule vous attend',
    explain: (until) => `Il vous est réservé jusqu’au ${until}. Prenez-le, décalez votre réservation ou annulez-la.`,
  },
  reassigned: {
    subject: 'Autre véhicule',
    title: 'Vous avez un autre véhicule',
    explain: (previous) => `${previous} n’est pas revenu à temps, vous avez donc celui-ci à la place.`,
    anyVehicle: 'Celui que vous aviez réservé n’est pas revenu à temps, vous avez donc celui-ci à la place.',
  },
  delayed: {
    subject: 'Votre véhicule est en retard',
    title: 'Votre véhicule est en retard',
    explain: 'Il n’est pas encore revenu, et il n’y en a pas d’équivalent sur place.',
    free: 'Libres à votre horaire',
    move: 'Choisissez l’un de ceux-ci, ou attendez le vôtre.',
    nothingFree: 'Aucun autre n’est libre non plus. Attendez-le ou demandez à la gestion du parc.',
  },
  offer: {
    subject: 'Un véhicule pour vous',
    title: 'Un véhicule que vous attendiez est libre',
    keptUntil: (until) => `Il vous est réservé jusqu’au ${until}. Ensuite, il est proposé à la personne suivante.`,
    answer: 'Accepter ou refuser',
  },
  digest: {
    subject: 'Votre parc la semaine dernière',
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
    expiringLicences: 'Permis qui expirent bientôt',
    open: 'Ouvrir le parc',
  },
  because: {
    driver: 'Vous recevez ce message parce qu’un véhicule est réservé pour vous.',
    approver: 'Vous recevez ce message parce que vous décidez pour ce véhicule.',
    involved: 'Vous recevez ce message parce qu’on vous avait demandé de décider de cette réservation.',
    waiting: 'Vous recevez ce message parce que vous êtes sur la liste d’attente.',
    manager: 'Vous recevez ce message chaque lundi parce que vous gérez le parc.',
  },
  sentBy: (tenant) => `Envoyé par le parc de ${tenant}`,
};
