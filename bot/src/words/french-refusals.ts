import { pluralOf } from '@fleet/contracts/plural.ts';
import type { RefusalWords } from './refusal-words.ts';

const plural = pluralOf('fr');
const reopens = (opens: string | undefined) => (opens ? `Réouverture\u00a0: ${opens}.` : 'Choisissez un autre parc.');
const handing = (end: 'start' | 'return') => (end === 'start' ? 'aucun départ' : 'aucun retour');

export const frenchRefusals: RefusalWords = {
  rules: {
    'end-before-start': () => 'La fin doit être après le début. Choisissez une fin plus tardive.',
    'start-in-past': ({ now }, say) => `Le début est déjà passé. Choisissez un début après ${say.moment(now)}.`,
    'end-in-past': ({ now }, say) =>
      `La fin est déjà passée. Choisissez une fin après ${say.moment(now)} ou rendez le véhicule.`,
    'minimum-notice': ({ pool, noticeMinutes, earliestStart }, say) =>
      `${pool} demande un délai de ${say.length(noticeMinutes)}. Choisissez un début à partir de ${say.moment(earliestStart)}.`,
    horizon: ({ pool, aheadMinutes, latestStart }, say) =>
      `${pool}\u00a0: on réserve au plus ${say.length(aheadMinutes)} à l’avance. Choisissez un début avant ${say.moment(latestStart)}.`,
    'maximum-length': ({ pool, maximumMinutes, latestEnd }, say) =>
      `${pool}\u00a0: la durée maximale est de ${say.length(maximumMinutes)}. Terminez au plus tard ${say.moment(latestEnd)} ou faites deux réservations.`,
    'opening-hours': ({ pool, end, closedAt, opensAt }, say) =>
      `${pool} est fermé (${say.moment(closedAt)})\u00a0: ${handing(end)} possible. ${reopens(opensAt && say.moment(opensAt))}`,
    holiday: ({ pool, holiday, end, opensAt }, say) =>
      `${pool}\u00a0: ${handing(end)} possible (${holiday}). ${reopens(opensAt && say.moment(opensAt))}`,
    blackout: ({ vehicle, until, reason }, say) =>
      `${vehicle} est bloqué${until ? ` jusqu’à ${say.moment(until)}` : ''}${reason ? `\u00a0: ${reason}` : ''}.`,
    quota: ({ pool, driver, limit, measure, per, left }) => {
      const most =
        measure === 'hours'
          ? plural(limit, { one: '# heure', other: '# heures' })
          : plural(limit, { one: '# réservation', other: '# réservations' });
      const rest = left === 0 ? 'il n’en reste plus' : `il en reste ${plural(left, { other: '#' })}`;
      const span = per === 'week' ? 'semaine' : 'mois';
      return `${pool}\u00a0: ${driver} a droit à ${most} par ${span}, et ${rest}. Choisissez une durée plus courte, une autre période ou un autre parc.`;
    },
    'driver-blocked': ({ driver, reason }) =>
      `${driver} ne peut pas conduire en ce moment\u00a0: ${reason}. La gestion de flotte peut changer cela.`,
    'licence-missing': ({ pool, driver }) =>
      `${pool} ne prête qu’avec un permis vérifié, et aucun n’est enregistré pour ${driver}. Présentez-le à la gestion de flotte.`,
    'licence-expired': ({ driver, validUntil }, say) =>
      `Le permis de ${driver} n’est valable que jusqu’au ${say.day(validUntil)}. Terminez plus tôt ou présentez un nouveau permis à la gestion de flotte.`,
    'licence-class': ({ vehicle, driver, neededClass }) =>
      `${vehicle} demande un permis de catégorie ${neededClass}, que ${driver} n’a pas. Choisissez un autre véhicule.`,
    'driver-unfit': ({ driver }) =>
      `${driver} ne peut pas le conduire à ce moment-là. Seules cette personne et la gestion de flotte savent pourquoi\u00a0: demandez-leur, ou choisissez une autre personne, un autre véhicule ou un autre moment.`,
    seats: ({ vehicle, seats, wantedSeats }) =>
      `${vehicle} a ${plural(seats, { one: '# place', other: '# places' })} au lieu de ${plural(wantedSeats, { other: '#' })}. Choisissez un véhicule plus grand.`,
    equipment: ({ vehicle, missing }, say) =>
      `Il manque à ${vehicle} l’équipement ${say.all(missing)}. Choisissez un autre véhicule.`,
    range: ({ vehicle, rangeMeters, tripMeters }, say) =>
      `${vehicle} est électrique\u00a0: ${rangeMeters ? `son autonomie de ${say.distance(rangeMeters)}` : 'son autonomie inconnue'} ne suffit pas pour ${say.distance(tripMeters)} avec une réserve. Choisissez un autre véhicule.`,
    'reserve-for-other': ({ pool, mayApprovers }) =>
      `${pool}\u00a0: seules ${mayApprovers ? 'les personnes qui approuvent et ' : ''}la gestion de flotte ${mayApprovers ? 'réservent' : 'réserve'} pour quelqu’un d’autre. Adressez-vous à elles ou réservez pour vous-même.`,
    'approver-missing': ({ pool }) =>
      `${pool} exige une approbation que personne d’autre que vous ne pourrait donner. Demandez à votre administration de désigner quelqu’un.`,
    'beyond-decision': ({ latestEnd, hasLeeway, mayApprover }, say) =>
      `Une durée plus longue doit être approuvée. L’approbation va jusqu’à ${say.moment(latestEnd)}. ${hasLeeway ? 'Choisissez une fin jusque-là, ou adressez-vous' : 'Adressez-vous'} ${mayApprover ? 'à la personne qui approuve ou ' : ''}à la gestion de flotte, qui peut prolonger tout de suite.`,
    maintenance: ({ vehicle, until, reason }, say) =>
      `${vehicle} est en entretien${until ? ` jusqu’à ${say.moment(until)}` : ''}${reason ? ` (${reason})` : ''}.`,
    retired: ({ vehicle }) => `${vehicle} n’est plus en service.`,
    taken: ({ vehicle, startDate, endDate }, say) =>
      `${vehicle} est déjà réservé à ce moment-là (${say.period(startDate, endDate)}).`,
    held: ({ vehicle, startDate, endDate }, say) =>
      `Quelqu’un est en train de réserver ${vehicle} (${say.period(startDate, endDate)}).`,
    'class-missing': ({ pool }) =>
      `Il n’y a pas de véhicule de ce type${pool ? ` chez ${pool}` : ''}. Choisissez une autre catégorie ou un autre site.`,
    overdue: ({ vehicle }) => `${vehicle} devrait déjà être de retour, mais n’a pas encore été rendu.`,
  },
  chooseAlternative: 'Choisissez l’une des autres possibilités.',
  chooseOther: 'Choisissez un autre créneau ou un autre véhicule.',
  sentences: {
    'own-decision': 'On ne décide pas de sa propre réservation.',
    'decided-for': 'Cette réservation est déjà {status}, par {who} au nom de {whom}. Rien n’a été modifié.',
    'decided-by': 'Cette réservation est déjà {status}, par {who}. Rien n’a été modifié.',
    'decided-on': 'Cette réservation est déjà {status}. Rien n’a été modifié.',
    decided: 'Cette réservation a déjà fait l’objet d’une décision.',
    'step-decided-by':
      'Votre étape est déjà {status}, par {who}. La décision revient maintenant à {names}. Rien n’a été modifié.',
    'step-decided': 'Cette étape a déjà fait l’objet d’une décision.',
    'not-asked': 'La décision sur cette réservation revient à {names}.',
    'not-yet-asked': 'La première décision revient à {names}. Ce sera ensuite à vous.',
    'already-so': 'Cette réservation est déjà {status}.',
    over: 'Cette réservation est déjà passée et ne peut plus être modifiée.',
    'may-not-cancel': 'Seules la personne au volant, celle qui a réservé ou la gestion de flotte peuvent l’annuler.',
    'may-not-change': 'Seules la personne au volant, celle qui a réservé ou la gestion de flotte peuvent la modifier.',
    'only-longer':
      'Qui approuve peut seulement repousser la fin. Pour le reste, adressez-vous à la personne qui conduit ou a réservé, ou à la gestion de flotte.',
    'may-not-take':
      'Seules la personne au volant, celle qui a réservé ou la gestion de flotte peuvent prendre le véhicule.',
    'may-not-return':
      'Seules la personne au volant, celle qui a réservé ou la gestion de flotte peuvent rendre le véhicule.',
    'vehicle-taken': 'Le véhicule est déjà parti\u00a0: la réservation se terminera à son retour.',
    'only-end': 'Le véhicule est déjà parti\u00a0: seule la fin peut encore changer.',
    'not-approved': 'Cette réservation n’est pas encore approuvée. Adressez-vous à la personne qui décide.',
    'too-early': 'Un véhicule se prend au plus tôt {count} minutes avant le début. Déplacez le début ou patientez.',
    'already-returned': 'Ce véhicule a déjà été rendu.',
    'not-taken': 'Le véhicule n’a pas encore été pris et ne peut donc pas être rendu.',
    'odometer-back': 'Seule la gestion de flotte peut réduire le kilométrage.',
    'odometer-less':
      'Le compteur indiquait {count} km, il ne peut pas diminuer. Relisez-le ou demandez une correction à la gestion de flotte.',
    'no-reservation': 'Cette réservation n’existe pas ou ne vous est pas accessible. Consultez votre liste.',
    'no-vehicle': 'Ce véhicule n’existe pas. Choisissez-en un dans la liste.',
    'no-cost-center': 'Le centre de coûts {code} n’existe pas. Choisissez-en un dans la liste.',
    'no-request': 'Cette demande n’existe pas ou ne vous est pas accessible. Consultez votre liste.',
    'all-taken': 'Tous les véhicules qui conviennent sont pris. Choisissez l’une des autres possibilités.',
    'all-taken-then': 'Tous les véhicules qui conviennent sont pris. Choisissez un autre créneau.',
    'changed-meanwhile': 'Quelqu’un d’autre a fait un changement entre-temps. Regardez où cela en est.',
    'nothing-offered': 'Rien ne vous est proposé pour l’instant. Vous le saurez dès qu’un véhicule se libère.',
    'offer-accepted': 'Cette offre est déjà acceptée. Consultez vos réservations.',
    'request-withdrawn': 'Cette demande a été retirée. Faites-en une nouvelle.',
    'offer-expired': 'Cette offre a expiré et la personne suivante a été sollicitée. Faites une nouvelle demande.',
    'not-your-offer': 'Seule la personne qui attend répond à une offre. La gestion de flotte peut retirer la demande.',
    'many-requests': 'Vous attendez déjà {count} véhicules. Retirez d’abord l’une de ces demandes.',
    'no-picture': 'Ce n’est pas une image JPEG, PNG ou WebP, ou elle est endommagée. Envoyez l’un de ces formats.',
    'large-picture': 'L’image dépasse 5 Mo. Envoyez-en une plus petite.',
    'many-pictures': 'Vous avez déjà envoyé {count} images aujourd’hui. Vous pourrez continuer demain.',
  },
  states: {
    approved: 'approuvée',
    rejected: 'refusée',
    active: 'en cours',
    completed: 'terminée',
    cancelled: 'annulée',
  },
  codes: {
    VALIDATION_FAILED: 'Une indication n’est pas correcte. Vérifiez votre saisie.',
    FORBIDDEN: 'Vous n’en avez pas le droit. Adressez-vous à la gestion de flotte.',
    NOT_FOUND: 'Cela n’existe pas ou ne vous est pas accessible. Consultez votre liste.',
    CONFLICT: 'Ce n’est plus possible, car la situation a changé. Rien n’a été modifié.',
    PRECONDITION_FAILED: 'Quelqu’un d’autre a fait un changement entre-temps. Regardez où cela en est.',
  },
};
