/** The words of taking a vehicle and bringing it back. */
const english = {
  titles: { 'check-out': 'Take the vehicle', 'check-in': 'Bring it back' },
  submit: { 'check-out': 'I have it', 'check-in': 'It is back' },
  done: { 'check-out': 'You have the vehicle.', 'check-in': 'The vehicle is back.' },
  notNow: 'This is not possible now',
  notNowDetail: 'The reservation has changed, or its time has not come. It shows what you can do with it.',
  lastOdometer: 'It showed {{distance}} last.',
  odometer: { kilometer: 'Odometer, in kilometers', mile: 'Odometer, in miles' },
  odometerMissing: 'Enter what the odometer shows.',
  energy: 'Tank or battery',
  energyUnknown: 'Not said',
  energySteps: { '100': 'Full', '75': 'Three quarters', '50': 'Half', '25': 'A quarter', '0': 'Nearly empty' },
  damage: 'Damage',
  damageHint: 'For example: scratch on the left door',
  note: 'Note',
  photos: 'Photos',
  addPhotos: 'Add photos',
  removePhoto: 'Remove photo {{number}}',
  photoAlt: 'Photo {{number}}',
  uploading: 'Uploading…',
  tooManyPhotos_one: 'Add at most {{count, number}} photo.',
  tooManyPhotos_other: 'Add at most {{count, number}} photos.',
  noPicture: 'This is no picture that can be read. Choose a JPEG, PNG or WebP.',
} as const;

export default english;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    handover: typeof english;
  }
}
