import type { Translation } from '../../language/translation.ts';
import type english from './en.ts';

export default {
  product: 'Fleet',
  pages: {
    fleet: 'Véhicules',
    map: 'Carte',
    alerts: 'Alertes',
    workbench: 'Atelier',
    reservations: 'Réservations',
    reserve: 'Réserver',
    approvals: 'Approbations',
    administration: 'Administration',
    analytics: 'Analyses',
    configure: 'Configurer cet onglet',
  },
  navigation: 'Pages',
  skipToContent: 'Aller au contenu',
  loading: 'Chargement…',
  tryAgain: 'Réessayer',
  close: 'Fermer',
  cancel: 'Annuler',
  save: 'Enregistrer',
  signIn: 'Se connecter',
  signOut: 'Se déconnecter',
  signedInAs: 'Connexion\u00a0: {{name}}',
  signedOut: {
    title: 'Se connecter à Fleet',
    detail:
      'Consultez les véhicules de votre entreprise et vos réservations. Votre compte professionnel est nécessaire.',
  },
  teamsSilent:
    'Microsoft Teams n’a pas répondu. Rouvrez l’onglet, ou ouvrez cette page dans une fenêtre de navigateur à part.',
  teamsRefused: 'Microsoft Teams n’a pas pu vous connecter ({{reason}}).',
  sessionEnded: 'Votre session a expiré',
  sessionEndedDetail: 'Connectez-vous de nouveau pour continuer.',
  notAllowed: 'Vous n’avez pas accès à cette page',
  notAllowedHint: 'Si vous devriez l’avoir, adressez-vous à la personne qui gère Fleet dans votre entreprise.',
  pageNotAllowed: 'Cette page est destinée à d’autres\u00a0: {{roles}}.',
  roles: {
    employee: 'le personnel',
    approver: 'les personnes qui approuvent',
    fleet_manager: 'la gestion du parc',
    admin: 'l’administration',
  },
  unreachable: {
    title: 'Fleet est injoignable',
    detail: 'Le serveur n’a pas répondu. Vérifiez votre connexion et réessayez.',
  },
  somethingWrong: 'Cela n’a pas fonctionné',
  live: { connected: 'En direct', connecting: 'Connexion…', polling: 'Actualisé toutes les 30 secondes' },
  notSent_one: '{{count, number}} message n’a pas pu être envoyé',
  notSent_other: '{{count, number}} messages n’ont pas pu être envoyés',
  timeOf: 'heure de {{place}}',
  notFound: {
    title: 'Cette page n’existe pas',
    detail: 'L’adresse est peut-être mal saisie ou périmée.',
    link: 'Voir les véhicules',
  },
  unsaved: {
    title: 'Quitter sans enregistrer\u00a0?',
    detail: 'Vos modifications seront perdues.',
    leave: 'Quitter',
    stay: 'Rester',
  },
} satisfies Translation<typeof english>;
