import type { Translation } from '../../../language/translation.ts';
import type english from './en.ts';

export default {
  titles: { 'check-out': 'Prendre le véhicule', 'check-in': 'Rendre le véhicule' },
  submit: { 'check-out': 'Je l’ai', 'check-in': 'Il est rendu' },
  done: { 'check-out': 'Vous avez le véhicule.', 'check-in': 'Le véhicule est rendu.' },
  notNow: 'Ce n’est pas possible maintenant',
  notNowDetail: 'La réservation a changé, ou ce n’est pas encore l’heure. Elle indique ce qui est possible.',
  lastOdometer: 'Le dernier relevé était de {{distance}}.',
  odometer: { kilometer: 'Compteur, en kilomètres', mile: 'Compteur, en miles' },
  odometerMissing: 'Indiquez ce qu’affiche le compteur.',
  energy: 'Réservoir ou batterie',
  energyUnknown: 'Non précisé',
  energySteps: { '100': 'Plein', '75': 'Trois quarts', '50': 'À moitié', '25': 'Un quart', '0': 'Presque vide' },
  damage: 'Dommage',
  damageHint: 'Par exemple\u00a0: rayure sur la porte gauche',
  note: 'Remarque',
  photos: 'Photos',
  addPhotos: 'Ajouter des photos',
  removePhoto: 'Retirer la photo {{number}}',
  photoAlt: 'Photo {{number}}',
  uploading: 'Envoi en cours…',
  tooManyPhotos_one: 'Ajoutez au plus {{count, number}} photo.',
  tooManyPhotos_other: 'Ajoutez au plus {{count, number}} photos.',
  noPicture: 'Cette image est illisible. Choisissez un fichier JPEG, PNG ou WebP.',
} satisfies Translation<typeof english>;
