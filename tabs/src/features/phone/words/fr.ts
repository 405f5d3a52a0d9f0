import type { Translation } from '../../../language/translation.ts';
import type english from './en.ts';

export default {
  title: 'Partager où se trouve le véhicule',
  detail: 'Pour les véhicules sans appareil : votre téléphone indique où se trouve le véhicule tant que vous l’avez.',
  none: 'Vous n’avez pas de véhicule maintenant',
  noneDetail: 'Dès que vous en aurez pris un, votre téléphone pourra indiquer où il est.',
  vehicle: 'Véhicule',
  start: 'Commencer le partage',
  stop: 'Arrêter le partage',
  isOn: 'Votre téléphone partage où se trouve {{vehicle}}.',
  isOff: 'Rien n’est partagé.',
  only: 'Cela ne fonctionne que tant que cette page est ouverte et au premier plan : laissez-la ouverte sur un support, ou arrêtez à l’arrivée. Les gestionnaires de flotte voient le lieu, et vous pouvez marquer le trajet comme privé.',
  started: 'Le partage a commencé.',
  stopped: 'Le partage est terminé.',
  sent_one: '{{count, number}} lieu envoyé, le dernier {{moment}}',
  sent_other: '{{count, number}} lieux envoyés, le dernier {{moment}}',
  notSent: 'Aucun lieu n’a encore été envoyé.',
  waiting_one: '{{count, number}} lieu attend une connexion.',
  waiting_other: '{{count, number}} lieux attendent une connexion.',
  dropped: 'Sans connexion depuis si longtemps, les lieux les plus anciens ont été abandonnés : {{count, number}}.',
  outOfTime: 'L’horloge de ce téléphone est fausse : des lieux ont été refusés. Laissez-la se régler d’elle-même.',
  hidden: 'La page était en arrière-plan : le chemin depuis lors n’est pas connu.',
  problems: {
    denied:
      'Cette page n’a pas le droit de savoir où vous êtes. Autorisez-la dans les réglages du navigateur ou de Teams, puis recommencez.',
    unavailable: 'Votre téléphone ne peut pas dire où il est. Cela reprendra de soi-même.',
    unsupported: 'Cet appareil ne peut pas dire où il est. Utilisez un téléphone.',
  },
} satisfies Translation<typeof english>;
