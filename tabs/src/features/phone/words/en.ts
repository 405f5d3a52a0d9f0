const english = {
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
} as const;

export default english;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    phone: typeof english;
  }
}
