import type { Translation } from '../../../language/translation.ts';
import type english from './en.ts';

export default {
  list: 'Réservations',
  one: 'Réservation',
  showAll: 'Afficher toutes les réservations',
  views: { label: 'Affichage', list: 'Liste', timeline: 'Chronologie' },
  scopes: { mine: 'Les miennes', 'to-approve': 'En attente de moi', all: 'Toutes' },
  scopeGroup: 'Réservations de qui',
  periodFilter: 'Période',
  periods: { upcoming: 'À partir d’aujourd’hui', past: '30 derniers jours' },
  shownAndMore_one: '{{count, number}} réservation affichée, d’autres à charger',
  shownAndMore_other: '{{count, number}} réservations affichées, d’autres à charger',
  reason: 'Motif\u00a0: {{reason}}',
  loadMore: 'Charger la suite',
  actions: { approve: 'Approuver', reject: 'Refuser', cancel: 'Annuler' },
  actionsInFull: { approve: 'Approuver', reject: 'Refuser', cancel: 'Annuler la réservation' },
  forVehicle: '{{action}}\u00a0: {{vehicle}}, {{when}}',
  questions: {
    cancel: {
      title: 'Annuler cette réservation\u00a0?',
      detail: 'Le véhicule redevient libre et l’événement quitte les calendriers.',
      confirm: 'Annuler la réservation',
    },
    reject: {
      title: 'Refuser cette réservation\u00a0?',
      detail: 'La personne qui a fait la demande en est informée, avec le motif que vous donnez.',
      confirm: 'Refuser',
    },
  },
  reasonLabel: 'Motif (facultatif)',
  keep: 'Retour',
  empty: {
    mine: {
      title: 'Aucune réservation',
      detail:
        'Dites au bot Fleet ce qu’il vous faut, par exemple «\u00a0un fourgon demain de 9 h à 12 h pour un chantier\u00a0».',
    },
    'to-approve': { title: 'Rien ne vous attend', detail: 'Les nouvelles demandes apparaissent ici d’elles-mêmes.' },
    all: { title: 'Aucune réservation', detail: 'Personne n’a réservé de véhicule pendant cette période.' },
  },
  changed: '{{vehicle}}, {{when}}, désormais\u00a0: {{status, lowercase}}.',
  appeared: 'Nouvelle réservation\u00a0: {{vehicle}}, {{when}}, {{status, lowercase}}.',
  manyChanged_one: '{{count, number}} réservation a changé.',
  manyChanged_other: '{{count, number}} réservations ont changé.',
} satisfies Translation<typeof english>;
