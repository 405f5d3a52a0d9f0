import type { Translation } from '../../../language/translation.ts';
import type english from './en.ts';

export default {
  explanation: 'Chaque personne qui ouvre l’onglet voit ce qu’elle a le droit de voir dans Fleet.',
  view: 'Que montre l’onglet\u00a0?',
  views: {
    fleet: 'Véhicules',
    reservations: 'Réservations',
    calendar: 'Calendrier',
    timeline: 'Chronologie',
    'to-approve': 'En attente d’approbation',
  },
  viewHints: {
    fleet: 'Ce que fait chaque véhicule en ce moment',
    reservations: 'Chacun voit les siennes, et la gestion du parc toutes',
    calendar: 'Les réservations par mois, semaine et jour',
    timeline: 'Les véhicules dans le temps, pour voir et réserver ce qui est libre',
    'to-approve': 'Chacun voit ce qui attend sa décision',
  },
  pool: 'De quel parc\u00a0?',
  allPools: 'Tous les parcs',
  named: '{{view}} · {{pool}}',
  notInTeams: 'Cette page appartient à Teams',
  notInTeamsDetail: 'Teams l’ouvre lorsque vous ajoutez Fleet comme onglet à un canal ou à une conversation.',
} satisfies Translation<typeof english>;
