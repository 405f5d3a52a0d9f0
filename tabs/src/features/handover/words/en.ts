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
  share: {
    title: 'Share where the vehicle is',
    detail: 'For vehicles without a device of their own: your phone tells where the vehicle is while you have it.',
    none: 'You have no vehicle now',
    noneDetail: 'Once you have taken one, your phone can tell where it is.',
    vehicle: 'Vehicle',
    start: 'Start sharing',
    stop: 'Stop sharing',
    isOn: 'Your phone shares where {{vehicle}} is.',
    isOff: 'Nothing is shared.',
    only: 'It works only while this page is open and in front: leave it open on a holder, or stop when you arrive. Fleet managers see the place, and you can mark the trip as private.',
    started: 'Sharing has begun.',
    stopped: 'Sharing has ended.',
    sent_one: '{{count, number}} place sent, the last {{moment}}',
    sent_other: '{{count, number}} places sent, the last {{moment}}',
    notSent: 'No place was sent yet.',
    waiting_one: '{{count, number}} place waits for a connection.',
    waiting_other: '{{count, number}} places wait for a connection.',
    dropped: 'Without a connection for so long, the oldest places were dropped: {{count, number}}.',
    outOfTime: 'The clock of this phone is wrong: places were refused. Have it set by itself.',
    hidden: 'The page was in the background: the way since then is not known.',
    problems: {
      denied:
        'This page may not know where you are. Allow it in the settings of the browser or of Teams, then start again.',
      unavailable: 'Your phone cannot tell where it is now. It goes on by itself once it can.',
      unsupported: 'This device cannot tell where it is. Use a phone.',
    },
  },
} as const;

export default english;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    handover: typeof english;
  }
}
