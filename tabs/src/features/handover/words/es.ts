import type { Translation } from '../../../language/translation.ts';
import type english from './en.ts';

export default {
  titles: { 'check-out': 'Recoger el vehículo', 'check-in': 'Devolver el vehículo' },
  submit: { 'check-out': 'Lo tengo', 'check-in': 'Está devuelto' },
  done: { 'check-out': 'Tiene el vehículo.', 'check-in': 'El vehículo está devuelto.' },
  notNow: 'Ahora no es posible',
  notNowDetail: 'La reserva ha cambiado, o aún no es la hora. Ella muestra lo que se puede hacer.',
  lastOdometer: 'La última lectura era {{distance}}.',
  odometer: { kilometer: 'Cuentakilómetros, en kilómetros', mile: 'Cuentakilómetros, en millas' },
  odometerMissing: 'Indique lo que marca el cuentakilómetros.',
  energy: 'Depósito o batería',
  energyUnknown: 'Sin indicar',
  energySteps: { '100': 'Lleno', '75': 'Tres cuartos', '50': 'La mitad', '25': 'Un cuarto', '0': 'Casi vacío' },
  damage: 'Daño',
  damageHint: 'Por ejemplo: arañazo en la puerta izquierda',
  note: 'Nota',
  photos: 'Fotos',
  addPhotos: 'Añadir fotos',
  removePhoto: 'Quitar la foto {{number}}',
  photoAlt: 'Foto {{number}}',
  uploading: 'Subiendo…',
  tooManyPhotos_one: 'Añada como máximo {{count, number}} foto.',
  tooManyPhotos_other: 'Añada como máximo {{count, number}} fotos.',
  noPicture: 'No es una imagen que se pueda leer. Elija un JPEG, PNG o WebP.',
} satisfies Translation<typeof english>;
