import type { Translation } from '../../../language/translation.ts';
import type english from './en.ts';

export default {
  titles: { 'check-out': 'Fahrzeug übernehmen', 'check-in': 'Fahrzeug zurückgeben' },
  submit: { 'check-out': 'Ich habe es', 'check-in': 'Es ist zurück' },
  done: { 'check-out': 'Sie haben das Fahrzeug.', 'check-in': 'Das Fahrzeug ist zurück.' },
  notNow: 'Das geht jetzt nicht',
  notNowDetail: 'Die Reservierung hat sich geändert, oder es ist noch nicht so weit. Sie zeigt, was möglich ist.',
  lastOdometer: 'Zuletzt waren es {{distance}}.',
  odometer: { kilometer: 'Kilometerstand', mile: 'Meilenstand' },
  odometerMissing: 'Geben Sie den Stand ein, den der Tacho zeigt.',
  energy: 'Tank oder Batterie',
  energyUnknown: 'Keine Angabe',
  energySteps: { '100': 'Voll', '75': 'Drei Viertel', '50': 'Halb', '25': 'Ein Viertel', '0': 'Fast leer' },
  damage: 'Schaden',
  damageHint: 'Zum Beispiel: Kratzer an der linken Tür',
  note: 'Notiz',
  photos: 'Fotos',
  addPhotos: 'Fotos hinzufügen',
  removePhoto: 'Foto {{number}} entfernen',
  photoAlt: 'Foto {{number}}',
  uploading: 'Wird hochgeladen …',
  tooManyPhotos_one: 'Höchstens {{count, number}} Foto ist möglich.',
  tooManyPhotos_other: 'Höchstens {{count, number}} Fotos sind möglich.',
  noPicture: 'Das ist kein lesbares Bild. Wählen Sie ein JPEG, PNG oder WebP.',
} satisfies Translation<typeof english>;
